"""To tell: everything that happened and each who has a right to hear it, with how it stands and the draft at hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.holders.standing import only_not_asked
from wayhome.casework.telling.standing import Standing, enough_attempts
from wayhome.casework.telling.triggers import CALLED, trigger_of
from wayhome.casework.telling.write_notice import WHY_NOT
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.doing import doing
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.owing import due_mark
from wayhome.web.presenting.times import when
from wayhome.web.telling.acts import letter_words, letters, unanswered
from wayhome.web.telling.aiming import Aim, aims, child_called, key, standings
from wayhome.web.telling.drafting import begun
from wayhome.web.telling.without_event import offered, waiting_for

MARKS = {
    "to_write": Mark(words="To be told", shape="clock", kind="owed"),
    "written": Mark(words="Written, not sent yet", shape="ring", kind="owed"),
    "handed_over": Mark(words="On its way", shape="ring", kind="owed"),
    "arrived": Mark(words="Arrived", shape="tick", kind="met"),
    "failed": Mark(words="Did not arrive", shape="cross", kind="overdue"),
    "withheld": Mark(words="Held back as unsafe", shape="slash", kind="overdue"),
    "asked": Mark(words="Put to a supervisor", shape="ring", kind="owed"),
    "good_reason": Mark(words="Good reason accepted", shape="slash", kind="past"),
}
NEXT = {
    "to_write": ("write-notice", "tell-person", "tried-to-tell"),
    "written": ("tell-person",),
    "handed_over": ("tell-person",),
    "failed": ("write-notice", "tell-person", "tried-to-tell", "good-reason"),
    "withheld": ("write-notice", "tell-person", "good-reason"),
    "asked": ("tell-person",),
}  # fmt: skip
CONFIRMED = "confirm_in_writing"  # owed of what they may have been told by word of mouth already
IN_WRITING = Mark(words="Told; still to be confirmed in writing", shape="clock", kind="owed")
PRESS = {
    "write-notice": "Look and send", "tell-person": "They were told", "tried-to-tell": "They were not reached",
    "good-reason": "Ask for a good reason",
}  # fmt: skip
RECEIPTS = {
    "heard_in_person": "in person", "heard_by_telephone": "by telephone", "message_delivered": "by message",
    "letter_signed_for": "by letter", "through_advocate": "through their advocate", "read_at_door": "on their own page",
}  # fmt: skip

Held = Mapping[EventId, Standing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one event stands with one person: the mark, what came of it, the draft where one is to be sent, and links."""

    who: str
    mark: Mark
    note: str
    due: Mark | None
    draft: tuple[str, ...]
    gaps: bool
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event, with everybody who is told of it."""

    title: str
    when: str
    cells: tuple[Cell, ...]


@shows_records(Permission.READ_CASES)
def show_to_tell(visit: Visit, record: str) -> Page:
    """Show what is to be told in a case, to whom, and how each stands; what is to be written first stands first."""
    desk = _desk(visit, record)
    everybody = aims(desk)
    told = [one for one in everybody if one.holder.may_be_told]
    content = {
        "desk": desk,
        "case_href": reverse("case", args=[record]),
        "entered": take(visit.request),
        "children": tuple(_of_child(child, told, desk) for child in desk.facing.children or (desk.facing.child,)),
        "not_told": tuple((one.called, WHY_NOT[_why_not(one)]) for one in everybody if not one.holder.may_be_told),
        "asked": tuple(_asked(desk)),
        "letters": tuple(_letters(desk)),
        "several": len(desk.facing.children) > 1,
        "level": 3 if len(desk.facing.children) > 1 else 2,
    }
    return Page(template="telling/to_tell.html", content=content, shows=desk.shows)


def _why_not(aim: Aim) -> str:
    why = aim.holder.why_not
    unasked = why == "under_suspicion" and not aim.holder.left and only_not_asked(aim.holder, aim.facing.story)
    return "nobody_asked" if unasked else why


def _desk(visit: Visit, record: str) -> Desk:
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.case:
        raise Http404
    return desk


def _of_child(child: str, told: list[Aim], desk: Desk) -> dict[str, object]:
    """Return everything that is to be told of one child: open events first, the latest of each first."""
    theirs = [one for one in told if one.child == child]
    held = {one.holder.ref: {each.event.id: each for each in standings(one.facing, one.holder)} for one in theirs}
    events = {each.event.id: each.event for found in held.values() for each in found.values()}
    rows = [_row(event, theirs, held, desk) for event in reversed(tuple(events.values()))]
    is_open = {row.title + row.when: any(cell.links for cell in row.cells) for row in rows}
    return {
        "name": child_called(desk, theirs[0].child) if theirs else "",
        "rows": sorted(rows, key=lambda row: not is_open[row.title + row.when]),
        "at_once": tuple(_at_once(one, held[one.holder.ref]) for one in theirs if _several(held[one.holder.ref])),
        "updates": tuple(_updates(theirs, desk)),
    }


def _row(event: Event, theirs: list[Aim], held: Mapping[str, Held], desk: Desk) -> Row:
    """Return one event with everybody who is to be told of it: an answer is told to whoever asked alone."""
    trigger = trigger_of(event)
    found = ((one, held[one.holder.ref].get(event.id)) for one in theirs)
    cells = (_cell(one, standing, desk) for one, standing in found if standing)
    return Row(
        title=CALLED[trigger] if trigger else event.type,
        when=when(event.happened_at, desk.visit.now),
        cells=tuple(cells),
    )


def _cell(aim: Aim, standing: Standing, desk: Desk) -> Cell:
    """Return how one event stands with one person, with the draft of what is to be sent."""
    at = Aim(desk=desk, child=aim.child, holder=aim.holder, events=(standing.event,))
    owed = _soonest(aim, standing.event, desk)
    due = due_mark(owed, desk.case) if owed else None
    in_writing = bool(owed and owed.act == CONFIRMED and standing.state == "arrived")
    names = ("write-notice", "good-reason") if in_writing else NEXT.get(standing.state, ())
    drafted = begun(at).drafted if "write-notice" in names else None
    return Cell(
        who=aim.called,
        mark=_mark(standing, due, in_writing=in_writing),
        note=_note(standing, desk),
        due=None if standing.state == "to_write" else due,
        draft=tuple(line.words for line in drafted.lines) if drafted else (),
        gaps=bool(drafted and "[" in drafted.in_full),
        links=tuple(_links(names, at, desk, excused=_is_to_hear_why(aim, standing))),
    )


def _mark(standing: Standing, due: Mark | None, *, in_writing: bool) -> Mark:
    if in_writing:
        return IN_WRITING
    return due if due and standing.state == "to_write" else MARKS[standing.state]


def _is_to_hear_why(aim: Aim, standing: Standing) -> bool:
    """Say whether somebody may now be told why they were not told, and was not yet."""
    return standing.state == "good_reason" and waiting_for("good_reason", aim) is not None


def _note(standing: Standing, desk: Desk) -> str:
    by = standing.by
    if by is None:
        return ""
    at = when(by.happened_at, desk.visit.now)
    if standing.state == "arrived":
        how = RECEIPTS.get(str(by.body.get("receipt", "")), "")
        return f"Told {how} {at}" if how else f"Told {at}"
    if standing.state == "withheld":
        return f"{WHY_NOT[str(by.body['why'])]} {at}"
    if standing.state == "failed":
        enough = " It may be put to a supervisor now." if enough_attempts(standing.tried) else ""
        tried = "once" if len(standing.tried) == 1 else f"{len(standing.tried)} times"
        return f"Tried {tried}, last {at}.{enough}"
    return at


def _soonest(aim: Aim, event: Event, desk: Desk) -> Duty | None:
    """Return the soonest duty to tell one person of an event; None where none is open."""
    found = [duty for duty in desk.case.open_duties if duty.raised_by == event.id and _is_for(duty, aim)]
    return min(found, key=lambda duty: duty.due_at) if found else None


def _is_for(duty: Duty, aim: Aim) -> bool:
    """Say whether a duty is to tell this person: what names no child is the first one's."""
    child = duty.owed_to_child or next(iter(aim.desk.facing.children), aim.child)
    acts = ("tell_child", "confirm_in_writing") if aim.holder.is_child else ("tell_parent",)
    acts = (*acts, "tell_who_asked")
    return child == aim.child and duty.act in acts and duty.owed_to_holder in ("", aim.holder.ref)


def _links(names: tuple[str, ...], aim: Aim, desk: Desk, *, excused: bool) -> Iterator[Link]:
    for one in map(doing, names):
        if may(desk.visit.actor, one.permission):
            yield Link(text=PRESS[one.name], href=one.href(desk.record, aim.key))
    if excused and may(desk.visit.actor, Permission.CARE_FOR_VICTIMS):
        href = doing("write-notice").href(desk.record, key(aim.child, aim.holder.ref, (), "good_reason"))
        yield Link(text="Tell them why it was not in time", href=href)


def _several(held: Held) -> bool:
    return sum(one.state in ("to_write", "failed", "withheld") for one in held.values()) > 1


def _at_once(aim: Aim, held: Held) -> Link:
    """Return where one person is told of everything at once."""
    events = [one.event.id for one in held.values() if one.state in ("to_write", "failed", "withheld")]
    href = doing("write-notice").href(aim.desk.record, key(aim.child, aim.holder.ref, events))
    return Link(text=f"{aim.called}: {len(events)} events in one notice", href=href)


def _updates(theirs: list[Aim], desk: Desk) -> Iterator[Link]:
    """Yield where each is written to though no step in the case asks for it."""
    if may(desk.visit.actor, Permission.CARE_FOR_VICTIMS):
        for aim in theirs:
            for trigger, words in offered(aim):
                href = doing("write-notice").href(desk.record, key(aim.child, aim.holder.ref, (), trigger))
                yield Link(text=f"{aim.called}: {words}", href=href)


def _asked(desk: Desk) -> Iterator[Link]:
    """Yield what waits for a supervisor, where whoever looks may answer it."""
    one = doing("answer-good-reason")
    if unanswered(desk) and may(desk.visit.actor, one.permission):
        yield Link(text=f"{len(unanswered(desk))} put to a supervisor: accept, or do not", href=one.href(desk.record))


def _letters(desk: Desk) -> Iterator[dict[str, object]]:
    """Yield the letters of the case: to print, and to sign for."""
    if may(desk.visit.actor, Permission.CARE_FOR_VICTIMS):
        for one in letters(desk):
            notice = str(one.body["notice"])
            yield {
                "words": letter_words(one, desk),
                "pdf": reverse("notice-letter", args=[desk.record, notice]),
                "signed": doing("letter-signed").href(desk.record, notice),
            }
