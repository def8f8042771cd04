"""Dangers in the very words of everyday sentences: rules that take those back must leave these found.

An attempt to have fewer everyday reports come out high narrowed some fifty lines. Somebody who was asked what that
would hide wrote these: each was found before, and was hidden or lowered by it. The attempt was not kept; they are.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wayhome.application.assess.words import reader_of_words
from wayhome.duties.assessing.account import Account, Held
from wayhome.duties.assessing.assess import Grading, assess
from wayhome.duties.facts import LEVELS
from wayhome.packs import load, reader
from wayhome.record.envelope import Value

GRADING = Grading(load("examples-2026.1"))
FILE = Path(__file__).with_name("still_told.jsonl")
DANGERS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def account(danger: dict[str, Any]) -> Account:
    held = enumerate(danger.get("held", []))
    year, month, day, hour = danger.get("at", [2026, 3, 2, 20])
    facts: dict[str, Value] = {"age": danger.get("age", 16), "under_18": "yes"}
    if danger.get("alone"):
        facts["unaccompanied"] = "yes"
    return Account(
        at=datetime(year, month, day, hour, tzinfo=UTC),
        narrative=danger["text"],
        facts=facts,
        answers=danger.get("answers", {}),
        held=tuple(Held(number=n, system=one, date="2026-03-02", text=text) for n, (one, text) in held),
    )


@pytest.mark.parametrize("danger", DANGERS, ids=[one["id"] for one in DANGERS])
def test_a_danger_told_in_everyday_words_is_still_found(danger: dict[str, Any]) -> None:
    assessed = assess(reader_of_words(reader())(account(danger), GRADING), GRADING)

    assert set(danger["factors"]) <= {one.code for one in assessed.factors}
    assert LEVELS.index(assessed.floor) >= LEVELS.index(danger["floor"])
