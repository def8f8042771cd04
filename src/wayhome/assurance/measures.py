"""Measures: numbers that are always the length of a list of duties or entries, at an instant.

A measure over duties counts, of those whose time has come, the ones in the statuses it names. A duty that is owed and
not yet due, that lapsed, or that has not arisen is on neither list: it says nothing yet. An excused duty stays among
those counted, so that excuses cannot flatter a number. A measure over events counts entries of a kind, and those of
them whose fields pass its tests.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.assurance.counting import DutyRef, InMemory, Listing, NewListing, Ref, duty_ref, event_ref
from wayhome.assurance.reach import WHOLE, Extent, Reach
from wayhome.duties.conditions import event_check
from wayhome.duties.duty import Duty, Status
from wayhome.duties.selection import Predicate
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event
from wayhome.rulebook.matching import Circumstances, Match
from wayhome.rulebook.measures import Measure

LISTS = ("numerator", "denominator", "excused", "recorded_late")
JUDGED = frozenset({Status.MET, Status.MET_LATE, Status.OVERDUE, Status.MISSED, Status.EXCUSED})
CANNOT_SAY = {
    Reach.NOT_JUDGED: "Not judged: this export cannot say whether it was done.",
    Reach.NOT_IN_RULEBOOK: "Not measured: the rulebook in use holds none of these rules.",
}
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
    ``extent`` says how far the measure reaches: what it leaves out because the rulebook or the export cannot say it.
    """

    measure: Measure
    numerator: Listing
    denominator: Listing
    excused: Listing
    recorded_late: Listing
    breaches: Mapping[Strength, int] = field(default_factory=dict)
    extent: Extent = WHOLE

    @property
    def reach(self) -> Reach:
        """Return how much of what it counts can be said."""
        return self.extent.reach

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
        """Return the rate in whole per cent; None where too few are counted, or too little known, for a rate."""
        if self.reach is not Reach.WHOLE or self.out_of < TOO_FEW:
            return None
        return round(100 * self.count / self.out_of)

    @property
    def in_part(self) -> str:
        """Say what alone a measure in part shows."""
        only = "what was done in time" if Status.MET in self.measure.statuses else "what was excused"
        return f"shows of some of its rules only {only}" if self.extent.mixed else f"shows only {only}"

    @property
    def words(self) -> str:
        """Say the number as a page shows it: never a rate without what it is out of."""
        if self.reach in CANNOT_SAY:
            return CANNOT_SAY[self.reach]
        if self.reach is Reach.IN_PART:
            return f"In part: {self.in_part} ({self.count})."
        if self.out_of == 0:
            return "None arose, so there is nothing to measure."
        if self.per_cent is None:
            return f"{self.count} of {self.out_of}; too few for a percentage."
        return f"{self.count} of {self.out_of} ({self.per_cent}%)."


class Count:
    """One measure being counted over many cases."""

    def __init__(self, measure: Measure, *, new_listing: NewListing = InMemory, extent: Extent = WHOLE) -> None:
        self.measure = measure
        self._extent = extent
        self._rules = frozenset(measure.rules)
        self._statuses = frozenset(measure.statuses)
        self._lists = {name: new_listing(f"{measure.id}.{name}") for name in LISTS}
        self._breaches: dict[Strength, int] = {}
        self._is_counted = _check(measure.event.where if measure.event else {})
        self._has = _check(measure.having)

    @property
    def rules(self) -> frozenset[str]:
        """Return the rules whose duties it counts; none where it counts entries."""
        return self._rules if self.measure.counts == "duties" else frozenset()

    @property
    def event(self) -> str:
        """Return the type of entry it counts; empty where it counts duties."""
        return self.measure.event.event if self.measure.event and self.measure.counts == "events" else ""

    def add(self, judged: Judged, at: datetime) -> None:
        """Count one case as it stands at an instant."""
        for duty in judged.duties:
            if duty.rule in self.rules:
                self.add_duty(duty_ref(judged.case, duty, at))
        for event in judged.events:
            if event.type == self.event and event.happened_at <= at:
                self.add_event(judged.case, event)

    def add_duty(self, ref: DutyRef) -> None:
        """Count one duty of its rules, unless its time has not come."""
        if ref.status not in JUDGED:
            return
        self._put(ref, counts=ref.status in self._statuses)
        if ref.status is Status.EXCUSED:
            self._lists["excused"].add(ref)
        if ref.status.is_breach:
            self._breaches[ref.strength] = self._breaches.get(ref.strength, 0) + 1

    def add_event(self, case: RecordId, event: Event) -> None:
        """Count one entry of its type, where its fields are those the measure is about."""
        if self._is_counted(event):
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
        return Counted(measure=self.measure, breaches=breaches, extent=self._extent, **self._lists)


def count(measure: Measure, cases: Iterable[Judged], *, at: datetime) -> Counted:
    """Count a measure over some cases at an instant, with its lists in memory."""
    counting = Count(measure)
    for judged in cases:
        counting.add(judged, at)
    return counting.counted()


def _check(fields: Circumstances) -> Predicate:
    """Compile tests of an entry's own fields."""
    return event_check(Match(event="any.entry", where=fields)) or _always


def _always(_: Event) -> bool:
    return True
