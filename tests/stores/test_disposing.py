"""Lawful disposal destroys words and salts for good, and leaves the chain, the counts and the proof whole."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from django.db import connections

from tests.stores.acts import (
    MIDNIGHT,
    close,
    counting,
    disposal,
    draft,
    entry,
    graded,
    located,
    named,
    night,
    record_of,
)
from tests.stores.databases import as_application, known_to_django
from tests.stores.test_rebuilding import everything_in
from wayhome.application.disposing import dispose
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.ports import Ledger
from wayhome.application.refusals import NothingToDestroy, NotTheOwner
from wayhome.cli.main import main
from wayhome.kernel.ids import subject
from wayhome.kernel.refusals import Refused
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import open_ledger
from wayhome.store.projections.event_index import EventIndex
from wayhome.store.sql import ask, tell
from wayhome.store.supplies import SUPPLIES


def test_the_words_go_and_that_they_went_is_sealed_with_what_the_duties_came_to(ledger: Ledger) -> None:
    supplies = counting()
    night(ledger, supplies)
    before = ledger.read(record_of("1")).events

    entered = dispose(disposal("1"), ledger=ledger, supplies=supplies)

    after = ledger.read(record_of("1")).events
    assert ledger.words(record_of("1")) == []
    assert after[:-1] == before
    assert after[-1:] == entered.events
    assert after[-1].event.type == "record.words_disposed"
    assert dict(after[-1].event.body) == {
        "fields": 2,
        "authority": "review 2031/17: no policing purpose remains",
        "duties": {"met": 3, "met_late": 1},
        "agreed_by": "records-2",
    }


@pytest.mark.parametrize("second", ["", " ", "records-1", " RECORDS-1 "])
def test_nobody_destroys_words_alone(ledger: Ledger, second: str) -> None:
    night(ledger, counting())

    with pytest.raises(Refused, match="is destroyed by two people. Name one person who carries it out"):
        dispose(replace(disposal("1"), agreed_by=second), ledger=ledger, supplies=counting(name="again"))

    assert len(ledger.words(record_of("1"))) == 2


def test_the_words_of_other_records_stay(ledger: Ledger) -> None:
    supplies = counting()
    night(ledger, supplies, episode="1")
    night(ledger, supplies, episode="2")

    dispose(disposal("1"), ledger=ledger, supplies=supplies)

    assert len(ledger.words(record_of("2"))) == 2


def test_only_one_persons_words_may_be_destroyed(ledger: Ledger) -> None:
    supplies = counting()
    both = Draft(
        fact=named("Sam"),
        happened_at=MIDNIGHT,
        subjects=(subject("child", "1"),),
        whose={"name": subject("child", "2")},
    )
    enter(Entry(record=record_of("1"), drafts=(draft(graded()), both)), ledger=ledger, supplies=supplies)

    dispose(disposal("1", whose=subject("child", "2")), ledger=ledger, supplies=supplies)

    assert [words.subject for words in ledger.words(record_of("1"))] == ["child:1"]


def test_when_there_is_nothing_to_destroy_nothing_is_sealed(ledger: Ledger) -> None:
    supplies = counting()
    night(ledger, supplies)
    dispose(disposal("1"), ledger=ledger, supplies=supplies)

    with pytest.raises(NothingToDestroy, match="holds no personal words"):
        dispose(disposal("1"), ledger=ledger, supplies=supplies)

    assert ledger.read(record_of("1")).sequence == 5


def test_personal_words_stand_in_one_table_and_nowhere_else(database: str) -> None:
    ledger = open_ledger(database)
    enter(entry(graded("canary-why"), located("canary-how"), key="canary"), ledger=ledger, supplies=counting())

    holding = {table for table, rows in everything_in(database).items() if "canary-" in repr(rows)}

    assert holding == {"private_words"}


GOING, STAYING = ("1", "2", "3"), ("4", "5")
REARRANGED = (4, 5, 7)  # seeds under which a page keeps a copy of what was deleted from it


def words_for(episode: str, chance: Random) -> str:
    """Return words of a few characters or several pages, marked with what is to become of them."""
    marker = "DESTROYED" if episode in GOING else "STAYING"
    return f"{marker}{chance.randrange(1 << 24):06x}" * chance.choice([1, 1, 2, 5, 20, 100, 300])


def much_written_and_destroyed(using: str, seed: int) -> list[str]:
    """Enter words and dispose of most, again and again, so that pages are rearranged; returns the salts destroyed."""
    ledger = DatabaseLedger(using, [EventIndex(using)])  # what is owed makes no difference here
    supplies, chance = replace(counting(), salt=SUPPLIES.salt), Random(seed)
    salts: list[str] = []
    for turn in range(31):
        episodes = chance.choices([*GOING, *STAYING], k=chance.randrange(5, 40))
        acts = [entry(graded(words_for(episode, chance)), episode=episode) for episode in episodes]
        enter_all(acts, ledger=ledger, supplies=supplies)
        for episode in GOING if turn == 30 else chance.sample(GOING, k=chance.choice([0, 1])):
            held = ledger.words(record_of(episode))
            salts.extend(words.salt for words in held)
            if held:
                dispose(disposal(episode), ledger=ledger, supplies=supplies)
    ledger.scour()
    return salts


@pytest.mark.parametrize("seed", REARRANGED)
def test_no_byte_of_what_was_destroyed_is_left_in_the_file_or_its_journal(
    sqlite: str, sqlite_path: Path, seed: int
) -> None:
    salts = much_written_and_destroyed(sqlite, seed)

    connections[sqlite].close()
    kept = b"".join(path.read_bytes() for path in sqlite_path.parent.glob(f"{sqlite_path.name}*"))
    assert (kept.count(b"DESTROYED"), kept.count(b"STAYING") > 0) == (0, True)
    assert [salt for salt in salts if salt.encode() in kept] == []


def test_no_byte_of_what_was_destroyed_is_left_in_the_tables_of_postgresql(postgres: str) -> None:
    salts = much_written_and_destroyed(postgres, seed=1)

    tell(postgres, "CHECKPOINT")
    kept = b"".join(bytes(content) for (content,) in ask(postgres, EVERY_FILE))
    assert (kept.count(b"DESTROYED"), kept.count(b"STAYING") > 0) == (0, True)
    assert [salt for salt in salts if salt.encode() in kept] == []


def test_no_byte_is_left_on_postgresql_although_somebody_is_still_reading_from_before(postgres: str) -> None:
    reader = connections[postgres].copy(postgres)
    with reader.cursor() as reading:
        reading.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reading.execute("SELECT count(*) FROM event")

        much_written_and_destroyed(postgres, seed=1)

        tell(postgres, "CHECKPOINT")
        kept = b"".join(bytes(content) for (content,) in ask(postgres, EVERY_FILE))
    reader.close()
    assert (kept.count(b"DESTROYED"), kept.count(b"STAYING") > 0) == (0, True)


# Long words are compressed beside the table, so its companion table and both their indexes are read too.
EVERY_FILE = """
    WITH RECURSIVE kept AS (
        SELECT oid, reltoastrelid FROM pg_class WHERE relname = 'private_words'
        UNION SELECT c.oid, c.reltoastrelid FROM pg_class c JOIN kept k ON c.oid = k.reltoastrelid
    ), files AS (
        SELECT oid FROM kept UNION SELECT indexrelid FROM pg_index JOIN kept ON indrelid = oid
    )
    SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM files
"""


def test_a_role_that_may_not_rewrite_the_table_is_told_so(postgres: str) -> None:
    with known_to_django(as_application(postgres)) as application, pytest.raises(NotTheOwner, match="role that owns"):
        open_ledger(application).scour()


def test_a_command_that_may_not_rewrite_the_table_says_what_is_left_to_do(
    postgres: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    night(open_ledger(postgres), supplies := counting())
    close(open_ledger(postgres), supplies)
    with known_to_django(as_application(postgres)) as application:
        monkeypatch.setattr("wayhome.cli.dispose.open_record", lambda: open_ledger(application))

        decided = ["--authority", "review 17", "--by", "records-1", "--agreed-by", "records-2"]
        assert main(["dispose", "episode:1", *decided, "--yes"]) == 1

    assert capsys.readouterr().out.endswith(
        "Destroyed, and sealed as event 6 of the record.\n"
        "Copies may be left in the gaps of the table, and this role may not write it anew. "
        "Finish as the role that owns the tables: "
        "ALTER TABLE private_words ALTER COLUMN text TYPE text USING text || ''; "
        "ALTER TABLE known_child ALTER COLUMN names TYPE text USING names || ''; "
        "ALTER TABLE known_child_key ALTER COLUMN key TYPE text USING key || ''. (record.not_the_owner)\n"
    )
