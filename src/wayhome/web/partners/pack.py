"""The pack of a meeting as a page and as a PDF: the same sentences, each with a link to the entry it rests on."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.meeting_pack.making import make_pack
from wayhome.application.meeting_pack.meetings import Meeting, listed, meeting_called
from wayhome.application.meeting_pack.sentences import MeetingPack, Sentence
from wayhome.web.http import Page, Visit, note_look, shows_records
from wayhome.web.partners.pdf import pdf_of
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.times import when

COVER = "cover"


@shows_records(Permission.LOOK_ACROSS_CHILDREN)
def show_pack(visit: Visit, meeting: str) -> Page:
    """Show what a meeting has before it of each child on its list; what it is looked at for is kept."""
    found, pack = _made(visit, meeting)
    content = {
        "meeting": found,
        "pack": pack,
        "children": _shown(pack),
        "known_at": when(pack.at, visit.now),
        "since": when(pack.since, visit.now),
        "pdf_href": reverse("meeting-pack-pdf", args=[meeting]) + (f"?{COVER}=yes" if pack.covered else ""),
        "meeting_href": reverse("meeting", args=[meeting]) if may(visit.actor, Permission.PREPARE_MEETINGS) else "",
    }
    return Page(template="partners/pack.html", content=content, shows=pack.records, purpose=_purpose(meeting))


@shows_records(Permission.LOOK_ACROSS_CHILDREN)
def send_pack(visit: Visit, meeting: str) -> HttpResponse:
    """Send the pack as a tagged PDF; every record in it is noted as looked at before anything is sent."""
    found, pack = _made(visit, meeting)
    page = Page(template="", content={}, shows=pack.records, purpose=_purpose(meeting))
    note_look(visit, send_pack.__name__, page)
    answer = HttpResponse(
        pdf_of(pack, lambda one: visit.request.build_absolute_uri(_entry(one))), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'attachment; filename="meeting-{found.key}.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def _made(visit: Visit, meeting: str) -> tuple[Meeting, MeetingPack]:
    reading = visit.parts.reading
    found = meeting_called(meeting, reading)
    if found is None:
        raise Http404
    covered = visit.request.GET.get(COVER) == "yes"
    return found, make_pack(found, listed(meeting, reading), reading, at=visit.now, covered=covered)


def _purpose(meeting: str) -> str:
    return f"meeting_of_partners {meeting}"


def _entry(one: Sentence) -> str:
    """Return where the entry that a sentence rests on is read, by whoever reads cases: everyone who reads a pack."""
    return reverse("entry", args=[one.entry])


def _shown(pack: MeetingPack) -> list[dict[str, object]]:
    return [
        {
            "id": f"child-{number}",
            "who": child.who,
            "known": child.known,
            "parts": [
                {
                    "title": part.title,
                    "none": part.none,
                    "sentences": [(one, _entry(one), reference(one.record)) for one in part.sentences],
                }
                for part in child.parts
            ],
        }
        for number, child in enumerate(pack.children, 1)
    ]
