"""What was owed, and when that became known: two kinds of time, so that "as at" is a question and not a replay.

A duty holds the instants at which its status changes. What the duties of a subject *are* changes as events are written
down, late ones and corrections among them. So each is kept with the time from which it was known to be so, and until
when. A subject's versions are a function of its events alone: they can be thrown away and made again.

Duties that the calendar raises are not kept: how many there are depends on what time it is, so they are derived when
somebody asks.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty
from wayhome.duties.in_force import Derives, InForce
from wayhome.duties.stories import story_of
from wayhome.duties.story import CASES, Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED, corrected, known_by
from wayhome.record.envelope import Event

NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
BY_THE_CALENDAR = "calendar/1"


class Deriving(Protocol):
    """Derivation of the duties that do not depend on what time it is."""

    @property
    def name(self) -> str:
        """Return what tells it apart from derivation under any other rulebook."""

    @property
    def scopes(self) -> frozenset[SubjectKind]:
        """Return the kinds of subject for which anything can be owed."""

    def duties(self, story: Story) -> tuple[Duty, ...]:
        """Return what a story comes to."""

    def growing(self) -> Derives:
        """Return what says the same of one subject's story however often it is told, with more in it each time."""


class Timeless:
    """Derivation under the rulebooks in force over time, or under one, without what the calendar raises."""

    def __init__(self, rulebook: Rulebook | InForce) -> None:
        self._in_force = rulebook if isinstance(rulebook, InForce) else InForce.always(rulebook)
        every = [one.rulebook for one in self._in_force.activations]
        self._kept = {named(one): kept_of(one) for one in every}
        self._names = {id(one): named(one) for one in every}
        self.scopes = frozenset(one.pack.duties[rule].scope for one in every for rule in self._kept[named(one)])
        self.name = named_over_time(self._in_force)

    def duties(self, story: Story) -> tuple[Duty, ...]:
        """Return what a story comes to, each duty under the rulebook in force when it arose."""
        return self._kept_of(self._in_force.derive(story, horizon=NO_TIME))

    def growing(self) -> Derives:
        """Return what says the same of one subject's story however often it is told, with more in it each time."""
        derives = self._in_force.growing(horizon=NO_TIME)
        return lambda story: self._kept_of(derives(story))

    def _kept_of(self, duties: Iterable[Duty]) -> tuple[Duty, ...]:
        return tuple(filter(self._keeps, duties))

    def _keeps(self, duty: Duty) -> bool:
        return duty.rule in self._kept[self._names[id(self._in_force.at(duty.raised_at))]]


def kept_of(rulebook: Rulebook) -> frozenset[str]:
    """Return the rules of a rulebook whose duties are kept: all but those that the calendar raises."""
    return frozenset(identity for identity, duty in rulebook.pack.duties.items() if duty.shape != BY_THE_CALENDAR)


def named_over_time(in_force: InForce) -> str:
    """Name the rulebooks in force over time by what they are and from when; one that was always in force, by itself."""
    if len(in_force.activations) == 1:
        return named(in_force.activations[0].rulebook)
    hashed = sha256()
    for one in in_force.activations:
        hashed.update(f"{one.at.isoformat()} {named(one.rulebook)}\n".encode())
    return hashed.hexdigest()


def named(rulebook: Rulebook) -> str:
    """Name a rulebook by its content, a force's own settings included."""
    hashed = sha256(rulebook.pack.content.encode())
    for duty in rulebook.pack.duties.values():
        hashed.update(duty.model_dump_json().encode())
    return hashed.hexdigest()


class LoadedWhenNeeded:
    """Derivation under what is in force now, which is looked up only when something is to be derived.

    ``now`` is what to derive under for as long as one thing is being done; asked again, the record may have moved on.
    """

    def __init__(self, load: Callable[[], Deriving]) -> None:
        self._load = load

    def now(self) -> Deriving:
        """Return derivation under what is in force now."""
        return self._load()

    @property
    def name(self) -> str:
        """Return what tells it apart from derivation under any other rulebook."""
        return self._load().name

    @property
    def scopes(self) -> frozenset[SubjectKind]:
        """Return the kinds of subject for which anything can be owed."""
        return self._load().scopes

    def duties(self, story: Story) -> tuple[Duty, ...]:
        """Return what a story comes to."""
        return self._load().duties(story)

    def growing(self) -> Derives:
        """Return what says the same of one subject's story however often it is told, with more in it each time."""
        return self._load().growing()


def as_of_now(deriving: Deriving) -> Deriving:
    """Return what to derive under for as long as one thing is being done."""
    return deriving.now() if isinstance(deriving, LoadedWhenNeeded) else deriving


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A duty as it was known from one instant until another; ``known_until`` is None while it is known so."""

    duty: Duty
    known_from: datetime
    known_until: datetime | None = None

    def known_at(self, moment: datetime) -> bool:
        """Say whether this is how the duty was known at an instant."""
        return self.known_from <= moment and (self.known_until is None or moment < self.known_until)


def bears_on_every_case(event: Event, moved: Container[str]) -> bool:
    """Say whether an event may bear on every case of its children: it names no case, or a correction is about it."""
    if event.type == CORRECTED or event.id in moved:
        return True
    return not any(kind_of(subject) in CASES for subject in event.subjects)


def on_every_case(events: Sequence[Event]) -> list[Event]:
    """Return those of a child's events that may bear on every one of the child's cases."""
    moved = {corrected(event) for event in events if event.type == CORRECTED}
    return [event for event in events if bears_on_every_case(event, moved)]


def duties_known(events: Iterable[Event], subject: Subject, derives: Derives, moment: datetime) -> tuple[Duty, ...]:
    """Derive the duties of a subject from what had been written down by an instant."""
    story = story_of(subject, known_by(events, moment))
    return derives(story) if story.own else ()


def learn(current: Sequence[Version], duties: Sequence[Duty], at: datetime) -> list[Version]:
    """Return versions after something became known: what is no longer so ends then, and what is new begins."""
    now_so = dict.fromkeys(duties)
    learnt = [
        version if version.known_until is not None or version.duty in now_so else replace(version, known_until=at)
        for version in current
    ]
    so_before = {version.duty for version in learnt if version.known_until is None}
    return [*learnt, *(Version(duty=duty, known_from=at) for duty in now_so if duty not in so_before)]


def versions(events: Sequence[Event], subject: Subject, deriving: Deriving) -> list[Version]:
    """Return every version of the duties of a subject, from all events that bear on it."""
    return learnt_at(sorted({event.recorded_at for event in events}), [], events, subject, deriving)


def learnt_at(
    moments: Iterable[datetime],
    current: list[Version],
    events: Sequence[Event],
    subject: Subject,
    deriving: Deriving,
) -> list[Version]:
    """Return versions after what became known of a subject at each of some instants, in order."""
    derives = deriving.growing()
    before: tuple[Duty, ...] | None = None
    for moment in moments:
        duties = duties_known(events, subject, derives, moment)
        if duties != before:
            current = learn(current, duties, moment)
        before = duties
    return current
