"""Held records brought in and searched from the command line: counts, mistakes in words, and why each came back."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_record_commands import wayhome
from tests.holdings.people import NIGHT
from wayhome.cli.borough import holding
from wayhome.cli.held_files import bring_in
from wayhome.packs import linkage
from wayhome.store.holdings.intake import MemoryIntake
from wayhome.store.holdings.memory import MemoryHoldings

HELD = Path(holding.__file__).with_name("held.jsonl")
SHEET = (
    "record_id,system,date,given_name,family_name,also_known_as,birth_date,phones,associates,text\n"
    "S-1,custody,01/02/2026,Tamsin,Okafor,Tam;Tammy,09/05/2012,07700 900114;07700 900160,Dex Crowe,Held overnight\n"
    "S-2,,,Tamsin,Okafor,,yesterday,,,\n"
    ",crime,,,,,,,,\n"
)


@pytest.fixture(scope="module")
def brought_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a record, into which the borough's held records were brought; nobody changes it."""
    made = tmp_path_factory.mktemp("holdings")
    assert wayhome(made, "migrate").returncode == 0
    ran = wayhome(made, "holdings", "import", str(HELD))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "Brought in from held.jsonl: 46 new, 0 changed, 0 as before; 0 left out.\n"
    return made


@pytest.fixture
def folder(brought_in: Path, tmp_path: Path) -> Path:
    """Return a copy of it, for one test to change."""
    return Path(shutil.copytree(brought_in, tmp_path / "copy"))


def test_bringing_the_same_file_in_again_changes_nothing(folder: Path):
    ran = wayhome(folder, "holdings", "import", str(HELD))

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "Brought in from held.jsonl: 0 new, 0 changed, 46 as before; 0 left out.\n"


def test_a_search_says_what_came_back_why_and_what_was_searched(folder: Path):
    words = ("--name", "Castellan Ruben", "--born", "2014-08-19", "--phone", "+44 7700 900177", "--by", "PC Renshaw")
    ran = wayhome(folder, "holdings", "find", *words)

    assert (ran.returncode, ran.stderr) == (0, "")
    *back, searched, weighed = ran.stdout.splitlines()
    assert back == [
        "certain   EH-0031  education, 8 Oct 2026: Ruben Castellan",
        "            Same name, Ruben",
        "            Same name, Castellan",
        "            First name and surname have changed places: Ruben Castellan, Castellan Ruben",
        "            Same birth date, 19 Aug 2014",
        "            Same phone, 07700 900177",
        "connected EH-0032  education, 8 Oct 2026: Raul Castellan",
        "            Another first name: Raul, not Castellan Ruben",
        "            Same surname, Castellan",
        "            Same birth date, 19 Aug 2014",
        "            Same phone, 07700 900177",
        "            A brother or sister, perhaps a twin, or a parent, unless one of the first names is wrong",
    ]
    assert searched.startswith("Searched 46 held records, the oldest of them brought in on ")
    assert "education 5" in searched
    assert weighed == f"Weighed by {linkage().id}."


def test_a_search_is_written_in_the_log_of_who_looked(folder: Path):
    wayhome(folder, "holdings", "find", "--phone", "07700900160", "--by", "PS Hallam 4471")

    with sqlite3.connect(folder / "var" / "wayhome.sqlite3") as record:
        looks = record.execute("SELECT page, shown FROM look WHERE actor = 'PS Hallam 4471'").fetchall()
    record.close()

    assert looks == [("wayhome holdings find", '["EH-0007", "EH-0005", "EH-0002"]')]


@pytest.mark.parametrize(
    "asked", [("--name", "Elizabeth Adeyemi", "--born", "2011-05-09"), ("--address", "21 Tanner's Wharf, EM2 7QT")]
)
def test_of_a_restricted_record_a_search_says_only_who_may_open_it(folder: Path, asked: tuple[str, ...]):
    lines = wayhome(folder, "holdings", "find", *asked).stdout.splitlines()

    (at,) = (number for number, line in enumerate(lines) if "EH-0047" in line)
    assert lines[at].split(maxsplit=1)[1] == "EH-0047  restricted: superintendent or above may open it, on a page"
    assert not lines[at + 1].startswith("  ")


def test_a_search_that_brings_nobody_back_says_so_and_what_was_searched(folder: Path):
    ran = wayhome(folder, "holdings", "find", "--name", "Zebedee Nobody")

    assert ran.stdout.startswith("Nothing came back.\nSearched 46 held records")


def test_where_nothing_was_brought_in_a_search_says_that_nothing_was_searched(tmp_path: Path):
    wayhome(tmp_path, "migrate")

    ran = wayhome(tmp_path, "holdings", "find", "--name", "Tamsin Okafor")

    assert ran.stdout == (
        "Nothing came back.\nNothing that other systems hold was brought in, so none of it was searched.\n"
    )


def test_a_search_for_nobody_is_refused_in_words(folder: Path):
    ran = wayhome(folder, "holdings", "find")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "wayhome holdings: Say whom to look up: a name, a birth date, a phone, an address or a vehicle.\n"
    )


def test_a_sheet_is_brought_in_row_by_row_and_what_is_wrong_is_named(folder: Path, tmp_path: Path):
    sheet = tmp_path / "custody.csv"
    sheet.write_text(SHEET, encoding="utf-8")

    ran = wayhome(folder, "holdings", "import", str(sheet), "--system", "parish_register")

    assert ran.returncode == 1
    assert ran.stderr == (
        "line 3, person.birth_date: 'yesterday' is not a day, so it is taken as not known. Write it as 2011-03-15.\n"
        "line 4, record_id: The record has no reference, so it cannot be told from others. "
        "Give each record its reference in its own system.\n"
    )
    assert ran.stdout == (
        "Brought in from custody.csv: 2 new, 0 changed, 0 as before; 1 left out.\n"
        "parish_register: no system that must be asked is known by this name. It is searched under its own.\n"
    )


def test_a_sheet_without_references_is_refused_in_words(folder: Path, tmp_path: Path):
    sheet = tmp_path / "names.csv"
    sheet.write_text("name,born\nTamsin,2012\n", encoding="utf-8")

    ran = wayhome(folder, "holdings", "import", str(sheet))

    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"{sheet} has no column record_id. The columns are record_id, system, date, given_name" in ran.stderr


def test_a_file_that_is_not_named_or_not_there_is_told_in_words(folder: Path):
    unnamed = wayhome(folder, "holdings", "import")
    ran = wayhome(folder, "holdings", "import", "nofile.jsonl")

    assert (unnamed.returncode, unnamed.stdout) == (2, "")
    assert unnamed.stderr == "wayhome holdings: Name one of these: a file, --source NAME, or --watch FOLDER.\n"
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "wayhome holdings: There is no file nofile.jsonl. Check the name.\n"


def test_a_reference_that_another_system_uses_is_left_out_and_named(tmp_path: Path):
    crime, custody = tmp_path / "crime.jsonl", tmp_path / "custody.jsonl"
    for path in (crime, custody):
        path.write_text(json.dumps({"record_id": "1", "system": path.stem, "person": {}}), encoding="utf-8")
    index = MemoryHoldings()
    intake = MemoryIntake(index)
    bring_in(crime, index, intake, at=NIGHT)

    brought = bring_in(custody, index, intake, at=NIGHT)

    (mistake,) = brought.mistakes
    assert brought.counted.left_out == 1
    assert str(mistake) == (
        "line 1, record_id: Another system's record has the reference 1 already, so this one was left out. "
        "Give it one of its own, such as the system's name before the number."
    )


def test_lines_after_one_that_is_broken_are_brought_in(tmp_path: Path):
    path = tmp_path / "held.jsonl"
    good = '{"record_id": "%s", "system": "crime", "person": {"family_name": "Okafor"}}'
    path.write_bytes(
        b"\n".join([(good % "a").encode(), b"{broken", b"", b'{"record_id": "\xff"}', (good % "b").encode()])
    )
    index = MemoryHoldings()

    brought = bring_in(path, index, MemoryIntake(index), at=NIGHT)

    assert (brought.counted.new, brought.counted.left_out) == (2, 2)
    assert [str(mistake.place) for mistake in brought.mistakes] == ["line 2", "line 4", "line 4"]
    assert index.record("b") is not None


DECIDED = ("--authority", "review 2032/9", "--by", "Records manager", "--agreed-by", "Supt Larkin 1104")


def test_disposal_of_a_person_says_first_what_would_go_and_then_leaves_nothing(folder: Path):
    looked = wayhome(folder, "holdings", "dispose", "--person", "EH-0031", *DECIDED)
    ran = wayhome(folder, "holdings", "dispose", "--person", "EH-0031", *DECIDED, "--yes")

    assert (looked.returncode, looked.stderr) == (0, "")
    assert looked.stdout.startswith("This reaches 1 held record.\n  EH-0031  education\n")
    assert looked.stdout.endswith("Nothing was destroyed. Say --yes to destroy them.\n")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith(
        "Destroyed, and sealed in the record of the force: 1 held record.\n"
        "No copy is left in the index, its files or the gaps of the tables.\n"
    )
    assert "EH-0031" not in wayhome(folder, "holdings", "find", "--name", "Ruben Castellan").stdout
    with closing(sqlite3.connect(folder / "var" / "wayhome.sqlite3")) as record:
        ((envelope,),) = record.execute("SELECT envelope FROM event WHERE envelope LIKE '%held_records_disposed%'")
    body = json.loads(envelope)["body"]
    assert body == {"records": {"education": 1}, "authority": "review 2032/9", "agreed_by": "Supt Larkin 1104"}
    assert "EH-0031" not in envelope


@pytest.mark.parametrize("second", [(), ("--agreed-by", "records manager")])
def test_nobody_destroys_held_records_alone(folder: Path, second: tuple[str, ...]):
    ran = wayhome(folder, "holdings", "dispose", "--person", "EH-0031", *DECIDED[:4], *second, "--yes")

    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.splitlines()[-1].startswith("What is destroyed is destroyed by two people.")
    assert "EH-0031" in wayhome(folder, "holdings", "find", "--name", "Ruben Castellan").stdout


def test_disposal_of_a_record_that_is_not_held_destroys_nothing(folder: Path):
    ran = wayhome(folder, "holdings", "dispose", "--person", "EH-0031", "NOPE", *DECIDED, "--yes")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "wayhome holdings: No record is held under NOPE. Nothing was destroyed.\n"
    assert "EH-0031" in wayhome(folder, "holdings", "find", "--name", "Ruben Castellan").stdout


def test_where_the_keys_are_made_in_another_way_a_search_says_which_command_mends_it(folder: Path):
    with closing(sqlite3.connect(folder / "var" / "wayhome.sqlite3")) as connection:
        connection.execute("UPDATE held_index SET scheme = 'of another version'")
        connection.commit()

    ran = wayhome(folder, "holdings", "find", "--name", "Ruben Castellan")
    wayhome(folder, "holdings", "build")
    mended = wayhome(folder, "holdings", "find", "--name", "Ruben Castellan")

    assert ran.stdout == (
        "Nothing came back.\n"
        "The index was made by another version of the product. Run `wayhome holdings build`.\n"
        "What other systems hold could not be searched, which does not mean that they hold nothing.\n"
    )
    assert "EH-0031" in mended.stdout


def test_where_the_index_is_behind_what_is_brought_in_has_it_built(folder: Path):
    with closing(sqlite3.connect(folder / "var" / "wayhome.sqlite3")) as connection:
        connection.execute("UPDATE held_index SET unindexed = 1")
        connection.commit()

    ran = wayhome(folder, "holdings", "import", str(HELD))

    assert ran.returncode == 0
    assert "Much came in since the index was last built: it is built anew.\n" in ran.stdout
    assert "The index covers 46 records in " in ran.stdout
