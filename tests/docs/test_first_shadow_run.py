"""The tutorial's commands do what the tutorial says they do."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.files import ROOT
from wayhome.cli.main import main

TUTORIAL = ROOT / "docs" / "tutorials" / "first-shadow-run.md"
FILES = TUTORIAL.with_suffix("")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def typed(text: str) -> list[list[str]]:
    """Return the commands that the tutorial has its reader type, without the name of the program."""
    lines = (line for kind, block in BLOCK.findall(text) if not kind for line in block.splitlines())
    return [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/wayhome ")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which the reader sits, with the documentation beside them."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cases(path: Path) -> dict[str, Any]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def test_every_command_of_the_tutorial_ends_as_it_says(desk: Path) -> None:
    ended = [main(words) for words in typed(TUTORIAL.read_text(encoding="utf-8"))]

    assert ended == [0, 0, 1, 0]


def test_the_duties_come_out_as_the_tutorial_shows_them(desk: Path) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    main(typed(text)[0])

    derived = cases(desk / "duties.jsonl")
    rows = [row for case in derived.values() for row in (*case["duties"], *case["flags"])]
    shown = [json.loads(line) for kind, block in BLOCK.findall(text) if kind == "json" for line in block.splitlines()]
    assert [row for row in shown if row not in rows] == []
    assert derived == cases(FILES / "duties.jsonl")


def test_the_second_case_has_no_breach(desk: Path) -> None:
    main(typed(TUTORIAL.read_text(encoding="utf-8"))[0])

    assert {duty["status"] for duty in cases(desk / "duties.jsonl")["A-102"]["duties"]} == {"met"}


def test_what_was_not_yet_written_down_was_not_known(desk: Path) -> None:
    main(typed(TUTORIAL.read_text(encoding="utf-8"))[1])

    duties = {duty["obligation"]: duty["status"] for duty in cases(desk / "then.jsonl")["A-102"]["duties"]}
    assert duties["PREVENTION_INTERVIEW"] == "missed"


def test_each_mistake_is_named_with_its_line_and_remedy(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(typed(TUTORIAL.read_text(encoding="utf-8"))[2])

    said = capsys.readouterr().err
    assert said.count("line 1, ") == 3
    assert all(words in said for words in ("has no offset", "'severe'", "'photo_circulated'"))


def test_the_rulebook_of_england_and_wales_owes_more(desk: Path) -> None:
    first, _, _, last = typed(TUTORIAL.read_text(encoding="utf-8"))
    main(first)
    main(last)

    few, many = (
        sum(len(case["duties"]) for case in cases(desk / name).values()) for name in ("duties.jsonl", "england.jsonl")
    )
    assert many > few
