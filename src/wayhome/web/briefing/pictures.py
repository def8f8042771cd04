"""A kept photograph as a picture: to whoever may read the case, with an entry in the who-looked log."""

from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control

from wayhome.access.permissions import Permission
from wayhome.application.files import FileName
from wayhome.application.photographs import cover
from wayhome.application.pictured import FILE, KEPT, Photograph, photographs
from wayhome.kernel.ids import EventId
from wayhome.web.acting.desk import desk_for
from wayhome.web.http import Visit, shows_no_record, shows_records

POLICY = "default-src 'none'; sandbox"


@shows_records(Permission.READ_CASES)
def show_photograph(visit: Visit, event: str) -> HttpResponse:
    """Send a photograph; who was shown it is entered before it is sent."""
    photograph, content = _kept(visit, event)
    child = _child(visit, photograph)
    visit.parts.looks.note(
        actor=visit.actor.id, page="photograph", shown=(photograph.record, child, photograph.entry), at=visit.now
    )
    return _picture(content)


@shows_no_record(Permission.READ_CASES)
def show_cover(visit: Visit, event: str) -> HttpResponse:
    """Send what stands in for a photograph while it is covered. It shows nobody, so nobody is noted to have looked."""
    return _picture(cover(_kept(visit, event)[1]))


def _kept(visit: Visit, event: str) -> tuple[Photograph, bytes]:
    """Return a photograph that may be used and its content; what is withdrawn, destroyed or none is not found."""
    sealed = visit.parts.ledger.event(EventId(event))
    if sealed is None or sealed.event.type != KEPT:
        raise Http404
    desk = desk_for(visit, sealed.event.record)
    found = photographs(desk.facing.stories.get(desk.facing.child)) if desk else ()
    photograph = next((one for one in found if one.entry == event and not one.withdrawn), None)
    if photograph is None:
        raise Http404
    held = (one for one in visit.parts.ledger.words(photograph.record) if one.event == event and one.field == FILE)
    names = [FileName(words.text) for words in held]
    content = visit.parts.files.read(names[0], record=photograph.record) if names else None
    if content is None:
        raise Http404
    return photograph, content


def _child(visit: Visit, photograph: Photograph) -> str:
    sealed = visit.parts.ledger.event(photograph.entry)
    return next(iter(sealed.event.subjects), "") if sealed else ""


def _picture(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="image/jpeg")
    answer["Content-Disposition"] = 'inline; filename="photograph.jpg"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = POLICY
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_cache_control(answer, no_store=True, private=True)
    return answer
