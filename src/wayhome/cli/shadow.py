"""``wayhome shadow``: case histories in, duties out."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.application.shadow.exchange import read_line
from wayhome.application.shadow.mistakes import Mistake, Unreadable
from wayhome.application.shadow.shadow import Shadowed, as_row, shadow
from wayhome.duties.derive import Rulebook
from wayhome.kernel.moments import instant
from wayhome.packs import load


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("input", type=Path, metavar="IN", help="histories: JSON Lines, one case a line")
    parser.add_argument("--pack", required=True, help="the rulebook to derive under, such as england-wales")
    parser.add_argument("--as-at", type=instant, help="judge as at this time (with offset); else each case's own, else now")
    parser.add_argument("--known-at", type=instant, help="use only what had been written down by this time")
    parser.add_argument("--out", type=Path, required=True, help="where to write the duties, one case a line")
    parser.add_argument("--html", type=Path, help="also write a report to this folder")


def run(given: argparse.Namespace) -> int:
    """Derive every case; returns 1 when some line was wrong, and says which and how to mend it."""
    rulebook = Rulebook(load(given.pack))
    now = datetime.now(UTC)
    wrong = 0
    with given.input.open(encoding="utf-8") as lines, given.out.open("w", encoding="utf-8") as out:
        for shadowed, mistakes in cases(lines, rulebook, as_at=given.as_at, known_at=given.known_at, now=now):
            for mistake in mistakes:
                print(mistake, file=sys.stderr)
            wrong += len(mistakes)
            if shadowed is not None:
                out.write(json.dumps(as_row(shadowed), ensure_ascii=False) + "\n")
    return 1 if wrong else 0


def cases(
    lines: Iterable[str], rulebook: Rulebook, *, as_at: datetime | None, known_at: datetime | None, now: datetime
) -> Iterator[tuple[Shadowed | None, tuple[Mistake, ...]]]:
    """Derive case by case, so that memory stays flat; a line that cannot be read gives only its mistakes."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            history, mistakes = read_line(line, number)
        except Unreadable as unreadable:
            yield None, unreadable.mistakes
            continue
        shadowed = shadow(history, rulebook, as_at=as_at or history.as_at or now, known_at=known_at)
        yield shadowed, mistakes + shadowed.mistakes
