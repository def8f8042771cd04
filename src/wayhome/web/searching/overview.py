"""Looking for the child: what was done last, what is open, what is lost first, who was told and what was promised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.board.silence import POLICE
from wayhome.duties.acts import ToDo, acts_to_do
from wayhome.duties.lines import OfferedLine, lines_offered
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.doing import doing
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.lost_first import LostFirst, lost_first
from wayhome.web.presenting.marks import Mark, status_mark
from wayhome.web.presenting.times import ago, span, until, when
from wayhome.web.searching import partners
from wayhome.web.searching.lines import Line
from wayhome.web.searching.saying import said

FIRST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing in a panel: its words, when, and a mark where something of it is owed."""

    words: str
    note: str = ""
    mark: Mark | None = None
    href: str = ""


def officers(desk: Desk) -> Row:
    """Say whether officers were sent, or put off and by whom."""
    now = desk.visit.now
    sent, delayed = desk.facing.last("missing.officers_deployed"), desk.facing.last("missing.deployment_delayed")
    owed = _act(desk, "send_officers")
    mark = _due_mark(owed, now) if owed else None
    if sent:
        return Row(words=f"Sent {when(sent.happened_at, now)}", note=ago(sent.happened_at, now), mark=mark)
    if delayed:
        reason = desk.facing.words.get((delayed.id, "reason"), "No reason is held")
        rank = str(delayed.body["by"]).replace("_", " ")
        return Row(
            words=f"Not sent yet: {reason}", note=f"{capital(rank)}, {when(delayed.happened_at, now)}", mark=mark
        )
    return Row(words="Not sent yet", mark=mark)


def searched(desk: Desk) -> tuple[Row, ...]:
    """Return each place that was searched, and by whom; that a carer looked is no search."""
    now = desk.visit.now
    return tuple(
        Row(
            words=said(event.body["place"]),
            note=f"{_by(event)}, {when(event.happened_at, now)}",
        )
        for event in desk.facing.story.of_type("missing.place_searched")
    )


def _by(event: Event) -> str:
    by = str(event.body["by"])
    return said(by) if by in POLICE else f"{capital(by)} looked, which is no police search"


def open_rows(lines: tuple[Line, ...], desk: Desk) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the open lines under whoever finishes them, soonest due first."""
    roles = desk.pack.head.roles
    owners = dict.fromkeys(line.owner for line in lines if line.is_open)
    return tuple(
        (
            capital(roles.get(owner, owner)) if owner else "Nobody yet",
            tuple(_line_row(line, desk) for line in lines if line.is_open and line.owner == owner),
        )
        for owner in owners
    )


def _line_row(line: Line, desk: Desk) -> Row:
    return Row(words=line.title, note=line.what, mark=line_mark(line, desk.visit.now))


def lost(desk: Desk) -> tuple[Row, ...]:
    """Return what is lost by waiting and was not asked for yet, soonest first."""
    return tuple(_lost_row(one, desk) for one in lost_first(desk.case, desk.facing.rulebook, desk.facing.words))


def _lost_row(one: LostFirst, desk: Desk) -> Row:
    page = "request-data" if one.raised else "raise-line"
    href = doing(page).href(desk.record, one.key) if may(desk.visit.actor, Permission.RECORD_SEARCH) else ""
    return Row(words=one.title, note=one.lost, mark=_ask_by(one, desk.visit.now), href=href)


def _ask_by(one: LostFirst, now: datetime) -> Mark:
    late = one.at < now
    shape, kind = ("alarm", "overdue") if late else ("clock", "owed")
    return Mark(words=capital(one.by(now)), shape=shape, kind=kind)


def offered(desk: Desk) -> Iterator[OfferedLine]:
    """Yield every line of the catalogue as it stands, those that bear on this child first."""
    facing = desk.facing
    offer = lines_offered(facing.story, facing.rulebook, desk.visit.now, child=facing.stories.get(facing.child))
    yield from (*offer.first, *offer.rest)


def few(desk: Desk) -> tuple[OfferedLine, ...]:
    """Return the lines that come first, each with why it bears on this child."""
    facing = desk.facing
    return lines_offered(facing.story, facing.rulebook, desk.visit.now, child=facing.stories.get(facing.child)).first


def told(desk: Desk) -> tuple[Row, ...]:
    """Return who was told, and when."""
    now = desk.visit.now
    return tuple(
        Row(words=said(code), note=f"{when(event.happened_at, now)}{_reference(event)}")
        for code, event in partners.told(desk)
    )


def _reference(event: Event) -> str:
    given = event.body.get("reference")
    return f", {given}" if given else ""


def still_to_tell(desk: Desk) -> tuple[Row, ...]:
    """Return who is still owed the news, soonest first."""
    now = desk.visit.now
    return tuple(Row(words=said(code), mark=_clock(at, now)) for code, at in partners.owed(desk).items())


def promised(desk: Desk) -> Row:
    """Say when whoever reported the child was told last, and when they hear next."""
    now, last, owed = desk.visit.now, desk.facing.last("missing.family_updated"), _act(desk, "update_informant")
    mark = _due_mark(owed, now) if owed else None
    if last is None:
        return Row(words="Not told anything yet", mark=mark)
    next_at = last.body.get("next_at")
    next_words = f"Hear next at {when(instant(str(next_at)), now)}" if next_at else "No time was promised"
    return Row(words=next_words, note=f"Told {when(last.happened_at, now)}", mark=mark)


def plan(desk: Desk) -> tuple[Row, ...]:
    """Return the explanations of the plan as it stands, each with what is done about it."""
    last = desk.facing.last("missing.plan_made")
    if last is None:
        return ()
    words = desk.facing.words.get((last.id, "plan"), "").splitlines()
    made = Row(words=f"{last.body['hypotheses']} explanations, made {when(last.happened_at, desk.visit.now)}")
    return tuple(Row(words=line) for line in words) or (made,)


def line_mark(line: Line, now: datetime) -> Mark | None:
    """Return a line's clock; None where it was given no date."""
    return _clock(line.due, now) if line.due else None


def _act(desk: Desk, name: str) -> ToDo | None:
    return next((act for act in acts_to_do(desk.case.duties, desk.pack, desk.visit.now) if act.act == name), None)


def _due_mark(act: ToDo, now: datetime) -> Mark:
    mark = status_mark(act.duties[0].status_at(now))
    return Mark(words=capital(until(act.due_at, now)), shape=mark.shape, kind=mark.kind)


def _clock(at: datetime, now: datetime) -> Mark:
    if at < now:
        return Mark(words=f"Overdue by {span(now - at)}", shape="alarm", kind="overdue")
    return Mark(words=f"Due {when(at, now)}", shape="clock", kind="owed")
