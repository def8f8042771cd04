"""One person's page: what is happening, who to ask, what comes next, their rights, and what passed between us."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wayhome.casework.answering.read_message import ReadMessage
from wayhome.casework.carers.owed_back import ReadWhatCameOfIt
from wayhome.web.http import READING, READING_AND_SENDING, SENDING, Page
from wayhome.web.invited.visit import InvitedVisit, enter, new_key
from wayhome.web.invited.visiting import for_invited
from wayhome.web.presenting.at_the_door import DoorShown, at_of, day, door_shown

FAMILY = ("child", "parent", "guardian")


@for_invited(*FAMILY, methods=READING)
def show_door(visit: InvitedVisit) -> Page:
    """Show somebody what is theirs, and nothing else."""
    return Page(template="family/page.html", content={"shown": shown_to(visit), "may_cover": True})


@for_invited(*FAMILY, methods=READING_AND_SENDING)
def read_message(visit: InvitedVisit, number: int) -> Page | HttpResponse:
    """Show a message written to them; opening one is the receipt from which it counts as told."""
    messages = tuple(reversed(shown_to(visit).door.messages))
    if not 0 < number <= len(messages):
        raise Http404
    message = messages[number - 1]
    if visit.request.method == "POST":
        command = ReadMessage(
            by=visit.acting, happened_at=visit.now, key=new_key(visit), record=message.record, child=visit.child,
            holder=visit.holder, notice=message.notice,
        )  # fmt: skip
        enter(visit, command)
        return redirect("door-message", number)
    content = {"message": message, "number": number, "day": day(message.at), "may_cover": True}
    return Page(template="family/message.html", content=content)


@for_invited(*FAMILY, methods=SENDING)
def note_read(visit: InvitedVisit) -> HttpResponse:
    """Note that they read what was done with what they told us: from then on it counts as told."""
    for one in shown_to(visit).door.came_of_it:
        told = visit.parts.ledger.event(one.answered_by) if one.unread and one.answered_by else None
        if told is not None:
            command = ReadWhatCameOfIt(
                by=visit.acting, happened_at=visit.now, key=f"read:{visit.reference}:{told.event.id}",
                record=told.event.record, child=visit.child, told=told.event.id, holder=visit.holder,
            )  # fmt: skip
            enter(visit, command)
    return redirect("door-page")


def shown_to(visit: InvitedVisit) -> DoorShown:
    """Return what somebody is shown."""
    child, holder = visit.as_read
    return door_shown(visit.parts, at_of(visit.kind, holder, child, visit.invitation.record, visit.now))
