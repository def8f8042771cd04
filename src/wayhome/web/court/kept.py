"""What came from the court and from those who asked, in words: what it was, what belongs to it, and what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.court.asking import (
    ACKNOWLEDGED,
    ASKED,
    COMPLAINT,
    COMPLAINT_ACKNOWLEDGED,
    COMPLAINT_ANSWERED,
    DECIDED,
)
from wayhome.casework.telling.triggers import CALLED, COURT, trigger_of
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.of_holder import of_whom
from wayhome.web.court.news import MEASURES
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import clock, day, when

STATEMENT = "victim.personal_statement_made"
KEPT = (
    COURT, "court.witness_needs_assessed", "court.contact_scheme_referred", COMPLAINT, COMPLAINT_ACKNOWLEDGED,
    COMPLAINT_ANSWERED, ASKED, ACKNOWLEDGED, DECIDED, "court.internal_review_offered", STATEMENT,
    "victim.compensation_explained",
)  # fmt: skip
SAID = ("what", "why", "reason", "answer", "said")
FROM_THEM = (COMPLAINT, ASKED)
A_HEARING = ("hearing_listed", "hearing_changed")
CUSTODY = "{} months in custody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One thing that came: its title, when, what belongs to it in a line, and what was said."""

    title: str
    when: str
    facts: str
    words: str


def kept(desk: Desk) -> tuple[Kept, ...]:
    """Return what came in a case, the latest first."""
    held = [event for name in KEPT for event in desk.facing.story.of_type(name)]
    return tuple(_one(event, desk) for event in sorted(held, key=_order, reverse=True))


def next_hearing(desk: Desk) -> str:
    """Return when and where the child's case is next heard, as it was last said; empty where that is not known."""
    listed = [one for one in desk.facing.story.of_type(COURT) if one.body.get("kind") in A_HEARING]
    last = max(listed, key=_order, default=None)
    at = _at(last) if last else None
    return _hearing(last, at, desk) if last and at and at >= desk.visit.now else ""


def _one(event: Event, desk: Desk) -> Kept:
    trigger = trigger_of(event) if event.type == COURT else None
    told = (desk.facing.words.get((event.id, name), "").strip() for name in SAID)
    return Kept(
        title=CALLED[trigger] if trigger else sentence(event),
        when=when(event.happened_at, desk.visit.now),
        facts=". ".join((*_whose(event, desk), *_facts(event, desk))),
        words="\n".join(one for one in told if one),
    )


def _whose(event: Event, desk: Desk) -> Iterator[str]:
    if whom := of_whom(event, desk):
        yield f"{'From' if event.type in FROM_THEM else 'To'} {whom}"


def _facts(event: Event, desk: Desk) -> Iterator[str]:
    if at := _at(event):
        yield _hearing(event, at, desk)
    elif court := desk.facing.words.get((event.id, "court"), ""):
        yield court
    measures, names = event.body.get("measures") or (), dict(MEASURES)
    if isinstance(measures, (tuple, list)) and measures:
        yield ", ".join(names.get(str(one), str(one)) for one in measures)
    months = event.body.get("months")
    if months is not None:
        yield CUSTODY.format(months) if months else "No custody"


def _hearing(event: Event, at: datetime, desk: Desk) -> str:
    court = desk.facing.words.get((event.id, "court"), "")
    return f"{day(at)} at {clock(at)}" + (f", {court}" if court else "")


def _at(event: Event) -> datetime | None:
    held = event.body.get("hearing_at")
    return datetime.fromisoformat(str(held)) if held else None


def _order(event: Event) -> tuple[datetime, str]:
    return event.happened_at, event.id
