"""The report over many cases: recommendation by recommendation, each number with the list it is the length of.

Cases are added one at a time and forgotten; what stays is counts and the lists, whose place the caller decides. So a
report over a million entries needs no more memory than one over a thousand, if its lists are written out as they grow.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.assurance.counting import InMemory, Listing, NewListing, duty_ref, event_ref
from wayhome.assurance.measures import Count, Counted, Judged
from wayhome.assurance.reach import extent
from wayhome.assurance.recommendations import Cause, causes
from wayhome.duties.duty import Duty, Status
from wayhome.duties.judging import Judging
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDuties:
    """One case of the report: its duties with how each stands at the report's instant, soonest due first."""

    case: RecordId
    duties: tuple[tuple[Duty, Status], ...]

    @property
    def breaches(self) -> tuple[Duty, ...]:
        """Return the duties under which the rule was, or is being, broken."""
        return tuple(duty for duty, status in self.duties if status.is_breach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What all cases together come to.

    ``statuses`` counts every duty that arose, by how it stands. ``breaches`` lists those broken; ``by_strength`` and
    ``by_rule`` count the same list by what the breached limb rests on, and by rule. ``recorded_late`` lists entries
    written down more than 24 hours after they happened.
    """

    cases: int
    events: int
    statuses: Mapping[Status, int]
    breaches: Listing
    by_strength: Mapping[Strength, int]
    by_rule: Mapping[str, int]
    recorded_late: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What some cases came to at an instant, under one rulebook and one pack of recommendations.

    ``measures`` holds every measure by id, those tied to no recommendation too. A pack is named with its content hash.
    """

    at: datetime
    rulebook: str
    rulebook_content: str
    recommendations: str
    recommendations_content: str
    totals: Totals
    causes: tuple[Cause, ...]
    measures: Mapping[str, Counted]


class Tally:
    """A report being made. Give it every case once, then ask for the report.

    ``rulebook`` is the whole rulebook in use; ``judging`` says what of it an export lets us judge, if not everything.
    """

    def __init__(
        self,
        *,
        recommendations: Pack,
        rulebook: Pack,
        at: datetime,
        judging: Judging | None = None,
        new_listing: NewListing = InMemory,
    ) -> None:
        self._packs = recommendations, rulebook
        self._at = at
        self._counts = {
            one.id: Count(one, new_listing=new_listing, extent=extent(one, rulebook, recommendations, judging))
            for one in recommendations.measures.values()
        }
        self._of_rule, self._of_type = _index(self._counts.values())
        self._cases = self._events = 0
        self._statuses = dict.fromkeys(Status, 0)
        self._by_strength = dict.fromkeys(Strength, 0)
        self._by_rule: dict[str, int] = {}
        self._breaches, self._late = new_listing("breaches"), new_listing("recorded_late")

    def add(self, judged: Judged, *, at: datetime | None = None) -> CaseDuties:
        """Count one case, and return its duties as they stand, for its own page.

        A case is judged at the report's instant, or at its own where an export gives each case one.
        """
        at = at or self._at
        self._cases += 1
        self._events += len(judged.events)
        for event in judged.events:
            self._add_event(judged.case, event, at)
        standing = tuple((duty, duty.status_at(at)) for duty in judged.duties)
        arisen = tuple((duty, status) for duty, status in standing if status is not Status.NOT_YET)
        for duty, status in arisen:
            self._add_duty(judged.case, duty, status, at)
        return CaseDuties(case=judged.case, duties=arisen)

    def _add_event(self, case: RecordId, event: Event, at: datetime) -> None:
        if event.happened_at > at:
            return
        if event.recorded_late:
            self._late.add(event_ref(case, event))
        for counting in self._of_type.get(event.type, ()):
            counting.add_event(case, event)

    def _add_duty(self, case: RecordId, duty: Duty, status: Status, at: datetime) -> None:
        self._statuses[status] += 1
        counts = self._of_rule.get(duty.rule, ())
        if not counts and not status.is_breach:
            return
        ref = duty_ref(case, duty, at)
        for counting in counts:
            counting.add_duty(ref)
        if status.is_breach:
            self._breaches.add(ref)
            self._by_strength[ref.strength] += 1
            self._by_rule[ref.rule] = self._by_rule.get(ref.rule, 0) + 1

    def report(self) -> Report:
        """Return the report on every case added so far."""
        recommendations, rulebook = self._packs
        measures = {name: counting.counted() for name, counting in self._counts.items()}
        return Report(
            at=self._at,
            rulebook=rulebook.name,
            rulebook_content=rulebook.content,
            recommendations=recommendations.name,
            recommendations_content=recommendations.content,
            totals=self._totals(),
            causes=causes(recommendations, measures),
            measures=measures,
        )

    def _totals(self) -> Totals:
        return Totals(
            cases=self._cases,
            events=self._events,
            statuses={status: number for status, number in self._statuses.items() if number},
            breaches=self._breaches,
            by_strength={strength: number for strength, number in self._by_strength.items() if number},
            by_rule=dict(sorted(self._by_rule.items())),
            recorded_late=self._late,
        )


def report_on(
    cases: Iterable[Judged], *, recommendations: Pack, rulebook: Pack, at: datetime
) -> tuple[Report, tuple[CaseDuties, ...]]:
    """Report on some cases at once, with lists in memory, and return each case's duties beside it."""
    tally = Tally(recommendations=recommendations, rulebook=rulebook, at=at)
    told = tuple(tally.add(judged) for judged in cases)
    return tally.report(), told


def _index(counts: Iterable[Count]) -> tuple[dict[str, list[Count]], dict[str, list[Count]]]:
    """Find the measures by the rule or the type of entry they count, so that a case asks only those it concerns."""
    of_rule: dict[str, list[Count]] = {}
    of_type: dict[str, list[Count]] = {}
    for counting in counts:
        for rule in counting.rules:
            of_rule.setdefault(rule, []).append(counting)
        if counting.event:
            of_type.setdefault(counting.event, []).append(counting)
    return of_rule, of_type
