"""How the child is heard, as a page that is read: what they first said, what is ready, what was held, what is owed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.hearing.accounts import HeardStanding, heard
from wayhome.kernel.ids import ActorId
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.doing import doing
from wayhome.web.hearing.preparing import HEARD_BY
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.needs_strip import needs_strips
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

DONE, LACKING = Mark(words="Done", shape="tick", kind="met"), Mark(words="Not yet", shape="ring", kind="past")
PRACTICE = Mark(words="National practice, text not seen", shape="", kind="practice")  # that therapy does not wait
STEPS = (
    ("explained", "Special measures explained", "explain-measures"),
    ("intermediary", "An intermediary considered", "intermediary"),
    ("preferences", "Asked who and what they want", "preferences"),
    ("plan", "The interview planned", "plan-interview"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfChild:
    """One child as they were heard: their own words first, then what is ready and what was held."""

    who: str
    said: tuple[Mapping[str, str], ...]
    ready: tuple[Mapping[str, object], ...]
    interviews: tuple[Mapping[str, str], ...]
    note: str


@shows_records(Permission.READ_CASES)
def show_hearing(visit: Visit, record: str) -> Page:
    """Show how each child of an investigation has been heard."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    strips = needs_strips(desk.facing.stories, desk.facing.children, visit)
    content = {
        "desk": desk,
        "case_href": reverse("case", args=[record]),
        "entered": take(visit.request),
        "children": tuple(_of_child(heard(desk.facing.story, child), desk) for child in desk.facing.children),
        "links": tuple(_links(desk)),
        "never_waits": PRACTICE,
        "strips": strips,
    }
    return Page(
        template="hearing/hearing.html", content=content, shows=(*desk.shows, *(strip.record for strip in strips))
    )


def _of_child(standing: HeardStanding, desk: Desk) -> OfChild:
    names = desk.visit.parts.reading.names() if len(desk.facing.children) > 1 else {}
    called = Called(map(ActorId, standing.interviewers))
    return OfChild(
        who=names.get(standing.child, ""),
        said=tuple(_said(event, desk) for event in standing.first_said),
        ready=tuple(_ready(standing, desk)),
        interviews=tuple(
            {
                "when": when(one.at, desk.visit.now),
                "who": called(ActorId(one.interviewer)),
                "note": "" if one.trained else "not on record as trained to interview children",
                "words": desk.facing.words.get((one.event, "account"), ""),
            }
            for one in standing.interviews
        ),
        note=_note(standing, desk),
    )


def _said(event: Event, desk: Desk) -> Mapping[str, str]:
    heard_by = dict(HEARD_BY).get(str(event.body.get("heard_by")), "Somebody")
    words = desk.facing.words.get((event.id, "said"), "")
    return {"words": words, "when": when(event.happened_at, desk.visit.now), "by": heard_by}


def _ready(standing: HeardStanding, desk: Desk) -> Iterator[Mapping[str, object]]:
    about = standing.child if len(desk.facing.children) > 1 else ""
    for name, words, page in STEPS:
        event: Event | None = getattr(standing, name)
        place = doing(page)
        href = place.href(desk.record, about) if may(desk.visit.actor, place.permission) else ""
        at = when(event.happened_at, desk.visit.now) if event else ""
        yield {"title": words, "mark": DONE if event else LACKING, "when": at, "href": href}


def _note(standing: HeardStanding, desk: Desk) -> str:
    parts = []
    if standing.is_due and standing.until:
        parts.append(f"Put off until {when(standing.until, desk.visit.now)}.")
    elif standing.is_due:
        parts.append("An interview is needed and has not been held.")
    if len(standing.interviews) > 1:
        parts.append(f"Interviewed {len(standing.interviews)} times, by {_people(len(standing.interviewers))}.")
    if standing.put_off:
        parts.append(f"Put off {len(standing.put_off)} {'time' if len(standing.put_off) == 1 else 'times'}.")
    return " ".join(parts)


def _people(many: int) -> str:
    return "the same person" if many == 1 else f"{many} people"


def _links(desk: Desk) -> Iterator[Link]:
    for one in map(doing, ("heard-first", "interview-child", "put-off-interview")):
        if may(desk.visit.actor, one.permission):
            yield Link(text=one.words, href=one.href(desk.record))
