"""The note of a meeting, to print: of those that a case holds, or of all children on a planned meeting's list."""

from dataclasses import replace

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.meeting_pack.meetings import listed, meeting_called
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import desk_for
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.partners.noting import HELD, note_of
from wayhome.web.presenting.times import clock, day


@shows_records(Permission.READ_CASES)
def show_meeting_notes(visit: Visit, record: str) -> Page:
    """Show the notes of the meetings that a case holds, the latest first, or of the one that is asked for."""
    desk = desk_for(visit, record)
    if desk is None:
        raise Http404
    only = visit.request.GET.get("of", "")
    told = [pair for pair in _held(visit, desk.case.children) if pair[1].record == record and only in ("", pair[1].id)]
    told.sort(key=lambda pair: pair[1].happened_at, reverse=True)
    title = "Note of a meeting" if only else "Notes of meetings"
    page = _page(visit, tuple(told), title=title, back=("The case", reverse("case", args=[record])))
    return replace(page, shows=tuple(dict.fromkeys((record, *page.shows))))


@shows_records(Permission.PREPARE_MEETINGS)
def show_note_of_meeting(visit: Visit, meeting: str) -> Page:
    """Show what a planned meeting said and agreed about each child on its list, to print, a sheet for each."""
    planned = meeting_called(meeting, visit.parts.reading)
    if planned is None:
        raise Http404
    children = tuple(one.child for one in listed(meeting, visit.parts.reading))
    found = tuple(pair for pair in _held(visit, children) if pair[1].body.get("meeting") == meeting)
    title = f"Note of the meeting of partners, {planned.area}"
    purpose = f"meeting_of_partners {meeting}"
    return _page(visit, found, title=title, back=("The meeting", reverse("meeting", args=[meeting])), purpose=purpose)


def _held(visit: Visit, children: tuple[Subject, ...]) -> tuple[tuple[Subject, Event], ...]:
    story = visit.parts.reading.story
    return tuple((child, held) for child in children for held in story(child).of_type(HELD))


def _page(
    visit: Visit, held: tuple[tuple[Subject, Event], ...], *, title: str, back: tuple[str, str], purpose: str = ""
) -> Page:
    notes = tuple(note_of(event, child, visit) for child, event in held)
    content = {
        "title": title,
        "notes": notes,
        "back_text": back[0],
        "back_href": back[1],
        "printed": f"Printed at {clock(visit.now)}, {day(visit.now)}, by {visit.actor.name}.",
    }
    shows = tuple(shown for one in notes for shown in (one.record, one.child))
    return Page(template="partners/note.html", content=content, shows=shows, purpose=purpose)
