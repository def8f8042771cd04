#!/usr/bin/env python3
"""Check an export of a Wayhome record: that every event stands where it was put, as it was written.

Written from docs/reference/chain-format.md alone, with Python's standard library and nothing of the product:

    python3 wayhome_verify.py EXPORT.jsonl [--anchors ANCHORS.jsonl]

It prints one line and returns 0 when everything is sound, 1 when something is broken, 2 when it was not told enough.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

NOTHING = "0" * 64
NUMBERS = ("position", "sequence")
NAMES = ("position", "record", "sequence", "previous", "hash", "ledger", "envelope")
Anchor = tuple[int, str, int]


class Broken(Exception):
    """The first thing that is wrong: how, and which events (or which line of the anchors) it is about."""

    def __init__(self, how: str, first: int, last: int | None = None) -> None:
        self.how = how
        self.first = first
        self.last = first if last is None else last
        super().__init__(f"BROKEN how={how} first={self.first} last={self.last}")


def sha256(text: str) -> str:
    """Return the hash of a text, as this format writes hashes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_anchors(lines: Iterable[str]) -> list[Anchor]:
    """Return (position, ledger, records) of each anchor, in order."""
    before = NOTHING
    found: list[Anchor] = []
    for number, line in enumerate(lines, start=1):
        try:
            anchor = json.loads(line)
            position, ledger, records = anchor["position"], anchor["ledger"], anchor["records"]
            whole = is_number(position) and is_number(records) and isinstance(ledger, str)
            datetime.fromisoformat(anchor["at"])
            follows = anchor["before"] == before
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Broken("anchors", number) from None
        if not (whole and follows) or (found and position < found[-1][0]):
            raise Broken("anchors", number)
        found.append((position, ledger, records))
        before = sha256(line)
    return [anchor for anchor in found if anchor[0] > 0]


def is_number(value: object) -> bool:
    """Say whether a value read from JSON is a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def read_row(line: str, expected: int) -> list[Any]:
    """Return one line of the export as its seven fields."""
    try:
        row = json.loads(line)
        fields = [row[name] for name in NAMES]
        "".join(field for field in fields if isinstance(field, str)).encode("utf-8")
    except (ValueError, KeyError, TypeError):
        raise Broken("unreadable", expected) from None
    if not all(is_number(row[name]) if name in NUMBERS else isinstance(row[name], str) for name in NAMES):
        raise Broken("unreadable", expected)
    return fields


def check_row(row: list[Any], count: int, ledger: str, end: tuple[int, str]) -> str:
    """Return the ledger after one row, which must fit the rows so far, the ledger so far and its record's end."""
    position, record, sequence, previous, hashed, stated, envelope = row
    computed = sha256(f"wayhome-event/1\n{position}\n{record}\n{sequence}\n{previous}\n{envelope}")
    after = sha256(f"{ledger}\n{computed}\n")
    for how, broken in (
        ("fork", position <= count),
        ("position", position != count + 1),
        ("fork", sequence <= end[0]),
        ("sequence", sequence != end[0] + 1),
        ("previous", previous != end[1]),
        ("hash", hashed != computed),
        ("ledger", stated != after),
    ):
        if broken:
            raise Broken(how, position)
    return after


def check(lines: Iterable[str], anchors: Iterable[Anchor]) -> tuple[int, str]:
    """Check every row and every anchor; returns how many events there are and the ledger over them."""
    count, ledger, agreed = 0, NOTHING, 0
    ends: dict[str, tuple[int, str]] = {}
    waiting = list(anchors)
    for line in lines:
        row = read_row(line, count + 1)
        ledger = check_row(row, count, ledger, ends.get(row[1], (0, NOTHING)))
        count += 1
        ends[row[1]] = (row[2], row[4])
        while waiting and waiting[0][0] == count:
            if waiting.pop(0)[1:] != (ledger, len(ends)):
                raise Broken("rewritten", agreed + 1, count)
            agreed = count
    if waiting:
        raise Broken("cut", count + 1, waiting[-1][0])
    return count, ledger


def lines_of(path: str) -> Iterator[str]:
    """Yield the lines of a file without their line feeds."""
    with Path(path).open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for line in file:
            yield line.removesuffix("\n")


def main(words: Sequence[str]) -> int:
    """Check what the command line names; returns the exit status."""
    parser = argparse.ArgumentParser(description="Check an export of a Wayhome record.")
    parser.add_argument("export", help="file written by: wayhome verify --export FILE")
    parser.add_argument("--anchors", help="file of anchors that was kept outside")
    given = parser.parse_args(words)
    try:
        anchors = read_anchors(lines_of(given.anchors)) if given.anchors else []
        count, ledger = check(lines_of(given.export), anchors)
    except Broken as broken:
        print(broken)
        return 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"SOUND events={count} ledger={ledger} anchors={len(anchors)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
