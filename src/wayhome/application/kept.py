"""What the bulk door keeps in memory, so that it need not ask the record before each act what that may look at.

Of each child and other subject the events that name them, of each record how far it has come and its words, and of an
investigation of one child what its record holds. Where entries change how others are read, or an act needs several
children, nothing is said here, and the record is asked.
"""

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from wayhome.application.gathering import moment_of
from wayhome.application.kept_stories import Held
from wayhome.application.ports import Ledger
from wayhome.application.preparing import Stamped
from wayhome.casework.commands import Command, OnCase, OnChild, OnInvestigation, OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.governing.grade_again import GradeAgain
from wayhome.casework.link_children import LinkChildren
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.split_children import SplitChildren
from wayhome.casework.take_report import TakeReport
from wayhome.duties.competent import to_grade
from wayhome.duties.derive import Rulebook
from wayhome.duties.story import CASES, Story
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, SubjectKind, kind_of, subject
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

KEPT = 4_000  # subjects, and records
NO_SUBJECT = Subject("")
OF_SEVERAL = (LinkChildren, MergeChildren, SplitChildren, GradeAgain)
Texts = dict[tuple[EventId, str], str]


@dataclass(slots=True)
class Record:
    """One record as it stands: what it is about, how far it came, its words; and what an investigation is read by."""

    case: Subject = NO_SUBJECT
    child: Subject = NO_SUBJECT
    sequence: int = 0
    words: Texts = field(default_factory=dict)
    held: Held | None = None

    @property
    def is_investigation(self) -> bool:
        """Say whether it is the record of an investigation, which may be of several children."""
        return self.case.startswith("investigation:")

    def go_on(self, event: Event) -> None:
        """Take in what an entry says of what the record is about."""
        self.case = _case_of(event, self.case)
        self.child = self.child or _first(SubjectKind.CHILD, event)


class Kept:
    """What is kept of those about whom acts were decided; ``flush`` writes what was decided and is not written yet."""

    def __init__(self, ledger: Ledger, rulebook: Rulebook, flush: Callable[[], None]) -> None:
        self._ledger = ledger
        self._rulebook = rulebook
        self._flush = flush
        self._subjects: dict[Subject, Held] = {}
        self._records: dict[RecordId, Record] = {}
        self._investigations: dict[Subject, list[Held]] = {}

    def sequence(self, name: RecordId) -> int:
        """Return the number of the last entry of a record."""
        return self._record(name).sequence

    def take(self, decided: Stamped) -> None:
        """Take in what was decided."""
        record = self._record(decided.record)
        record.sequence += len(decided.events)
        record.words.update({(words.event, words.field): words.text for words in decided.words})
        for event in decided.events:
            record.go_on(event)
            for held in self._bearing(event, record):
                held.add(event)

    def let_go(self) -> None:
        """Where much is kept, write all and let go of what was not used for longest: it can be read again."""
        if max(len(self._subjects), len(self._records)) <= KEPT:
            return
        self._flush()
        for named in list(self._subjects)[: -KEPT // 2]:
            del self._subjects[named]
        self._records.clear()
        self._investigations.clear()

    def facing(self, command: Command, now: datetime) -> Facing | None:
        """Return what an act may look at; None where the record has to be asked."""
        kept, beside = self._read_by(command), self._beside(command)
        if kept is None or beside is None or not kept.plain:
            return None
        record, about = self._record_of(command), kept.child or self._about(command)
        is_child = kind_of(about) is SubjectKind.CHILD
        at = moment_of(command, now)[0]
        return Facing(
            record=_name_of(command),
            case=record.case if is_child else about,
            child=about if is_child else NO_SUBJECT,
            children=(about,) if record.is_investigation else (),
            of_one=isinstance(command, OnInvestigation) and bool(command.child),
            stories={**beside, **kept} if beside else kept,
            rulebook=self._rulebook,
            at=at,
            now=now,
            sequence=record.sequence,
            words=self._words(record, kept),
            grading=cache(
                lambda: to_grade(effective(self._about_officer(command.by.actor.id)), self._rulebook.pack, at)
            ),
        )

    def _bearing(self, event: Event, record: Record) -> Iterator[Held]:
        """Yield everything kept that an event bears on."""
        if record.held is not None:
            yield record.held
        for named in event.subjects:
            yield from self._investigations.get(named, ())
            if kind_of(named) not in CASES:
                yield self._held(named)

    def _words(self, record: Record, kept: Held) -> Mapping[tuple[EventId, str], str]:
        """Return the words of a record; of an investigation, those too on how those around the child are reached."""
        others = kept.reaching if record.is_investigation else ()
        return ChainMap(record.words, *(self._record(one).words for one in others)) if others else record.words

    def _read_by(self, command: Command) -> Held | None:
        """Return what an act is decided on; None where it needs several children, or one who is not the case's."""
        if isinstance(command, OF_SEVERAL):
            return None
        if isinstance(command, OnCase) and self._record(command.record).is_investigation:
            return self._of_investigation(command)
        about = self._about(command)
        return self._held(about) if about else None

    def _of_investigation(self, command: OnCase) -> Held | None:
        record = self._record(command.record)
        child = command.child if isinstance(command, OnInvestigation) else None
        if not record.child or child not in (None, record.child):
            return None
        if record.held is None:
            self._flush()
            record.held = Held(child=record.child)
            every = (*self._ledger.read(command.record).events, *self._ledger.about(record.child).events)
            for sealed in every:
                record.held.add(sealed.event)
            self._investigations.setdefault(record.child, []).append(record.held)
        return record.held

    def _beside(self, command: Command) -> Mapping[Subject, Story] | None:
        """Return the stories of whoever else bears on a decision; None where the record has to be asked for them."""
        others = command.beside if isinstance(command, OnInvestigation | OnSubject) else ()
        if any(kind_of(one) in CASES for one in others):
            return None
        kept = {one: self._held(one) for one in others}
        if any(one.corrected for one in kept.values()):
            return None
        return {named: held[named] for named, held in kept.items() if named in held}

    def _about(self, command: Command) -> Subject:
        """Return the child or other subject whose story an act is decided on; none where it is of several."""
        if isinstance(command, OnSubject):
            return command.about
        if isinstance(command, TakeReport):
            return command.children[0].child if len(command.children) == 1 else NO_SUBJECT
        if isinstance(command, OnChild):
            return command.child
        return self._record(command.record).child if isinstance(command, OnCase) else NO_SUBJECT

    def _record_of(self, command: Command) -> Record:
        name = _name_of(command)
        return self._record(name) if name else Record()

    def _record(self, name: RecordId) -> Record:
        if name not in self._records:
            self._records[name] = self._read(name)
        return self._records[name]

    def _read(self, name: RecordId) -> Record:
        held = self._ledger.read(name)
        record = Record(sequence=held.sequence)
        for sealed in sorted(held.events, key=lambda each: each.event.type != "missing.reported"):
            record.go_on(sealed.event)
        record.words = {(one.event, one.field): one.text for one in self._ledger.words(name)}
        return record

    def _held(self, named: Subject) -> Held:
        if named not in self._subjects:
            kept = Held()
            for sealed in self._ledger.about(named).events:
                kept.add(sealed.event)
            self._subjects[named] = kept
        self._subjects[named] = kept = self._subjects.pop(named)  # the one used last stands last
        return kept

    def _about_officer(self, officer: ActorId) -> list[Event]:
        return self._held(subject(SubjectKind.OFFICER, officer)).of_no_case


def _name_of(command: Command) -> RecordId:
    """Return the record that an act is in; none for one that begins a record of its own."""
    if isinstance(command, OnSubject):
        return RecordId(command.about)
    return command.record if isinstance(command, (OnCase, OnChild)) else RecordId("")


def _case_of(event: Event, known: Subject) -> Subject:
    """Return which case a record is of: the missing episode that its entries name first, else the investigation."""
    if known.startswith("episode:"):
        return known
    return _first(SubjectKind.EPISODE, event) or known or _first(SubjectKind.INVESTIGATION, event)


def _first(kind: SubjectKind, event: Event) -> Subject:
    return next((named for named in event.subjects if kind_of(named) is kind), NO_SUBJECT)
