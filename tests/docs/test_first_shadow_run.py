"""The tutorial's commands do what the tutorial says they do."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.files import ROOT
from tests.docs.typed import blocks, commands
from wayhome.cli.main import main

TUTORIAL = ROOT / "docs" / "tutorials" / "first-shadow-run.md"
FILES = TUTORIAL.with_suffix("")


def cases(path: Path) -> dict[str, Any]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def test_every_command_of_the_tutorial_ends_as_it_says(desk: Path) -> None:
    ended = [main(words) for words in commands(TUTORIAL)]

    assert ended == [0, 0, 1, 0]


def test_the_duties_come_out_as_the_tutorial_shows_them(desk: Path) -> None:
    main(commands(TUTORIAL)[0])

    derived = cases(desk / "duties.jsonl")
    rows = [row for case in derived.values() for row in (*case["duties"], *case["flags"])]
    shown = [json.loads(line) for line in blocks(TUTORIAL, "json")]
    assert [row for row in shown if row not in rows] == []
    assert derived == cases(FILES / "duties.jsonl")


def test_the_second_case_has_no_breach(desk: Path) -> None:
    main(commands(TUTORIAL)[0])

    assert {duty["status"] for duty in cases(desk / "duties.jsonl")["A-102"]["duties"]} == {"met"}


def test_what_was_not_yet_written_down_was_not_known(desk: Path) -> None:
    main(commands(TUTORIAL)[1])

    duties = {duty["obligation"]: duty["status"] for duty in cases(desk / "then.jsonl")["A-102"]["duties"]}
    assert duties["PREVENTION_INTERVIEW"] == "missed"


def test_each_mistake_is_named_with_its_line_and_remedy(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(commands(TUTORIAL)[2])

    said = capsys.readouterr().err
    assert said.count("line 1, ") == 3
    assert all(words in said for words in ("has no offset", "'severe'", "'photo_circulated'"))


def test_the_rulebook_of_england_and_wales_owes_more(desk: Path) -> None:
    first, _, _, last = commands(TUTORIAL)
    main(first)
    main(last)

    few, many = (
        sum(len(case["duties"]) for case in cases(desk / name).values()) for name in ("duties.jsonl", "england.jsonl")
    )
    assert many > few
