"""Many acts through the same door: each is decided as if it came alone, and what they come to is written in batches.

An import or a simulation knows beforehand who did what when. Reading a child's whole history from the database before
each act would take most of its time, so it is kept in memory while acts are decided, with what this door itself
decided since. Permission, decision, entry and refusal are the code of ``handling``; a test holds that the two doors
come to the same record, byte for byte. Notices, and which duties an act met, are for whoever has the page open, and are
not worked out here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from wayhome.application.batches import BATCH, Batches, Outlet
from wayhome.application.drafts import Entry
from wayhome.application.gathering import gather, moment_of
from wayhome.application.handling import entries_of, may
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.preparing import Stamped, prepare
from wayhome.casework.commands import Command, OnCase, OnChild, OnSubject, digest
from wayhome.casework.facing import Facing
from wayhome.casework.governing.grade_again import GradeAgain
from wayhome.casework.link_children import LinkChildren
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.split_children import SplitChildren
from wayhome.casework.table import ACTS
from wayhome.casework.take_report import TakeReport
from wayhome.duties.competent import to_grade
from wayhome.duties.derive import Rulebook
from wayhome.duties.story import CASES, Story
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, SubjectKind, kind_of, subject
from wayhome.record.effective import CORRECTED, effective
from wayhome.record.envelope import Event

KEPT = 4_000  # subjects, and records
NO_SUBJECT = Subject("")
REREAD = (CORRECTED, "child.records_joined", "child.records_parted")
OF_SEVERAL = (LinkChildren, MergeChildren, SplitChildren, GradeAgain)


@dataclass(slots=True)
class Held(Mapping[Subject, Story]):
    """The stories of one child and of their cases, told when they are asked for, and told again when they went on."""

    own: dict[Subject, list[Event]] = field(default_factory=dict)
    of_no_case: list[Event] = field(default_factory=list)
    plain: bool = True
    _told: dict[Subject, Story] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Take in an event; one that changes how others are read makes all of it be read from the record."""
        self.plain = self.plain and event.type not in REREAD
        cases = [named for named in event.subjects if kind_of(named) in CASES]
        if not cases:
            self.of_no_case.append(event)
            self._told.clear()
        for named in event.subjects:
            self.own.setdefault(named, []).append(event)
            self._told.pop(named, None)
        others = [named for named in event.subjects if kind_of(named) is SubjectKind.CHILD]
        self.plain = self.plain and len(others) < 2 and len(cases) < 2

    def __getitem__(self, named: Subject) -> Story:
        """Tell the story of a subject."""
        if named not in self._told:
            of_child = self.of_no_case if kind_of(named) in CASES else ()
            self._told[named] = Story(named, self.own[named], of_child)
        return self._told[named]

    def __iter__(self) -> Iterator[Subject]:
        """Yield the subjects that have a story."""
        return iter(self.own)

    def __len__(self) -> int:
        """Count them."""
        return len(self.own)


Numbered = Callable[[RecordId, int], Supplies]
"""Gives the ids and salts of what comes next to a record that holds so many entries."""


@dataclass(slots=True)
class _Record:
    """One record as it stands: what it is about, how far it has come, and its words."""

    case: Subject = NO_SUBJECT
    child: Subject = NO_SUBJECT
    sequence: int = 0
    words: dict[tuple[EventId, str], str] = field(default_factory=dict)


class BulkDoor:
    """The door for many acts in the order in which they were entered.

    Nobody else may write about the same children meanwhile; where somebody did, writing raises Conflict. ``supplies``
    gives ids and salts, ``numbered`` by their place in a record instead; each act says itself when it was entered. What
    was decided goes to ``outlet``: in batches to the record, unless another is named. What is kept of those about whom
    nothing was decided for long is let go, and read from the record when it is needed again.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        supplies: Supplies,
        rulebook: Rulebook,
        batch: int = BATCH,
        numbered: Numbered | None = None,
        outlet: Outlet | None = None,
    ) -> None:
        self._ledger = ledger
        self._supplies_for = numbered or (lambda _record, _held: supplies)
        self._rulebook = rulebook
        self._outlet = outlet or Batches(ledger, batch)
        self._children: dict[Subject, Held] = {}
        self._records: dict[RecordId, _Record] = {}

    def do(self, command: Command, *, entered_at: datetime) -> tuple[Event, ...]:
        """Decide an act as entered at an instant; returns what it adds. Raises Refused as the single door does."""
        act = ACTS[type(command)]
        may(command, act)
        facing = self._facing(command, entered_at)
        outcome = act.decide(command, facing)
        after = None if isinstance(command, TakeReport) else facing.sequence
        entries = [
            entry if entry.record == facing.record else replace(entry, after=None)
            for entry in entries_of(command, outcome.facts, facing, after)
        ]
        return self._take(entries, digest(command), entered_at)

    def tell(self, entry: Entry, *, entered_at: datetime) -> tuple[Event, ...]:
        """Take what was decided elsewhere, as entered at an instant."""
        return self._take([entry], "", entered_at)

    def entries(self, record: RecordId) -> tuple[Event, ...]:
        """Return the entries of a record as they stand now, in the order in which they were made."""
        self.flush()
        return tuple(effective(sealed.event for sealed in self._ledger.read(record).events))

    def flush(self) -> None:
        """Write what was decided and is not written yet."""
        self._outlet.settle()

    def has_entered(self, key: str) -> bool:
        """Say whether an act is in the record already, by its key."""
        with self._ledger.pen() as pen:
            return key in pen.earlier([key])

    def _let_go(self) -> None:
        """Write everything, and let go of what was not used for longest: it can be read from the record again."""
        self.flush()
        for named in list(self._children)[: -KEPT // 2]:
            del self._children[named]
        self._records.clear()

    def _take(self, entries: list[Entry], asked: str, at: datetime) -> tuple[Event, ...]:
        added: list[Event] = []
        for entry in entries:
            stamped = tuple(replace(draft, recorded_at=draft.recorded_at or at) for draft in entry.drafts)
            supplies = self._supplies_for(entry.record, self._record(entry.record).sequence)
            decided = prepare(replace(entry, drafts=stamped), supplies, asked=asked).stamped(at)
            self._keep(decided)
            self._outlet.put(decided)
            added.extend(decided.events)
        if max(len(self._children), len(self._records)) > KEPT:
            self._let_go()
        return tuple(added)

    def _keep(self, decided: Stamped) -> None:
        record = self._record(decided.record)
        record.sequence += len(decided.events)
        record.words.update({(words.event, words.field): words.text for words in decided.words})
        for event in decided.events:
            record.case = _case_of(event, record.case)
            record.child = record.child or _first(SubjectKind.CHILD, event)
            for named in event.subjects:
                if kind_of(named) in (SubjectKind.EPISODE, SubjectKind.INVESTIGATION):
                    continue
                self._kept(named).add(event)

    def _facing(self, command: Command, now: datetime) -> Facing:
        about = self._about(command)
        kept = self._kept(about) if about else None
        if about is None or kept is None or not kept.plain:
            self.flush()
            return gather(command, log=self._ledger, rulebook=self._rulebook, now=now)
        return self._plainly(command, about, kept, now)

    def _plainly(self, command: Command, about: Subject, kept: Held, now: datetime) -> Facing:
        is_child = kind_of(about) is SubjectKind.CHILD
        name = command.record if isinstance(command, (OnCase, OnChild)) else RecordId("")
        name = RecordId(about) if isinstance(command, OnSubject) else name
        record = self._record(name) if name else _Record()
        at = moment_of(command, now)[0]
        return Facing(
            record=name,
            case=record.case if is_child else about,
            child=about if is_child else NO_SUBJECT,
            stories=kept,
            rulebook=self._rulebook,
            at=at,
            now=now,
            sequence=record.sequence,
            words=record.words,
            grading=cache(
                lambda: to_grade(effective(self._about_officer(command.by.actor.id)), self._rulebook.pack, at)
            ),
        )

    def _about(self, command: Command) -> Subject | None:
        """Return the child or other subject whose story an act is decided on; None where it needs several."""
        if isinstance(command, OF_SEVERAL):
            return None
        if isinstance(command, OnSubject):
            return command.about
        if isinstance(command, TakeReport):
            return command.children[0].child if len(command.children) == 1 else None
        if isinstance(command, OnChild):
            return command.child
        return self._child_of(command.record) if isinstance(command, OnCase) else None

    def _child_of(self, name: RecordId) -> Subject | None:
        """Return whose missing episode or own record one is; None for an investigation, which may be of several."""
        record = self._record(name)
        return None if record.case.startswith("investigation:") else record.child or None

    def _record(self, name: RecordId) -> _Record:
        if name not in self._records:
            self._records[name] = self._read(name)
        return self._records[name]

    def _read(self, name: RecordId) -> _Record:
        held = self._ledger.read(name)
        record = _Record(sequence=held.sequence)
        for sealed in sorted(held.events, key=lambda each: each.event.type != "missing.reported"):
            record.case = _case_of(sealed.event, record.case)
            record.child = record.child or _first(SubjectKind.CHILD, sealed.event)
        record.words = {(one.event, one.field): one.text for one in self._ledger.words(name)}
        return record

    def _kept(self, named: Subject) -> Held:
        if named not in self._children:
            kept = Held()
            for sealed in self._ledger.about(named).events:
                kept.add(sealed.event)
            self._children[named] = kept
        self._children[named] = kept = self._children.pop(named)  # the one used last stands last
        return kept

    def _about_officer(self, officer: ActorId) -> list[Event]:
        return self._kept(subject(SubjectKind.OFFICER, officer)).of_no_case


def _case_of(event: Event, known: Subject) -> Subject:
    """Return which case a record is of: the missing episode that its entries name first, else the investigation."""
    if known.startswith("episode:"):
        return known
    return _first(SubjectKind.EPISODE, event) or known or _first(SubjectKind.INVESTIGATION, event)


def _first(kind: SubjectKind, event: Event) -> Subject:
    return next((named for named in event.subjects if kind_of(named) is kind), NO_SUBJECT)
