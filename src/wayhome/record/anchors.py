"""Anchors: the end of the ledger at some moment, published where whoever holds the database cannot change it.

A chain alone cannot show that its tail was cut, or that all of it was written anew. An anchor can: whoever kept one can
say that at that time the ledger had come so far, with this hash. Each line of a file of anchors names the hash of the
line before it, so that a line changed or taken out of the file shows too.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256

from wayhome.kernel.moments import instant
from wayhome.record.chain import GENESIS

FORMAT = "wayhome-anchor/1"


class AnchorsBroken(ValueError):
    """A file of anchors that is not as it was written; says which line."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(f"Line {line} of the anchors {words}")
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """How far the ledger had come at an instant, with its hash there and how many records it held."""

    position: int
    ledger: str
    records: int
    at: datetime


def as_line(anchor: Anchor, *, before: str) -> str:
    """Write an anchor as the line that follows another (the hash of that line, or of none)."""
    stamp = anchor.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    written = {"format": FORMAT, **asdict(anchor), "at": stamp, "before": before}
    return json.dumps(written, sort_keys=True, separators=(",", ":"))


def line_hash(line: str) -> str:
    """Return the hash by which the next line names this one."""
    return sha256(line.encode()).hexdigest()


def last_hash(lines: Iterable[str]) -> str:
    """Return the hash that the next line of a file names."""
    return line_hash(last) if (last := next(reversed([*lines]), "")) else GENESIS


def from_lines(lines: Iterable[str]) -> tuple[Anchor, ...]:
    """Read a file of anchors; raises AnchorsBroken where it is not as it was written."""
    before, found = GENESIS, list[Anchor]()
    for number, line in enumerate(lines, start=1):
        anchor, named = _read(number, line)
        if named != before:
            raise AnchorsBroken(number, "does not follow from the line before it: a line was changed or taken out.")
        if found and anchor.position < found[-1].position:
            raise AnchorsBroken(number, "goes back behind the line before it.")
        found.append(anchor)
        before = line_hash(line)
    return tuple(found)


def _read(number: int, line: str) -> tuple[Anchor, str]:
    try:
        raw = json.loads(line)
        anchor = Anchor(position=raw["position"], ledger=raw["ledger"], records=raw["records"], at=instant(raw["at"]))
        named: str = raw["before"]
    except (ValueError, KeyError, TypeError) as error:
        raise AnchorsBroken(number, "cannot be read.") from error
    if type(anchor.position) is not int or type(anchor.records) is not int or type(anchor.ledger) is not str:
        raise AnchorsBroken(number, "cannot be read.")
    return anchor, named
