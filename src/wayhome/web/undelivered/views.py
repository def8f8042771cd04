"""What was not delivered: looked at, sent again another safe way, or dealt with by a person."""

from typing import get_args

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.refusals import Conflict
from wayhome.application.sending.outgoing import Dealt, Stands
from wayhome.casework.telling.send_again import SendAgain
from wayhome.kernel.ids import EventId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.undelivered.presenters import lying, silent
from wayhome.web.undelivered.words import CHOICES

BY_A_PERSON = tuple(how for how in get_args(Dealt) if how in CHOICES)


@shows_records(Permission.LOOK_AFTER_MESSAGES, methods=READING_AND_SENDING)
def show_undelivered(visit: Visit) -> Page | HttpResponse:
    """Show what was not sent or did not arrive, and do with one of them what is asked."""
    if visit.request.method != "POST":
        return _page(visit)
    stands = visit.parts.outgoing.find(visit.request.POST.get("message", ""))
    if stands is None:
        raise Http404
    try:
        _do(stands, visit.request.POST.get("do", ""), visit)
    except Refused as refused:
        return _page(visit, refused.reasons)
    except Conflict:
        return _page(visit)  # somebody else did something in the case meanwhile: look again
    return HttpResponseRedirect(reverse("undelivered"))


def _do(stands: Stands, do: str, visit: Visit) -> None:
    """Send a message again by the way that was chosen, or note how it was dealt with."""
    how, _, channel = do.partition(" ")
    if how in ("text", "email", "letter") and channel:
        _send_again(stands, how, channel, visit)
        how = "sent_again"
    elif how not in BY_A_PERSON:
        raise Http404
    by = acting_as(visit, Permission.LOOK_AFTER_MESSAGES).actor.id
    visit.parts.outgoing.deal(stands.outgoing.reference, how, by=by, at=visit.now)  # type: ignore[arg-type] # checked


def _send_again(stands: Stands, by: str, channel: str, visit: Visit) -> None:
    outgoing = stands.outgoing
    written = visit.parts.ledger.event(EventId(outgoing.entry))
    if written is None or stands.dealt is not None:
        raise Http404
    command = SendAgain(
        by=acting_as(visit, Permission.LOOK_AFTER_MESSAGES),
        happened_at=visit.now,
        key=f"send-again:{outgoing.reference}:{channel}",
        record=outgoing.record,
        child=outgoing.child,
        notice=str(written.event.body["notice"]),
        channel=channel,
        by_what=by,  # type: ignore[arg-type] # one of three, as the page asks
    )
    enter(visit, command)


def _page(visit: Visit, reasons: tuple[Reason, ...] = ()) -> Page:
    found, unheard = lying(visit), silent(visit)
    content = {"lying": found, "silent": unheard, "choices": CHOICES.items(), "reasons": reasons}
    shows = tuple(dict.fromkeys(one.record for one in (*found, *unheard)))
    return Page(template="undelivered/list.html", content=content, shows=shows, status=422 if reasons else 200)
