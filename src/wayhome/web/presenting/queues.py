"""The caseload sorted for people: each case with how it stands, and the filters whose counts open what they count.

Only cases that are open, and those on the page at hand, are read. What the settled ones still owe is known without.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice

from wayhome.application.board.at import BoardAt
from wayhome.application.board.kept import kept_board
from wayhome.application.board.owing import things_owed
from wayhome.application.case_index import FAR_BEHIND, Kinds, StillOwing
from wayhome.application.caseload import Case
from wayhome.application.reading import Reading
from wayhome.application.standing.columns import Place
from wayhome.application.standing.ordered import Ordered
from wayhome.application.standing.when_asked import WhenAsked
from wayhome.duties.acts import ToDo
from wayhome.duties.duty import Status
from wayhome.duties.in_force import InForce
from wayhome.kernel.ids import RecordId, SubjectKind
from wayhome.web.presenting.standing import Standing, standing

A_PAGE = 50
EPISODES, INVESTIGATIONS = frozenset({SubjectKind.EPISODE}), frozenset({SubjectKind.INVESTIGATION})
EVERY_KIND = frozenset({SubjectKind.EPISODE, SubjectKind.INVESTIGATION, SubjectKind.CHILD})
Keeps = Callable[["Listed"], bool]
Key = tuple[bool, int, bool, float, RecordId]
NO_RISK = 4
BESIDE_MISSING: Key = (False, NO_RISK, False, float("-inf"), RecordId(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case with how it stands, before it is made into a row."""

    case: Case
    standing: Standing
    overdue: int
    owed: int


class Things(WhenAsked[Sequence[ToDo]]):
    """What each case that is shown owes, the next first, as on the board: a column of ``application.standing``."""

    def __init__(self) -> None:
        super().__init__(lambda case, rulebook: tuple(things_owed(case, rulebook.pack_at(case.at), case.at)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSettled:
    """Which of the settled cases a filter keeps: those of some kinds, or only those that owe something still."""

    kinds: Kinds = frozenset()
    owing: bool = False
    overdue: bool = False

    def keeps(self, one: StillOwing) -> bool:
        """Say whether it keeps a settled case that owes something still."""
        return one.overdue if self.overdue else self.owing or one.kind in self.kinds


FILTERS: Mapping[str, tuple[str, Keeps, OfSettled]] = {
    "live": ("Live now", lambda listed: listed.standing.live, OfSettled()),
    "missing": ("Missing now", lambda listed: listed.standing.state.words == "Missing", OfSettled()),
    "overdue": ("Overdue", lambda listed: listed.overdue > 0, OfSettled(owing=True, overdue=True)),
    "owed": ("Owed", lambda listed: listed.overdue + listed.owed > 0, OfSettled(owing=True)),
    "episodes": (
        "Missing episodes", lambda listed: listed.case.kinds[0] is SubjectKind.EPISODE, OfSettled(kinds=EPISODES),
    ),
    "investigations": (
        "Investigations",
        lambda listed: listed.case.kinds[0] is SubjectKind.INVESTIGATION,
        OfSettled(kinds=INVESTIGATIONS),
    ),
    "all": ("All", lambda _: True, OfSettled(kinds=EVERY_KIND)),
}  # fmt: skip
USUAL = "live"


class Lists:
    """Every list of cases in order, kept in step with the record: a column of ``application.standing``."""

    def __init__(self) -> None:
        self.kept: Mapping[str, Ordered[Key]] = {}
        self.owing: Ordered[tuple[datetime, RecordId, SubjectKind, bool]] = Ordered()
        self._open: dict[RecordId, tuple[Key, tuple[str, ...]]] = {}
        self._owing: dict[RecordId, tuple[datetime, RecordId, SubjectKind, bool]] = {}

    def begin(self, rulebook: InForce) -> None:  # noqa: ARG002 - a case knows how it is judged
        """Let go of everything."""
        self.kept = {name: Ordered() for name in FILTERS}
        self.owing = Ordered()
        self._open, self._owing = {}, {}

    def put(self, case: Case, place: Place) -> None:
        """Put a case where it comes in each list that keeps it; a settled one where what it owes falls due."""
        self._let_go(case.record)
        if place.settled:
            self._put_settled(case)
        elif is_listed(case):
            one = as_listed(case)
            key, names = pressing(one), tuple(name for name, (_, keeps, _) in FILTERS.items() if keeps(one))
            self._open[case.record] = key, names
            for name in names:
                self.kept[name].add(key)

    def drop(self, record: RecordId, place: Place) -> None:  # noqa: ARG002 - it is gone from every list
        """Let go of a case."""
        self._let_go(record)

    def _put_settled(self, case: Case) -> None:
        due = min((duty.due_at for duty in case.open_duties), default=None)
        if due is not None:
            self._owing[case.record] = due, case.record, case.kinds[0], due < case.at
            self.owing.add(self._owing[case.record])

    def _let_go(self, record: RecordId) -> None:
        key, names = self._open.pop(record, (None, ()))
        for name in names:
            if key is not None:
                self.kept[name].discard(key)
        owing = self._owing.pop(record, None)
        if owing is not None:
            self.owing.discard(owing)


class Queues:
    """Every queue of a caseload at an instant: how many cases each filter keeps, and a page of them at a time."""

    def __init__(self, reading: Reading, at: datetime) -> None:
        self._reading = reading
        self.caseload = reading.those((), at)
        self.at = at
        with reading.column(Lists, at) as lists:
            self._kept = {name: list(kept.held) for name, kept in lists.kept.items()}
            self._still_owing = [
                StillOwing(record=record, kind=kind, overdue=overdue) for _, record, kind, overdue in lists.owing.held
            ]
        self._kinds = reading.index.settled_kinds(at)

    @cached_property
    def warning(self) -> str:
        """Say that numbers may be short while it is worked out what is owed, as after a large import."""
        behind = self._reading.behind(self.at)
        if not behind:
            return ""
        many = str(behind) if behind < FAR_BEHIND else f"{FAR_BEHIND:,} or more"
        return (
            f"What is owed is still being worked out for {many} children and cases. Until then, "
            "closed cases that owe something may be missing here. Open cases are complete."
        )

    @property
    def is_empty(self) -> bool:
        """Say whether there is no case at all."""
        return not self._kept["all"] and not any(self._kinds.values())

    def count(self, chosen: str) -> int:
        """Return how many cases a filter keeps."""
        of_settled = FILTERS[chosen][2]
        nothing_owed = sum(self._kinds[kind] for kind in of_settled.kinds if kind in self._kinds)
        nothing_owed -= sum(one.kind in of_settled.kinds for one in self._still_owing)
        return len(self._kept[chosen]) + len(self._owing(of_settled)) + nothing_owed

    def page(self, chosen: str, number: int = 1) -> tuple[Listed, ...]:
        """Return a page of the cases that a filter keeps, most pressing first: risk before process, open before closed.

        Pages are numbered from one; beyond the last there is nothing.
        """
        first = (number - 1) * A_PAGE
        shown = tuple(islice(self._in_order(chosen), first, first + A_PAGE))
        before = max(first - len(self._kept[chosen]), 0)
        more = self._settled_from(FILTERS[chosen][2], before, A_PAGE - len(shown))
        return tuple(map(as_listed, self._reading.those((*shown, *more), self.at).cases))

    def things(self, shown: Iterable[Listed]) -> Mapping[RecordId, Sequence[ToDo]]:
        """Return what some cases owe, the next first."""
        with self._reading.column(Things, self.at) as things:
            return {one.case.record: things.of(one.case) for one in shown}

    def _in_order(self, chosen: str) -> Iterator[RecordId]:
        """Yield the cases that a filter keeps in order: the children missing now stand as the board has them.

        The board is gone through no further than to the last case that is asked for.
        """
        kept, on_board = self._kept[chosen], set[RecordId]()
        missing = bisect_left(kept, BESIDE_MISSING)
        of_missing = dict.fromkeys(key[-1] for key in kept[:missing])
        for record in self._board.records(of_missing.keys()):
            on_board.add(record)
            yield record
        yield from (record for record in of_missing if record not in on_board)
        yield from (key[-1] for key in kept[missing:])

    @cached_property
    def _board(self) -> BoardAt:
        return kept_board(self._reading, self.at)[0]

    def _owing(self, of_settled: OfSettled) -> Sequence[StillOwing]:
        return [one for one in self._still_owing if of_settled.keeps(one)]

    def _settled_from(self, of_settled: OfSettled, first: int, count: int) -> Sequence[RecordId]:
        """Return some settled cases: those that owe something still, soonest due first, and then the others."""
        owing = self._owing(of_settled)
        found = [one.record for one in owing[first : first + count]]
        if not of_settled.kinds or len(found) == count:
            return found
        rest = max(first - len(owing), 0)
        index = self._reading.index
        return [*found, *index.owing_nothing(of_settled.kinds, self.at, first=rest, count=count - len(found))]


def pressing(one: Listed) -> Key:
    """Order by risk before process: children missing now by risk; then what is overdue; then by due time.

    Among themselves the children missing now are shown as the board has them: see ``Queues.page``.
    """
    level = one.case.known.level(one.case.at) if one.standing.state.words == "Missing" else ""
    risk = {"high": 0, "medium": 1, "low": 2, "very_low": 3}.get(level, NO_RISK)
    due = min((duty.due_at.timestamp() for duty in one.case.open_duties), default=float("inf"))
    return (not one.standing.live, risk, not one.overdue, due, one.case.record)


def is_listed(case: Case) -> bool:
    """Say whether a case is listed: a child's own record is reached from a case unless it owes something itself."""
    return case.kinds[0] is not SubjectKind.CHILD or bool(case.duties)


def as_listed(case: Case) -> Listed:
    """Return a case with how it stands."""
    overdue = sum(duty.status_at(case.at) is Status.OVERDUE for duty in case.may_be_open)
    return Listed(case=case, standing=standing(case, ()), overdue=overdue, owed=len(case.open_duties) - overdue)
