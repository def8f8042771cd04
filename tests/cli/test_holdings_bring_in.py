"""Held records brought in by mapping, from a folder and from other systems, as a terminal shows it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_record_commands import wayhome
from tests.connectors.conftest import Told, answering

HEADINGS = "Custody no,Forename,Surname,DOB,State,Circumstances\n"
ROWS = "".join(f"{n},Tamsin{n},Okafor,09/05/2012,Live,Held overnight {n}\n" for n in range(1, 13))
MAPPING = {
    "record_id": "Custody no", "given_name": "Forename", "family_name": "Surname", "birth_date": "DOB",
    "text": "Circumstances", "deleted": {"column": "State", "values": ["Weeded"]},
}  # fmt: skip


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an empty record."""
    made = tmp_path_factory.mktemp("empty")
    assert wayhome(made, "migrate").returncode == 0
    return made


@pytest.fixture
def folder(migrated: Path, tmp_path: Path) -> Path:
    """Return a copy of it, with a sheet of the custody system's and its mapping beside it."""
    made = Path(shutil.copytree(migrated, tmp_path / "force"))
    (made / "custody.csv").write_text(HEADINGS + ROWS, "utf-8")
    (made / "custody.json").write_text(json.dumps(MAPPING), "utf-8")
    return made


@pytest.fixture
def feed() -> Iterator[Told]:
    """Return a server that answers what it is told."""
    with answering() as told:
        yield told


OURS = ("DJANGO_SETTINGS_MODULE", "WAYHOME_DATABASE_URL")  # what the tests are run with, and a command is not
MAPPED = ("--system", "custody", "--mapping", "custody.json")


def bring(folder: Path, *given: str) -> list[str]:
    """Bring in what is named, and return what was said."""
    ran = wayhome(folder, "holdings", "import", *given)
    return (ran.stdout + ran.stderr).splitlines()


def held(folder: Path) -> int:
    """Return how many records there are."""
    with sqlite3.connect(folder / "var" / "wayhome.sqlite3") as record:
        ((many,),) = record.execute("SELECT COUNT(*) FROM held_record").fetchall()
    record.close()
    return int(many)


def faults(folder: Path) -> list[str]:
    """Return what stands in the register of faults."""
    with sqlite3.connect(folder / "var" / "wayhome.sqlite3") as record:
        found = [what for (what,) in record.execute("SELECT what FROM fault ORDER BY what")]
    record.close()
    return found


def test_a_sheet_is_brought_in_by_a_mapping_first_suggested_and_then_seen_and_what_changed_is_taken(folder: Path):
    suggested = json.loads("\n".join(bring(folder, "custody.csv", "--suggest-mapping")))
    assert (suggested["record_id"], suggested["birth_date"]) == ("Custody no", "DOB")
    assert bring(folder, "custody.csv", *MAPPED) == [
        "Brought in from custody.csv: 12 new, 0 changed, 0 as before; 0 left out."
    ]
    rows = ROWS.replace("overnight 2\n", "again\n").replace("Live,Held overnight 3\n", "Weeded,\n")
    (folder / "custody.csv").write_text(HEADINGS + rows, "utf-8")

    seen = bring(folder, "custody.csv", *MAPPED, "--dry-run")

    assert seen[:2] == ["2 would change: text", "3 would be taken out"]
    assert seen[-1].startswith("Dry run, nothing was changed. From custody.csv: 0 new, 1 changed, 10 as before;")
    assert held(folder) == 12
    assert bring(folder, "custody.csv", *MAPPED) == [
        "Brought in from custody.csv: 0 new, 1 changed, 10 as before; 1 taken out, 0 left out."
    ]
    ran = wayhome(folder, "holdings", "find", "--text", '"held again"')
    assert ran.stdout.splitlines() == ["2  custody, not dated: Tamsin2 Okafor", "            Held again"]


def test_a_whole_file_takes_out_what_it_lacks_and_no_more_than_a_tenth_unless_somebody_says_how_many(folder: Path):
    bring(folder, "custody.csv", *MAPPED)
    (folder / "custody.csv").write_text(HEADINGS + "".join(ROWS.splitlines(keepends=True)[:9]), "utf-8")

    brought_in, refused = bring(folder, "custody.csv", *MAPPED, "--whole")

    assert brought_in == "Brought in from custody.csv: 0 new, 0 changed, 9 as before; 0 left out."
    assert refused == (
        "wayhome holdings: 3 of the 12 records of custody are not in it, more than a tenth, so none was taken out. "
        "Where that is right, say how many: --yes-take-out 3."
    )
    assert (held(folder), faults(folder)) == (12, ["What a whole file of held records does not have was not taken out"])
    assert bring(folder, "custody.csv", *MAPPED, "--whole", "--yes-take-out", "3") == [
        "Brought in from custody.csv: 0 new, 0 changed, 9 as before; 3 taken out, 0 left out."
    ]
    assert held(folder) == 9


def test_a_column_of_another_name_is_said_once_for_a_file_and_what_is_wrong_in_a_line_for_each(folder: Path):
    (folder / "dropped").mkdir()
    lines = [f'{{"record_id": "C-{n}", "hair": "red", "person": {{"sex": "?"}}}}\n' for n in (1, 2, 3)]
    (folder / "dropped" / "crime-hair.jsonl").write_text("".join(lines), "utf-8")

    bring(folder, "--watch", "dropped", "--once")

    (mistakes,) = (folder / "dropped").glob("taken/*crime-hair/mistakes.txt")
    words = mistakes.read_text("utf-8")
    assert words.count("Nothing here is called 'hair', so it was left out.") == 1
    assert "line 1, hair: " in words
    assert "Other lines that have it are not named." in words
    assert words.count("is not one of female, male") == 3


def test_what_is_dropped_into_a_folder_is_taken_by_the_mapping_that_is_there_and_put_away(folder: Path):
    dropped = folder / "dropped"
    for system in ("custody", "housing"):
        (dropped / system).mkdir(parents=True)
        shutil.copy(folder / "custody.csv", dropped / system / "night.csv")
    shutil.copy(folder / "custody.json", dropped / "custody" / "mapping.json")
    (dropped / "crime-today.jsonl").write_text('{"record_id": "C-1", "person": {"sex": "?"}}\n', "utf-8")
    (dropped / "crime-zold-deleted.csv").write_text("record_id\nC-1\n", "utf-8")

    *said, refused = bring(folder, "--watch", "dropped", "--once")

    assert said == [
        "crime-today.jsonl: 1 new, 0 changed, 0 as before; 0 left out.",
        "crime-zold-deleted.csv: 0 new, 0 changed, 0 as before; 1 taken out, 0 left out.",
        "night.csv: 12 new, 0 changed, 0 as before; 0 left out.",
    ]
    assert refused.startswith("night.csv: not taken. ")
    assert [path.name for path in (dropped / "custody").iterdir() if path.is_file()] == ["mapping.json"]
    (mistakes,) = dropped.glob("taken/*crime-today/mistakes.txt")
    assert mistakes.read_text("utf-8").startswith("line 1, person.sex: '?' is not one of female, male")
    (why,) = dropped.glob("housing/refused/*/why.txt")
    assert "has no column record_id" in why.read_text("utf-8")
    assert faults(folder) == [
        "A file of held records could not be read", "Something in what another system holds could not be read",
    ]  # fmt: skip


def test_a_whole_file_that_lacks_too_much_is_taken_from_a_folder_and_put_away_with_why_nothing_was_taken_out(
    folder: Path,
):
    dropped = folder / "dropped" / "custody"
    dropped.mkdir(parents=True)
    shutil.copy(folder / "custody.json", dropped / "mapping.json")
    bring(folder, "custody.csv", *MAPPED)
    (dropped / "all-whole.csv").write_text(HEADINGS + ROWS.splitlines(keepends=True)[0].replace("overnight", "2h"))

    counted, refused = bring(folder, "--watch", "dropped", "--once")

    assert counted == "all-whole.csv: 0 new, 1 changed, 0 as before; 0 left out."
    assert refused.startswith("all-whole.csv: 11 of the 12 records of custody are not in it, more than a tenth")
    (why,) = dropped.glob("refused/*/why.txt")
    assert "--yes-take-out 11" in why.read_text("utf-8")
    assert held(folder) == 12


def test_a_record_that_stands_in_a_file_twice_is_named_by_its_lines(folder: Path):
    (folder / "custody.csv").write_text(HEADINGS + ROWS + ROWS.splitlines(keepends=True)[1].replace("Live", "live"))
    again = "line 14: the record that line 3 told of. The later line holds."

    assert bring(folder, "custody.csv", *MAPPED, "--dry-run")[-2:] == [
        again, "Dry run, nothing was changed. From custody.csv: 12 new, 0 changed, 0 as before; 0 left out.",
    ]  # fmt: skip
    assert bring(folder, "custody.csv", *MAPPED) == [
        "Brought in from custody.csv: 12 new, 0 changed, 0 as before; 0 left out.", again,
    ]  # fmt: skip


def test_whoever_reads_only_the_beginning_of_what_is_said_is_told_of_no_fault(folder: Path):
    bring(folder, "custody.csv", *MAPPED)
    shell = f"{sys.executable} -m wayhome.cli.main holdings find --text Held | true; echo ${{PIPESTATUS[0]}}"
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment["WAYHOME_FOLDER"] = str(folder / "var")

    ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True, env=environment, cwd=folder)

    assert (ran.stdout, ran.stderr) == ("141\n", "")


def test_a_source_is_asked_itself_and_when_it_does_not_answer_what_is_held_stays_and_a_fault_stands(
    folder: Path, feed: Told
):
    settings = f'[feed]\nkind = "http"\nurl = "{feed.url}"\nsystem = "custody"\ntries = 1\n'
    (folder / "var" / "sources.toml").write_text(settings, "utf-8")
    feed.answer({"records": [{"record_id": "C-1", "person": {"given_name": "Tam"}}], "cursor": "a"})
    feed.answer({}, status=500)

    assert bring(folder, "--source", "feed") == ["Brought in from feed: 1 new, 0 changed, 0 as before; 0 left out."]
    assert bring(folder, "--source", "all") == [
        "feed did not answer: it said 500, 1 times. What is held of it stays as it was, and is as old as it was."
    ]
    assert (held(folder), faults(folder)) == (1, ["The source feed could not be asked"])
    standing = wayhome(folder, "holdings", "import", "--status")
    assert standing.returncode == 1
    assert standing.stdout.startswith("feed, not reached since ")
    assert standing.stdout.endswith(": feed did not answer: it said 500, 1 times.\n")
