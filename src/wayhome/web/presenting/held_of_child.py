"""What is held to know a child by: looks, clothes, where and with whom they were last seen, and whom to ring back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.application.board.unread import is_at_door
from wayhome.application.caseload import Case
from wayhome.kernel.ids import EventId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.record.events.questions import LAST_SEEN
from wayhome.web.presenting.obtained import obtained
from wayhome.web.presenting.times import when

Words = Mapping[tuple[EventId, str], str]
IDENTITY, ANSWERED, NEWS = "missing.identity_recorded", "missing.question_answered", "missing.information_received"
REPORTED_THERE = "door.missing_reported"
AT_A_DOOR: Mapping[object, str] = {
    "parent": "A parent", "carer": "A carer", "child": "The child", "placement": "Where the child lives",
    "social_worker": "A social worker", "school": "The school",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said last of one thing, and when; empty where nothing was. ``got`` says that it was obtained.

    ``by`` says who wrote it, where they wrote it at a door of their own.
    """

    words: str = ""
    at: datetime | None = None
    got: str = ""
    by: str = ""

    @property
    def as_theirs(self) -> str:
        """Return the words, with who wrote them where it was at a door of their own."""
        return f"{self.words} ({self.by[:1].lower()}{self.by[1:]})" if self.by else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOfChild:
    """What is held of a child, each as it was said last; ``asked`` says when it was asked and nobody knew.

    ``no_number``: whoever reported did so at a door, where no number has to be given.
    """

    looks: Said
    clothes: Said
    seen: Said
    sighting: Said
    ring: Said
    asked: str
    no_number: bool


def held_of_child(case: Case, words: Words) -> HeldOfChild:
    """Return what is held to know the child of a case by, at the case's instant."""
    told = told_by(case)
    seen = [event for event in told if event.body.get("question") == LAST_SEEN]
    sightings = [event for event in told if event.body.get("kind") == "sighting"]
    return HeldOfChild(
        looks=_said(told, IDENTITY, "description", words, obtained(told, "description", case.at)),
        clothes=_said(told, IDENTITY, "clothing", words, obtained(told, "clothing", case.at)),
        seen=_seen(tuple(_each(iter(seen), ANSWERED, "words", words)), case.at),
        sighting=_said(sightings, NEWS, "content", words),
        ring=_said(told, IDENTITY, "informant_contact", words),
        asked=f"Asked {when(seen[-1].happened_at, case.at)}" if seen else "",
        no_number=any(event.type == REPORTED_THERE for event in told),
    )


def told_by(case: Case) -> list[Event]:
    """Return what was told in a case until its instant, in the order in which it happened."""
    told = (event for event in effective(held.event for held in case.entries) if event.happened_at <= case.at)
    return sorted(told, key=lambda event: (event.happened_at, event.id))


def _said(events: Sequence[Event], name: str, field: str, words: Words, got: str = "") -> Said:
    return next(_each(reversed(events), name, field, words), Said(got=got))


def _seen(said: Sequence[Said], now: datetime) -> Said:
    """Return where a child was seen last: as an officer took it down last, and whatever was written at a door since.

    Whoever reports at a door a second time may only ask for news; what they wrote the first time stands.
    """
    first = next((place for place in reversed(range(len(said))) if not said[place].by), 0)
    if not said:
        return Said()
    since = "".join(f" Then, {when(one.at, now)}, at a door: {one.words}" for one in said[first + 1 :] if one.at)
    return replace(said[first], words=said[first].words + since)


def _each(events: Iterator[Event], name: str, field: str, words: Words) -> Iterator[Said]:
    for event in events:
        if event.type == name and (text := words.get((event.id, field), "").strip()):
            yield Said(words=text, at=event.happened_at, by=_by(event))


def _by(event: Event) -> str:
    """Say who wrote it at a door of their own; empty where an officer took it down."""
    if not is_at_door(event):
        return ""
    return f"{AT_A_DOOR.get(event.body.get('supplied_by'), 'Somebody')} wrote it at a door"
