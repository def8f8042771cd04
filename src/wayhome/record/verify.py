"""Checking the chains: every event stands where it was put, as it was written; if not, where it first breaks and how.

No JSON is parsed: the hash is over the stored text. What is checked, and in which order, is written down in
``docs/reference/chain-format.md``, so that a verifier written from that page gives the same answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from wayhome.record.anchors import Anchor
from wayhome.record.canonical import FORMAT
from wayhome.record.chain import GENESIS
from wayhome.record.rows import Head, Row

HEADER = f"{FORMAT}\n"


class How(StrEnum):
    """How a chain is broken."""

    UNREADABLE = "unreadable"
    POSITION = "position"
    FORK = "fork"
    SEQUENCE = "sequence"
    PREVIOUS = "previous"
    HASH = "hash"
    LEDGER = "ledger"
    REWRITTEN = "rewritten"
    CUT = "cut"
    ANCHORS = "anchors"
    WORDS = "words"

    @property
    def words(self) -> str:
        """Return what it means, for whoever has to act on it."""
        return MEANING[self]


BEGINNING: tuple[int, str] = (0, GENESIS)
MEANING = {
    How.UNREADABLE: "the event cannot be read from the database or the file",
    How.POSITION: "events before it are missing, or it stands in the wrong place",
    How.FORK: "two events claim one place",
    How.SEQUENCE: "earlier events of its record are missing",
    How.PREVIOUS: "it does not follow from the event before it in its record",
    How.HASH: "it is not as it was written",
    How.LEDGER: "the ledger up to it is not as it was written",
    How.REWRITTEN: "the ledger differs from what was published outside: it was written anew, or the anchor replaced",
    How.CUT: "events that were published outside are missing at the end",
    How.ANCHORS: "the file of anchors is not as it was written",
    How.WORDS: "its personal words are not those that were committed to",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first event that is wrong, and how; ``until`` is later than ``position`` where it is one of several."""

    how: How
    position: int
    until: int
    record: str = ""
    sequence: int = 0

    def __str__(self) -> str:
        place = f"event {self.position}" if self.until == self.position else f"events {self.position} to {self.until}"
        within = f" ({self.record}, {self.sequence})" if self.record else ""
        return f"broken at {place}{within}, {self.how.value}: {self.how.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check came to: how much was sound, and the first thing that was not."""

    events: int
    records: int
    head: Head
    anchors: int
    broken: Broken | None


def verify(rows: Iterable[Row], anchors: Sequence[Anchor] = ()) -> Verdict:
    """Check rows in the order in which they come, and that what was published outside is among them."""
    check = Check(anchors)
    broken = next(filter(None, map(check.take, rows)), None) or check.cut_tail()
    return check.verdict(broken)


class Check:
    """A check under way: the ends of the ledger and of every record as far as it has come."""

    def __init__(self, anchors: Sequence[Anchor] = ()) -> None:
        self.position = 0
        self.ledger = Head().ledger
        self._ends: dict[str, tuple[int, str]] = {}
        told = (anchor for anchor in anchors if anchor.position > 0)  # one of an empty ledger says nothing
        self._anchors = sorted(told, key=lambda anchor: anchor.position)
        self._agreed = 0
        self._agreed_at = 0
        self._next = self._anchors[0].position if self._anchors else 0

    def take(self, row: Row) -> Broken | None:
        """Take the next row; returns what is wrong with it, and then nothing after it can be judged."""
        position, record, sequence, previous, hashed, ledger, envelope = row
        last, last_hash = self._ends.get(record, BEGINNING)
        text = f"{HEADER}{position}\n{record}\n{sequence}\n{previous}\n{envelope}"
        own = sha256(text.encode()).hexdigest()
        whole = sha256(f"{self.ledger}\n{own}\n".encode()).hexdigest()
        if (
            position != self.position + 1
            or sequence != last + 1
            or previous != last_hash
            or own != hashed
            or whole != ledger
        ):
            return self._wrong(row, own)
        self.position, self.ledger = position, whole
        self._ends[record] = (sequence, own)
        return self._at_anchor() if position == self._next else None

    @property
    def records(self) -> tuple[str, ...]:
        """Return every record met so far."""
        return tuple(self._ends)

    def cut_tail(self) -> Broken | None:
        """Say whether events that were published outside are missing at the end."""
        last = self._anchors[-1].position if self._anchors else 0
        if last > self.position:
            return Broken(how=How.CUT, position=self.position + 1, until=last)
        return None

    def verdict(self, broken: Broken | None) -> Verdict:
        """Return what the check came to."""
        return Verdict(
            events=self.position,
            records=len(self._ends),
            head=Head(self.position, self.ledger),
            anchors=self._agreed,
            broken=broken,
        )

    def _wrong(self, row: Row, own: str) -> Broken:
        how = self._how(row, own)
        return Broken(how=how, position=row[0], until=row[0], record=row[1], sequence=row[2])

    def _how(self, row: Row, own: str) -> How:
        position, record, sequence, previous, hashed, *_ = row
        last, last_hash = self._ends.get(record, BEGINNING)
        if position != self.position + 1:
            return How.FORK if position <= self.position else How.POSITION
        if sequence != last + 1:
            return How.FORK if sequence <= last else How.SEQUENCE
        if previous != last_hash:
            return How.PREVIOUS
        return How.HASH if own != hashed else How.LEDGER

    def _at_anchor(self) -> Broken | None:
        """Compare with every anchor at this position, and look out for the next."""
        while self._agreed < len(self._anchors) and self._anchors[self._agreed].position == self.position:
            anchor = self._anchors[self._agreed]
            if (anchor.ledger, anchor.records) != (self.ledger, len(self._ends)):
                return Broken(how=How.REWRITTEN, position=self._agreed_at + 1, until=self.position)
            self._agreed += 1
            self._agreed_at = self.position
        self._next = self._anchors[self._agreed].position if self._agreed < len(self._anchors) else 0
        return None
