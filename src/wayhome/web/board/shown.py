"""A row of the board as it is placed: the same words wherever a child stands on a board."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.application.board.row import BoardRow
from wayhome.application.board.state import State
from wayhome.kernel.ids import ActorId, Subject
from wayhome.kernel.moments import iso_london
from wayhome.rulebook.pack import Pack
from wayhome.web.made_addresses import address
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.children import exploitation_said
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.owners import nobody_on_duty, owed_by, passed_up
from wayhome.web.presenting.silence import done_words
from wayhome.web.presenting.standing import LEVEL, gravest
from wayhome.web.presenting.times import span, when

FEW = 3
A_MINUTE = timedelta(minutes=1)
IN_THE_NOTE = ("not_graded", "floor")  # what the note beside the level says already
NAMES = Mapping[Subject, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time that runs: its words now, what it is counted from, and which way, so that a page may let it run on.

    ``form`` is what the words are: "span" is how long ago, "due" is how far off either way.
    """

    words: str
    at: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What is owed next, who owes it at this minute, and which rule asks for it."""

    words: str
    due: Clock | None
    overdue: bool
    more: str
    why: str
    rule_href: str
    owner: str
    passed_up: str
    vacant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Where a case stands between two shifts: what is said before the clock of the handover owed, and after it."""

    before: str
    due: Clock | None = None
    after: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One child on the board, in words."""

    record: str
    children: tuple[Subject, ...]
    href: str
    reference: str
    who: str
    age: str
    area: str
    found: bool
    state: str
    since: Clock | None
    also: tuple[Link, ...]
    risk: Mark
    not_graded: bool
    risk_note: str
    could_be: str
    exploitation: str
    unread: tuple[str, ...]
    more_unread: int
    last: str
    silent: Clock | None
    owed_again: Clock | None
    broken: bool
    owed: Owed
    handover: Handover | None


class Words:
    """Says rows of a board at an instant, in the words of a rulebook."""

    def __init__(
        self,
        rows: Sequence[BoardRow],
        pack: Pack,
        names: NAMES,
        areas: Mapping[str, str],
        now: datetime,
        *,
        beside: Mapping[Subject, tuple[BoardRow, ...]] | None = None,
    ) -> None:
        """``beside`` are the rows of each child who stands on the board more than once."""
        self.beside = beside or {}
        self.pack, self.names, self.areas, self.now = pack, names, areas, now
        self.called = Called(each for row in rows for each in _officers(row))
        self.floors = {floor.id: floor.title for floor in pack.floors}

    def row(self, row: BoardRow) -> ShownRow:
        """Return one row as it is placed."""
        unread = [one.words for one in row.unread if one.kind not in IN_THE_NOTE]
        return ShownRow(
            record=row.record,
            children=row.children,
            href=address("case", row.record),
            reference=reference(row.record),
            who=self.named(row),
            age="age not known" if row.age is None else str(row.age),
            area=self.areas.get(row.area, row.area.replace("-", " ").capitalize()),
            found=row.state is State.FOUND,
            state=self._state(row),
            since=self._ran(row.since),
            also=self._also(row),
            risk=Mark(words=LEVEL[row.risk.level], shape="bars", kind=f"risk-{row.risk.level.replace('_', '-')}"),
            not_graded=not row.risk.grade,
            risk_note=self._risk_note(row),
            could_be=f"Could be {row.risk.could_be.replace('_', ' ')}" if row.risk.is_unread else "",
            exploitation=exploitation_said(row.exploitation.confidence, row.exploitation.kind),
            unread=tuple(unread[:FEW]),
            more_unread=max(len(unread) - FEW, 0),
            last=done_words(row.silence.last) if row.silence.last else "",
            silent=self._ran(row.silent_since),
            owed_again=self._due(row.silence.due_at),
            broken=row.silence.broken,
            owed=self._owed(row),
            handover=self._handover(row),
        )

    def named(self, row: BoardRow) -> str:
        """Return what to call the children of a row."""
        found = [self.names[child] for child in row.children if child in self.names]
        return " and ".join(found) or f"Child {reference(row.children[0])}"

    def _state(self, row: BoardRow) -> str:
        if row.state is State.FOUND:
            return "Found, not yet seen"
        return "Missing again, opened" if row.again else "Missing"

    def _also(self, row: BoardRow) -> tuple[Link, ...]:
        """Return the other rows of the same child: where they are missing again, or were found and not yet seen."""
        others = {one.record: one for child in row.children for one in self.beside.get(child, ())}
        return tuple(
            Link(
                text=f"{'Missing again' if one.is_missing else 'Found before, not yet seen'}: {reference(record)}",
                href=address("case", record),
            )
            for record, one in sorted(others.items())
            if record != row.record
        )

    def _risk_note(self, row: BoardRow) -> str:
        """Say where the level comes from: who graded it, or why it is treated so."""
        risk, floors = row.risk, [title for one, title in self.floors.items() if one in row.risk.floors]
        because = f": {gravest(floors)}" if floors else ""
        treated = f"treated as {risk.level.replace('_', ' ')}{because}"
        if not risk.grade:
            return treated.capitalize() if because else f"{treated.capitalize()} until someone grades it"
        graded = f"Graded {risk.grade.replace('_', ' ')}"
        provisional = ", provisional" if risk.provisional else ""
        if risk.grade != risk.level:
            return f"{graded}{provisional}; {treated}"
        at = f" at {when(risk.graded_at, self.now)}" if risk.graded_at else ""
        return f"{graded}{at}{provisional}"

    def _owed(self, row: BoardRow) -> Owed:
        act, others = row.owing.next, row.owing.acts - 1
        return Owed(
            words=in_plain_words(act.words, self.pack) if act else "Nothing is owed now",
            due=self._due(act.due_at) if act else None,
            overdue=bool(act and act.overdue),
            more=f"{others} more {'act' if others == 1 else 'acts'} owed" if others > 0 else "",
            why=act.title if act else "",
            rule_href=address("rule", self.pack.name, act.rule) if act else "",
            owner=self._owner(row),
            passed_up=self._passed_up(row),
            vacant=nobody_on_duty(row.owing.owner),
        )

    def _owner(self, row: BoardRow) -> str:
        return owed_by(row.owing.owner, self.pack, self.called)

    def _passed_up(self, row: BoardRow) -> str:
        act, owner = row.owing.next, row.owing.owner
        up = passed_up(owner, act.role, self.pack) if act else ""
        return f"{up}: {owner.why}" if up else ""

    def _handover(self, row: BoardRow) -> Handover | None:
        due, said = row.handover_due, self._handed(row)
        late = due is not None and due < self.now
        clock = self._due(due) if late or not row.handing.waiting else None
        if due is None or clock is None:
            return Handover(before=said) if said else None
        since = " since" if row.handing.taken_at else ""
        after = f"; nobody has taken it on{since}" if late and not row.handing.waiting else ""
        by = "" if late else f", by {when(due, self.now)}"
        return Handover(before=f"{said}. Handover" if said else "Handover", due=clock, after=f"{by}{after}", late=late)

    def _handed(self, row: BoardRow) -> str:
        """Say who offered the case and that nobody has taken it on or somebody declined, or who took it on."""
        handed = row.handing
        if handed.waiting and handed.offered_at:
            at = when(handed.offered_at, self.now)
            return f"Offered by {self.called(handed.offered_by)} at {at}; nobody has taken it on"
        if handed.declined_at:
            at, by = when(handed.declined_at, self.now), self.called(handed.declined_by)
            return f"Offered by {self.called(handed.offered_by)}, and declined by {by} at {at}"
        if handed.taken_at:
            return f"Taken on by {self.called(handed.taken_by)} at {when(handed.taken_at, self.now)}"
        return ""

    def _ran(self, since: datetime | None) -> Clock | None:
        if since is None:
            return None
        return Clock(words=span(max(self.now, since) - since), at=iso_london(since), form="span")

    def _due(self, at: datetime | None) -> Clock | None:
        if at is None:
            return None
        return Clock(words=due_words(at, self.now), at=iso_london(at), form="due")


def due_words(at: datetime, now: datetime) -> str:
    """Say how far off a time is, as a board says it: in 25 min, now, 3 h 20 min late."""
    if abs(at - now) < A_MINUTE:
        return "now"
    return f"in {span(at - now)}" if at >= now else f"{span(now - at)} late"


def _officers(row: BoardRow) -> tuple[ActorId, ...]:
    one = row.handing
    return tuple(filter(None, (row.owing.owner.officer, one.offered_by, one.taken_by, one.declined_by)))
