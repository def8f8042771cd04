"""What the use cases need from outside, as types; ``store`` offers each of them in memory and on two databases."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Sealed
from wayhome.record.private import PrivateWords
from wayhome.record.rows import End, Head, Kept, Row
from wayhome.record.vocabulary import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplies:
    """What only the edge can give: the time, a new id, a new salt, and what reads the words that are entered.

    ``unread`` is told of a text that could not be read: the entry is kept all the same.
    """

    now: Callable[[], datetime]
    event_id: Callable[[], EventId]
    salt: Callable[[], str]
    readers: "tuple[TextReader, ...]" = ()
    unread: Callable[[Exception], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntered:
    """A text about a child as it is entered: which event and field hold it, and in which role it was written.

    ``spoken``: the field holds what a child, a suspect or somebody asked said, in their own words.
    """

    event: EventId
    type: str
    field: str
    text: str
    spoken: bool = False
    role: str = ""


TextReader = Callable[[TextEntered], Iterable[Fact]]
"""Reads a text and gives the facts that follow from it: they are entered with it, as said by whoever wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The events of a record, or about a subject, in the order in which they were entered.

    ``strange`` are those that this build does not know how to read. They are kept and can be shown as stored; while
    there are any, the record is in quarantine and nothing more is decided on it.
    """

    events: tuple[Sealed, ...]
    strange: tuple[Row, ...] = ()

    @property
    def sequence(self) -> int:
        """Return the sequence of the last event, which an act decided on this history names as ``after``."""
        sequences = [sealed.sequence for sealed in self.events]
        sequences.extend(row.sequence for row in self.strange)
        return max(sequences, default=0)


def history_of(kept: Iterable[Kept]) -> History:
    """Part what this build can read from what it cannot."""
    held = tuple(kept)
    return History(
        events=tuple(each.sealed for each in held if each.sealed is not None),
        strange=tuple(each.row for each in held if each.sealed is None),
    )


class Earlier(NamedTuple):
    """What an idempotency key already stands for: a digest of what was asked, and the positions it came to."""

    digest: str
    positions: tuple[int, ...]


class Projection(Protocol):
    """A view of the record that can be thrown away and made again from it.

    Applying events in one batch or in several comes to the same rows.
    """

    @property
    def name(self) -> str:
        """Return what operators call it."""

    def clear(self) -> None:
        """Throw all of it away."""

    def apply(self, added: Sequence[Kept]) -> None:
        """Take in events that were just added, in order of position."""

    def look_ahead(self) -> None:
        """Work out, before the pen is taken, some of what ``catch_up`` will keep; it is right without."""

    def catch_up(self) -> int:
        """Do some of what taking in left for later; returns how much that was, and 0 when nothing is left to do."""


class EventLog(Protocol):
    """The record, to be read."""

    def head(self) -> Head:
        """Return the end of the ledger."""

    def read(self, record: RecordId) -> History:
        """Return what a record holds."""

    def stored(self, record: RecordId) -> Sequence[Row]:
        """Return a record's rows as stored, whether or not this build can read them."""

    def about(self, subject: Subject) -> History:
        """Return every event that names a subject, from every record, with what corrects it or was moved to it."""

    def about_of_types(self, subject: Subject, types: Collection[str]) -> Sequence[Sealed]:
        """Return the events of some types about a subject, as ``about`` finds them, that this build can read."""

    def after(self, position: int, limit: int) -> Sequence[Row]:
        """Return the rows that follow a position, as stored, at most so many."""

    def words(self, record: RecordId) -> Sequence[PrivateWords]:
        """Return the personal words that a record still holds."""

    def event(self, event: EventId) -> Sealed | None:
        """Return an event by its id; None where none has it, or this build cannot read it."""

    def of_type(self, name: str) -> Sequence[Sealed]:
        """Return the events of a type, from every record, as far as this build can read them."""

    def touched(self, added: Sequence[Kept]) -> Mapping[Subject, Sequence[int]]:
        """Return the subjects on which some events bear, each with where those events stand.

        An event of no case bears on every case of the children it names, and so does what a correction speaks of.
        """

    def names(self, children: Sequence[Subject]) -> Mapping[Subject, str]:
        """Return the names last given of some children, where they are held still."""

    def named(self) -> Sequence[Subject]:
        """Return every child whose name is held."""


class Pen(Protocol):
    """The right to write, held by one writer at a time until what was written is kept for good."""

    def head(self) -> Head:
        """Return the end of the ledger."""

    def end_of(self, record: RecordId) -> End:
        """Return the end of a record; a record nobody wrote in ends before it begins."""

    def is_quarantined(self, record: RecordId) -> bool:
        """Say whether a record holds an event that this build cannot read."""

    def earlier(self, keys: Sequence[str]) -> Mapping[str, Earlier]:
        """Return what some idempotency keys already stand for; those that stand for nothing are left out."""

    def is_entered(self, event: EventId) -> bool:
        """Say whether an event with this id was entered before."""

    def at(self, positions: Sequence[int]) -> Sequence[Row]:
        """Return the rows at some positions, in order."""

    def destroy_words(self, record: RecordId, whose: Subject | None) -> int:
        """Destroy the personal words of a record, or only one person's in it; returns how many fields held any."""

    def write(self, added: Sequence[Kept], words: Sequence[PrivateWords]) -> None:
        """Add events at the end of the ledger, keep their personal words beside them, and refresh every projection."""

    def remember(self, keys: Mapping[str, Earlier]) -> None:
        """Keep what some idempotency keys stand for."""


class Ledger(EventLog, Protocol):
    """The record, to be read and written."""

    @property
    def projections(self) -> Sequence[Projection]:
        """Return the projections that every write refreshes."""

    def pen(self) -> AbstractContextManager[Pen]:
        """Take the pen. What was written is kept when the block ends, and undone when it ends with an exception."""

    def scour(self) -> None:
        """Overwrite what was destroyed wherever this place leaves it lying; without it, a disposal is not finished."""
