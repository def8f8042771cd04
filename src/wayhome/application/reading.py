"""The record as pages read it: only what was entered since is read, and only what it bears on is told again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import TypeVar, cast

from wayhome.application.case_index import CaseIndex, EverythingUnsettled
from wayhome.application.caseload import Case, Caseload, Made
from wayhome.application.keeping import Keeping
from wayhome.application.ports import EventLog
from wayhome.application.rebuilding import everything
from wayhome.application.standing.abreast import Abreast
from wayhome.application.standing.columns import Column
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty
from wayhome.duties.in_force import ACTIVATED, InForce, in_force
from wayhome.duties.roster import Roster
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.rows import Head, Kept, read

AT_MOST = 2_000
C = TypeVar("C", bound=Column)
Words = Mapping[tuple[EventId, str], str]


class Reading:
    """What pages ask the record, under the rulebooks it says were put in force.

    ``first`` is in force until the record says that another was; ``rulebooks`` loads one by name; ``index`` finds cases
    without reading them; ``turn`` lets one thread at a time see to what is kept. Each process keeps what it was told,
    and asks at every request whether the record has moved on: nothing stale is
    ever shown.
    """

    def __init__(
        self,
        log: EventLog,
        first: Rulebook,
        rulebooks: Callable[[str], Rulebook],
        index: CaseIndex | None = None,
        turn: AbstractContextManager[object] | None = None,
    ) -> None:
        self.log = log
        self.index = index or EverythingUnsettled(self._records)
        self._first = first
        self._rulebooks = rulebooks
        self._kept: Keeping | None = None
        self._together: tuple[tuple[Keeping, Head, datetime], Made] | None = None
        self._listed: tuple[Head, Sequence[RecordId]] | None = None
        self._behind: tuple[tuple[Head, datetime], int] | None = None
        self._turn = turn or nullcontext()
        self._columns: dict[object, Column] = {}
        self._abreast = Abreast()

    @property
    def rulebook(self) -> InForce:
        """Return the rulebooks in force, now and before."""
        return self._keeping().rulebook

    def caseload(self, at: datetime) -> Caseload:
        """Return every case as it stands at an instant; each is told when it is asked for."""
        return self._of(at)

    def live(self, at: datetime) -> Caseload:
        """Return every case that is open, or whose closing was undone or corrected, as it stands at an instant."""
        return self.those(self.index.unsettled(at), at)

    def owing(self, at: datetime) -> Caseload:
        """Return every case that is open or owes something still, as it stands at an instant."""
        owing = (one.record for one in self.index.settled(at).owing)
        return self.those(tuple(dict.fromkeys((*self.index.unsettled(at), *owing))), at)

    def those(self, records: Sequence[RecordId], at: datetime) -> Caseload:
        """Return the cases of some records, in their order, as they stand at an instant."""
        return self._of(at, records)

    @contextmanager
    def column(self, kind: Callable[[], C], at: datetime) -> Iterator[C]:
        """Give a column of every case that is open or owes something, as they stand at an instant.

        What was entered and what has passed since it was last asked for is all that is looked at. Until the block ends,
        no other thread sees to what is kept.
        """
        behind = self.behind(at)
        with self._turn:
            column = self._columns.get(kind)
            if column is None:
                column = self._columns[kind] = kind()
                self._abreast.with_column(column)
            self._abreast.bring(self._keeping(), self.index, at, behind)
            yield cast("C", column)

    @property
    def holds_until(self) -> datetime | None:
        """Return until when no case in a column comes to stand otherwise unless something is entered (UTC)."""
        return self._abreast.until

    def warm(self, at: datetime, kinds: Iterable[Callable[[], Column]] = ()) -> None:
        """Bring the columns of some kinds, and those asked for before, to an instant, before anybody asks."""
        behind = self.behind(at)
        with self._turn:
            for kind in kinds:
                if kind not in self._columns:
                    self._columns[kind] = kind()
                    self._abreast.with_column(self._columns[kind])
            self._abreast.bring(self._keeping(), self.index, at, behind)

    def behind(self, at: datetime) -> int:
        """Return of how many subjects it has yet to be worked out what is owed, a little of it worked out just now.

        A page asks for several columns at one instant, and works off as much as one that asks for a single column.
        """
        asked, known = (self.log.head(), at), self._behind
        if known is None or known[0] != asked:
            self._behind = known = (asked, self.index.behind())
        return known[1]

    def case(self, record: str, at: datetime) -> Case | None:
        """Return one case as it stands at an instant; None when nothing about it was recorded."""
        return self.caseload(at).case(record)

    def names(self) -> "Names":
        """Return the name of each child whose name is held and was not destroyed; read as it is asked for."""
        return Names(self.log)

    def people(self) -> Roster:
        """Return who holds which post, with units, posts and people that were set up before anybody holds one."""
        return self._keeping().people()

    def story(self, subject: Subject) -> Story:
        """Return everything said of a subject, corrections applied; empty where nothing names it."""
        return self._keeping().story(subject)

    def one(self, subject: Subject) -> Subject:
        """Return whom a child is read as, where two records are about one child; any other subject is itself."""
        return self._keeping().one(subject)

    def owed_on(self, subject: Subject, at: datetime) -> tuple[Duty, ...]:
        """Return what is owed on a subject at an instant."""
        return tuple(duty for duty in self._keeping().owed_on(subject, at) if duty.status_at(at).is_open)

    def words(self, record: RecordId) -> Words:
        """Return the personal words that a record still holds, by entry and field."""
        return {(words.event, words.field): words.text for words in self.log.words(record)}

    def _of(self, at: datetime, only: Sequence[RecordId] | None = None) -> Caseload:
        """Return cases; those asked for together, at one instant of one state of the record, are made once."""
        kept = self._keeping()
        asked, together = (kept, kept.head, at), self._together
        if together is None or together[0] != asked:
            self._together = together = (asked, {})
        return Caseload.of(kept, at=at, only=only, made=together[1])

    def _keeping(self) -> Keeping:
        """Return what is kept, with note taken of everything entered since."""
        with self._turn:
            return self._brought_up()

    def _brought_up(self) -> Keeping:
        kept, head = self._kept, self.log.head()
        if kept is not None and kept.head == head:
            return kept
        added = self._added_to(kept) if kept else None
        if kept is None or added is None or any(each.event and each.event.type == ACTIVATED for each in added):
            rulebook = in_force((held.event for held in self.log.of_type(ACTIVATED)), self._first, self._rulebooks)
            kept = Keeping(self.log, rulebook, head, self.index.records)
        elif added:
            kept.touch(added, added[-1].head)
        self._kept = kept
        return kept

    def _added_to(self, kept: Keeping) -> list[Kept] | None:
        """Return what was entered since; None where that is very much, or what is kept is of another record."""
        before = kept.head.position
        rows = list(self.log.after(max(before - 1, 0), AT_MOST + 1))
        if before and (not rows or rows[0].ledger != kept.head.ledger):
            return None
        added = rows[1:] if before else rows
        return list(map(read, added)) if len(added) < AT_MOST else None

    def _records(self) -> Sequence[RecordId]:
        """Return every record, found by reading all there is: where there is no index, that is little."""
        head = self.log.head()
        if self._listed is None or self._listed[0] != head:
            found = {RecordId(kept.row.record) for kept in everything(self.log) if kept.sealed}
            self._listed = head, sorted(found)
        return self._listed[1]


class Names(Mapping[Subject, str]):
    """The names of children, each read when it is first asked for; made for one page and never kept longer."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._read: dict[Subject, str | None] = {}

    def __getitem__(self, child: Subject) -> str:
        if child not in self._read:
            self.read([child])
        name = self._read[child]
        if name is None:
            raise KeyError(child)
        return name

    def __iter__(self) -> Iterator[Subject]:
        return iter(self._log.named())

    def __len__(self) -> int:
        return len(self._log.named())

    def read(self, children: Sequence[Subject]) -> None:
        """Read the names of several children at once, before they are asked for one by one."""
        found = self._log.names(children)
        self._read.update((child, found.get(child)) for child in children)
