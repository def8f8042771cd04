"""The reviews of an investigation as they were made, with what each said and what came of what it listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.reviewing.alike import Earlier
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId
from wayhome.record.envelope import Event

REVIEWED = "investigation.reviewed"
SAID = ("directions", "risk_because", "disruption_because", "none_because", "put_right")
Words = Mapping[tuple[EventId, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review: who made it, at which level, whether it counts, and what it said in words.

    ``level`` is empty where it is not known, as in an import.
    """

    event: EventId
    at: datetime
    by: ActorId
    rank: str
    level: str
    nominal: bool
    outstanding: str
    disruption: str
    items: int
    to_put_right: tuple[str, ...]
    repeats: int
    words: str


def reviews_of(story: Story, words: Words) -> tuple[Review, ...]:
    """Return every review of an investigation, the latest first."""
    return tuple(_review(event, words) for event in reversed(story.of_type(REVIEWED)))


def earlier_of(events: Iterable[Event], words: Words) -> tuple[Earlier, ...]:
    """Return the reviews among some events that have words, as they are laid beside new ones."""
    found = ((event, said_in(event.id, words)) for event in events if event.type == REVIEWED)
    return tuple(Earlier(event=e.id, record=e.record, at=e.happened_at, words=said) for e, said in found if said)


def said_in(event: EventId, words: Words) -> str:
    """Return what a review said, in the order in which it is asked."""
    return "\n".join(said for name in SAID if (said := words.get((event, name), "")))


def _review(event: Event, words: Words) -> Review:
    body = event.body
    to_put_right = body.get("to_put_right")
    return Review(
        event=event.id,
        at=event.happened_at,
        by=event.actor,
        rank=str(body.get("by", "unknown")),
        level=str(body.get("level") or ""),
        nominal=body.get("nominal") is True,
        outstanding=str(body.get("outstanding") or ""),
        disruption=str(body.get("disruption") or ""),
        items=int(str(body.get("items") or 0)),
        to_put_right=tuple(map(str, to_put_right)) if isinstance(to_put_right, tuple) else (),
        repeats=int(str(body.get("repeats") or 0)),
        words=said_in(event.id, words),
    )
