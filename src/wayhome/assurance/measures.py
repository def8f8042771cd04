"""Measures: numbers that are always the length of a list of duties or entries, at an instant.

A measure over duties counts, of those whose time has come, the ones in the statuses it names. A duty that is owed and
not yet due, that lapsed, or that has not arisen is on neither list: it says nothing yet. An excused duty stays among
those counted, so that excuses cannot flatter a number. A measure over events counts entries of a kind, and those of
them whose fields pass its tests.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.assurance.counting import InMemory, Listing, NewListing, Ref, duty_ref, event_ref
from wayhome.duties.conditions import event_check
from wayhome.duties.duty import Duty, Status
from wayhome.duties.story import Predicate
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event
from wayhome.rulebook.matching import Match
from wayhome.rulebook.schema import Measure

ANY = "any.entry"
LISTS = ("numerator", "denominator", "excused", "recorded_late")
JUDGED = frozenset({Status.MET, Status.MET_LATE, Status.OVERDUE, Status.MISSED, Status.EXCUSED})
TOO_FEW = 10  # below this a percentage says more than the count can bear; our own choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One case to be counted: its entries, and the duties derived from them."""

    case: RecordId
    events: tuple[Event, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A measure with the two lists it is made of; every number on it is the length of one of them.

    ``excused`` and ``recorded_late`` are those of the denominator that were excused, or whose act was written down
    more than 24 hours after it was done. ``breaches`` are counted by the strength of the limb that was breached.
    ``in_rulebook`` is false where the rulebook in use holds none of the rules that the measure counts.
    """

    measure: Measure
    numerator: Listing
    denominator: Listing
    excused: Listing
    recorded_late: Listing
    breaches: Mapping[Strength, int] = field(default_factory=dict)
    in_rulebook: bool = True

    @property
    def count(self) -> int:
        """Return how many are in the numerator."""
        return len(self.numerator)

    @property
    def out_of(self) -> int:
        """Return how many are in the denominator."""
        return len(self.denominator)

    @property
    def per_cent(self) -> int | None:
        """Return the rate in whole per cent; None where there are too few for a rate to mean anything."""
        return None if self.out_of < TOO_FEW else round(100 * self.count / self.out_of)

    @property
    def words(self) -> str:
        """Say the number as a page shows it: never a rate without what it is out of."""
        if not self.in_rulebook:
            return "Not measured: the rulebook in use holds none of these rules."
        if self.out_of == 0:
            return "None arose, so there is nothing to measure."
        if self.per_cent is None:
            return f"{self.count} of {self.out_of}; too few for a percentage."
        return f"{self.count} of {self.out_of} ({self.per_cent}%)."


class Count:
    """One measure being counted over many cases."""

    def __init__(self, measure: Measure, *, new_listing: NewListing = InMemory, in_rulebook: bool = True) -> None:
        self.measure = measure
        self._in_rulebook = in_rulebook
        self._rules = frozenset(measure.rules)
        self._statuses = frozenset(measure.statuses)
        self._lists = {name: new_listing(f"{measure.id}.{name}") for name in LISTS}
        self._breaches: dict[Strength, int] = {}
        self._counts_event = _check(measure.event)
        self._has = _check(Match(event=ANY, where=measure.having))

    def add(self, judged: Judged, at: datetime) -> None:
        """Count one case as it stands at an instant."""
        if self.measure.counts == "duties":
            for duty in judged.duties:
                if duty.rule in self._rules:
                    self._add_duty(judged.case, duty, at)
        else:
            for event in judged.events:
                if event.happened_at <= at and self._counts_event(event):
                    self._add_event(judged.case, event)

    def _add_duty(self, case: RecordId, duty: Duty, at: datetime) -> None:
        ref = duty_ref(case, duty, at)
        if ref.status not in JUDGED:
            return
        self._put(ref, counts=ref.status in self._statuses)
        if ref.status is Status.EXCUSED:
            self._lists["excused"].add(ref)
        if ref.status.is_breach:
            self._breaches[ref.strength] = self._breaches.get(ref.strength, 0) + 1

    def _add_event(self, case: RecordId, event: Event) -> None:
        self._put(event_ref(case, event), counts=self._has(event))

    def _put(self, ref: Ref, *, counts: bool) -> None:
        self._lists["denominator"].add(ref)
        if counts:
            self._lists["numerator"].add(ref)
        if ref.recorded_late:
            self._lists["recorded_late"].add(ref)

    def counted(self) -> Counted:
        """Return the measure as counted so far."""
        breaches = {strength: self._breaches[strength] for strength in Strength if strength in self._breaches}
        return Counted(measure=self.measure, breaches=breaches, in_rulebook=self._in_rulebook, **self._lists)


def count(measure: Measure, cases: Iterable[Judged], *, at: datetime) -> Counted:
    """Count a measure over some cases at an instant, with its lists in memory."""
    counting = Count(measure)
    for judged in cases:
        counting.add(judged, at)
    return counting.counted()


def _check(match: Match | None) -> Predicate:
    """Compile which entries are meant: none without a match, any type where only fields are tested."""
    if match is None:
        return _never
    fields = event_check(match) or _always
    return fields if match.event == ANY else lambda event: event.type == match.event and fields(event)


def _always(_: Event) -> bool:
    return True


def _never(_: Event) -> bool:
    return False
