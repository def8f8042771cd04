"""The commands of "map CSV files" do what the page says, on the sheets beside it."""

import json
from pathlib import Path

import pytest

from tests.architecture.files import ROOT
from tests.docs.typed import commands
from wayhome.cli.main import main

PAGE = ROOT / "docs" / "how-to" / "map-csv-files.md"
SHEETS = PAGE.with_suffix("")
MAPPING = SHEETS / "mapping.json"


def test_a_first_mapping_leaves_open_what_it_cannot_tell(desk: Path) -> None:
    assert main(commands(PAGE)[0]) == 0

    words = json.loads((desk / "mapping.json").read_text(encoding="utf-8"))["events"]["type"]["values"]
    assert (words["Located"], words["EDT told"]) == ("found", None)


def test_the_first_mapping_pairs_the_date_with_the_time_of_day_and_finds_what_was_entered_later(desk: Path) -> None:
    main(commands(PAGE)[0])

    first, finished = (json.loads(path.read_text(encoding="utf-8")) for path in (desk / "mapping.json", MAPPING))
    assert first["events"]["at"] == finished["events"]["at"]
    assert first["events"]["recorded_at"] == finished["events"]["recorded_at"]
    assert first["time"]["formats"] == finished["time"]["formats"]


def test_the_finished_mapping_names_every_word_that_the_first_one_found(desk: Path) -> None:
    main(commands(PAGE)[0])

    first = json.loads((desk / "mapping.json").read_text(encoding="utf-8"))["events"]["type"]["values"]
    finished = json.loads((SHEETS / "mapping.json").read_text(encoding="utf-8"))["events"]["type"]
    assert set(first) == {*finished["values"], *finished["ignore"]}


def test_the_sheets_are_derived_and_reported_without_a_mistake(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(commands(PAGE)[1]) == 0

    report, not_judged = capsys.readouterr().err.splitlines()
    assert report == "The report is in report/index.html."
    assert "rules were not judged" in not_judged
    assert (desk / "report" / "index.html").is_file()


def test_a_telephone_call_in_the_sheets_does_not_count_as_seen(desk: Path) -> None:
    words = commands(PAGE)[1]
    main([*words[: words.index("--pack")], "--pack", "examples-2026.1", "--out", "duties.jsonl"])

    rows = [json.loads(line) for line in (desk / "duties.jsonl").read_text(encoding="utf-8").splitlines()]
    seen = {
        case["id"]: duty["status"] for case in rows for duty in case["duties"] if "PREVENTION" in duty["obligation"]
    }
    assert seen == {"MP/26/0101": "missed", "MP/26/0102": "met"}
