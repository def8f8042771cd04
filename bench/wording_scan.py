"""Auditing a history: a million words in one run of ``wayhome wording``, with its report, at three sizes tenfold apart.

The whole command is measured, in a process of its own, with the time that it needs to start taken off. Entries are made
of the borough's own, one in twelve of which has words as inspectors found them, by four units.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wayhome.simulation.wording_found import AS_INSPECTORS_FOUND, PUT_IN_OTHER_WORDS
from wayhome.simulation.words import RATIONALE

SIZES = (10_000, 100_000, 1_000_000)  # words
UNITS = ("North", "South", "East", "Missing people")
ONE_IN = 12
SHOWN = 30  # lines of the report
NOTHING_FOUND, FOUND = 0, 1


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of the command took."""

    seconds: float
    megabytes: float


def written(folder: Path, words: int) -> Path:
    """Write entries of so many words, no two alike, one a line."""
    plain = (*RATIONALE, *PUT_IN_OTHER_WORDS)
    path, so_far, number = folder / f"{words}.jsonl", 0, 0
    with path.open("w", encoding="utf-8") as out:
        while so_far < words:
            said = [plain[(number + place) % len(plain)] for place in range(3)]
            if number % ONE_IN == 0:
                said[1] = AS_INSPECTORS_FOUND[number // ONE_IN % len(AS_INSPECTORS_FOUND)]
            text = f"Entry {number} at {number % 24:02}.{number % 60:02}. {' '.join(said)}"
            row = {"id": f"e{number}", "text": text, "unit": UNITS[number * number % 7 % len(UNITS)], "role": "grader"}
            out.write(json.dumps(row) + "\n")
            so_far, number = so_far + len(text.split()), number + 1
    return path


def scan(source: Path, report: Path) -> Ran:
    """Run the command on a file; returns the processor time and the peak memory of its process."""
    code = "from wayhome.cli.main import main; raise SystemExit(main())"
    out = ["--out", os.devnull, "--format", "jsonl", "--report", str(report)]
    started = subprocess.Popen([sys.executable, "-c", code, "wording", str(source), *out], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in (NOTHING_FOUND, FOUND):
        raise RuntimeError(f"wayhome wording {source} ended with {started.returncode}")
    return Ran(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run() -> list[str]:
    """Return the measure as lines, and what the report of the largest says."""
    said = []
    with TemporaryDirectory() as named:
        folder = Path(named)
        report = folder / "report.txt"
        start = scan(written(folder, 1), report)
        said.append(f"wording: starts in {start.seconds:.2f} s of processor time, {start.megabytes:.0f} MB")
        for size in SIZES:
            ran = scan(written(folder, size), report)
            seconds = max(ran.seconds - start.seconds, 1e-9)
            rate = f"{size / seconds:,.0f} words/s in {seconds:.1f} s"
            said.append(f"wording: {size:,} words: {rate}, peak {ran.megabytes:.0f} MB")
        said.extend(report.read_text("utf-8").splitlines()[:SHOWN])
    return said
