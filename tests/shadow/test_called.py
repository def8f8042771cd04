"""The printed report calls a question as the rulebook does, and never by the key under which an export has it."""

import json
from pathlib import Path

from tests.shadow.histories import case, happened
from wayhome.cli.main import main

CASE = case(
    happened("09:00", "missing_reported", informant="parent"),
    happened("09:10", "missing.question_answered", question="threats_weapons_debts", answer="unknown"),
    id="A",
    as_at="20:00",
)


def test_a_question_is_called_as_it_was_asked_in_the_report(tmp_path: Path):
    (tmp_path / "in.jsonl").write_text(json.dumps(CASE) + "\n", "utf-8")
    asked = ["shadow", str(tmp_path / "in.jsonl"), "--pack", "england-wales", "--out", str(tmp_path / "out.jsonl")]

    assert main([*asked, "--html", str(tmp_path / "report")]) == 0

    page = (tmp_path / "report" / "cases" / "000" / "1.html").read_text("utf-8")
    assert "Are there threats, weapons or debts around the child?" in page
    assert "threats weapons debts" not in page.lower()
