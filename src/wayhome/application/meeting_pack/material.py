"""What is told of one child: their story, those of their cases, the words that are kept, and what is owed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from wayhome.application.reading import Reading
from wayhome.duties.duty import Duty
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

CASES = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION)


@dataclass(frozen=True)
class Material:
    """Everything there is about one child at an instant; ``since`` is the meeting before."""

    child: Subject
    reading: Reading
    pack: Pack
    at: datetime
    since: datetime
    names: Mapping[Subject, str]
    quotes: bool = True

    @cached_property
    def story(self) -> Story:
        """Return everything said of the child, in every case."""
        return self.reading.story(self.child)

    @cached_property
    def cases(self) -> tuple[Subject, ...]:
        """Return the child's cases, the one that came first first."""
        named = (one for event in self.story.own for one in event.subjects if kind_of(one) in CASES)
        return tuple(dict.fromkeys(named))

    def of_kind(self, kind: SubjectKind) -> tuple[Story, ...]:
        """Return the stories of the child's cases of a kind."""
        return tuple(self.reading.story(case) for case in self.cases if kind_of(case) is kind)

    @cached_property
    def investigations(self) -> tuple[Story, ...]:
        """Return the stories of the investigations that the child is in."""
        return self.of_kind(SubjectKind.INVESTIGATION)

    @cached_property
    def episodes(self) -> tuple[Story, ...]:
        """Return the stories of the times the child was missing, the last first."""
        told = (story for story in self.of_kind(SubjectKind.EPISODE) if story.of_type("missing.reported"))
        return tuple(sorted(told, key=lambda story: story.of_type("missing.reported")[0].happened_at, reverse=True))

    @cached_property
    def owed(self) -> tuple[Duty, ...]:
        """Return what is owed on the child and their cases, overdue first, then the soonest due."""
        duties = (duty for one in (self.child, *self.cases) for duty in self.reading.owed_on(one, self.at))
        return tuple(sorted(duties, key=lambda duty: (duty.due_at > self.at, duty.due_at, duty.identity)))

    @cached_property
    def words(self) -> Mapping[tuple[EventId, str], str]:
        """Return the personal words of every record that tells of the child; none where the pack is covered."""
        if not self.quotes:
            return {}
        records = dict.fromkeys(event.record for event in self.everything)
        return {key: text for record in records for key, text in self.reading.words(record).items()}

    @cached_property
    def everything(self) -> Sequence[Event]:
        """Return every event about the child or their cases, once each, in order."""
        told = (self.story, *self.investigations, *self.of_kind(SubjectKind.EPISODE))
        return tuple({event.id: event for story in told for event in story.own}.values())

    def said(self, event: Event, field: str) -> str:
        """Return the words of an entry's field; empty where none are kept, or the pack is covered."""
        return self.words.get((event.id, field), "")

    def called(self, child: Subject) -> str:
        """Return what another child is called here."""
        if not self.quotes:
            return "another child"
        return self.names.get(child) or f"Child {child.rpartition(':')[2]}"

    def last(self, *types: str) -> Event | None:
        """Return the last event of some types about the child."""
        found = [event for name in types for event in self.story.of_type(name)]
        return max(found, key=lambda event: (event.happened_at, event.id), default=None)
