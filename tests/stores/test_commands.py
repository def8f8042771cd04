"""What operators do to a record from the command line: verify, anchor, rebuild, dispose."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections

from tests.holdings.people import held
from tests.stores.acts import MIDNIGHT, close, counting, entry, graded, named, night, record_of, reported
from tests.stores.test_attacks import STAND_ALONE
from tests.stores.test_quarantine import written_by_a_later_build
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.cli.main import main
from wayhome.kernel.ids import ActorId, RecordId, subject
from wayhome.record.vocabulary import check
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.looks import DatabaseLookLog
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


@pytest.fixture
def closed(record: DatabaseLedger) -> DatabaseLedger:
    """Return the record with its first episode closed, as what is to be disposed of is."""
    close(record, counting(MIDNIGHT + timedelta(hours=1), name="closed"))
    return record


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
        "The 4 events before it are sound.\n",
    )


def test_a_cut_tail_shows_only_against_anchors_and_then_at_once(
    record: DatabaseLedger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "anchors.jsonl"
    assert main(["anchor", "--file", str(kept)]) == 0
    without_triggers(record.using, "DELETE FROM event WHERE position > 6")
    assert main(["verify", "--no-words"]) == 1
    assert "ledger_head is at 8 and the last event is 6." in capsys.readouterr().out
    assert main(["rebuild"]) == 0  # whoever cuts a tail can mend its traces too

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


def test_a_trigger_that_was_hollowed_out_is_said_and_fails(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    if connections[record.using].vendor == "sqlite":
        tell(record.using, "DROP TRIGGER event_never_changes")
        tell(record.using, "CREATE TRIGGER event_never_changes BEFORE UPDATE ON event WHEN 0 BEGIN SELECT 1; END")
    else:
        hollow = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
        tell(record.using, f"CREATE OR REPLACE FUNCTION wayhome_refuse() {hollow}")

    assert main(["verify"]) == 1
    assert "The trigger event_never_changes is missing, switched off or not as it was made" in capsys.readouterr().out


def test_heads_and_index_that_lag_behind_the_events_are_said_and_a_rebuild_mends_them(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    for statement in (
        "DELETE FROM event_subject WHERE position > 5",
        "DELETE FROM event_index WHERE position > 5",
        "UPDATE ledger_head SET position = 5",
        "UPDATE record_head SET hash = '0'",
    ):
        tell(record.using, statement)

    assert main(["verify"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("The chains are sound, and what is around them is not: 8 events")
    assert all(f"\n{table}" in said for table in ("event_subject", "event_index", "ledger_head", "record_head"))
    assert said.count("Run wayhome rebuild.") == 4
    assert main(["rebuild"]) == 0
    assert main(["verify"]) == 0


def test_a_look_that_went_fails_on_sqlite_and_is_a_doubt_on_postgresql(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    on_sqlite = connections[record.using].vendor == "sqlite"
    for _ in range(3):
        DatabaseLookLog(record.using).note(actor=ActorId("pc-1"), page="case", shown=("episode:1",), at=MIDNIGHT)
    guard = ask(record.using, "SELECT sql FROM sqlite_master WHERE name = 'look_never_goes'") if on_sqlite else []
    tell(record.using, "DROP TRIGGER look_never_goes" if on_sqlite else "ALTER TABLE look DISABLE TRIGGER ALL")
    tell(record.using, "DELETE FROM look WHERE id = 2")
    tell(record.using, guard[0][0] if on_sqlite else "ALTER TABLE look ENABLE TRIGGER ALL")

    assert main(["verify"]) == (1 if on_sqlite else 0)
    assert "look: 1 of 3 " in capsys.readouterr().out


def test_an_event_that_is_not_text_is_named_by_the_export_and_the_check(
    record: DatabaseLedger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if connections[record.using].vendor != "sqlite":
        pytest.skip("PostgreSQL keeps only text in a column of text")
    without_triggers(record.using, "UPDATE event SET envelope = CAST(envelope AS BLOB) WHERE position = 5")
    export = tmp_path / "export.jsonl"

    assert main(["verify", "--export", str(export)]) == 1
    assert capsys.readouterr().out.startswith("Event 5 cannot be exported: it is not text. The 4 before it are in ")
    assert len(export.read_text(encoding="utf-8").splitlines()) == 4


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
    words_of = (
        "The chain of all 8 events is sound; the words of event 6 (episode:2, 2) are not those that were entered."
    )
    assert said[:2] == [words_of, words_of]


ADD = "INSERT INTO private_words (event, field, record, subject, salt, text) VALUES (%s, %s, %s, %s, %s, %s)"


def test_rebuilding_says_what_it_made(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild"]) == 0
    assert capsys.readouterr().out.startswith("Made again from 8 events: event index, record list")


def test_catching_up_says_how_much_was_left(record: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild", "--catch-up"]) == 0
    assert capsys.readouterr().out == "Caught up: the duties of 0 subjects were derived.\n"


DISPOSE = ["dispose", "episode:1", "--authority", "review 17", "--by", "records-1"]
AGREED = [*DISPOSE, "--agreed-by", "records-2"]


def test_disposal_first_says_what_would_go_without_a_word_of_it(
    closed: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(DISPOSE) == 0

    assert capsys.readouterr().out == (
        "episode:1 holds 2 personal fields that this reaches.\n"
        "  child:1: how × 1\n"
        "  child:1: rationale × 1\n"
        "Nothing was destroyed. Say --yes to destroy them.\n"
    )
    assert len(closed.words(record_of("1"))) == 2


def test_disposal_destroys_and_seals_what_the_duties_came_to_and_the_record_stays_sound(
    closed: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*AGREED, "--yes"]) == 0

    assert closed.words(record_of("1")) == []
    body = closed.read(record_of("1")).events[-1].event.body
    assert (body["fields"], body["authority"], body["agreed_by"]) == (2, "review 17", "records-2")
    assert body["duties"]
    assert main(["verify"]) == 0


def test_disposal_names_the_held_records_of_the_record_that_stay_and_how_they_are_destroyed(
    closed: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    DatabaseHoldings(closed.using).add([held(reference=one) for one in ("R-1", "R-2", "R-3")], at=MIDNIGHT)
    came = [check("risk.hit_found", 1, {"hit": one, "system": "custody"}) for one in ("R-1", "R-2", "GONE-1")]
    apart = check("holdings.match_rejected", 1, {"hit": "R-2", "reason": "Her cousin"})
    enter(entry(*came, apart), ledger=closed, supplies=counting(name="hit"))

    assert main(DISPOSE) == 0

    assert capsys.readouterr().out.splitlines()[-4:-1] == [
        "Copies of what other systems hold stand outside the record and stay. Of what came up here, still held:",
        "  R-1",
        "Destroy what is the child's with: wayhome holdings dispose --person R-1",
    ]


def test_nobody_disposes_alone(closed: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*DISPOSE, "--yes"]) == 1

    assert "What is destroyed is destroyed by two people." in capsys.readouterr().out
    assert len(closed.words(record_of("1"))) == 2


def test_disposal_reaches_only_the_person_named(closed: DatabaseLedger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*AGREED, "--whose", "child:2", "--yes"]) == 1
    assert "holds no personal words that this would destroy" in capsys.readouterr().out
    assert len(closed.words(record_of("1"))) == 2


def test_disposal_destroys_nothing_of_a_case_that_is_open_and_says_until_when_it_waits(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (main(DISPOSE), main([*AGREED, "--yes"])) == (1, 1)

    said = (
        "episode:1 is open. Whoever works on it needs these words. Nothing was destroyed. "
        "Carry the retention decision out when this case is closed. (record.still_needed)"
    )
    assert capsys.readouterr().out.count(said) == 2
    assert len(record.words(record_of("1"))) == 2


def test_disposal_destroys_no_words_in_any_record_of_a_child_who_is_missing_now(
    closed: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    again = counting(MIDNIGHT + timedelta(days=9), name="again")
    enter(entry(reported(), graded(), episode="3", child="1"), ledger=closed, supplies=again)

    assert main([*AGREED, "--yes"]) == 1

    assert "episode:3 is open, and the child is missing now." in capsys.readouterr().out
    assert len(closed.words(record_of("1"))) == 2


def test_disposal_says_which_other_records_hold_words_of_the_same_child(
    closed: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    about = Draft(fact=named("Sam"), happened_at=MIDNIGHT, subjects=(subject("child", "1"),))
    supplies = counting(MIDNIGHT + timedelta(days=9), name="named")
    enter(Entry(record=RecordId("C-1"), drafts=(about,)), ledger=closed, supplies=supplies)

    assert main(DISPOSE) == 0

    assert "Other records hold words of child:1 still, which pages show: C-1." in capsys.readouterr().out


def test_disposal_of_a_child_who_is_no_record_says_in_which_records_the_words_stand(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dispose", "1", "--authority", "review 17", "--by", "records-1"]) == 2
    assert capsys.readouterr().out == (
        "There is no record 1.\nWords of child:1 stand in: episode:1. Name one of these.\n"
    )


def test_disposal_of_a_record_that_is_not_there_says_so(
    record: DatabaseLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dispose", "NOPE", "--authority", "review 17", "--by", "records-1"]) == 2
    assert capsys.readouterr().out == "There is no record NOPE.\n"
