"""Exports taken from a drop folder and by hand: how far each has come, what was wrong, and where the file went."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_record_commands import wayhome
from tests.shadow.histories import Raw, case, graded, happened
from wayhome.cli.exports.drop_folder import DropFolder, one_export

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "map-csv-files"
TAKING = HOW_TO.parent / "take-exports"
REPORTED, GRADED = happened("18:00", "missing_reported"), graded("18:20")
CAME = "{name}: {cases} cases: {new} new, 0 added to, 0 the same; {entries} entries, 0 differences, 0 things wrong.\n"


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reconcile")
    assert wayhome(made, "migrate").returncode == 0
    return made


@pytest.fixture
def folder(migrated: Path, tmp_path: Path) -> Path:
    """Return a folder with an empty record, for one test to change."""
    return Path(shutil.copytree(migrated, tmp_path / "force"))


@pytest.fixture
def dropped(tmp_path: Path) -> Path:
    made = tmp_path / "dropped"
    made.mkdir()
    return made


def lines(*cases: Raw) -> str:
    return "".join(json.dumps(raw) + "\n" for raw in cases)


def test_an_export_is_taken_by_hand_and_a_second_time_left_alone(folder: Path, tmp_path: Path) -> None:
    export = tmp_path / "monday.jsonl"
    export.write_text(lines(case(REPORTED, GRADED)))

    first, second = (wayhome(folder, "reconcile", str(export)) for _ in range(2))

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == "monday: 1 of 1 cases\n" + CAME.format(name="monday", cases=1, new=1, entries=3)
    assert second.stdout.startswith("monday: taken before, at ")


def test_what_is_wrong_is_named_and_the_exit_status_says_so(folder: Path, tmp_path: Path) -> None:
    export = tmp_path / "monday.jsonl"
    export.write_text("not json\n" + lines(case(REPORTED)))

    ran = wayhome(folder, "reconcile", str(export))

    assert ran.returncode == 1
    assert ran.stderr.startswith("line 1, the line: ")
    assert "1 new" in ran.stdout


def test_what_is_dropped_into_a_folder_is_taken_and_put_away(folder: Path, dropped: Path) -> None:
    (dropped / "monday.jsonl").write_text("not json\n" + lines(case(REPORTED, GRADED)))

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--once")

    (kept,) = (dropped / "taken").iterdir()
    assert ran.returncode == 1
    assert kept.name.endswith(" monday")
    assert {path.name for path in kept.iterdir()} == {"monday.jsonl", "mistakes.txt"}
    assert (kept / "mistakes.txt").read_text().startswith("line 1, the line: ")
    assert [path.name for path in dropped.iterdir()] == ["taken"]


def test_a_pair_of_sheets_is_read_with_the_mapping_that_lies_beside_them(folder: Path, dropped: Path) -> None:
    for name in ("cases", "events"):
        shutil.copy(HOW_TO / f"{name}.csv", dropped / f"daily-{name}.csv")
    shutil.copy(HOW_TO / "mapping.json", dropped)

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--once")

    (kept,) = (dropped / "taken").iterdir()
    assert "daily: 2 cases" in ran.stdout
    assert {"daily-cases.csv", "daily-events.csv"} <= {path.name for path in kept.iterdir()}
    assert (dropped / "mapping.json").exists()


def test_sheets_without_a_mapping_are_put_by_with_why(folder: Path, dropped: Path) -> None:
    (dropped / "daily.csv").write_text("id,at\n1,2026-03-02\n")

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--once")

    (kept,) = (dropped / "refused").iterdir()
    assert ran.returncode == 2
    assert "Sheets need a mapping; write a first one with wayhome shadow --suggest-mapping." in ran.stdout
    assert (kept / "why.txt").read_text().startswith("Sheets need a mapping")
    assert (kept / "daily.csv").exists()


@pytest.mark.parametrize(
    ("name", "holds", "why"),
    [
        ("empty.jsonl", "", "The file is empty."),
        ("junk.jsonl", "This is not JSON\n", "line 1, the line: "),
    ],
)
def test_what_has_no_case_in_it_is_put_by_with_why_and_says_nothing_of_any_case(
    folder: Path, dropped: Path, name: str, holds: str, why: str
) -> None:
    (folder / "monday.jsonl").write_text(lines(case(REPORTED, GRADED)))
    wayhome(folder, "reconcile", str(folder / "monday.jsonl"))
    shutil.copy(HOW_TO / "mapping.json", dropped)
    (dropped / name).write_text(holds)

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--once", "--whole")

    (kept,) = (dropped / "refused").iterdir()
    assert ran.returncode == 2
    assert why in (kept / "why.txt").read_text()
    standing = wayhome(folder, "reconcile", "--status").stdout
    assert "Differences 0" in standing
    assert name.partition(".")[0] not in standing


def test_sheets_with_nothing_but_their_headings_are_put_by_with_why(folder: Path, dropped: Path) -> None:
    for name in ("cases", "events"):
        headings = (HOW_TO / f"{name}.csv").read_text().splitlines()[0]
        (dropped / f"daily-{name}.csv").write_text(f"{headings}\n")
    shutil.copy(HOW_TO / "mapping.json", dropped)

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--once", "--whole")

    (kept,) = (dropped / "refused").iterdir()
    assert ran.returncode == 2
    assert (kept / "why.txt").read_text().startswith("No case in it could be read. ")


def named(*numbers: int) -> str:
    return lines(*(case(REPORTED, GRADED) | {"id": f"M-{number:03}"} for number in numbers))


def test_an_export_with_much_less_in_it_is_asked_about_and_answered_by_hand(folder: Path, dropped: Path) -> None:
    (folder / "monday.jsonl").write_text(named(*range(20)))
    wayhome(folder, "reconcile", str(folder / "monday.jsonl"), "--whole")
    (dropped / "tuesday.jsonl").write_text(named(*range(9), 99))

    asked = wayhome(folder, "reconcile", "--watch", str(dropped), "--once", "--whole")

    (kept,) = (dropped / "taken").iterdir()
    assert asked.returncode == 1
    assert "1 new, 0 added to, 9 the same" in asked.stdout
    assert (
        "It has 10 fewer rows than monday had (10, and 20 before). Is it whole?" in (kept / "mistakes.txt").read_text()
    )
    assert "Differences 0" in wayhome(folder, "reconcile", "--status").stdout

    answered = wayhome(folder, "reconcile", str(kept / "tuesday.jsonl"), "--whole", "--yes-whole")
    assert answered.returncode == 0
    assert "Differences 11" in wayhome(folder, "reconcile", "--status").stdout


@pytest.mark.parametrize(
    ("end", "why"),
    [
        ("\nEND,2\n", ""),
        ("\nEND\n", ""),
        ("\n", "daily-cases.csv does not end with END, so it was cut off."),
        ("\nEND,9\n", "daily-cases.csv says that it has 9 rows, and it has 2, so some were lost."),
    ],
)
def test_a_sheet_is_known_to_be_whole_by_the_row_its_system_ends_it_with(
    folder: Path, dropped: Path, end: str, why: str
) -> None:
    cases, events = ((HOW_TO / f"{name}.csv").read_text().rstrip() for name in ("cases", "events"))
    (dropped / "daily-cases.csv").write_text(cases + end)
    (dropped / "daily-events.csv").write_text(f"{events}\nEND\n")
    mapping = json.loads((HOW_TO / "mapping.json").read_text())
    (dropped / "mapping.json").write_text(json.dumps(mapping | {"ends_with": "END"}))

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--once", "--whole")

    (kept,) = (dropped / "taken").iterdir()
    assert "2 cases: 2 new" in ran.stdout
    assert ran.returncode == (1 if why else 0)
    assert (kept / "mistakes.txt").exists() is bool(why)
    assert not why or why in (kept / "mistakes.txt").read_text()


def test_what_a_case_seems_to_lack_behind_a_line_that_was_cut_off_is_not_said_to_be_gone(
    folder: Path, dropped: Path
) -> None:
    for name in ("mapping.json", "2026-03-09-cases.csv", "2026-03-09-events.csv"):
        shutil.copy(TAKING / name, dropped / name)
    wayhome(folder, "reconcile", "--watch", str(dropped), "--whole", "--once")
    shutil.copy(TAKING / "2026-03-09-cases.csv", dropped / "again-cases.csv")
    (dropped / "again-events.csv").write_bytes((TAKING / "2026-03-09-events.csv").read_bytes()[:300])

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--whole", "--once")

    assert "0 differences, 3 things wrong" in ran.stdout


def test_of_what_lies_in_the_folder_and_is_not_taken_it_is_said_why(folder: Path, dropped: Path) -> None:
    (dropped / "export.xlsx").write_bytes(b"PK")
    (dropped / "night-cases.csv").write_text("CASE_REF\n")

    ran = wayhome(folder, "reconcile", "--watch", str(dropped), "--once")

    assert ran.returncode == 1
    assert "export.xlsx: not taken: it is neither .csv nor .jsonl." in ran.stdout
    assert "night-cases.csv: not taken: it waits for night-events.csv." in ran.stdout
    assert sorted(path.name for path in dropped.iterdir()) == ["export.xlsx", "night-cases.csv"]


def test_how_it_stands_is_said_in_words(folder: Path, tmp_path: Path) -> None:
    assert wayhome(folder, "reconcile", "--status").stdout == "No export was taken yet.\nDifferences 0\n"
    for name, level in (("monday", "medium"), ("tuesday", "high")):
        (tmp_path / f"{name}.jsonl").write_text(lines(case(REPORTED, graded("18:20", level))))
        wayhome(folder, "reconcile", str(tmp_path / f"{name}.jsonl"))

    ran = wayhome(folder, "reconcile", "--status")

    assert ran.stdout.endswith("Differences 1\n")
    assert "tuesday, taken " in ran.stdout


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((), "Name an export to take, or a folder to watch: --watch FOLDER."),
        (("nowhere.jsonl",), "There is no file nowhere.jsonl. Check the name."),
        (("--watch", "nowhere"), "There is no folder nowhere. Make it, or name another."),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(folder: Path, given: tuple[str, ...], words: str) -> None:
    ran = wayhome(folder, "reconcile", *given)

    assert (ran.returncode, ran.stderr) == (2, f"wayhome reconcile: {words}\n")


class TestADropFolder:
    """Which files have arrived whole."""

    def test_a_file_is_taken_once_two_looks_found_it_unchanged(self, dropped: Path) -> None:
        watched = DropFolder(dropped)
        (dropped / "a.jsonl").write_text("{}\n")

        assert watched.look() == []
        assert [one.name for one in watched.look()] == ["a"]

    def test_a_file_that_still_grows_is_left_alone(self, dropped: Path) -> None:
        watched, growing = DropFolder(dropped), dropped / "a.jsonl"
        growing.write_text("{}\n")
        watched.look()

        growing.write_text("{}\n{}\n")

        assert watched.look() == []
        assert len(watched.look()) == 1

    def test_a_file_written_over_at_the_same_length_is_left_alone_too(self, dropped: Path) -> None:
        watched, changing = DropFolder(dropped), dropped / "a.jsonl"
        changing.write_text("{}\n")
        watched.look()

        os.utime(changing, (1, 1))

        assert watched.look() == []

    def test_half_a_pair_waits_for_the_other(self, dropped: Path) -> None:
        watched = DropFolder(dropped)
        (dropped / "a-events.csv").write_text("x\n")
        watched.look()
        assert watched.look() == []

        (dropped / "a-cases.csv").write_text("x\n")
        watched.look()

        assert [one.name for one in watched.look()] == ["a"]

    def test_what_is_no_export_is_left_where_it_lies(self, dropped: Path) -> None:
        watched = DropFolder(dropped)
        for name in ("mapping.json", "notes.txt", ".hidden.jsonl"):
            (dropped / name).write_text("{}\n")
        watched.look()

        assert watched.look() == []

    def test_a_mended_mapping_makes_the_same_sheets_another_export(self, dropped: Path) -> None:
        sheet, mapping = dropped / "a.csv", dropped / "mapping.json"
        sheet.write_text("x\n")
        mapping.write_text("{}")
        arrived = one_export(sheet, None)
        before = arrived.digest(mapping)

        mapping.write_text('{"nation": "Wales"}')

        assert arrived.digest(mapping) != before


def test_an_export_that_is_refused_is_noted_in_the_register_without_a_word_of_it(folder: Path, dropped: Path) -> None:
    (dropped / "Kayleigh.csv").write_text("name\nKayleigh\n")
    wayhome(folder, "reconcile", "--watch", str(dropped), "--once")

    with closing(sqlite3.connect(folder / "var" / "wayhome.sqlite3")) as record:
        noted = record.execute("SELECT kind, what, page, clue FROM fault").fetchall()
    assert noted == [("import", "An export of the system of record could not be read", "", "")]
