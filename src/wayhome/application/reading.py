"""The record as pages read it: events read once and kept until something more is entered."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from wayhome.application.caseload import Case, Caseload
from wayhome.application.ports import EventLog
from wayhome.application.rebuilding import everything
from wayhome.duties.derive import Rulebook
from wayhome.duties.in_force import InForce, in_force
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Sealed
from wayhome.record.rows import Head

KEPT = timedelta(hours=1)
DESCRIBED = "child.described"
Words = Mapping[tuple[EventId, str], str]


class Reading:
    """What pages ask the record, under the rulebooks it says were put in force.

    ``first`` is in force until the record says that another was; ``rulebooks`` loads one by name.
    """

    def __init__(self, log: EventLog, first: Rulebook, rulebooks: Callable[[str], Rulebook]) -> None:
        self.log = log
        self.rulebook = InForce.always(first)
        self._first = first
        self._rulebooks = rulebooks
        self._head: Head | None = None
        self._held: tuple[Sealed, ...] = ()
        self._names: dict[Subject, str] = {}
        self._made: Caseload | None = None

    def caseload(self, at: datetime) -> Caseload:
        """Return every case as it stands at an instant."""
        self._refresh()
        made = self._made
        if made is None or not made.at <= at <= made.horizon:
            made = Caseload(self._held, self.rulebook, at=at, horizon=at + KEPT)
            made.derive()
            self._made = made
        return made.seen_at(at)

    def case(self, record: str, at: datetime) -> Case | None:
        """Return one case as it stands at an instant; None when nothing about it was recorded."""
        return self.caseload(at).case(record)

    def names(self) -> Mapping[Subject, str]:
        """Return the name of each child whose name is held and was not destroyed."""
        self._refresh()
        return self._names

    def words(self, record: RecordId) -> Words:
        """Return the personal words that a record still holds, by entry and field."""
        return {(words.event, words.field): words.text for words in self.log.words(record)}

    def _refresh(self) -> None:
        head = self.log.head()
        if head == self._head:
            return
        self._held = tuple(kept.sealed for kept in everything(self.log) if kept.sealed is not None)
        self._names = self._read_names()
        self.rulebook = in_force((each.event for each in self._held), self._first, self._rulebooks)
        self._made = None
        self._head = head

    def _read_names(self) -> dict[Subject, str]:
        described = dict.fromkeys(held.event.record for held in self._held if held.event.type == DESCRIBED)
        held = (words for record in described for words in self.log.words(record))
        return {words.subject: words.text for words in held if words.field == "name"}
