"""What every case owes, in order and by who owes it, kept in step with the record: a ``Column``.

An act is found by how far its case has come, and by who owes it, in the order in which it falls due: the agency and
role, whose case it is where somebody has it of their own, and the kind of case, which decides the unit. How long it is
overdue, which decides how far up it has gone, is a part of such a list: as time passes, nothing has to be moved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count, groupby
from typing import TypeVar

from wayhome.access.actors import Actor
from wayhome.application.board.handing import handing
from wayhome.application.caseload import Case
from wayhome.application.standing.columns import Place
from wayhome.application.standing.ordered import Ordered
from wayhome.duties.acts import Bundle, bundle_of
from wayhome.duties.duty import Duty
from wayhome.duties.in_force import InForce
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.web.doing import done_as_one
from wayhome.web.presenting.open_lines import dated
from wayhome.web.presenting.owed_part import Owed, Part, through
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.whose import ENDED, MISSING, Keeps, Late, Rungs, is_of_victims, late, place_of

HOUR = timedelta(hours=1)
HOURS_OF_A_DAY = 24
W = TypeVar("W")
HANDING_OVER, LOWER = "hand_over", "approve_lower"
Who = tuple[str, str, str, ActorId, str, int, bool]
Owing = tuple[int, Who]
Between = tuple[datetime | None, datetime | None]
Dated = tuple[datetime, RecordId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the acts on one desk: cases by their records, and what is lost on a day on record."""

    offered: tuple[RecordId, ...]
    to_approve: tuple[RecordId, ...]
    taken: tuple[RecordId, ...]
    dated: tuple[Dated, ...]

    @classmethod
    def of(cls, lists: "OwedLists", actor: Actor) -> "Beside":
        """Return what stands beside the acts of somebody."""
        return cls(
            offered=tuple(sorted(lists.offered)),
            to_approve=tuple(sorted(lists.to_approve)),
            taken=tuple(sorted(record for record, officer in lists.taken.items() if officer == actor.id)),
            dated=tuple(lists.dated.held),
        )


@dataclass(slots=True)
class Row:
    """What the lists hold of one case."""

    owed: set[tuple[Owing, Owed]] = field(default_factory=set)
    handing_over: set[tuple[Owing, Owed]] = field(default_factory=set)
    everyone: set[tuple[int, Owed]] = field(default_factory=set)
    dated: set[Dated] = field(default_factory=set)
    numbers: dict[Bundle, int] = field(default_factory=dict)


class OwedLists:
    """Every open act of every case; and of the children missing now, what stands beside them on a desk.

    ``offered`` are the cases that wait for somebody to take them on, ``taken`` those that were taken on and by whom,
    ``to_approve`` those with a lower level to approve, and ``dated`` what is lost on a day that is on record.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self, rulebook: InForce | None = None) -> None:  # noqa: ARG002 - a case knows how it is judged
        """Let go of everything."""
        self._owed: dict[Owing, Ordered[Owed]] = {}
        self._handing_over: dict[Owing, Ordered[Owed]] = {}
        self._everyone: dict[int, Ordered[Owed]] = {far: Ordered() for far in range(ENDED + 1)}
        self._numbers = count(1)
        self._samples: dict[Who, Duty] = {}
        self._rows: dict[RecordId, Row] = {}
        self.dated: Ordered[Dated] = Ordered()
        self.offered: set[RecordId] = set()
        self.taken: dict[RecordId, ActorId] = {}
        self.to_approve: set[RecordId] = set()

    def put(self, case: Case, place: Place) -> None:  # noqa: ARG002 - what a settled case owes is no less owed
        """Put a case's acts where they come now."""
        before = self._rows.get(case.record, Row())
        duties = case.open_duties if case.children else ()
        self._beside(case, duties)
        row = self._row(case, duties, before)
        self._move(before, row)
        if row.owed or row.dated:
            self._rows[case.record] = row
        else:
            self._rows.pop(case.record, None)

    def drop(self, record: RecordId, place: Place) -> None:  # noqa: ARG002 - it is gone from every list
        """Let go of a case."""
        self._move(self._rows.pop(record, Row()), Row())
        self._forget_beside(record)

    def late(self, now: datetime, rungs: Rungs) -> Mapping[Who, Late]:
        """Return duties like those of every case, by who owes them, for each rung to which they may have gone."""
        return {who: late(sample, now, rungs) for who, sample in self._samples.items()}

    def part(self, keeps: Keeps, now: datetime, like: Mapping[Who, Late]) -> Part:
        """Return the acts of those duties that somebody is shown.

        How far up the ladder a duty has gone goes by those that are like it.
        """
        return _part(self._owed, keeps, now, like)

    def everyone(self) -> Part:
        """Return every act."""
        return Part(tuple((list(every.held),) for every in self._everyone.values()), once=True)

    def handing_over(self, keeps: Keeps, now: datetime, like: Mapping[Who, Late]) -> Part:
        """Return the acts of handing a case over that somebody is shown."""
        return _part(self._handing_over, keeps, now, like)

    def _row(self, case: Case, duties: Iterable[Duty], before: Row) -> Row:
        row, as_one = Row(), done_as_one()
        far, risk = place_of(case)
        first: dict[int, Owed] = {}
        for duty in duties:
            bundle = bundle_of(duty, as_one)
            number = row.numbers.setdefault(bundle, before.numbers.get(bundle) or next(self._numbers))
            owed = Owed(duty.due_at, risk, case.record, number)
            owing = far, _who(duty)
            self._samples.setdefault(owing[1], duty)
            row.owed.add((owing, owed))
            if duty.act == HANDING_OVER:
                row.handing_over.add((owing, owed))
            first[number] = min(first.get(number, owed), owed)
        row.everyone = {(far, owed) for owed in first.values()}
        if far == MISSING:
            row.dated = {(at, case.record, key) for key, at in dated(case)}
        return row

    def _beside(self, case: Case, duties: Iterable[Duty]) -> None:
        self._forget_beside(case.record)
        if standing(case, ()).state.kind != "missing":
            return
        one = handing(case)
        if one.waiting:
            self.offered.add(case.record)
        elif one.taken_at:
            self.taken[case.record] = one.taken_by
        if any(duty.act == LOWER for duty in duties):
            self.to_approve.add(case.record)

    def _forget_beside(self, record: RecordId) -> None:
        self.offered.discard(record)
        self.to_approve.discard(record)
        self.taken.pop(record, None)

    def _move(self, before: Row, after: Row) -> None:
        _moved(self._owed, before.owed, after.owed)
        _moved(self._handing_over, before.handing_over, after.handing_over)
        _moved(self._everyone, before.everyone, after.everyone)
        for one in before.dated - after.dated:
            self.dated.discard(one)
        for one in after.dated - before.dated:
            self.dated.add(one)


def _who(duty: Duty) -> Who:
    """Return what decides whose a duty is, and whether it is of a victim's right: duties alike are asked about once.

    How much time it leaves decides how long a rung takes, in whole hours and up to a day.
    """
    hours = min(duty.length // HOUR, HOURS_OF_A_DAY)
    scope, owed_by = duty.scope.partition(":")[0], duty.owed_by
    return owed_by.agency, owed_by.role, owed_by.first, duty.in_hand_of, scope, hours, is_of_victims(duty)


def _moved(lists: dict[W, Ordered[Owed]], before: set[tuple[W, Owed]], after: set[tuple[W, Owed]]) -> None:
    for name, one in before - after:
        lists[name].discard(one)
    for name, one in after - before:
        lists.setdefault(name, Ordered()).add(one)


def _part(lists: Mapping[Owing, Ordered[Owed]], keeps: Keeps, now: datetime, like: Mapping[Who, Late]) -> Part:
    kept = {who: list(_kept_rungs(like[who], keeps, now)) for who in {who for _, who in lists}}
    by_far: list[list[Sequence[Owed]]] = [[] for _ in range(ENDED + 1)]
    for (far, who), every in lists.items():
        held = every.held
        for begins, ends in kept[who]:
            first = 0 if begins is None else through(held, begins)
            last = len(held) if ends is None else through(held, ends)
            by_far[far].append(held[first:last])
    return Part(tuple(map(tuple, by_far)))


def _kept_rungs(like: Late, keeps: Keeps, now: datetime) -> Iterator[Between]:
    """Yield between which instants duties like one fall due that somebody is shown now; whose it is goes by the rung.

    What is overdue for less than a rung goes with what is not overdue, and the last rung goes back without end.
    """
    step, most = like.step, len(like.duties) - 1
    kept = [up for up in range(most, -1, -1) if keeps(like.duties[up])]
    for _, run in groupby(enumerate(kept), key=lambda pair: pair[0] + pair[1]):
        ups = [up for _, up in run]
        begins = None if ups[0] == most else now - (ups[0] + 1) * step
        yield begins, (now - ups[-1] * step) if ups[-1] else None
