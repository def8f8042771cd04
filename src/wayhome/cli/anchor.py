"""Publish the end of the ledger to a file held outside, one line each time, so that a cut tail or a rewrite shows."""

import argparse
import os
from pathlib import Path

from wayhome.cli.opening import in_words, note_done, open_record
from wayhome.record.anchors import Anchor, AnchorsBroken, as_line, from_lines, last_hash
from wayhome.store.supplies import now


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file to add to."""
    parser.add_argument("--file", type=Path, required=True, help="file to add one line to; made when it is not there")
    parser.epilog = "Keep the file, or send each line, where whoever holds the database cannot change it."


@in_words
def run(given: argparse.Namespace) -> int:
    """Add a line to the file and see it onto the disk; a file that was changed is left alone."""
    lines = given.file.read_text(encoding="utf-8", errors="surrogateescape").splitlines() if given.file.exists() else []
    try:
        from_lines(lines)
    except AnchorsBroken as broken:
        print(f"{broken} Nothing was added to {given.file}: keep it as evidence and begin another.")
        return 1
    head, records = open_record().extent()
    anchor = Anchor(position=head.position, ledger=head.ledger, records=records, at=now())
    append(given.file, as_line(anchor, before=last_hash(lines)))
    note_done("anchor", anchor.at, f"{head.position:,} entries.")
    print(f"Published: {head.position:,} events of {records:,} records, ledger {head.ledger}.")
    return 0


def append(path: Path, line: str) -> None:
    """Add a line to the end of a file, and return when it is on the disk."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
