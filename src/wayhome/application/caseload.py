"""What pages ask of the record: the cases, how each stands, and what each owed at an instant, as then known.

A *case* is one record about a child: a missing episode, an investigation, or the child. A caseload is made from events
and a rulebook, and can be thrown away. Made from only those events that had been recorded by an instant, it says what
was known and owed then.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain

from wayhome.duties.derive import Rulebook, soonest
from wayhome.duties.duty import Duty, Status
from wayhome.duties.floors import Known
from wayhome.duties.in_force import InForce
from wayhome.duties.owners import HELD, Roster
from wayhome.duties.story import Story, children_of, stories
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event, Sealed

CASE_KINDS = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION, SubjectKind.CHILD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case as known at an instant: its entries, what is held about its children besides, and what it owes."""

    record: RecordId
    kinds: tuple[SubjectKind, ...]
    children: tuple[Subject, ...]
    entries: tuple[Sealed, ...]
    background: tuple[Sealed, ...]
    duties: tuple[Duty, ...]
    at: datetime
    known: Known

    def in_status(self, *statuses: Status) -> tuple[Duty, ...]:
        """Return the duties that stand so at the case's instant, soonest due first."""
        return tuple(duty for duty in self.duties if duty.status_at(self.at) in statuses)

    @property
    def open_duties(self) -> tuple[Duty, ...]:
        """Return what somebody still has to do, soonest due first."""
        return self.in_status(Status.OVERDUE, Status.OWED)

    @property
    def changed_at(self) -> datetime:
        """Return when something was last written down in it."""
        return max(held.event.recorded_at for held in self.entries)


class Caseload:
    """Every case in some events, as they stand at an instant."""

    def __init__(
        self, held: Iterable[Sealed], rulebook: Rulebook | InForce, *, at: datetime, horizon: datetime | None = None
    ) -> None:
        self.at = at
        self.horizon = horizon or at
        self.rulebook = rulebook if isinstance(rulebook, InForce) else InForce.always(rulebook)
        self._held = {each.event.id: each for each in held}
        self._stories = stories(each.event for each in self._held.values())

    @cached_property
    def _by_record(self) -> Mapping[RecordId, list[Sealed]]:
        found: dict[RecordId, list[Sealed]] = {}
        for held in self._held.values():
            found.setdefault(held.event.record, []).append(held)
        return found

    @cached_property
    def _duties(self) -> Mapping[RecordId, list[Duty]]:
        found: dict[RecordId, list[Duty]] = {}
        derived = (self.rulebook.derive(story, horizon=self.horizon) for story in self._stories.values())
        for duty in sorted(chain.from_iterable(derived), key=soonest):
            found.setdefault(self._held[duty.raised_by].event.record, []).append(duty)
        return found

    @cached_property
    def roster(self) -> Roster | None:
        """Return who holds which post; None where no post was ever recorded, as in a force's first import."""
        held = [each.event for each in self._held.values() if each.event.type == HELD]
        return Roster(held) if held else None

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Return every record about a child, in order of reference."""
        made = (self._make(record) for record in sorted(self._by_record))
        return tuple(case for case in made if case.kinds)

    def case(self, record: str) -> Case | None:
        """Return one case; None when nothing about it was recorded."""
        named = RecordId(record)
        case = self._make(named) if named in self._by_record else None
        return case if case and case.kinds else None

    def entry(self, event: str) -> Sealed | None:
        """Return one entry by its id."""
        return self._held.get(EventId(event))

    def derive(self) -> None:
        """Derive every duty now, so that what is made from this caseload shares them."""
        _ = self._duties, self._by_record

    def seen_at(self, at: datetime) -> "Caseload":
        """Return the same caseload at another instant up to the horizon, without deriving anything again.

        A duty holds instants, not a status, so only how it stands has to be asked again.
        """
        seen = copy(self)
        seen.at = at
        seen.__dict__.pop("cases", None)
        return seen

    def as_known(self, record: str, moment: datetime) -> "Caseload":
        """Return a case and the others about its children as known at an instant."""
        told = self._told(RecordId(record))
        return Caseload((each for each in told if each.event.recorded_at <= moment), self.rulebook, at=moment)

    def about(self, child: Subject) -> tuple[Case, ...]:
        """Return every case about a child."""
        return tuple(case for case in self.cases if child in case.children)

    def _told(self, record: RecordId) -> list[Sealed]:
        """Return the entries of a record, of every record that shares a child with it, and who held which post."""
        children = _children(self._by_record.get(record, []))
        return [
            held
            for held in self._held.values()
            if held.event.record == record or held.event.type == HELD or not children.isdisjoint(held.event.subjects)
        ]

    def _make(self, record: RecordId) -> Case:
        entries = self._by_record[record]
        own = _own([held.event for held in entries])
        named = Counter(subject for event in own for subject in event.subjects)
        kinds = tuple(kind for kind in CASE_KINDS if any(kind_of(subject) is kind for subject in named))
        subject = _of_kind(kinds[0], named) if kinds else Subject("force:")
        children = tuple(children_of(subject, own))
        return Case(
            record=record,
            kinds=kinds,
            children=children,
            entries=tuple(entries),
            background=tuple(self._background(record, children)),
            duties=tuple(self._duties.get(record, ())),
            at=self.at,
            known=self._known(subject),
        )

    def _background(self, record: RecordId, children: tuple[Subject, ...]) -> Iterable[Sealed]:
        told = {event.id for child in children for event in self._stories[child].own if not _of_a_case(event.subjects)}
        return (held for held in self._held.values() if held.event.id in told and held.event.record != record)

    def _known(self, subject: Subject) -> Known:
        story = self._stories.get(subject) or Story(subject, ())
        return self.rulebook.ask(story, self.at).known


def _children(entries: Iterable[Sealed]) -> frozenset[Subject]:
    return frozenset(
        subject for held in entries for subject in held.event.subjects if kind_of(subject) is SubjectKind.CHILD
    )


def _own(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events of this case alone, so that one linking two cases carries no child into the other's case."""
    return [event for event in events if sum(map(_is_case, event.subjects)) <= 1] or events


def _of_kind(kind: SubjectKind, named: Counter[Subject]) -> Subject:
    """Return the subject of a kind that is named most often."""
    return min((each for each in named if kind_of(each) is kind), key=lambda each: (-named[each], each))


def _of_a_case(subjects: Iterable[Subject]) -> bool:
    return any(map(_is_case, subjects))


def _is_case(subject: Subject) -> bool:
    return kind_of(subject) in (SubjectKind.EPISODE, SubjectKind.INVESTIGATION)
