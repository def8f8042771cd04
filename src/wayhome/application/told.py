"""What a caseload is told from: the entries of each record, the stories of those they name, and what each case owes.

Two ways of telling come to the same: from events that are all at hand, and from the record itself, case by case, with
what was told kept until an entry bears on it (``keeping``).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain
from typing import Protocol

from wayhome.duties.derive import soonest
from wayhome.duties.duty import Duty
from wayhome.duties.holding import ON_DUTY, READ_FOR_A_ROSTER
from wayhome.duties.in_force import InForce
from wayhome.duties.roster import Roster
from wayhome.duties.stories import stories
from wayhome.duties.story import Story, children_of
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import as_corrected
from wayhome.record.envelope import Event, Sealed
from wayhome.record.one_child import read_as

CASE_KINDS = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION, SubjectKind.CHILD)
NO_SUBJECT = Subject("force:")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTold:
    """One case, whatever the instant: whose it is, its entries, what is held about its children besides, its duties.

    ``undone`` are the duties that no event did, ended or excused; every other is over by ``over_at``.
    """

    record: RecordId
    kinds: tuple[SubjectKind, ...]
    children: tuple[Subject, ...]
    entries: tuple[Sealed, ...]
    background: tuple[Sealed, ...]
    duties: tuple[Duty, ...]
    undone: tuple[Duty, ...]
    over_at: datetime
    story: Story


class Told(Protocol):
    """Everything that a caseload asks."""

    @property
    def rulebook(self) -> InForce:
        """Return the rulebooks that judge it."""

    def records(self) -> Sequence[RecordId]:
        """Return every record, in order of reference; those about no child make no case."""

    def case(self, record: RecordId, at: datetime) -> CaseTold | None:
        """Return the case a record is; None for a record that holds nothing. ``at`` bounds what the calendar raises."""

    def records_about(self, child: Subject) -> Sequence[RecordId]:
        """Return the records that may be about a child, in order of reference."""

    def around(self, record: RecordId) -> Sequence[Sealed]:
        """Return the entries of a record, of all that name its children, and who held which post."""

    def one(self, subject: Subject) -> Subject:
        """Return whom a child is read as, where two records are about one child; any other subject is itself."""

    def entry(self, event: EventId) -> Sealed | None:
        """Return one entry by its id."""

    def roster(self) -> Roster | None:
        """Return who holds which post; None where no post was ever recorded, as in a force's first import."""


class Telling(Protocol):
    """What the case of one record is told from."""

    def story(self, subject: Subject) -> Story:
        """Return the story of a subject; empty where nothing names it."""

    def about(self, child: Subject) -> Sequence[Sealed]:
        """Return at least the events in a child's story, as they were entered."""

    def outside_any_case(self, child: Subject) -> Sequence[Sealed]:
        """Return the entries in a child's story that belong to no case."""

    def one(self, subject: Subject) -> Subject:
        """Return whom a child is read as, where two records are about one child; any other subject is itself."""


class FromEvents:
    """Told from events that are all at hand: the whole record, or what was known of a case at an instant."""

    def __init__(self, held: Iterable[Sealed], rulebook: InForce, horizon: datetime) -> None:
        self.rulebook = rulebook
        self._horizon = horizon
        self._held = {each.event.id: each for each in held}
        self._stories = stories(each.event for each in self._held.values())
        self._one = read_as(as_corrected(each.event for each in self._held.values()))
        self._cases: dict[RecordId, CaseTold] = {}

    @cached_property
    def _by_record(self) -> Mapping[RecordId, list[Sealed]]:
        found: dict[RecordId, list[Sealed]] = {}
        for held in self._held.values():
            found.setdefault(held.event.record, []).append(held)
        return found

    @cached_property
    def _duties(self) -> Mapping[RecordId, list[Duty]]:
        found: dict[RecordId, list[Duty]] = {}
        derived = (self.rulebook.derive(story, horizon=self._horizon) for story in self._stories.values())
        for duty in sorted(chain.from_iterable(derived), key=soonest):
            found.setdefault(self._held[duty.raised_by].event.record, []).append(duty)
        return found

    def records(self) -> Sequence[RecordId]:
        """Return every record, in order of reference."""
        return sorted(self._by_record)

    def case(self, record: RecordId, at: datetime) -> CaseTold | None:  # noqa: ARG002 - all was derived for one instant
        """Return the case a record is."""
        entries = self._by_record.get(record)
        if entries and record not in self._cases:
            duties = self._duties.get(record, ())
            self._cases[record] = told_case(record, entries, duties, self)
        return self._cases.get(record)

    def records_about(self, child: Subject) -> Sequence[RecordId]:  # noqa: ARG002 - there are few, or all are wanted
        """Return the records that may be about a child: here, any."""
        return self.records()

    def around(self, record: RecordId) -> Sequence[Sealed]:
        """Return the entries of a record, of all that name its children, and who held which post."""
        children = children_named(self._by_record.get(record, ()))
        return [
            held
            for held in self._held.values()
            if held.event.record == record or held.event.type in ON_DUTY or not children.isdisjoint(held.event.subjects)
        ]

    def entry(self, event: EventId) -> Sealed | None:
        """Return one entry by its id."""
        return self._held.get(event)

    def roster(self) -> Roster | None:
        """Return who holds which post."""
        return Roster(each.event for each in self._held.values() if each.event.type in READ_FOR_A_ROSTER) or None

    def story(self, subject: Subject) -> Story:
        """Return the story of a subject; empty where nothing names it."""
        return self._stories.get(subject) or Story(subject, ())

    def about(self, child: Subject) -> Sequence[Sealed]:
        """Return the events in a child's story, as they were entered."""
        return [self._held[event.id] for event in self.story(child).own]

    def outside_any_case(self, child: Subject) -> Sequence[Sealed]:
        """Return the entries in a child's story that belong to no case."""
        return outside_any_case(child, self)

    def one(self, subject: Subject) -> Subject:
        """Return whom a child is read as."""
        return self._one.get(subject, subject)


def told_case(record: RecordId, entries: Sequence[Sealed], duties: Sequence[Duty], telling: Telling) -> CaseTold:
    """Return the case that the entries of a record come to."""
    own = own_events([held.event for held in entries])
    named = Counter(subject for event in own for subject in event.subjects)
    kinds = tuple(kind for kind in CASE_KINDS if any(kind_of(subject) is kind for subject in named))
    subject = most_named(kinds[0], named) if kinds else NO_SUBJECT
    children = tuple(dict.fromkeys(map(telling.one, children_of(subject, own))))
    return CaseTold(
        record=record,
        kinds=kinds,
        children=children,
        entries=tuple(entries),
        background=_background(record, children, telling),
        duties=tuple(duties),
        undone=tuple(duty for duty in duties if duty.over_at is None),
        over_at=max((duty.over_at for duty in duties if duty.over_at), default=NEVER),
        story=telling.story(telling.one(subject)),
    )


def _background(record: RecordId, children: Sequence[Subject], telling: Telling) -> tuple[Sealed, ...]:
    found: dict[int, Sealed] = {}
    for child in children:
        found.update((held.position, held) for held in telling.outside_any_case(child))
    return tuple(found[position] for position in sorted(found) if found[position].event.record != record)


def outside_any_case(child: Subject, telling: Telling) -> tuple[Sealed, ...]:
    """Return the entries in a child's story that belong to no case: of whatever is known of the child they are few."""
    told = {event.id for event in telling.story(child).own if not _of_a_case(event.subjects)}
    return tuple(held for held in telling.about(child) if held.event.id in told)


def children_named(entries: Iterable[Sealed]) -> frozenset[Subject]:
    """Return the children that some entries name."""
    return frozenset(
        subject for held in entries for subject in held.event.subjects if kind_of(subject) is SubjectKind.CHILD
    )


def own_events(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events of a case alone, so that one linking two cases carries no child into the other's case."""
    return [event for event in events if sum(map(_is_case, event.subjects)) <= 1] or events


def most_named(kind: SubjectKind, named: Counter[Subject]) -> Subject:
    """Return the subject of a kind that is named most often."""
    return min((each for each in named if kind_of(each) is kind), key=lambda each: (-named[each], each))


def _of_a_case(subjects: Iterable[Subject]) -> bool:
    return any(map(_is_case, subjects))


def _is_case(subject: Subject) -> bool:
    return kind_of(subject) in (SubjectKind.EPISODE, SubjectKind.INVESTIGATION)
