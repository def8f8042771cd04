"""``python -m bench.reading_measures``: how fast text is read beside others, and how well, in one run."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.reading_measures.accuracy import tables
from bench.reading_measures.log_text import Log
from bench.reading_measures.speed import loading, prompts, speeds
from wayhome.packs import lexicon

PASSAGES = Path(__file__).parents[2] / "tests" / "reading" / "passages"


def main(words: Sequence[str]) -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(prog="bench.reading_measures", description=__doc__)
    parser.add_argument("--words", type=int, default=60_000, help="how many words of made-up text are read")
    parser.add_argument("--no-peers", action="store_true", help="ours alone")
    parser.add_argument("--passages", type=Path, nargs="*", default=[], help="more labelled passages, as JSON Lines")
    asked = parser.parse_args(words)
    flagged = [text for rule in lexicon().wording for text in rule.hit]
    texts = list(Log(2026, flagged).entries(asked.words))
    for lines in (speeds(texts, peers=not asked.no_peers), prompts(texts), loading()):
        for line in lines:
            print(line, flush=True)
    for name in ("development", "set_aside"):
        for line in tables(name.replace("_", " "), _labelled(sorted(PASSAGES.joinpath(name).glob("*.jsonl")))):
            print(line, flush=True)
    for path in asked.passages:
        print("\n".join(tables(path.name, [path])), flush=True)
    return 0


def _labelled(paths: Sequence[Path]) -> list[Path]:
    return [path for path in paths if "vignettes" not in path.stem]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
