"""``wayhome looks``: who looked at a record, for a listed purpose; the reading is itself a line of the log."""

import csv
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.test_record_commands import wayhome
from wayhome.application.looking import READING_PAGE
from wayhome.cli import looks
from wayhome.cli.main import main
from wayhome.kernel.ids import ActorId
from wayhome.store.looks import DatabaseLookLog

AT = datetime(2026, 3, 2, 19, tzinfo=UTC)
WHY = ("--purpose", "lawfulness", "--by", "Records 1")


@pytest.fixture
def log(db: None, monkeypatch: pytest.MonkeyPatch) -> DatabaseLookLog:
    """Return a log in which two people were shown things."""
    monkeypatch.setattr(looks, "open_record", lambda: None)
    kept = DatabaseLookLog()
    kept.note(actor=ActorId("PS Ives 2290"), page="case", shown=("EM-1047", "child:A"), at=AT)
    kept.note(actor=ActorId("=DC Amadi"), page="held-compare", shown=("EH-0047",), at=AT, purpose="An approach")
    return kept


def rows(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """Return what was written to standard output, as a spreadsheet reads it."""
    return list(csv.reader(StringIO(capsys.readouterr().out)))


def test_who_looked_at_a_record_is_written_with_when_on_which_page_and_for_what(
    log: DatabaseLookLog, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["looks", "--record", "EH-0047", *WHY]) == 0

    assert rows(capsys) == [
        ["when", "who", "page", "purpose", "shown"],
        ["2026-03-02T19:00:00+00:00", "'=DC Amadi", "held-compare", "An approach", "EH-0047"],
    ]


def test_what_one_person_was_shown_is_found_by_their_name(
    log: DatabaseLookLog, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["looks", "--person", "PS Ives 2290", *WHY]) == 0

    assert [row[4] for row in rows(capsys)[1:]] == ["EM-1047 child:A"]


def test_that_the_log_was_read_is_noted_with_by_whom_and_why(log: DatabaseLookLog) -> None:
    main(["looks", "--record", "EM-1047", *WHY])

    (read,) = log.noted(shown=None, actor=ActorId("Records 1"))
    assert (read.page, read.shown, read.purpose) == (READING_PAGE, ("shown:EM-1047",), "lawfulness")


def test_without_a_record_or_a_person_nothing_is_read(log: DatabaseLookLog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["looks", *WHY]) == 2

    assert capsys.readouterr().err == "Name a record with --record, a person with --person, or both.\n"
    assert log.noted(shown=None, actor=ActorId("Records 1")) == []


def test_where_there_is_no_record_the_command_says_what_to_do(tmp_path: Path) -> None:
    ran = wayhome(tmp_path, "looks", "--record", "EM-1047", *WHY)

    assert ran.returncode == 2
    assert "There is no record at" in ran.stdout
