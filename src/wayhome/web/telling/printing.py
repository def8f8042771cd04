"""A letter as a PDF: to print and hand over, for those who may write it, and as it goes into the envelope."""

from django.http import Http404, HttpResponse

from wayhome.access.permissions import Permission
from wayhome.application.sending.outgoing import Outgoing
from wayhome.application.sending.safe_now import Now
from wayhome.casework.telling.standing import written_as
from wayhome.web.acting.desk import desk_for
from wayhome.web.http import Page, Visit, note_look, parts_behind, shows_records
from wayhome.web.telling.letter import letter_of, pdf_of


@shows_records(Permission.CARE_FOR_VICTIMS)
def send_letter(visit: Visit, record: str, notice: str) -> HttpResponse:
    """Send a letter of the case as a tagged PDF; no name stands in what the file is called."""
    desk = desk_for(visit, record)
    written = written_as(notice, desk.facing.story) if desk else None
    if desk is None or written is None or written.body["by"] not in ("letter", "by_hand"):
        raise Http404
    text = desk.facing.words.get((written.id, "text"), "")
    note_look(visit, send_letter.__name__, Page(template="", content={}, shows=desk.shows))
    answer = HttpResponse(pdf_of(letter_of(written, text, desk.pack)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="letter-{notice}.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def for_envelope(_outgoing: Outgoing, now: Now) -> bytes:
    """Return a letter as it goes into the envelope, with its address in the window. Named by LETTER_MAKER."""
    if now.ordered is None:
        raise ValueError("nothing orders this letter any more")
    pack = parts_behind().reading.rulebook.at(now.ordered.happened_at).pack
    return pdf_of(letter_of(now.ordered, now.text, pack, now.address))
