"""What is there before anybody asks when a child is reported: the carer's profile, and what the child said last time.

It stands first, on the call's page, beside the child's description and above the grade. The words are those of their
writers; the page that shows them names the records they stand in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.carers.profile import Changed, Profile, profiles_of, since_last_episode
from wayhome.casework.earlier_interviews import Talk, earlier_interviews
from wayhome.kernel.ids import RecordId, Subject
from wayhome.web.presenting.times import day
from wayhome.web.wiring import Wiring

SAID: Mapping[str, str] = {
    "content": "In their own words", "own_words": "In their own words", "harm": "Of harm", "places": "Places",
    "people": "People", "during": "While missing", "before": "Before", "after": "Coming back", "wants": "Wants",
    "travel": "Travel", "possessions": "Came back with", "where": "Seen at", "said": "Said",
}  # fmt: skip
"""Each part of a talk with what it is called, in the order in which somebody who looks for the child reads it."""

WHO: Mapping[str, str] = {
    "parent": "a parent", "guardian": "a guardian", "carer": "a carer", "council": "the council",
    "provider": "the provider",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The profile that one of those who care for the child keeps, and what of it is new since the child was missing."""

    profile: Profile
    who: str
    read_on: str
    is_stale: bool
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBefore:
    """The profiles as they stand, and what the child said after the last return; empty where there is none."""

    profiles: tuple[Kept, ...]
    said: tuple[tuple[str, str], ...]
    said_day: str
    shows: tuple[str, ...]

    @property
    def is_something(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.profiles) or bool(self.said)


def kept_before(parts: Wiring, child: Subject, now: datetime, *, besides: str = "") -> KeptBefore:
    """Return what is there of a child, leaving out what was said in the case it is shown ``besides``."""
    story = parts.reading.story(parts.reading.one(child))
    kept = story.of_type("profile.kept", with_child=True)
    records = dict.fromkeys(event.record for event in kept)
    words = {key: text for record in records for key, text in parts.reading.words(record).items()}
    talk = next(_talks(parts, child, besides), None)
    return KeptBefore(
        profiles=tuple(
            Kept(
                profile=one,
                who=WHO.get(one.now.by, ""),
                read_on=day(one.read_at),
                is_stale=one.is_stale(now),
                changed=since_last_episode(one, story, now),
            )
            for one in profiles_of(story, words)
        ),
        said=parts_said(talk) if talk else (),
        said_day=day(talk.happened_at) if talk else "",
        shows=tuple(dict.fromkeys([*records, *([talk.record] if talk else [])])),
    )


def parts_said(talk: Talk) -> tuple[tuple[str, str], ...]:
    """Return the words of one talk, each with what it is called, in the order in which they are read."""
    held = dict(talk.words)
    return tuple((words, held[name]) for name, words in SAID.items() if held.get(name))


def _talks(parts: Wiring, child: Subject, besides: str) -> Iterator[Talk]:
    """Yield the talks that still hold words, newest first."""
    story = parts.reading.story(parts.reading.one(child))
    for talk in earlier_interviews(story, {}, before=RecordId(besides)):
        words = parts.reading.words(talk.record)
        held = next((one for one in earlier_interviews(story, words) if one.entry == talk.entry), talk)
        if held.words:
            yield held
