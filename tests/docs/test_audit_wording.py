"""The commands of "audit what was written" do what the page says, on the texts beside it."""

import json
import re
from pathlib import Path

import pytest

from tests.architecture.files import ROOT
from tests.docs.typed import blocks, commands
from wayhome.cli.main import main

PAGE = ROOT / "docs" / "how-to" / "audit-wording.md"


def of_line(line: str) -> tuple[str, str]:
    """Return the line and the rule of what was pointed out: a rule may take a word more or less at its next change."""
    found = re.match(r"(.* line \d+), \d+: (. WD-\w+-\d+) “", line)
    assert found, line
    return found[1], found[2]


def test_the_log_has_the_words_pointed_out_that_the_page_shows(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(commands(PAGE)[0]) == 1

    printed = [of_line(line) for line in capsys.readouterr().out.splitlines()]
    assert printed == [of_line(line) for line in _shown() if line.startswith("words.txt")]


def test_the_report_of_the_sheet_says_what_the_page_shows(desk: Path) -> None:
    assert main(commands(PAGE)[1]) == 1

    report = (desk / "report.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in _shown() if not line.startswith("words.txt") and line not in report] == []


def test_another_tool_is_given_both_findings_of_the_sheet(desk: Path) -> None:
    assert main(commands(PAGE)[2]) == 1

    run = json.loads((desk / "found.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["WD-CRIM-01", "WD-ABSC-01"]


def _shown() -> list[str]:
    return blocks(PAGE, "text")
