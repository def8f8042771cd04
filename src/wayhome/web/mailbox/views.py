"""The development mailbox: every letter and message that was sent while nobody real could receive one."""

from django.http import Http404, HttpResponse

from wayhome.access.permissions import Permission
from wayhome.web.delivered import Mailbox
from wayhome.web.http import Page, Visit, shows_no_record, shows_records
from wayhome.web.mailbox.presenters import letter_view

MOST = 100


@shows_records(Permission.READ_CASES)
def show_mailbox(visit: Visit) -> Page:
    """Show the letters sent last, to whomever; a letter names a case, so that this is a look at it."""
    letters = [letter_view(letter, visit.now) for letter in _mailbox(visit).latest(MOST)]
    shows = tuple(record for letter in letters for record in letter.records)
    return Page(template="mailbox/list.html", content={"letters": letters}, shows=shows)


@shows_records(Permission.READ_CASES)
def show_letter(visit: Visit, letter: str) -> Page:
    """Show one letter as it was sent."""
    found = _mailbox(visit).letter(letter)
    if found is None:
        raise Http404
    shown, order = letter_view(found, visit.now), visit.parts.outgoing.find(letter)
    records = (*shown.records, *((order.outgoing.record,) if order else ()))
    return Page(template="mailbox/letter.html", content={"letter": shown}, shows=records)


@shows_no_record(Permission.READ_CASES)
def show_letter_pdf(visit: Visit, letter: str) -> HttpResponse:
    """Send the letter that went into an envelope, as it was made; it names no case."""
    found = _mailbox(visit).letter(letter)
    if found is None or found.letter is None:
        raise Http404
    headers = {"Content-Disposition": 'inline; filename="letter.pdf"'}
    return HttpResponse(found.letter, content_type="application/pdf", headers=headers)


def _mailbox(visit: Visit) -> Mailbox:
    """Return the mailbox; where letters reach people there is none, and no such page."""
    if visit.parts.mailbox is None:
        raise Http404
    return visit.parts.mailbox
