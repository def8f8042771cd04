"""``python -m bench.holdings_measures --records 100000``: measure, tell, and say whether it may be released."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import django

ENGINES = ("ours", "direct")


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return what was asked to be measured."""
    parser = argparse.ArgumentParser(prog="bench.holdings_measures", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="how many records are held")
    parser.add_argument("--queries", type=int, default=500, help="how many questions are asked")
    parser.add_argument("--parity", type=int, default=120, help="how many more about children of each naming group")
    parser.add_argument("--setting", default="report", help="tuning or report")
    parser.add_argument("--engines", default=",".join(ENGINES), help="who is asked, with commas")
    parser.add_argument("--folder", type=Path, help="keep what is made here, for another run")
    parser.add_argument("--examples", type=Path, nargs=2, help="labelled records and their truth, instead of a world")
    parser.add_argument("--febrl", action="store_true", help="FEBRL 1 to 4, instead of a world")
    parser.add_argument("--missed", type=Path, help="write what was not found to this file; the tuning setting only")
    parser.add_argument("--processes", type=int, default=1, help="how many build the index")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> int:
    """Measure what is asked; return 1 where naming groups lie too far apart."""
    asked = arguments(words)
    with tempfile.TemporaryDirectory(prefix="wayhome-bench-") as made:
        folder = asked.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ.update(WAYHOME_FOLDER=str(folder), DJANGO_SETTINGS_MODULE="wayhome.config.settings")
        django.setup()
        from bench.holdings_measures.running import measured  # noqa: PLC0415 - needs the settings

        begun, passed = time.perf_counter(), True
        for line in measured(asked, folder):
            print(line, flush=True)
            passed &= not line.startswith("NOT ")
        print(f"({time.perf_counter() - begun:.0f} s)")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
