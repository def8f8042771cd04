"""What operators do to a record from the command line: verify, anchor, rebuild, dispose."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections

from tests.stores.acts import counting, night, record_of
from tests.stores.test_attacks import STAND_ALONE
from tests.stores.test_quarantine import written_by_a_later_build
from wayhome.cli.main import main
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.sql import ask, tell

COMMANDS = ("verify", "anchor", "rebuild", "dispose")


@pytest.fixture
def record(kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch) -> DatabaseLedger:
    """Return a record of two episodes, and let the commands open it."""
    supplies = counting()
    night(kept, supplies, episode="1", child="1")
    night(kept, supplies, episode="2", child="2")
    for command in COMMANDS:
        monkeypatch.setattr(f"wayhome.cli.{command}.open_record", lambda: kept)
    return kept


def without_triggers(using: str, statement: str) -> None:
    """Do what an owner of the database can: put the triggers aside and change the record."""
    if connections[using].vendor == "sqlite":
        triggers = ask(using, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'")
        for name, _ in triggers:
            tell(using, f"DROP TRIGGER {name}")
        tell(using, statement)
        for _, made in triggers:
            tell(using, made)
    else:
        tell(using, "ALTER TABLE event DISABLE TRIGGER ALL")
        tell(using, statement)
        tell(using, "ALTER TABLE event ENABLE TRIGGER ALL")


def test_a_sound_record_is_said_to_be_sound(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.startswith("Sound: 8 events of 2 records in ")


def test_the_first_event_that_was_changed_is_named(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    without_triggers(
        record.using, "UPDATE event SET envelope = replace(envelope, 'parent', 'nobody') WHERE position = 5"
    )

    assert main(["verify"]) == 1
    assert capsys.readouterr().out.startswith(
        "The record is broken at event 5 (episode:2, 1), hash: it is not as it was written. "
        "The 4 events before it are sound.\n"
    )


def test_a_cut_tail_shows_only_against_anchors_and_then_at_once(
    record: DatabaseLedger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "anchors.jsonl"
    assert main(["anchor", "--file", str(kept)]) == 0
    without_triggers(record.using, "DELETE FROM event WHERE position > 6")

    assert main(["verify", "--no-words"]) == 0
    assert main(["verify", "--anchors", str(kept)]) == 1
    assert "broken at events 7 to 8, cut: events that were published outside are missing" in capsys.readouterr().out


def test_anchors_are_added_one_after_another_and_agree(
    record: DatabaseLedger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "anchors.jsonl"
    main(["anchor", "--file", str(kept)])
    night(record, counting(name="later"), episode="3")
    main(["anchor", "--file", str(kept)])

    assert main(["verify", "--anchors", str(kept)]) == 0
    assert "2 of 2 anchors agree" in capsys.readouterr().out
    assert [json.loads(line)["position"] for line in kept.read_text(encoding="utf-8").splitlines()] == [8, 12]


def test_an_empty_record_can_be_anchored_and_verified(
    kept: DatabaseLedger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("anchor", "verify"):
        monkeypatch.setattr(f"wayhome.cli.{command}.open_record", lambda: kept)
    anchors = tmp_path / "anchors.jsonl"

    assert main(["anchor", "--file", str(anchors)]) == 0
    night(kept, counting())
    assert main(["verify", "--anchors", str(anchors)]) == 0


def test_a_file_of_anchors_that_was_changed_is_not_added_to(
    record: DatabaseLedger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "anchors.jsonl"
    main(["anchor", "--file", str(kept)])
    main(["anchor", "--file", str(kept)])
    changed = kept.read_text(encoding="utf-8").replace('"position":8', '"position":7', 1)
    kept.write_text(changed, encoding="utf-8")

    assert main(["anchor", "--file", str(kept)]) == 1
    assert main(["verify", "--anchors", str(kept)]) == 1
    assert kept.read_text(encoding="utf-8") == changed
    assert capsys.readouterr().out.count("Line 2 of the anchors does not follow from the line before it") == 2


def test_an_export_satisfies_the_stand_alone_verifier(record: DatabaseLedger, tmp_path: Path) -> None:
    export, anchors = tmp_path / "export.jsonl", tmp_path / "anchors.jsonl"
    main(["anchor", "--file", str(anchors)])

    assert main(["verify", "--export", str(export)]) == 0

    alone = [sys.executable, "-I", "-S", str(STAND_ALONE), str(export), "--anchors", str(anchors)]
    checked = subprocess.run(alone, capture_output=True, text=True, check=False)
    assert checked.stdout.startswith("SOUND events=8 ")


def test_a_missing_trigger_is_said_and_fails(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    on = "" if connections[record.using].vendor == "sqlite" else " ON event"
    tell(record.using, f"DROP TRIGGER event_never_changes{on}")

    assert main(["verify"]) == 1
    assert "The trigger event_never_changes is missing" in capsys.readouterr().out


def test_a_server_that_may_lose_what_it_acknowledged_is_said(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    on_postgres = connections[record.using].vendor != "sqlite"
    if on_postgres:
        tell(record.using, "SET synchronous_commit = off")

    assert main(["verify"]) == 0
    assert ("The server's synchronous_commit is off" in capsys.readouterr().out) == on_postgres


def test_what_is_in_quarantine_is_said_and_the_chain_is_sound(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    written_by_a_later_build(record)

    assert main(["verify"]) == 0
    assert "In quarantine: event 9 of episode:1, missing.child_sighted_by_drone 1." in capsys.readouterr().out


def test_words_that_were_changed_taken_or_added_are_found(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    words = record.words(record_of("2"))[0]
    tell(record.using, "DELETE FROM private_words WHERE event = %s", words.event)
    assert main(["verify"]) == 1
    tell(record.using, ADD, words.event, words.field, "episode:2", words.subject, words.salt, "other words")
    assert main(["verify"]) == 1
    tell(record.using, "DELETE FROM private_words WHERE event = %s", words.event)
    tell(record.using, ADD, words.event, words.field, "episode:2", words.subject, words.salt, words.text)
    assert main(["verify"]) == 0
    tell(record.using, ADD, words.event, "another", "episode:2", words.subject, words.salt, words.text)
    assert main(["verify"]) == 1

    said = [line for line in capsys.readouterr().out.splitlines() if "episode:2" in line]
    assert "(episode:2, 2), words: its personal words are not those that were committed to" in said[0]
    assert "(episode:2, 2), words" in said[1]


ADD = "INSERT INTO private_words (event, field, record, subject, salt, text) VALUES (%s, %s, %s, %s, %s, %s)"


def test_rebuilding_says_what_it_made(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild"]) == 0
    assert capsys.readouterr().out.startswith("Made again from 8 events: event index, record list")


def test_catching_up_says_how_much_was_left(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild", "--catch-up"]) == 0
    assert capsys.readouterr().out == "Caught up: the duties of 0 subjects were derived.\n"


DISPOSE = ["dispose", "episode:1", "--authority", "review 17", "--by", "records-1"]


def test_disposal_first_says_what_would_go_without_a_word_of_it(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(DISPOSE) == 0

    assert capsys.readouterr().out == (
        "episode:1 holds 2 personal fields that this reaches.\n"
        "  child:1: how × 1\n"
        "  child:1: rationale × 1\n"
        "Nothing was destroyed. Say --yes to destroy them.\n"
    )
    assert len(record.words(record_of("1"))) == 2


def test_disposal_destroys_and_seals_what_the_duties_came_to_and_the_record_stays_sound(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*DISPOSE, "--yes"]) == 0

    assert record.words(record_of("1")) == []
    body = record.read(record_of("1")).events[-1].event.body
    assert (body["fields"], body["authority"]) == (2, "review 17")
    assert body["duties"]
    assert main(["verify"]) == 0


def test_disposal_reaches_only_the_person_named(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*DISPOSE, "--whose", "child:2", "--yes"]) == 1
    assert "holds no personal words that this would destroy" in capsys.readouterr().out
    assert len(record.words(record_of("1"))) == 2
