"""What every case owes, in order and by who owes it, kept in step with the record: a ``Column``.

An act is found by how far its case has come, and by who owes it, in the order in which it falls due: the agency and
role, whose case it is where somebody has it of their own, and the kind of case, which decides the unit. How long it is
overdue, which decides how far up it has gone, is a part of such a list: as time passes, nothing has to be moved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
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
from wayhome.web.presenting.owed_part import Far, Owed, Part, Shared, Turns
from wayhome.web.presenting.owed_rungs import KeptRungs, Like, Who, cut, who_owes
from wayhome.web.presenting.owed_several import OfSeveral, Several, of_several
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.whose import ENDED, MISSING, Rungs, place_of

W = TypeVar("W")
LOWER = "approve_lower"
Owing = tuple[int, Who]
Dated = tuple[datetime, RecordId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the acts on one desk: cases by their records, and what is lost on a day on record."""

    offered: tuple[RecordId, ...]
    declined: tuple[RecordId, ...]
    to_approve: tuple[RecordId, ...]
    taken: tuple[RecordId, ...]
    dated: tuple[Dated, ...]

    @classmethod
    def of(cls, lists: "OwedLists", actor: Actor) -> "Beside":
        """Return what stands beside the acts of somebody."""
        return cls(
            offered=tuple(sorted(lists.offered)),
            declined=_of(lists.declined, actor),
            to_approve=tuple(sorted(lists.to_approve)),
            taken=_of(lists.taken, actor),
            dated=tuple(lists.dated.held),
        )


def _of(cases: Mapping[RecordId, ActorId], actor: Actor) -> tuple[RecordId, ...]:
    return tuple(sorted(record for record, officer in cases.items() if officer == actor.id))


@dataclass(slots=True)
class Row:
    """What the lists hold of one case."""

    owed: set[tuple[Owing, Owed]] = field(default_factory=set)
    everyone: set[tuple[int, Owed]] = field(default_factory=set)
    dated: set[Dated] = field(default_factory=set)
    numbers: dict[Bundle, int] = field(default_factory=dict)
    several: OfSeveral[Owing] = field(default_factory=dict)


class OwedLists:
    """Every open act of every case; and of the children missing now, what stands beside them on a desk.

    ``offered`` are the cases that wait for somebody to take them on, ``declined`` those whose offer was, by its maker,
    ``taken`` those that were taken on and by whom, ``to_approve`` those with a lower level to approve, and ``dated``
    what is lost on a day that is on record.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self, rulebook: InForce | None = None) -> None:  # noqa: ARG002 - a case knows how it is judged
        """Let go of everything."""
        self._owed: dict[Owing, Ordered[Owed]] = {}
        self._several: Several[Owing] = Several()
        self._everyone: dict[int, Ordered[Owed]] = {far: Ordered() for far in range(ENDED + 1)}
        self._numbers = count(1)
        self._samples: dict[Who, Duty] = {}
        self._rows: dict[RecordId, Row] = {}
        self.dated: Ordered[Dated] = Ordered()
        self.offered: set[RecordId] = set()
        self.declined: dict[RecordId, ActorId] = {}
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

    def like(self, now: datetime, rungs: Rungs) -> Like:
        """Return duties like those of every case, by who owes them, for each rung to which they may have gone."""
        return Like(self._samples, now, rungs)

    def part(self, kept: KeptRungs, turns: Turns) -> Part:
        """Return the acts of those duties that somebody is shown, by the rungs on which they are."""
        by_far = _shown(self._owed, kept)
        shared: list[list[Shared]] = [[] for _ in range(ENDED + 1)]
        for names, some in self._several.shown(lambda owing: kept[owing[1]]):
            far, _ = next(iter(names))
            shared[far].append(some)
        return Part(tuple(Far(lists, tuple(some)) for lists, some in zip(by_far, shared, strict=True)), turns)

    def everyone(self, turns: Turns) -> Part:
        """Return every act."""
        return Part(tuple(Far((list(every.held),)) for every in self._everyone.values()), turns)

    def _row(self, case: Case, duties: Iterable[Duty], before: Row) -> Row:
        row, as_one = Row(), done_as_one()
        far, risk = place_of(case)
        first: dict[int, Owed] = {}
        for duty in duties:
            bundle = bundle_of(duty, as_one)
            number = row.numbers.setdefault(bundle, before.numbers.get(bundle) or next(self._numbers))
            owed = Owed(duty.due_at, risk, case.record, number)
            owing = far, who_owes(duty)
            self._samples.setdefault(owing[1], duty)
            row.owed.add((owing, owed))
            first[number] = min(first.get(number, owed), owed)
        row.everyone = {(far, owed) for owed in first.values()}
        row.several = of_several(row.owed)
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
        if one.declined_at:
            self.declined[case.record] = one.offered_by
        if any(duty.act == LOWER for duty in duties):
            self.to_approve.add(case.record)

    def _forget_beside(self, record: RecordId) -> None:
        self.offered.discard(record)
        self.to_approve.discard(record)
        self.declined.pop(record, None)
        self.taken.pop(record, None)

    def _move(self, before: Row, after: Row) -> None:
        _moved(self._owed, before.owed, after.owed)
        self._several.move(before.several, after.several)
        _moved(self._everyone, before.everyone, after.everyone)
        for one in before.dated - after.dated:
            self.dated.discard(one)
        for one in after.dated - before.dated:
            self.dated.add(one)


def _moved(lists: dict[W, Ordered[Owed]], before: set[tuple[W, Owed]], after: set[tuple[W, Owed]]) -> None:
    for name, one in before - after:
        lists[name].discard(one)
    for name, one in after - before:
        lists.setdefault(name, Ordered()).add(one)


def _shown(lists: Mapping[Owing, Ordered[Owed]], kept: KeptRungs) -> list[tuple[Sequence[Owed], ...]]:
    """Return the parts of lists that somebody is shown, by how far the cases in them have come."""
    by_far: list[list[Sequence[Owed]]] = [[] for _ in range(ENDED + 1)]
    for (far, who), every in lists.items():
        by_far[far].extend(cut(every.held, kept[who]))
    return list(map(tuple, by_far))
