"""The meetings about a child who is missing again and again: who was asked, who came, what was agreed and is open."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from wayhome.casework.hold_meeting import ACTION
from wayhome.duties.story import Story
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.times import day, when

PARTNERS: Choices = [
    ("responsible_council", "Children's services of the responsible council"),
    ("host_council", "The council where the child is placed"),
    ("placement", "The home or placement"),
    ("school", "School"),
    ("health", "Health"),
    ("youth_justice", "Youth justice"),
    ("home_office", "The Home Office"),
]
NOBODY_NAMED = "nobody that is named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One meeting, asked for or held: when, who, what was said, and each thing agreed with where it stands."""

    title: str
    said: str
    actions: tuple[str, ...] = ()
    note_href: str = ""


def meetings(child: Story, desk: Desk) -> Iterator[Met]:
    """Yield every meeting about a child, those asked for first."""
    for event in child.of_type("partner.meeting_requested"):
        asked = _partners(event.body.get("invited"))
        yield Met(
            title=f"asked for, {when(event.happened_at, desk.visit.now)}: {asked}", said=_words(event, "reason", desk)
        )
    for event in child.of_type("partner.meeting_held"):
        without = "" if event.body["police_attended"] else ". The police did not take part"
        yield Met(
            title=f"held, {when(event.happened_at, desk.visit.now)}: {_partners(event.body.get('came'))}{without}",
            said=_words(event, "summary", desk),
            actions=tuple(_actions(event, child, desk)),
            note_href=f"{reverse('case-meeting-notes', args=[event.record])}?of={event.id}",
        )


def _actions(held: Event, child: Story, desk: Desk) -> Iterator[str]:
    """Yield what the meeting agreed: entered with it, in its record."""
    ended = (event for event in child.of_type("enquiry.line_finished") if _of(event, held))
    finished = {str(event.body["line"]) for event in ended if event.body["result"] != "deferred"}
    for event in child.of_type("enquiry.line_raised"):
        name = str(event.body["line"])
        if _of(event, held) and event.recorded_at == held.recorded_at and name.startswith(ACTION):
            due = f", by {day(instant(str(event.body['due'])))}" if event.body.get("due") else ""
            stands = "done or set aside" if name in finished else "open"
            yield f"{_words(event, 'what', desk) or name}: {event.body.get('owner') or 'nobody named'}{due} ({stands})"


def _of(event: Event, held: Event) -> bool:
    return event.record == held.record and event.happened_at >= held.happened_at


def _partners(named: object) -> str:
    words, codes = dict(PARTNERS), [str(one) for one in named] if isinstance(named, (list, tuple)) else []
    return ", ".join(words.get(one, one) for one in codes) or NOBODY_NAMED


def _words(event: Event, field: str, desk: Desk) -> str:
    """Return words of an episode; those of an investigation are read in it."""
    if not any(kind_of(one) is SubjectKind.EPISODE for one in event.subjects):
        return ""
    return desk.visit.parts.reading.words(event.record).get((event.id, field), "")
