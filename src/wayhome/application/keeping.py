"""What was told from the record, kept until an entry bears on it; the same as if it were told afresh.

Each thing kept says on which subjects and records it rests, and how far the record had been read. An entry *touches*
the subjects that it bears on. What rests on one that was touched since is told again, and nothing else is. Of what is
owed, only what the calendar raises depends on what day it is; it is told again on another day.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Generic, TypeVar

from wayhome.application.duty_book import BY_THE_CALENDAR, on_every_case
from wayhome.application.ports import EventLog
from wayhome.application.told import CaseTold, children_named, outside_any_case, told_case
from wayhome.duties.derive import soonest
from wayhome.duties.duty import Duty
from wayhome.duties.holding import ON_DUTY, READ_FOR_A_ROSTER
from wayhome.duties.in_force import InForce
from wayhome.duties.roster import Roster
from wayhome.duties.shapes.dates import SECOND
from wayhome.duties.stories import story_of
from wayhome.duties.story import CASES, Story
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.kernel.worktime import london_day
from wayhome.record.effective import CORRECTED, as_corrected, effective, named
from wayhome.record.envelope import Event, Sealed
from wayhome.record.one_child import read_as
from wayhome.record.rows import Head, Kept

T = TypeVar("T")
MANY = 50_000  # a force's cases of some years; the oldest told make room
MANY_ENTRIES = 1_000_000
MANY_TURNED = 200_000
A_RECORD = "record "
AT_ONCE = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION, SubjectKind.CHILD)


class Shelf(Generic[T]):
    """Things of one kind, each with what it rests on and how far the record had been read when it was told."""

    def __init__(self, touched: Mapping[str, int]) -> None:
        self._touched = touched
        self._held: dict[str, tuple[T, int, frozenset[str], date | None]] = {}

    def get(self, key: str, day: date | None = None) -> T | None:
        """Return what is kept under a key, unless something it rests on was touched since, or it is another day."""
        held = self._held.get(key)
        if held is None:
            return None
        thing, position, rests_on, told_on = held
        is_good = (told_on is None or told_on == day) and all(
            self._touched.get(each, 0) <= position for each in rests_on
        )
        return thing if is_good else None

    def rests_on(self, key: str) -> frozenset[str]:
        """Return what a thing that is kept rests on."""
        return self._held[key][2] if key in self._held else frozenset()

    def of(self, key: str, position: int, tell: Callable[[], T]) -> T:
        """Return what is kept under a key that rests on that alone; where it is no longer good, it is told now."""
        held = self.get(key)
        return self.put(key, tell(), position, [key]) if held is None else held

    def is_of_one_day(self, key: str) -> bool:
        """Say whether a thing that is kept holds for one day only."""
        return key in self._held and self._held[key][3] is not None

    def put(self, key: str, thing: T, position: int, rests_on: Iterable[str], day: date | None = None) -> T:
        """Keep a thing; where many are kept already, those told longest ago make room."""
        if len(self._held) >= MANY:
            for old in list(self._held)[: MANY // 2]:
                self._held.pop(old, None)
        self._held[key] = thing, position, frozenset(rests_on), day
        return thing


class Keeping:
    """What the record tells under the rulebooks in force, from the record as far as it was read."""

    def __init__(self, log: EventLog, rulebook: InForce, head: Head, records: Callable[[], Sequence[RecordId]]) -> None:
        self.log = log
        self.rulebook = rulebook
        self.head = head
        self._records = records
        self._touched: dict[str, int] = {}
        self._turned: list[tuple[str, int]] = []
        self._forgotten = 0
        self._entries: dict[int, Sealed] = {}
        self._found: Shelf[tuple[Sealed, ...]] = Shelf(self._touched)
        self._stories: Shelf[Story] = Shelf(self._touched)
        self._duties: Shelf[tuple[Duty, ...]] = Shelf(self._touched)
        self._cases: Shelf[CaseTold] = Shelf(self._touched)
        self._ones: Shelf[Subject] = Shelf(self._touched)
        self._wide: Shelf[Sequence[Event]] = Shelf(self._touched)
        self._apart: Shelf[tuple[Sealed, ...]] = Shelf(self._touched)
        self._in_cases: Shelf[tuple[Subject, ...]] = Shelf(self._touched)
        self._people: Roster | None = None
        rules = rulebook.pack.duties.values()
        self._kinds = {duty.scope for duty in rules}
        self._by_the_day = {duty.scope for duty in rules if duty.shape == BY_THE_CALENDAR}

    def touch(self, added: Sequence[Kept], head: Head) -> None:
        """Take note of entries: what rests on what they bear on is told again when it is asked for."""
        touched: dict[str, int] = {subject: places[-1] for subject, places in self.log.touched(added).items()}
        touched.update((as_record(kept.row.record), kept.row.position) for kept in added)
        self._touched.update(touched)
        self._turned.extend(touched.items())
        if len(self._turned) > MANY_TURNED:
            self._forgotten += len(self._turned) // 2
            del self._turned[: len(self._turned) // 2]
        self._take_people([kept.event for kept in added if kept.event])
        self.head = head

    @property
    def turned(self) -> int:
        """Return how often a subject or a record was touched so far."""
        return self._forgotten + len(self._turned)

    def turned_since(self, read: int) -> Sequence[tuple[str, int]] | None:
        """Return what was touched after so many, each with where in the ledger; None where that is forgotten."""
        return self._turned[read - self._forgotten :] if read >= self._forgotten else None

    def records(self) -> Sequence[RecordId]:
        """Return every record, in order of reference."""
        return self._records()

    def case(self, record: RecordId, at: datetime) -> CaseTold | None:
        """Return the case a record is; None for a record that holds nothing."""
        day = london_day(at + SECOND)
        return self._cases.get(record, day) or self._tell(record, at, day)

    def rests_on(self, record: RecordId) -> frozenset[str]:
        """Return the subjects and records on which the case that a record is rests, as it was last told."""
        return self._cases.rests_on(record)

    def is_by_the_day(self, record: RecordId) -> bool:
        """Say whether what a case owes depends on what day it is, as it was last told."""
        return self._cases.is_of_one_day(record)

    def records_about(self, child: Subject) -> Sequence[RecordId]:
        """Return the records that may be about a child, in order of reference."""
        return sorted({held.event.record for held in self.about(child)})

    def around(self, record: RecordId) -> Sequence[Sealed]:
        """Return the entries of a record, of all that name its children, and who held which post."""
        entries = self.log.read(record).events
        about = (self.about(child) for child in children_named(entries))
        found = {held.position: held for held in chain(entries, *about, self._on_duty())}
        return [found[position] for position in sorted(found)]

    def entry(self, event: EventId) -> Sealed | None:
        """Return one entry by its id."""
        return self.log.event(event)

    def roster(self) -> Roster | None:
        """Return who holds which post; None where nobody was ever put on one."""
        return self.people() or None

    def people(self) -> Roster:
        """Return who holds which post, with units, posts and people that were set up before anybody holds one."""
        if self._people is None:
            self._people = Roster(sealed.event for sealed in self._on_duty())
        return self._people

    def _take_people(self, added: Sequence[Event]) -> None:
        """Take what was said of the people on duty into what was read; a correction of it is read from the start."""
        said = [event for event in added if event.type in ON_DUTY]
        if any(event.type == CORRECTED and self._corrects_people(event) for event in added):
            self._people = None
        elif said and self._people is not None:
            self._people = self._people.after(said)

    def _on_duty(self) -> Iterator[Sealed]:
        return chain.from_iterable(map(self.log.of_type, READ_FOR_A_ROSTER))

    def _corrects_people(self, event: Event) -> bool:
        corrected = self.log.event(EventId(str(event.body.get("corrects"))))
        return corrected is not None and corrected.event.type in ON_DUTY

    def _tell(self, record: RecordId, at: datetime, day: date) -> CaseTold | None:
        position = self.head.position
        entries = self._once(self.log.read(record).events)
        if not entries:
            return None
        subjects = self._bearing(entries)
        ids = {held.event.id for held in entries}
        owed = chain.from_iterable(self.owed_on(subject, at) for subject in subjects)
        duties = sorted((duty for duty in owed if duty.raised_by in ids), key=soonest)
        told = told_case(record, entries, duties, self)
        rests_on = {
            as_record(record),
            *subjects,
            *told.children,
            *(one for held in entries for one in named(held.event)),
        }
        depends = any(kind_of(subject) in self._by_the_day for subject in subjects)
        return self._cases.put(record, told, position, rests_on, day if depends else None)

    def _bearing(self, entries: Sequence[Sealed]) -> list[Subject]:
        """Return the subjects whose duties the events of a record may raise, corrections of them applied."""
        ids = {held.event.id for held in entries}
        about = {held.event.id: held for subject in asked_for(entries) for held in self.about(subject)}
        mine = [event for event in effective(held.event for held in about.values()) if event.id in ids]
        found = dict.fromkeys(self.one(subject) for event in mine for subject in event.subjects)
        wide = [event for event in mine if not any(kind_of(subject) in CASES for subject in event.subjects)]
        children = {subject for event in wide for subject in event.subjects if kind_of(subject) is SubjectKind.CHILD}
        found.update(dict.fromkeys(case for child in sorted(children) for case in self._cases_of(child)))
        return [subject for subject in found if kind_of(subject) in self._kinds]

    def _cases_of(self, child: Subject) -> tuple[Subject, ...]:
        return self._in_cases.of(child, self.head.position, lambda: cases_of(child, self.about(child)))

    def owed_on(self, subject: Subject, at: datetime) -> tuple[Duty, ...]:
        """Return every duty of a subject that has arisen or will, as it is derived at an instant."""
        day = london_day(at + SECOND)
        held, position = self._duties.get(subject, day), self.head.position
        if held is not None:
            return held
        duties = self.rulebook.derive(self.story(subject), horizon=at)
        depends = kind_of(subject) in self._by_the_day
        return self._duties.put(subject, duties, position, [subject], day if depends else None)

    def story(self, subject: Subject) -> Story:
        """Return the story of a subject; empty where nothing names it."""
        return self._stories.of(subject, self.head.position, lambda: story_of(subject, self._events_on(subject)))

    def _events_on(self, subject: Subject) -> list[Event]:
        """Return every event that bears on what a subject owes: for a case, those of its children outside any case."""
        about = self.about(subject)
        found = {held.event.id: held.event for held in about}
        children = {one for held in about for one in named(held.event) if one.startswith("child:")}
        for child in sorted(children) if kind_of(subject) in CASES else ():
            found.update((event.id, event) for event in self._on_every_case(Subject(child)))
        return list(found.values())

    def _on_every_case(self, child: Subject) -> Sequence[Event]:
        return self._wide.of(
            child, self.head.position, lambda: on_every_case([each.event for each in self.about(child)])
        )

    def outside_any_case(self, child: Subject) -> tuple[Sealed, ...]:
        """Return the entries in a child's story that belong to no case."""
        return self._apart.of(child, self.head.position, lambda: outside_any_case(child, self))

    def about(self, child: Subject) -> tuple[Sealed, ...]:
        """Return every event that bears on a subject, as it was entered."""
        return self._found.of(child, self.head.position, lambda: self._once(self.log.about(child).events))

    def _once(self, entries: Sequence[Sealed]) -> tuple[Sealed, ...]:
        """Return entries, each held once however many subjects it bears on: it never changes."""
        if len(self._entries) > MANY_ENTRIES:
            self._entries = {}
        return tuple(self._entries.setdefault(each.position, each) for each in entries)

    def one(self, subject: Subject) -> Subject:
        """Return whom a child is read as."""
        if kind_of(subject) is not SubjectKind.CHILD:
            return subject
        return self._ones.of(subject, self.head.position, lambda: who_is_meant(subject, self.about(subject)))


def cases_of(child: Subject, entries: Iterable[Sealed]) -> tuple[Subject, ...]:
    """Return the cases that some entries, corrections applied, say a child is in."""
    own = (event for event in effective(each.event for each in entries) if child in event.subjects)
    return tuple(dict.fromkeys(subject for event in own for subject in event.subjects if kind_of(subject) in CASES))


def who_is_meant(child: Subject, entries: Iterable[Sealed]) -> Subject:
    """Return whom a child is read as, after what some entries join and part."""
    return read_as(as_corrected(each.event for each in entries)).get(child, child)


def as_record(record: str) -> str:
    """Name a record apart from the subjects, of which one may be called the same."""
    return f"{A_RECORD}{record}"


def of_record(name: str) -> RecordId | None:
    """Return the record that something is the name of; None for a subject."""
    return RecordId(name.removeprefix(A_RECORD)) if name.startswith(A_RECORD) else None


def asked_for(entries: Sequence[Sealed]) -> list[Subject]:
    """Return subjects that together are named in every one of some entries: cases before children before others."""
    order = {kind: place for place, kind in enumerate(AT_ONCE)}
    chosen = (
        min(held.event.subjects, key=lambda subject: order.get(kind_of(subject), len(order)), default=None)
        for held in entries
    )
    return [subject for subject in dict.fromkeys(chosen) if subject is not None]
