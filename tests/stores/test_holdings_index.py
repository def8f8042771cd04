"""The index of what is held: files and rows that lead to the same records, whatever came, changed or went meanwhile."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connections

from tests.holdings.people import BORN, CODE, HOME, NIGHT, PHONE, held
from wayhome.application.holding.ports import HoldingsIndex, HoldingsOutOfReach
from wayhome.cli.borough.holding import held_records
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings import building
from wayhome.store.holdings.building import bring_in_whole, build
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.holdings.segment import Segment
from wayhome.store.holdings.standing import AlreadyBuilding, folder_of, stands, turn_to_build
from wayhome.store.holdings.tables import HeldErasure, HeldIndex, HeldKey, StoredHeldRecord
from wayhome.store.sql import ask, tell

ISLA = Asked(name="Isla Redfearn", birth_date=BORN)
ZARA = Asked(name="Zara Quill", birth_date=date(2012, 6, 7))
TOLD_AT = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
isla = held(born=BORN, phones=(PHONE,))
zara = held("Zara Quill", reference="R-2", born=date(2012, 6, 7))


@pytest.fixture
def index(database: str) -> DatabaseHoldings:
    """Return empty holdings on each kind of database."""
    return DatabaseHoldings(database)


def found(index: HoldingsIndex, asked: Asked = ISLA) -> list[str]:
    """Return the references of what comes back."""
    return [one.record.id for one in index.search(asked, at=NIGHT).found]


def files(using: str) -> bytes:
    """Return every byte of the index's files."""
    return b"".join(path.read_bytes() for path in sorted(folder_of(using).rglob("*")) if path.is_file())


def pages(sqlite: str) -> bytes:
    """Return every byte of a SQLite database."""
    return Path(connections[sqlite].settings_dict["NAME"]).read_bytes()


@pytest.mark.parametrize(
    "asked",
    [
        Asked(name="Tamsin Okafor"),
        Asked(name="Okafor Tam", address="12 Larkfield Rise", postcode="EM4 2QD"),
        Asked(phones=("07700 900160",)),
        Asked(name="Ruben Castellan", birth_date=date(2014, 8, 19)),
        Asked(name="Marlon Tate", vehicles=("AK91MTE",)),
        Asked(also_known_as=("Dex",)),
        Asked(birth_date=date(2014, 8, 19)),
    ],
    ids=lambda asked: asked.words,
)
@pytest.mark.parametrize("in_the_segment", [0, 17, 37])
def test_what_is_in_a_segment_and_what_came_in_since_are_found_as_one(
    index: DatabaseHoldings, database: str, asked: Asked, in_the_segment: int
):
    records, memory = list(held_records(TOLD_AT)), MemoryHoldings()
    memory.add(records, at=NIGHT)
    index.add(records[:in_the_segment], at=NIGHT)
    build(database, name="first")
    index.add(records[in_the_segment:], at=NIGHT)

    assert index.search(asked, at=NIGHT) == memory.search(asked, at=NIGHT)


def test_an_index_that_was_built_keeps_no_rows_of_what_it_covers(index: DatabaseHoldings, database: str):
    index.add([isla, zara], at=NIGHT)

    built = build(database, name="first")

    assert (built.records, HeldKey.objects.using(database).count()) == (2, 0)
    assert found(index) == ["R-1"]


def test_a_record_that_changed_after_the_build_is_found_by_what_it_says_now(index: DatabaseHoldings, database: str):
    index.add([isla], at=NIGHT)
    build(database, name="first")

    index.add([replace(zara, id="R-1")], at=NIGHT)

    assert (found(index), found(index, ZARA)) == ([], ["R-1"])


def test_a_record_that_is_taken_out_leaves_no_number_and_no_key_in_the_files(index: DatabaseHoldings, database: str):
    index.add([isla], at=NIGHT)
    build(database, name="alone")
    (folder,) = (path for path in folder_of(database).iterdir() if path.is_dir())
    keys = (folder / "keys").read_bytes()
    every = [keys[at : at + 8] for at in range(0, len(keys), 8)]

    assert index.remove(["R-1"], at=NIGHT) == 1

    left = files(database)
    assert len(every) > 10
    assert [key for key in every if key in left] == []
    by_number = ("numbers", "born", "letters", "content")
    assert not any(b"".join((folder / name).read_bytes() for name in by_number))
    assert (HeldKey.objects.using(database).count(), HeldErasure.objects.using(database).count()) == (0, 0)
    assert found(index) == []


def test_taking_one_record_out_leaves_those_that_share_its_keys(index: DatabaseHoldings, database: str):
    index.add([replace(isla, id=f"R-{n}") for n in range(1, 6)], at=NIGHT)
    build(database, name="first")

    index.remove(["R-3"], at=NIGHT)

    assert sorted(found(index)) == ["R-1", "R-2", "R-4", "R-5"]


def test_no_byte_of_a_record_that_was_taken_out_is_left_in_the_file_of_sqlite(sqlite: str):
    index = DatabaseHoldings(sqlite)
    gone = [held(f"Destroyed Quxvbnm{n}", reference=f"G-{n}", text="DESTROYEDTEXT " * 9) for n in range(60)]
    index.add([*gone, isla], at=NIGHT)
    build(sqlite, name="first")
    index.add([held("Destroyed Laterqux", reference="G-60")], at=NIGHT)

    index.remove([f"G-{n}" for n in range(61)], at=NIGHT)
    index.scour()

    left = pages(sqlite) + files(sqlite)
    assert [word for word in (b"Destroyed", b"DESTROYED", b"Quxvbnm", b"Laterqux") if word in left] == []
    assert b"Redfearn" in left


HELD_FILES = """
    SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
    WHERE relname IN ('held_record', 'held_key', 'held_erasure') OR oid IN (
        SELECT reltoastrelid FROM pg_class WHERE relname = 'held_record'
        UNION SELECT indexrelid FROM pg_index JOIN pg_class c ON c.oid = indrelid
        WHERE c.relname IN ('held_record', 'held_key', 'held_erasure')
    )
"""


def test_no_byte_of_a_record_that_was_taken_out_is_left_in_the_tables_of_postgresql(postgres: str):
    index = DatabaseHoldings(postgres)
    index.add([held(f"Destroyed Quxvbnm{n}", reference=f"GONE-{n}") for n in range(60)] + [isla], at=NIGHT)

    index.remove([f"GONE-{n}" for n in range(60)], at=NIGHT)
    index.scour()

    tell(postgres, "CHECKPOINT")
    left = b"".join(bytes(content) for (content,) in ask(postgres, HELD_FILES))
    assert [word for word in (b"Destroyed", b"Quxvbnm", b"GONE-") if word in left] == []
    assert b"Redfearn" in left


def test_what_came_in_changed_or_went_while_the_index_was_built_is_as_it_now_is(index: DatabaseHoldings, database: str):
    before = [held(f"Ruben Castellan{n}", reference=f"C-{n}", born=date(2010, 1, 2)) for n in range(4)]
    index.add([isla, zara, *before], at=NIGHT)
    seen: list[object] = []

    def meanwhile(_many: int) -> None:
        seen.append(found(index))
        index.remove(["R-1", "C-3"], at=NIGHT)
        index.add([replace(zara, text="Seen again."), held("Isla Redfearn", reference="R-9", born=BORN)], at=NIGHT)
        seen.append(found(index))

    build(database, name="first", told=meanwhile)

    assert seen == [["R-1"], ["R-9"]]
    assert (found(index), found(index, ZARA)) == (["R-9"], ["R-2"])
    assert index.search(ZARA, at=NIGHT).found[0].record.text == "Seen again."
    assert HeldErasure.objects.using(database).count() == 0
    segment = Segment(folder_of(database) / "first")
    assert segment.content(1) == 0


KILLED = """
import os, signal, sys
import django
from django.conf import settings
django.setup()
from wayhome.store.holdings.building import build
build("default", name="killed", told=lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_build_that_is_killed_leaves_the_index_as_it_was_and_the_next_one_clears_up(sqlite: str, tmp_path: Path):
    index = DatabaseHoldings(sqlite)
    index.add([isla, zara], at=NIGHT)
    build(sqlite, name="first")
    index.add([held(reference="R-3", born=BORN)], at=NIGHT)

    url = f"sqlite:///{connections[sqlite].settings_dict['NAME']}"
    kept = {"WAYHOME_DATABASE_URL": url, "WAYHOME_FOLDER": str(tmp_path / "folder")}
    given = {**os.environ, **kept, "DJANGO_SETTINGS_MODULE": "wayhome.config.settings"}
    ended = subprocess.run([sys.executable, "-c", KILLED], env=given, check=False, capture_output=True)

    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert (folder_of(sqlite) / "killed.part").is_dir()
    assert sorted(found(index)) == ["R-1", "R-3"]
    index.remove(["R-1"], at=NIGHT)
    assert (found(index), HeldErasure.objects.using(sqlite).count()) == (["R-3"], 0)
    assert not (folder_of(sqlite) / "killed.part").exists()

    build(sqlite, name="second")
    assert [path.name for path in folder_of(sqlite).iterdir() if path.is_dir()] == ["second"]
    assert found(index) == ["R-3"]


def test_only_one_builds_at_a_time(index: DatabaseHoldings, database: str):
    with turn_to_build(folder_of(database)), pytest.raises(AlreadyBuilding):
        build(database, name="first")


def of_another_database(using: str) -> None:
    HeldIndex.objects.using(using).update(identity="ab" * 16)


def without_a_file(using: str) -> None:
    (folder_of(using) / "first" / "about.json").unlink()
    HeldIndex.objects.using(using).update(segment="first")


def made_in_another_way(using: str) -> None:
    HeldIndex.objects.using(using).update(scheme="cd" * 16)


def that_is_another(using: str) -> None:
    HeldIndex.objects.using(using).update(segment="elsewhere")


@pytest.mark.parametrize("harm", [of_another_database, made_in_another_way, that_is_another])
def test_an_index_that_is_not_this_databases_own_is_not_answered_from(
    index: DatabaseHoldings, database: str, harm: Callable[[str], None]
):
    index.add([isla], at=NIGHT)
    build(database, name="first")
    assert found(index) == ["R-1"]

    harm(database)

    with pytest.raises(HoldingsOutOfReach, match="wayhome holdings build"):
        found(index)
    build(database, name="again")
    assert found(index) == ["R-1"]


def test_only_its_owner_can_read_the_files_of_the_index(index: DatabaseHoldings, database: str):
    index.add([isla], at=NIGHT)
    build(database, name="first")

    for path in (folder_of(database), *folder_of(database).rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_row_that_was_changed_behind_the_index_is_not_shown_and_that_is_said(index: DatabaseHoldings, database: str):
    index.add([isla, replace(isla, id="R-3")], at=NIGHT)
    build(database, name="first")

    StoredHeldRecord.objects.using(database).filter(id="R-1").update(body=StoredHeldRecord.objects.using(database).get(
        id="R-1").body.replace("Redfearn", "Redferns"))  # fmt: skip

    answer = index.search(ISLA, at=NIGHT)
    assert [one.record.id for one in answer.found] == ["R-3"]
    assert answer.cut_short == (
        "Some records are not as they were indexed and are not shown: the index has to be built again",
    )


def test_records_brought_in_whole_are_said_to_wait_for_the_index_and_are_found_once_it_is_built(
    index: DatabaseHoldings, database: str
):
    many = [held(f"Marlon Tate{n}", reference=f"M-{n}") for n in range(20)]

    assert bring_in_whole(database, [*many, isla], at=NIGHT) == 21
    waiting = index.search(ISLA, at=NIGHT)
    assert (waiting.found, waiting.index_size) == ((), 21)
    assert waiting.cut_short == ("Records were brought in that cannot be searched before the index is built",)

    build(database, name="first", processes=2)
    assert (found(index), index.search(ISLA, at=NIGHT).cut_short) == (["R-1"], ())


def test_an_index_is_owed_once_much_came_in_since_it_was_built(
    index: DatabaseHoldings, database: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(building, "MUCH", 3)
    index.add([held(reference=f"R-{n}") for n in range(3)], at=NIGHT)
    few = building.is_owed(database)
    index.add([held(reference="R-3")], at=NIGHT)
    many = building.is_owed(database)
    build(database, name="first")

    assert (few, many, building.is_owed(database)) == (False, True, False)


def test_a_number_is_never_given_twice(index: DatabaseHoldings, database: str):
    index.add([isla], at=NIGHT)
    index.remove(["R-1"], at=NIGHT)
    index.add([isla], at=NIGHT)

    assert list(StoredHeldRecord.objects.using(database).values_list("number", flat=True)) == [2]


def test_the_index_keeps_keys_under_a_salt_of_its_own(index: DatabaseHoldings, database: str):
    assert len(stands(database).salt) == 16


def by_reference(index: HoldingsIndex, asked: Asked) -> dict[str, tuple[str, Sequence[str]]]:
    """Return what comes back by reference: its tier, and through which it was reached."""
    return {one.record.id: (one.tier, one.through) for one in index.search(asked, at=NIGHT).found}


def a_history() -> list[HeldRecord]:
    """Return records of one child: custody has a phone and another name that the caller does not."""
    custody = held(
        "Tyrell Kaye", reference="CU-1", system="custody", born=BORN, aka=("Smalls",), address=HOME, postcode=CODE,
        phones=(PHONE,),
    )  # fmt: skip
    log = held("Unknown Smalls", reference="IN-1", system="intelligence", phones=(PHONE,))
    return [custody, log, held("Zara Quill", reference="R-2")]


def test_a_record_under_another_name_is_found_through_the_phone_of_a_certain_one(index: DatabaseHoldings):
    index.add(a_history(), at=NIGHT)

    came = by_reference(index, Asked(name="Tyrell Kaye", birth_date=BORN, address=HOME, postcode=CODE))

    assert came["CU-1"][0] == "certain"
    assert came["IN-1"][1] == ("CU-1",)
    assert came["IN-1"][0] != "certain"
    assert "R-2" not in came


def test_no_record_is_found_through_a_phone_that_very_many_share(index: DatabaseHoldings):
    crowd = [held(f"Resident {n:03}", reference=f"C-{n}", phones=(PHONE,)) for n in range(60)]
    index.add([*a_history(), *crowd], at=NIGHT)

    came = by_reference(index, Asked(name="Tyrell Kaye", birth_date=BORN, address=HOME, postcode=CODE))

    assert not [reference for reference in came if reference.startswith("C-")]
