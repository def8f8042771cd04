"""``wayhome assess``: reports of missing children in, the floor under each child's risk out, with what states it."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.application.assess.reading import WHAT, read_report
from wayhome.application.assess.saying import as_row
from wayhome.application.assess.words import reader_of_words
from wayhome.cli.exports.files import open_out, open_pack
from wayhome.cli.exports.lines import CannotUse, Mistakes, check_readable, in_a_sentence, lines
from wayhome.duties.assessing.assess import Grading, assess
from wayhome.packs import reader
from wayhome.rulebook.pack import Pack


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("input", type=Path, metavar="IN", help="reports: JSON Lines, one report of a missing child a line")
    add("--pack", help="the rulebook to assess under, such as england-wales")
    add("--out", type=Path, help="where to write, one line a report; the terminal when it is not given")


def run(given: argparse.Namespace) -> int:
    """Assess every report; returns 1 when something in the input was wrong, and 2 when it could not be done."""
    return in_a_sentence("assess", _run)(given)


def _run(given: argparse.Namespace) -> int:
    check_readable(given.input)
    if not given.pack:
        raise CannotUse("Name the rulebook to assess under: --pack england-wales.")
    pack = open_pack(given.pack)
    if not pack.questions:
        raise CannotUse(f"The rulebook {pack.name} asks no questions about a missing child. Name another.")
    wrong = 0
    with ExitStack() as stack:
        out: TextIO = stack.enter_context(open_out(given.out, given.input)) if given.out else sys.stdout
        for row, mistakes in rows(given.input, pack):
            for mistake in mistakes:
                print(mistake, file=sys.stderr)
            wrong += len(mistakes)
            if row is not None:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 1 if wrong else 0


def rows(path: Path, pack: Pack) -> Iterator[tuple[dict[str, Any] | None, Mistakes]]:
    """Assess report by report, so that memory stays flat; what cannot be read gives only its mistakes."""
    grading, with_words = Grading(pack), reader_of_words(reader())
    read = partial(read_report, questions=frozenset(pack.questions))
    for report, mistakes in lines(path, read, what=WHAT):
        row = as_row(report.id, assess(with_words(report.account, grading), grading)) if report is not None else None
        yield row, mistakes
