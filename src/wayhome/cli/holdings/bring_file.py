"""Bringing one file of held records in, seeing first what that would change, and writing a first mapping for it."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from wayhome.application.holding.lines import LineReader
from wayhome.application.holding.mapping import flat
from wayhome.application.holding.suggesting import suggest
from wayhome.application.holding.taking import NotTakenOut
from wayhome.cli.exports.lines import CannotUse, check_readable
from wayhome.cli.exports.sheets import sampled_sheet
from wayhome.cli.held_files import HeldFile, open_held_mapping, take_file
from wayhome.cli.holdings.desk import Desk, brought_in, came_to, note_wrong, open_desk, undeclared, would
from wayhome.cli.repeated import Repeated

SAMPLED = 2_000
UNREAD = "A file of held records could not be read"


def bring_file(given: argparse.Namespace) -> int:
    """Bring a file in, or see what that would do; returns 1 when something in it was wrong. Raises CannotUse."""
    check_readable(given.file)
    file = held_file(given, given.file, given.mapping)
    desk = open_desk()
    try:
        return _rehearse(file, desk) if given.dry_run else take(file, desk, given)
    except NotTakenOut as refused:
        note_wrong("What a whole file of held records does not have was not taken out")
        raise CannotUse(str(refused)) from refused
    except CannotUse:
        note_wrong(UNREAD)
        raise


def held_file(given: argparse.Namespace, path: Path, mapping: Path | None) -> HeldFile:
    """Return a file as the command means it. Raises CannotUse for a mapping that is none."""
    read, text = open_held_mapping(mapping) if mapping else (None, "")
    return HeldFile(
        path=path,
        reader=LineReader(system=given.system, mapping=read, all_gone=given.deletions),
        mapping_text=text,
        whole=given.whole,
        may_go=given.yes_take_out,
    )


def take(file: HeldFile, desk: Desk, given: argparse.Namespace) -> int:
    """Bring a file in, and tell what came of it."""
    name, repeated = file.path.name, Repeated()
    taking = desk.take(file.key, name, as_of=given.as_at)
    try:
        take_file(file, taking, repeated)
    finally:  # where what a file lacks was not taken out, or the rest not read, what was brought in stays
        for line in (*brought_in(name, taking.counted), *repeated.said(), *desk.touched()):
            print(line, flush=True)
    for line in undeclared(taking.counted):
        print(line)
    if taking.counted.mistakes:
        note_wrong()
    return 1 if taking.counted.mistakes else 0


def _rehearse(file: HeldFile, desk: Desk) -> int:
    take, rehearsal = desk.rehearse(file.key, file.path.name)
    repeated = Repeated()
    counted = take_file(file, take, repeated)
    for line in (*would(rehearsal), *repeated.said()):
        print(line)
    for column in _unused(file):
        print(f"The mapping does not use the column {column}.")
    print(f"Dry run, nothing was changed. From {file.path.name}: {came_to(counted)}")
    return 1 if counted.mistakes else 0


def _unused(file: HeldFile) -> Iterator[str]:
    if file.reader.mapping is not None:
        used = set(file.reader.mapping.columns())
        yield from (column for column in sampled(file.path) if column and column not in used)


def suggest_mapping(path: Path) -> int:
    """Write a first mapping for a file to standard output. Raises CannotUse."""
    check_readable(path)
    print(json.dumps(suggest(sampled(path)), indent=2, ensure_ascii=False))
    return 0


def sampled(path: Path) -> Mapping[str, Sequence[str]]:
    """Return the columns of a file, each with the words of its first rows. Raises CannotUse."""
    if path.suffix.lower() == ".csv":
        headings, rows = sampled_sheet(path)
        return {name: [row[at].strip() for row in rows if at < len(row)] for at, name in enumerate(headings) if name}
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", errors="replace") as opened:
        for line in islice(filter(str.strip, opened), SAMPLED):
            for name, texts in flat(_object(line)).items():
                found.setdefault(name, []).extend(texts)
    return found


def _object(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        print("A line that is not JSON was passed over.", file=sys.stderr)
        return None
