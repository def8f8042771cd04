"""What somebody carries: their cases weighted by risk and by how they stand, beside what their post can hold."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from wayhome.casework.allocating.carrying import (
    ALLOCATED,
    BY_ITSELF,
    Passing,
    exception_asked,
    in_date_until,
    last,
    passing,
    who_covers,
    who_investigates,
    who_supervises,
)
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.states import Investigation, fold
from wayhome.rulebook.carrying import Workload
from wayhome.rulebook.pack import Pack

RISKS = ("high", "medium", "standard")
NOT_ASSESSED = "medium"
INVESTIGATOR = "investigator"
WHOLE = 100  # percent
NOT_HERE, COVERED = "investigation.investigator_not_here", "investigation.investigator_covered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One investigation: what it weighs rests on its risk, its phase and its children; and who has it now or had it.

    ``skilled`` is whether whoever has it held the skills when it was given; ``valid_until`` their last day then.
    ``not_here_since`` is since when it is on record that whoever has it is not here to carry it, and ``found_gone``
    whether that was found by looking at the rota; ``covered_by`` is who carries it for them. ``passing`` is the load
    that passed what a post can hold, where one stands on this case; ``looks`` is what was found by itself so far, each
    by its type and of whom.
    """

    record: RecordId
    case: Subject
    children: tuple[Subject, ...]
    risk: str | None
    phase: str
    opened_at: datetime | None
    officer: ActorId | None = None
    supervisor: ActorId | None = None
    skilled: bool | None = None
    valid_until: date | None = None
    had_by: frozenset[ActorId] = frozenset()
    is_asked: bool = False
    not_here_since: datetime | None = None
    found_gone: bool = False
    covered_by: ActorId | None = None
    given_at: datetime | None = None
    passing: Passing | None = None
    looks: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether it has not ended."""
        return self.phase != "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What somebody carries in points, beside what their post can hold; None where the rulebook does not say."""

    points: int
    capacity: int | None = None
    cases: int = 0
    by_risk: Mapping[str, int] = field(default_factory=dict)

    def with_more(self, points: int) -> "Load":
        """Return the load with so many points more, and one case more."""
        return Load(
            points=self.points + points, capacity=self.capacity, cases=self.cases + 1, by_risk=self.by_risk
        )  # fmt: skip

    @property
    def is_over(self) -> bool:
        """Say whether it is more than the post can hold."""
        return self.capacity is not None and self.points > self.capacity

    @property
    def percent(self) -> int:
        """Return how full it is; without a capacity, the points themselves, which compare as well."""
        return self.points * WHOLE // self.capacity if self.capacity else self.points


def weights_of(pack: Pack) -> Workload | None:
    """Return what the rulebook says cases weigh; None where it says nothing, so that each case counts one."""
    return next(iter(pack.workloads.values()), None)


def weight(one: Carried, weights: Workload | None) -> int:
    """Return what a case weighs in points, rounded up; one that nobody assessed weighs as medium."""
    if weights is None:
        return 1
    risk = one.risk if one.risk in RISKS else NOT_ASSESSED
    points = next((each.points for each in weights.risks if each.risk == risk), 0)
    percent = next((each.percent for each in weights.phases if each.phase == one.phase), WHOLE)
    further = weights.further_child * max(len(one.children) - 1, 0)
    return -(-points * percent // WHOLE) + further


def workload(cases: Iterable[Carried], weights: Workload | None, role: str = INVESTIGATOR) -> Load:
    """Add up open cases for whoever holds a post of a role; those that have ended weigh nothing."""
    open_now = [one for one in cases if one.is_open]
    risks = Counter(one.risk or NOT_ASSESSED for one in open_now)
    capacities = {each.role: each.points for each in weights.capacities} if weights else {}
    return Load(
        points=sum(weight(one, weights) for one in open_now),
        capacity=capacities.get(role, capacities.get(INVESTIGATOR)),
        cases=len(open_now),
        by_risk={risk: risks[risk] for risk in RISKS if risks[risk]},
    )


def carried_of(story: Story, record: RecordId) -> Carried:
    """Read one investigation from its story."""
    state = fold(Investigation(), story.own)
    given = story.of_type(ALLOCATED)
    gone = _found_not_here(story)
    return Carried(
        record=record,
        case=story.subject,
        children=tuple(Subject(child) for child in story.children()),
        risk=state.risk,
        phase=state.phase,
        opened_at=state.opened_at or state.recorded_at,
        officer=who_investigates(story),
        supervisor=who_supervises(story),
        skilled=state.skilled,
        valid_until=in_date_until(story),
        had_by=frozenset(ActorId(str(each.body["officer"])) for each in given if each.body.get("officer")),
        is_asked=exception_asked(story) is not None,
        not_here_since=gone.happened_at if gone else None,
        found_gone=gone is not None and gone.actor == BY_ITSELF,
        covered_by=who_covers(story),
        given_at=given[-1].happened_at if given else None,
        passing=passing(story),
        looks=tuple((one.type, str(one.body.get("officer") or "")) for one in story.own if one.actor == BY_ITSELF),
    )


def _found_not_here(story: Story) -> Event | None:
    """Return what last said that whoever has the case is not there; None once it was given on or covered since."""
    gone, settled = last(story, NOT_HERE), last(story, ALLOCATED, COVERED)
    is_settled = gone is not None and settled is not None and settled.happened_at >= gone.happened_at
    return None if is_settled else gone
