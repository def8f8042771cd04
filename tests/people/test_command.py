"""``wayhome people``: the files of the how-to page, brought in with their mapping; a dry run first, then for good."""

import json
from pathlib import Path

import pytest

from tests.cli.test_record_commands import wayhome
from wayhome.application.people.mapping import Kind
from wayhome.cli.main import main

FILES = Path(__file__).parents[2] / "docs" / "how-to" / "people"
MAPPING = FILES / "mapping.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an empty record, into which the tests of this file bring the three files in order."""
    made = tmp_path_factory.mktemp("people")
    assert wayhome(made, "migrate").returncode == 0
    return made


def brought(folder: Path, kind: str, *more: str) -> str:
    """Bring a file of the how-to page in; return what the command says."""
    asked = ("people", "import", str(FILES / f"{kind}.csv"), "--kind", kind, "--mapping", str(MAPPING), *more)
    ran = wayhome(folder, *asked)
    assert (ran.returncode, ran.stderr) == (0, "")
    return str(ran.stdout)


def test_the_files_of_the_how_to_page_are_brought_in_once_however_often_they_are_sent(folder: Path) -> None:
    staff, training = (brought(folder, kind) for kind in ("staff", "training"))
    dry, first, again = brought(folder, "rota", "--dry-run"), brought(folder, "rota"), brought(folder, "rota")

    counted = "added, {} changed, 0 taken out, 0 as before, 0 left as they are; 0 wrong."
    assert [ran.splitlines()[-1] for ran in (staff, training, dry, first)] == [
        f"Brought in: 9 {counted.format(1)}",
        f"Brought in: 2 {counted.format(0)}",
        f"Dry run, nothing was changed: 10 {counted.format(0)}",
        f"Brought in: 10 {counted.format(0)}",
    ]
    assert again == "Brought in: 0 added, 0 changed, 0 taken out, 7 as before, 0 left as they are; 0 wrong.\n"


def test_a_dry_run_says_line_by_line_what_would_be_and_a_wrong_line_is_named(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "rota.csv"
    text = (FILES / "rota.csv").read_text().splitlines()
    file.write_text("\n".join([*text[:3], text[3].replace("23:00", "25:00")]) + "\n")

    ran = wayhome(folder, "people", "import", str(file), "--kind", "rota", "--mapping", str(MAPPING), "--dry-run")

    assert ran.returncode == 1
    assert ran.stderr == "line 4, column Start: '25:00' is not a time of day. Write it as 07:00.\n"
    assert "Insp Rahman 2210 on Duty inspector Eastmere" in ran.stdout or "No shift is taken out" in ran.stdout


@pytest.mark.parametrize("kind", [str(kind) for kind in Kind])
def test_a_first_mapping_is_guessed_from_the_headings_and_words_of_a_file(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "import", str(FILES / f"{kind}.csv"), "--kind", kind, "--suggest-mapping"]) == 0

    suggested = json.loads(capsys.readouterr().out)
    assert suggested[kind] == json.loads(MAPPING.read_text())[kind]


def test_a_file_or_a_mapping_that_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "mapping.json"
    broken.write_text("{}")
    staff = str(FILES / "staff.csv")

    assert main(["people", "import", str(tmp_path / "none.csv"), "--kind", "staff"]) == 2
    assert main(["people", "import", staff, "--kind", "staff"]) == 2
    assert main(["people", "import", staff, "--kind", "staff", "--mapping", str(broken)]) == 2

    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("wayhome people: There is no file")
    assert said[1] == "wayhome people: Name a mapping with --mapping; --suggest-mapping writes a first one."
    assert said[2].endswith("It says nothing of a staff file. Add its “staff” section.")
