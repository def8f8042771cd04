"""``wayhome wording``: texts in, the words about children that are pointed out in them out, as a linter does.

Exit status: 0 where nothing was pointed out, 1 where something was, 2 where something could not be read.
"""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from wayhome.application.wording.tally import Tally, report
from wayhome.application.wording.texts import Columns, Entry
from wayhome.cli.exports.files import open_out
from wayhome.cli.exports.lines import UNUSABLE, CannotUse, in_a_sentence
from wayhome.cli.wording.of_record import PURPOSES, read_record
from wayhome.cli.wording.outputs import FORMATS, Output, format_for
from wayhome.cli.wording.sources import entries
from wayhome.packs import reader
from wayhome.reading.engine import Engine
from wayhome.reading.findings import SEVERITIES, WordingFinding
from wayhome.reading.wording import read_wording

CLEAN, FOUND = 0, 1
TOLD_EVERY = 20_000  # entries


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("input", type=Path, nargs="?", metavar="PATH", help="a text file, a folder, a CSV sheet or JSON Lines")
    add("--record", action="store_true", help="read what was ever entered here; it takes up where it stopped")
    add("--out", type=Path, help="where to write; the terminal when it is not given")
    add("--format", choices=FORMATS, help="text for reading, jsonl for exchange, sarif for other tools")
    add("--field", "--column", action="append", dest="fields", help="the key or column that holds a text; repeatable")
    add("--unit", default="unit", help="the key or column that names the unit that wrote it")
    add("--role", default="role", help="the key or column that names the role in which it was written")
    add("--level", choices=SEVERITIES, default="B", help="the softest severity that is shown: A, B or C")
    add("--purpose", choices=PURPOSES, help="what the record is read for; it goes in the log of who looked")
    add("--by", default="", metavar="NAME", help="who reads the record, for that log; else who is signed in here")
    add("--report", type=Path, help="write what it all comes to, for a supervisor, to this file")


def run(given: argparse.Namespace) -> int:
    """Read every text; what cannot be read is named, and the rest goes on."""
    return in_a_sentence("wording", _run)(given)


def _run(given: argparse.Namespace) -> int:
    if given.record:
        print("\n".join(read_record(purpose=given.purpose or "", by=given.by)))
        return CLEAN
    if given.input is None:
        raise CannotUse("Name what to read: a file, a folder, or --record for what was entered here.")
    return _read_path(given)


def _read_path(given: argparse.Namespace) -> int:
    columns = Columns(texts=tuple(given.fields or ("text",)), unit=given.unit, role=given.role)
    reading = entries(given.input, columns)
    engine = reader()
    tally, wrong = Tally(engine.lexicon.id), 0
    with ExitStack() as stack:
        out: TextIO = stack.enter_context(open_out(given.out, given.input)) if given.out else sys.stdout
        output = format_for(given.format, given.input, given.out)(out, engine.lexicon)
        for entry, mistakes in reading:
            for mistake in mistakes:
                print(mistake, file=sys.stderr)
            wrong += len(mistakes)
            if entry is not None:
                _read(entry, engine, given.level, tally, output)
                _tell(tally)
        output.end()
    if given.report:
        given.report.write_text("\n".join(report(tally)) + "\n", encoding="utf-8")
    if wrong:
        return UNUSABLE
    return FOUND if tally.whole.found else CLEAN


def _read(entry: Entry, engine: Engine, level: str, tally: Tally, output: Output) -> None:
    found: list[tuple[WordingFinding, ...]] = []
    for text in entry.texts:
        findings = tuple(one for one in read_wording(engine, text.text) if one.severity <= level)
        tally.add(text, findings)
        found.append(findings)
    output.entry(entry, tuple(found))


def _tell(tally: Tally) -> None:
    if tally.whole.entries % TOLD_EVERY == 0 and tally.whole.entries:
        print(f"{tally.whole.entries:,} entries read, {tally.whole.found:,} pointed out", file=sys.stderr)
