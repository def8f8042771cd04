"""``wayhome wording``: what was written is read as a linter reads code, and what it comes to can be acted on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from wayhome.application.mistakes import Place
from wayhome.application.wording.tally import LEAST, Tally, report
from wayhome.application.wording.texts import Text
from wayhome.cli.main import main
from wayhome.reading.findings import WordingFinding

BLAMING = "F/15 keeps putting herself at risk."  # an example of wording
PLAIN = "Seen at the station at 22.10 with her coat on."


def written(folder: Path, name: str, *rows: object) -> Path:
    """Write lines of JSON, or of text, and return the file."""
    path = folder / name
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_each_text_gives_a_line_with_its_findings_and_the_status_says_whether_there_are_any(tmp_path: Path):
    path = written(tmp_path, "in.jsonl", {"id": "a", "text": BLAMING}, {"id": "b", "text": PLAIN})
    out = tmp_path / "out.jsonl"

    assert main(["wording", str(path), "--out", str(out)]) == 1

    first, second = map(json.loads, out.read_text("utf-8").splitlines())
    (found,) = first["findings"]
    assert BLAMING[found["start"] : found["end"]] == "putting herself at risk"
    assert (found["category"], found["severity"], found["about"], found["voice"]) == (
        "self_risk",
        "A",
        "child",
        "writer",
    )
    assert set(found) == {"start", "end", "category", "severity", "rule", "about", "voice", "message", "suggest"}
    assert second == {"id": "b", "findings": []}
    assert main(["wording", str(written(tmp_path, "plain.jsonl", {"id": "b", "text": PLAIN}))]) == 0


def test_what_cannot_be_read_is_named_by_line_and_field_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = written(tmp_path, "in.jsonl", "no json", {"id": "b"}, {"id": "c", "text": BLAMING})

    assert main(["wording", str(path)]) == 2

    told = capsys.readouterr()
    assert "line 1" in told.err
    assert "line 2, text: There is no text under this name, so none was read. Give a text under text." in told.err
    assert "line 3, 12: A WD-SELF-" in told.out


def test_a_sheet_is_read_by_the_columns_named_and_one_without_them_says_which_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    sheet = written(tmp_path, "log.csv", "id,narrative,unit", f'7,"{BLAMING}",North')

    assert main(["wording", str(sheet), "--column", "narrative"]) == 1
    assert "putting herself at risk" in capsys.readouterr().out
    assert main(["wording", str(sheet), "--column", "notes"]) == 2
    assert "has no column notes. It has id, narrative, unit: name one with --column." in capsys.readouterr().err


def test_a_folder_of_texts_is_read_file_by_file_and_an_empty_one_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    logs = tmp_path / "logs"
    logs.mkdir()
    assert main(["wording", str(logs)]) == 2
    assert "holds no text, CSV or JSON Lines file. Name the files to read." in capsys.readouterr().err

    written(logs, "night.txt", PLAIN, BLAMING)
    assert main(["wording", str(logs)]) == 1
    assert "night.txt line 2, 12: A WD-SELF-" in capsys.readouterr().out


def test_sarif_names_rule_place_and_words(tmp_path: Path):
    out = tmp_path / "out.sarif"

    main(["wording", str(written(tmp_path, "in.jsonl", {"id": "a", "text": BLAMING})), "--out", str(out)])

    sarif = json.loads(out.read_text("utf-8"))
    (run,) = sarif["runs"]
    (result,) = run["results"]
    assert sarif["version"] == "2.1.0"
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 12, 35)
    assert region["snippet"]["text"] == "putting herself at risk"


def test_the_report_puts_the_gravest_first_and_gives_no_rate_for_a_unit_with_few_entries(tmp_path: Path):
    many = [{"id": str(n), "text": BLAMING if n < 3 else PLAIN, "unit": "North"} for n in range(LEAST)]
    path = written(tmp_path, "in.jsonl", *many, {"id": "x", "text": BLAMING, "unit": "South"})
    told = tmp_path / "report.txt"

    main(["wording", str(path), "--out", str(tmp_path / "out.jsonl"), "--report", str(told)])

    report_text = told.read_text("utf-8")
    assert "Pointed out: 4 in 4 entries" in report_text
    assert f"North: {LEAST} entries (" in report_text
    assert f"South: 1 entries; with fewer than {LEAST} entries no rate is given" in report_text
    assert "says nothing of any person" in report_text


def test_a_report_is_of_so_many_passages_however_many_there_are():
    tally = Tally("small-1 abc")
    first = WordingFinding(
        rule="WD-SELF-01",
        category="self_risk",
        severity="B",
        start=0,
        end=4,
        about="child",
        voice="writer",
        message="Why.",
    )
    for number in range(100):
        found = [first, replace(first, rule=f"WD-SELF-{number + 2:02}")]
        tally.add(Text(id=str(number), place=Place(number), text="four words stand here"), found)

    assert len(tally.first) == 20
    assert sum(one.finding.rule == "WD-SELF-01" for one in tally.first) == 2
    assert [line for line in report(tally) if "WD-SELF-01 (B, self risk)" in line] == [
        "     100  WD-SELF-01 (B, self risk)"
    ]


def test_nothing_to_read_and_no_record_are_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    assert main(["wording"]) == 2
    assert "Name what to read: a file, a folder, or --record for what was entered here." in capsys.readouterr().err
