"""What is held to know a child by: looks, clothes, where and with whom they were last seen, and whom to ring back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.kernel.ids import EventId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.web.presenting.obtained import obtained
from wayhome.web.presenting.times import when

Words = Mapping[tuple[EventId, str], str]
IDENTITY, ANSWERED, NEWS = "missing.identity_recorded", "missing.question_answered", "missing.information_received"
LAST_SEEN = "last_seen_with"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said last of one thing, and when; empty where nothing was. ``got`` says that it was obtained."""

    words: str = ""
    at: datetime | None = None
    got: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOfChild:
    """What is held of a child, each as it was said last; ``asked`` says when it was asked and nobody knew."""

    looks: Said
    clothes: Said
    seen: Said
    sighting: Said
    ring: Said
    asked: str


def held_of_child(case: Case, words: Words) -> HeldOfChild:
    """Return what is held to know the child of a case by, at the case's instant."""
    told = told_by(case)
    seen = [event for event in told if event.body.get("question") == LAST_SEEN]
    sightings = [event for event in told if event.body.get("kind") == "sighting"]
    return HeldOfChild(
        looks=_said(told, IDENTITY, "description", words, obtained(told, "description", case.at)),
        clothes=_said(told, IDENTITY, "clothing", words, obtained(told, "clothing", case.at)),
        seen=_said(seen, ANSWERED, "words", words),
        sighting=_said(sightings, NEWS, "content", words),
        ring=_said(told, IDENTITY, "informant_contact", words),
        asked=f"Asked {when(seen[-1].happened_at, case.at)}" if seen else "",
    )


def told_by(case: Case) -> list[Event]:
    """Return what was told in a case until its instant, in the order in which it happened."""
    told = (event for event in effective(held.event for held in case.entries) if event.happened_at <= case.at)
    return sorted(told, key=lambda event: (event.happened_at, event.id))


def _said(events: Sequence[Event], name: str, field: str, words: Words, got: str = "") -> Said:
    return next(_each(reversed(events), name, field, words), Said(got=got))


def _each(events: Iterator[Event], name: str, field: str, words: Words) -> Iterator[Said]:
    for event in events:
        if event.type == name and (text := words.get((event.id, field), "").strip()):
            yield Said(words=text, at=event.happened_at)
