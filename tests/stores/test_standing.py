"""Heads, index and logs that say something other than the events are found, though every chain is sound."""

from dataclasses import replace

import pytest

from tests.stores.acts import MIDNIGHT, counting, deployed, draft, entry, night, record_of, reported
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter
from wayhome.application.rebuilding import rebuild
from wayhome.kernel.ids import ActorId, EventId, subject
from wayhome.record.vocabulary import check
from wayhome.store.gaps import doubts, gaps, given_out
from wayhome.store.heads import mend_heads
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.looks import DatabaseLookLog
from wayhome.store.sql import ask, tell
from wayhome.store.standing import astray

CHANGES = {
    "event_subject lacks rows": "DELETE FROM event_subject WHERE position > 5",
    "event_subject has a row too many": "INSERT INTO event_subject (subject, position) VALUES ('child:9', 3)",
    "event_subject goes on": "INSERT INTO event_subject (subject, position) VALUES ('child:9', 90)",
    "event_index lacks rows": "DELETE FROM event_index WHERE position > 5",
    "event_index has another type": "UPDATE event_index SET type = 'missing.reported' WHERE position = 3",
    "event_index has another record": "UPDATE event_index SET record = 'episode:9' WHERE position = 3",
    "event_index has another time": "UPDATE event_index SET happened_at = recorded_at WHERE position = 3",
    "event_index goes on": "INSERT INTO event_index (position, id, record, type, version) VALUES (99, 'x', 'a', '', 1)",
    "event_correction lacks rows": "DELETE FROM event_correction",
    "event_correction has a row too many": "INSERT INTO event_correction VALUES (3, 'event-3', 'event-1')",
    "ledger_head is behind": "UPDATE ledger_head SET position = 5",
    "ledger_head has another hash": "UPDATE ledger_head SET ledger = '0'",
    "ledger_head is gone": "DELETE FROM ledger_head",
    "record_head has another hash": "UPDATE record_head SET hash = '0'",
    "record_head is behind": "UPDATE record_head SET sequence = 1",
    "record_head lacks a record": "DELETE FROM record_head WHERE record = 'episode:2'",
    "record_head has a record too many": "INSERT INTO record_head VALUES ('episode:9', 1, '0')",
}


@pytest.fixture
def record(kept: DatabaseLedger) -> DatabaseLedger:
    """Return a record of two episodes, in which an event was moved to another child, and that was corrected again."""
    supplies = counting()
    night(kept, supplies, episode="1", child="1")
    night(kept, supplies, episode="2", child="2")
    for number, corrects in ((1, "event-3"), (2, "correction-1")):
        body = {"corrects": corrects, "kind": "wrong_subject", "subjects": [f"child:{number + 2}"]}
        moved = replace(draft(check("record.corrected", 1, body)), id=EventId(f"correction-{number}"))
        enter(Entry(record=record_of("1"), drafts=(moved,)), ledger=kept, supplies=supplies)
    return kept


def test_what_was_kept_live_and_what_was_made_again_stand_as_the_events_say(record: DatabaseLedger) -> None:
    assert list(astray(record)) == []
    rebuild(record)
    assert list(astray(record)) == []


def test_an_empty_record_stands(kept: DatabaseLedger) -> None:
    assert list(astray(kept)) == []


@pytest.mark.parametrize("change", CHANGES)
def test_what_says_something_else_is_found_and_a_rebuild_mends_it(record: DatabaseLedger, change: str) -> None:
    tell(record.using, CHANGES[change])

    found = list(astray(record))

    assert found
    assert found[0].startswith(change.partition(" ")[0])
    assert "wayhome rebuild" in found[0]
    mend_heads(record)
    rebuild(record)
    assert list(astray(record)) == []


def looked(using: str) -> None:
    for child in ("1", "2", "3"):
        shown = (subject("child", child), record_of("1"))
        DatabaseLookLog(using).note(actor=ActorId("pc-1"), page="case", shown=shown, at=MIDNIGHT)


@pytest.mark.parametrize("which", [1, 2, 3])
def test_a_look_that_was_taken_out_of_sqlite_leaves_a_gap(sqlite: str, which: int) -> None:
    looked(sqlite)
    assert list(gaps(sqlite)) == []
    tell(sqlite, "DROP TRIGGER look_never_goes")
    tell(sqlite, "DELETE FROM look WHERE id = %s", which)

    assert list(gaps(sqlite)) == ["look: 1 of 3 rows that were written is gone."]


@pytest.mark.parametrize("which", [1, 2, 3])
def test_a_number_that_no_look_has_on_postgresql_is_a_doubt(postgres: str, which: int) -> None:
    looked(postgres)
    assert list(doubts(postgres)) == []
    tell(postgres, "ALTER TABLE look DISABLE TRIGGER ALL")
    tell(postgres, "DELETE FROM look WHERE id = %s", which)

    assert list(gaps(postgres)) == []
    (doubt,) = doubts(postgres)
    assert doubt.startswith("look: 1 of 3 numbers that were given out has no row.")


def test_what_a_look_showed_is_numbered_too(sqlite: str) -> None:
    looked(sqlite)
    tell(sqlite, "DROP TRIGGER shown_never_goes")
    tell(sqlite, "DELETE FROM look_shown WHERE look = 2")

    assert list(gaps(sqlite)) == ["look_shown: 2 of 6 rows that were written are gone."]


def test_a_key_that_stands_for_no_event_is_found(kept: DatabaseLedger) -> None:
    enter(entry(reported(), deployed(), key="k"), ledger=kept, supplies=counting())
    assert list(gaps(kept.using)) == []
    tell(kept.using, "UPDATE entry_key SET positions = '[1, 7]'")

    assert list(gaps(kept.using)) == ["entry_key: 1 key stands for events that are not there, such as k."]
    assert ask(kept.using, "SELECT COUNT(*) FROM entry_key") == [(1,)]


def test_looks_that_come_while_they_are_counted_are_no_gap(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(using: str, table: str) -> int:
        looked(using)
        return given_out(using, table)

    monkeypatch.setattr("wayhome.store.gaps.given_out", meanwhile)

    assert [*gaps(database), *doubts(database)] == []
