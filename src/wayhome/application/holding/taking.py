"""Taking what a source holds: line by line, in batches that are kept whole, so that what was broken off goes on.

What is not in a file is taken out only where the file is said to be whole, and never more of it than a person has seen
the number of.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from itertools import islice
from typing import Protocol

from wayhome.application.holding.lines import Line
from wayhome.application.holding.ports import NOT_WHOLE, Added
from wayhome.application.mistakes import Mistake
from wayhome.holdings.records import HeldRecord

BATCH = 2_000
MOST_AT_ONCE = 10  # more than one in so many of a source's records goes only where somebody said how many


class NotTakenOut(Exception):
    """What a whole file does not have was not taken out, in words with what would mend it."""


class TooManyGone(NotTakenOut):
    """More would be taken out than may be without somebody having seen how many."""

    def __init__(self, many: int, held: int, system: str) -> None:
        super().__init__(
            f"{many:,} of the {held:,} records of {system} are not in it, more than a tenth, so none was taken out. "
            f"Where that is right, say how many: --yes-take-out {many}."
        )


class NotAllRead(NotTakenOut):
    """Some lines could not be read, and what they hold may be what seems not to be there."""

    def __init__(self, many: int) -> None:
        super().__init__(
            f"{many:,} lines of it were left out, and may be of records that seem not to be in it, so none was taken "
            "out. Mend them and bring it in again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How far something has come: the lines read, and what became of them."""

    lines: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    taken_out: int = 0
    left_out: int = 0
    mistakes: int = 0
    systems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Something that is or was taken in: what it is called, how far it has come, and until where it was read.

    ``unreached_since`` is when a source first did not answer, and has not since; ``why`` says in words.
    """

    name: str
    counted: Counted
    began_at: datetime
    cursor: str = ""
    finished_at: datetime | None = None
    unreached_since: datetime | None = None
    why: str = ""


class Intake(Protocol):
    """What was taken in from which file or source, and how far; kept beside the records, in the same transactions."""

    def step(self) -> AbstractContextManager[None]:
        """Do all of what follows or nothing."""

    def begin(self, key: str, name: str, at: datetime) -> Taken:
        """Return how far this has come; what was finished begins anew, and keeps its cursor."""

    def note(self, key: str, counted: Counted, cursor: str, at: datetime) -> None:
        """Keep how far it has come."""

    def finish(self, key: str, systems: Sequence[str], at: datetime, as_of: datetime) -> None:
        """Keep that it was taken whole: each of its systems is as fresh as that."""

    def not_reached(self, key: str, name: str, why: str, systems: Sequence[str], at: datetime) -> None:
        """Keep that a source and its systems did not answer; since when stands until it does. Nothing gets fresher."""

    def as_of(self, system: str) -> datetime | None:
        """Return how fresh a system's records are; None where none was ever brought in."""

    def stand_at(self, fresh: Mapping[str, datetime]) -> None:
        """Set how fresh the records of some systems are, as far as there are any."""

    def references(self, system: str) -> Iterator[str]:
        """Yield the reference of each record that is held of a system."""

    def latest(self, many: int) -> Sequence[Taken]:
        """Return what was taken last, the latest first."""


class Held(Protocol):
    """As much of the holdings as taking something in needs."""

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:
        """Bring records in, all or none."""

    def remove(self, references: Sequence[str], *, at: datetime) -> int:
        """Take records out."""

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records by their references."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some lines that are kept together, and from where to go on once they are."""

    lines: Sequence[Line]
    cursor: str = ""


@dataclass(slots=True, kw_only=True)
class Take:
    """Takes the batches of one file or source; ``as_of`` is how fresh what it brings will be.

    ``arrived`` is given each record that is new or changed, in the transaction that keeps it, and ``watch`` is called
    after that transaction, to match them. ``wrong`` is given what is wrong as it is met, and ``told`` how far it has
    come, after each batch.
    """

    key: str
    name: str
    index: Held
    intake: Intake
    at: datetime
    as_of: datetime
    arrived: Callable[[Sequence[HeldRecord]], None] = lambda records: None
    watch: Callable[[], object] = lambda: None
    wrong: Callable[[Mistake], None] = lambda mistake: None
    told: Callable[[Taken], None] = lambda taken: None
    counted: Counted = field(default_factory=Counted)

    def take(self, batches: Iterable[Batch]) -> Counted:
        """Take every batch. What is wrong in a line is told and the others go on."""
        began = self.intake.begin(self.key, self.name, self.at)
        self.counted = began.counted
        for batch in batches:
            self._keep(batch)
            self.watch()
            self.told(replace(began, counted=self.counted, cursor=batch.cursor))
        return self.counted

    def finish(self, *, also: Iterable[str] = (), fresher: bool = True) -> None:
        """Keep that all of it was taken; ``also`` names systems of which it may have had no line.

        No system is ``fresher`` for a file that only says what is held no longer.
        """
        systems = tuple(dict.fromkeys((*self.counted.systems, *also))) if fresher else ()
        self.intake.finish(self.key, systems, self.at, self.as_of)

    def take_out(self, system: str, gone: Sequence[str]) -> None:
        """Take out records that their own system no longer holds."""
        with self._no_fresher([system]):
            out = self.index.remove(gone, at=self.at)
            self.counted = replace(self.counted, taken_out=self.counted.taken_out + out)
            self.intake.note(self.key, self.counted, "", self.at)

    def _keep(self, batch: Batch) -> None:
        last = {named: line for line in batch.lines if (named := _named(line))}
        records = [line.record for line in last.values() if line.record]
        with self._no_fresher(dict.fromkeys(system for system, _ in last)):
            before = {record.id: record for record in self.index.records_of([record.id for record in records])}
            added, clashing = self._add(records)
            out = self._remove(last.values())
            self.arrived([one for one in records if before.get(one.id) != one and (one.system, one.id) not in clashing])
            self._count(batch, added, clashing, out)
            self.intake.note(self.key, self.counted, batch.cursor, self.at)

    def _add(self, records: Sequence[HeldRecord]) -> tuple[Added, set[tuple[str, str]]]:
        """Add records; return also those whose reference another system uses, which may stand in the same batch."""
        added, clashing = Added(), set[tuple[str, str]]()
        for system in dict.fromkeys(record.system for record in records):
            one = self.index.add([record for record in records if record.system == system], at=self.at)
            clashing |= {(system, reference) for reference in one.clashing}
            added += one
        return added, clashing

    def _remove(self, lines: Iterable[Line]) -> int:
        """Take out what is gone where the system that says so holds it itself, and return how many that were."""
        gone = {line.gone.id: line.gone.system for line in lines if line.gone}
        held = self.index.records_of(list(gone)) if gone else ()
        return self.index.remove([one.id for one in held if one.system == gone[one.id]], at=self.at) if held else 0

    @contextmanager
    def _no_fresher(self, systems: Iterable[str]) -> Iterator[None]:
        """Do a step after which some systems are no fresher than before: until all of one is taken, some is missing."""
        with self.intake.step():
            before = {system: self.intake.as_of(system) or NOT_WHOLE for system in systems}
            yield
            self.intake.stand_at(before)

    def _count(self, batch: Batch, added: Added, clashing: Collection[tuple[str, str]], out: int) -> None:
        wrong = [mistake for line in batch.lines for mistake in line.mistakes]
        wrong += [_clash(line) for line in batch.lines if line.record and _named(line) in clashing]
        for mistake in wrong:
            self.wrong(mistake)
        systems = (one.system for line in batch.lines if (one := line.record or line.gone))
        self.counted = Counted(
            lines=self.counted.lines + len(batch.lines),
            new=self.counted.new + added.new,
            changed=self.counted.changed + added.changed,
            unchanged=self.counted.unchanged + added.unchanged,
            taken_out=self.counted.taken_out + out,
            left_out=self.counted.left_out + sum(line.left_out for line in batch.lines) + len(added.clashing),
            mistakes=self.counted.mistakes + len(wrong),
            systems=tuple(dict.fromkeys((*self.counted.systems, *systems))),
        )


def in_batches(lines: Iterator[Line], size: int = BATCH) -> Iterator[Batch]:
    """Yield lines in batches; the cursor of each is the line that it ends with."""
    while some := list(islice(lines, size)):
        yield Batch(lines=some, cursor=str(some[-1].place.line))


class Everything:
    """Which records a source says it holds, by a digest of each reference, so that ten million fit in memory."""

    def __init__(self) -> None:
        self._digests: dict[str, array[int]] = {}

    def note(self, line: Line) -> Line:
        """Take note of what a line tells of, and return it."""
        if line.record is not None:
            self._digests.setdefault(line.record.system, array("Q")).append(_digest(line.record.id))
        return line

    def lacks(self, system: str, held: Iterable[str]) -> list[str]:
        """Return which of the records held of a system were not told of."""
        told = set(self._digests.get(system, ()))
        return [reference for reference in held if _digest(reference) not in told]

    @property
    def systems(self) -> tuple[str, ...]:
        """Return the systems that were told of."""
        return tuple(self._digests)


def not_in_it(
    everything: Everything, intake: Intake, *, left_out: int = 0, seen: int | None = None
) -> dict[str, list[str]]:
    """Return what is held of each of the systems of a whole file and not in it.

    ``seen`` is how many somebody said may go. Raises TooManyGone where more would go than a tenth and than that, and
    NotAllRead where lines were left out.
    """
    if left_out:
        raise NotAllRead(left_out)
    gone: dict[str, list[str]] = {}
    for system in everything.systems:
        held = list(intake.references(system))
        lacking = everything.lacks(system, held)
        if len(lacking) * MOST_AT_ONCE > len(held) and len(lacking) > (seen or 0):
            raise TooManyGone(len(lacking), len(held), system)
        gone[system] = lacking
    return gone


def _named(line: Line) -> tuple[str, str] | None:
    told = line.record or line.gone
    return (told.system, told.id) if told else None


def _digest(reference: str) -> int:
    return int.from_bytes(blake2b(reference.encode("utf-8", "replace"), digest_size=8).digest())


def _clash(line: Line) -> Mistake:
    reference = line.record.id if line.record else ""
    return Mistake(
        place=line.place,
        field="record_id",
        words=f"Another system's record has the reference {reference} already, so this one was left out.",
        remedy="Give it one of its own, such as the system's name before the number.",
        case=reference,
    )
