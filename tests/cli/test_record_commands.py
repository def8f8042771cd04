"""Commands on a record that is not there, cannot be reached or cannot be read: told in words, no traceback."""

import argparse
import os
import re
import subprocess
from pathlib import Path

import pytest
from django.db import connections

from tests.services import commands
from wayhome.cli import move
from wayhome.store.moving import NotMoved

DISPOSE = ("dispose", "NOPE", "--authority", "review 17", "--by", "records-1")
ACTIVATE = ("activate", "england-wales", "--proposed-by", "A Person", "--approved-by", "B Person")
COMMANDS = (("verify",), ("account", "mives"), ACTIVATE, ("anchor", "--file", "anchors.jsonl"), ("rebuild",), DISPOSE)


def wayhome(folder: Path, *words: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a folder of its own."""
    environment = {**os.environ, "WAYHOME_FOLDER": str(folder / "var"), "WAYHOME_DATABASE_URL": url}
    for name in ("DJANGO_SETTINGS_MODULE", *([] if url else ["WAYHOME_DATABASE_URL"])):
        environment.pop(name, None)
    return commands.run(*words, environment=environment, folder=folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds an empty record."""
    made = tmp_path_factory.mktemp("record")
    assert wayhome(made, "migrate").returncode == 0
    return made


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_where_there_is_no_record_a_command_says_what_to_do_and_makes_none(tmp_path: Path, words: tuple[str, ...]):
    ran = wayhome(tmp_path, *words)

    path = tmp_path / "var" / "wayhome.sqlite3"
    assert (ran.returncode, ran.stderr) == (2, "")
    assert ran.stdout == f"There is no record at {path}. Run wayhome migrate, or set WAYHOME_FOLDER.\n"
    assert not path.exists()
    assert not (tmp_path / "anchors.jsonl").exists()


def test_a_database_without_the_tables_is_no_record(tmp_path: Path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "wayhome.sqlite3").touch()

    ran = wayhome(tmp_path, "verify")

    assert (ran.returncode, ran.stderr) == (2, "")
    assert ran.stdout.startswith("There is no record at ")


def test_a_file_that_is_not_a_database_is_told_in_words(tmp_path: Path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "wayhome.sqlite3").write_text("not a database, and long enough to be read as one" * 40)

    ran = wayhome(tmp_path, "verify")

    assert (ran.returncode, ran.stderr) == (2, "")
    assert ran.stdout == "The database cannot be read: file is not a database.\n"


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_database_that_cannot_be_reached_is_told_in_words(tmp_path: Path, words: tuple[str, ...]):
    ran = wayhome(tmp_path, *words, url="postgresql://nobody@127.0.0.1:1/wayhome")

    assert (ran.returncode, ran.stderr) == (2, "")
    assert ran.stdout.startswith("The database cannot be read: ")
    assert ran.stdout.count("\n") == 1


def test_a_file_that_is_not_there_is_told_in_words(folder: Path):
    missing, no_folder = wayhome(folder, "verify", "--anchors", "nofile"), wayhome(folder, "verify", "--export", "no/a")

    assert (missing.returncode, missing.stdout, missing.stderr) == (
        2, "There is no file nofile. Check the name.\n", "",
    )  # fmt: skip
    assert (no_folder.returncode, no_folder.stdout, no_folder.stderr) == (
        2, "There is no folder no. Make it, or name another.\n", "",
    )  # fmt: skip


def test_a_file_of_settings_that_is_none_is_told_in_words_with_its_name(folder: Path):
    (folder / "bad.toml").write_text("name: Eastmere\n")

    ran = wayhome(folder, "setup", "bad.toml")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("wayhome setup: bad.toml is not TOML: ")
    assert ran.stderr.endswith("Mend it there; wayhome setup --help shows one.\n")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("foo", "The address is not that of a database: begin it with postgresql:// or sqlite:///."),
        ("mysql://me:secret@x/y", "A record is kept on PostgreSQL or SQLite alone."),
    ],
)
def test_an_address_that_is_none_of_a_database_is_told_in_words_and_not_repeated(tmp_path: Path, url: str, words: str):
    ran = wayhome(tmp_path, "verify", url=url)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"wayhome: WAYHOME_DATABASE_URL: {words}\n"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("serve", "--port", "99999"), "99999 is not a port; name one from 1 to 65535, such as 8000"),
        (("demo", "--port", "0", "--no-serve"), "0 is not a port; name one from 1 to 65535, such as 8000"),
        (("demo", "--episodes", "-3"), "-3 is not a number of 0 or more"),
        (("simulate", "--until", "tomorrow"), "'tomorrow' is not a time; write it like 2026-03-02T20:15:00+00:00"),
        (("notify", "--since", "now"), "'now' is not a time; write it like 2026-03-02T20:15:00+00:00"),
        (("serve", "--address", "999.9.9.9"), "999.9.9.9 is not an address of this machine. Choose one that is"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_how_it_is_written(folder: Path, given: tuple[str, ...], words: str):
    ran = wayhome(folder, *given)

    assert ran.returncode != 0
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


def test_anchors_that_are_not_text_are_anchors_that_were_changed(folder: Path):
    (folder / "bytes").write_bytes(b"\xff\xfe\n")

    checked, added = wayhome(folder, "verify", "--anchors", "bytes"), wayhome(folder, "anchor", "--file", "bytes")

    assert (checked.returncode, checked.stderr) == (1, "")
    assert (added.returncode, added.stderr) == (1, "")
    assert checked.stdout.startswith("Line 1 of the anchors")


def test_only_who_runs_the_product_may_read_what_it_makes(tmp_path: Path):
    assert wayhome(tmp_path, "migrate").returncode == 0
    assert wayhome(tmp_path, "anchor", "--file", "anchors.jsonl").returncode == 0
    assert wayhome(tmp_path, "verify", "--export", "rows.jsonl").returncode == 0

    made = [tmp_path / "var" / "wayhome.sqlite3", tmp_path / "anchors.jsonl", tmp_path / "rows.jsonl"]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o600] * 3


def test_disposal_of_a_record_that_is_not_there(folder: Path):
    ran = wayhome(folder, *DISPOSE)

    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "There is no record NOPE.\n", "")


def test_a_record_is_moved_and_what_moved_is_said(folder: Path):
    ran = wayhome(folder, "move", "--to", f"sqlite:///{folder / 'other.sqlite3'}")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.search(r"^ +1  ledger_head$", ran.stdout, re.MULTILINE)
    assert re.search(r"^Moved \d+ rows in \d+ s and verified them there: every chain", ran.stdout, re.MULTILINE)
    assert (folder / "other.sqlite3").stat().st_mode & 0o077 == 0


def test_where_to_move_is_not_guessed(capsys: pytest.CaptureFixture[str]):
    assert move.run(argparse.Namespace(to=None)) == 2
    assert capsys.readouterr().out == "Say which database to move to, with --to or in WAYHOME_MOVE_TO.\n"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mysql://somebody@nowhere/wayhome", "A record is kept on PostgreSQL or SQLite alone."),
        ("wayhome", "The address is not that of a database: begin it with postgresql:// or sqlite:///."),
        ("sqlite:///{here}", "That is the database that moves."),
    ],
)
def test_where_a_record_cannot_move_to_is_said(address: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    here = str(tmp_path / "here.sqlite3")
    monkeypatch.setitem(connections["default"].settings_dict, "NAME", here)

    with pytest.raises(NotMoved, match=f"^{re.escape(why)}$"):
        move.name_database(address.format(here=here))
