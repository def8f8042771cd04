"""How well the labelled passages are read: a floor under what was reached on those that rules were grown with.

The floors are not tight: a rule may be narrowed without this going red. `make bench-reading` tells the figures
themselves, also on the passages that were set aside.
"""

from pathlib import Path

import pytest

from bench.reading_measures.accuracy import Judged, alarms, judged, passages, precision, recall

DEVELOPMENT = Path(__file__).with_name("passages") / "development"


@pytest.fixture(scope="module")
def found() -> list[Judged]:
    return judged(passages(path for path in sorted(DEVELOPMENT.glob("*.jsonl")) if "vignettes" not in path.stem))


def test_plainly_harmful_words_are_pointed_out(found: list[Judged]):
    assert recall(found, "obvious") >= 0.93


def test_obliquely_harmful_words_are_pointed_out(found: list[Judged]):
    assert recall(found, "implicit") >= 0.80


def test_clean_words_are_left_alone(found: list[Judged]):
    assert precision(found) >= 0.93


def test_ordinary_entries_are_left_alone(found: list[Judged]):
    assert alarms(found) <= 1.0


def test_words_in_their_ordinary_sense_are_left_alone():
    senses = judged(passages(sorted(DEVELOPMENT.with_name("senses").glob("*.jsonl"))))
    assert sum(one.findings > 0 for one in senses) <= 0.08 * len(senses)
