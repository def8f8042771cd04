"""``wayhome wording``: texts in, the words about children that are pointed out in them out."""

import argparse
import json
from pathlib import Path

from wayhome.packs import reader
from wayhome.reading.findings import WordingFinding
from wayhome.reading.wording import read_wording


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("input", type=Path, metavar="IN", help="JSON Lines, each with an id and a text")
    parser.add_argument("--out", type=Path, required=True, help="where to write, one line for each text")


def run(given: argparse.Namespace) -> int:
    """Read every text; returns 0."""
    engine = reader()
    with given.input.open(encoding="utf-8") as lines, given.out.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            found = [_row(one) for one in read_wording(engine, row["text"]) if one.severity != "C"]
            out.write(json.dumps({"id": row["id"], "findings": found}, ensure_ascii=False) + "\n")
    return 0


def _row(found: WordingFinding) -> dict[str, object]:
    return {
        "start": found.start, "end": found.end, "category": found.category, "severity": found.severity,
        "rule": found.rule, "about": found.about, "voice": found.voice, "message": found.message,
        "suggest": list(found.suggest),
    }  # fmt: skip
