"""The profile that those who care for a child keep: as it stands, its versions, and what changed since a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event

Words = Mapping[tuple[EventId, str], str]
KEPT, READ_AGAIN, REPORTED, FOUND = (
    "profile.kept", "profile.looked_over", "missing.reported", "missing.child_located",
)  # fmt: skip
STALE_AFTER = timedelta(days=90)
"""How long a profile may go without being looked at: our own default, the one of rule PROF-01."""

PARTS: Mapping[str, str] = {
    "ring": "Who to ring, day or night",
    "health": "Health, medicine, and what gets dangerous and how soon",
    "description": "What they look like",
    "places": "Places they may go",
    "friends": "People they may be with",
    "phones": "Phone numbers they use",
    "accounts": "Names they use online",
    "habits": "What they usually do, and what would be unusual",
    "helps": "What helps when they are found, and what does not",
    "wants_known": "What they want people to know",
}
"""Each part of a profile with what it is called, in the order in which somebody looking for the child reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a profile: the words that are still held, by part, and when it was kept, in UTC."""

    number: int
    entry: Event
    by: str
    words: Mapping[str, str]
    asked_child: bool

    @property
    def kept_at(self) -> datetime:
        """Return when it was kept."""
        return self.entry.happened_at

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return the parts that hold something, each with what it is called."""
        return tuple((words, self.words[name]) for name, words in PARTS.items() if self.words.get(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A profile as it stands: its versions, the newest last, and when somebody last read it over."""

    versions: tuple[Version, ...]
    read_at: datetime

    @property
    def now(self) -> Version:
        """Return the version that stands."""
        return self.versions[-1]

    def is_stale(self, at: datetime) -> bool:
        """Say whether nobody has looked at it for longer than it should go. It is used all the same."""
        return at - self.read_at > STALE_AFTER

    def at(self, moment: datetime) -> Version | None:
        """Return the version that stood at a moment."""
        return next((one for one in reversed(self.versions) if one.kept_at <= moment), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One part of a profile that is not as it was: empty ``before`` where it is new, empty ``now`` where it is gone."""

    part: str
    before: str
    now: str


def profiles_of(child: Story | None, words: Words) -> tuple[Profile, ...]:
    """Return the profile of each of those who keep one about a child, the one last looked at first. For officers."""
    kept = child.of_type(KEPT, with_child=True) if child else []
    keepers = dict.fromkeys(keeper_of(event) for event in kept)
    found = [profile for keeper in keepers if (profile := profile_of(child, words, keeper))]
    return tuple(sorted(found, key=lambda one: one.read_at, reverse=True))


def profile_of(child: Story | None, words: Words, keeper: str) -> Profile | None:
    """Return the profile that one of them keeps; None where they keep none. Nobody sees what another wrote."""
    kept = _by(child, KEPT, keeper)
    if not kept:
        return None
    versions = tuple(_version(event, number, words) for number, event in enumerate(kept, 1))
    seen = (*kept, *_by(child, READ_AGAIN, keeper))
    return Profile(versions=versions, read_at=max(event.happened_at for event in seen))


def keeper_of(event: Event) -> str:
    """Return the reference of the rights-holder who wrote or read a profile; empty where it is not known."""
    return str(event.body.get("holder") or "")


def _by(child: Story | None, name: str, keeper: str) -> list[Event]:
    return [one for one in child.of_type(name, with_child=True) if keeper_of(one) == keeper] if child else []


def last_episode(child: Story | None, at: datetime) -> datetime | None:
    """Return when the child was last found, else last reported, before a moment; None where they never were missing."""
    for kind in (FOUND, REPORTED):
        times = [event.happened_at for event in child.of_type(kind) if event.happened_at <= at] if child else []
        if times:
            return max(times)
    return None


def differences(before: Version | None, now: Version) -> tuple[Changed, ...]:
    """Return each part that differs between two versions, in the order in which a profile is read."""
    held = before.words if before else {}
    pairs = ((words, held.get(name, ""), now.words.get(name, "")) for name, words in PARTS.items())
    return tuple(Changed(part=part, before=was, now=then) for part, was, then in pairs if was != then)


def since_last_episode(profile: Profile, child: Story | None, at: datetime) -> tuple[Changed, ...]:
    """Return what changed since the child was last missing; nothing where they never were, or nothing did."""
    moment = last_episode(child, at)
    return differences(profile.at(moment), profile.now) if moment else ()


def _version(event: Event, number: int, words: Words) -> Version:
    held = {name: text for name in PARTS if (text := words.get((event.id, name), ""))}
    return Version(
        number=number,
        entry=event,
        by=str(event.body.get("by") or ""),
        words=held,
        asked_child=event.body.get("asked_child") is True,
    )
