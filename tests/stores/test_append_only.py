"""What was written cannot be changed, whoever asks the database and however they put it."""

import pytest
from django.db import DatabaseError, transaction

from tests.stores.acts import MIDNIGHT, counting, deployed, disposal, entry, graded, night, reported
from tests.stores.databases import as_application, known_to_django
from wayhome.application.disposing import dispose
from wayhome.application.entering import enter
from wayhome.kernel.ids import ActorId
from wayhome.store.guards import missing_triggers
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.looks import DatabaseLookLog
from wayhome.store.opening import open_ledger
from wayhome.store.sql import ask, tell

GENESIS = "0" * 64

CHANGES = {
    "changing an event": "UPDATE event SET envelope = '{}' WHERE position = 2",
    "changing nothing of an event": "UPDATE event SET envelope = envelope",
    "deleting an event": "DELETE FROM event WHERE position = 2",
    "deleting the last event": "DELETE FROM event WHERE position = 4",
    "adding an event in a place that is taken": f"INSERT INTO event VALUES (2, 'a', 1, '{GENESIS}', 'h', 'l', '{{}}')",
    "leaving a gap in the ledger": f"INSERT INTO event VALUES (6, 'a', 1, '{GENESIS}', 'h', 'l', '{{}}')",
    "leaving a gap in a record": f"INSERT INTO event VALUES (5, 'a', 2, '{GENESIS}', 'h', 'l', '{{}}')",
    "forking a record": f"INSERT INTO event VALUES (5, 'episode:1', 3, '{GENESIS}', 'h', 'l', '{{}}')",
    "beginning a record in the middle": "INSERT INTO event VALUES (5, 'a', 1, 'elsewhere', 'h', 'l', '{}')",
    "going on from another hash": "INSERT INTO event VALUES (5, 'episode:1', 5, 'elsewhere', 'h', 'l', '{}')",
    "changing personal words": "UPDATE private_words SET text = 'something kinder'",
    "moving personal words": "UPDATE private_words SET subject = 'child:9'",
    "changing a look": "UPDATE look SET actor = 'somebody else'",
    "deleting a look": "DELETE FROM look",
    "changing what a look showed": "UPDATE look_shown SET shown = 'child:9'",
    "deleting what a look showed": "DELETE FROM look_shown",
}
ON_SQLITE = {
    "replacing an event": f"INSERT OR REPLACE INTO event VALUES (2, 'a', 1, '{GENESIS}', 'h', 'l', '{{}}')",
    "replacing the last event": f"REPLACE INTO event VALUES (4, 'episode:1', 4, '{GENESIS}', 'h', 'l', '{{}}')",
    "replacing an event by its sequence": "REPLACE INTO event VALUES (5, 'episode:1', 4, 'before', 'h', 'l', '{}')",
    "changing an event by upsert": f"INSERT INTO event VALUES (2, 'a', 1, '{GENESIS}', 'h', 'l', '{{}}') "
    "ON CONFLICT DO UPDATE SET envelope = '{}'",
    "changing or replacing an event": "UPDATE OR REPLACE event SET position = 3 WHERE position = 2",
    "replacing personal words": "REPLACE INTO private_words (event, field, record, subject, salt, text) "
    "SELECT event, field, record, subject, salt, 'kinder' FROM private_words",
    "replacing a look": "REPLACE INTO look (id, at, actor, page, purpose, shown) "
    "SELECT id, at, 'somebody else', page, purpose, shown FROM look",
    "replacing what a look showed": "REPLACE INTO look_shown (id, look, shown) SELECT id, look, 'x' FROM look_shown",
}
ON_POSTGRES = {
    "emptying the events": "TRUNCATE event",
    "emptying the personal words": "TRUNCATE private_words",
    "emptying the looks": "TRUNCATE look",
    "emptying what looks showed": "TRUNCATE look_shown",
    "changing an event by upsert": f"INSERT INTO event VALUES (2, 'a', 1, '{GENESIS}', 'h', 'l', '{{}}') "
    "ON CONFLICT (position) DO UPDATE SET envelope = '{}'",
}
TABLES = ("event", "private_words", "look", "look_shown")


def written(using: str) -> str:
    night(open_ledger(using), counting())
    DatabaseLookLog(using).note(actor=ActorId("pc-1"), page="case", shown=("episode:1",), at=MIDNIGHT)
    return using


def held(using: str) -> list[list[tuple[object, ...]]]:
    return [ask(using, f"SELECT * FROM {table} ORDER BY 1") for table in TABLES]


def refused(using: str, statement: str) -> None:
    before = held(using)
    with pytest.raises(DatabaseError), transaction.atomic(using):
        tell(using, statement)
    assert held(using) == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_database_refuses(database: str, change: str) -> None:
    refused(written(database), CHANGES[change])


@pytest.mark.parametrize("change", ON_SQLITE)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_sqlite_refuses_with_recursive_triggers_on_and_off(sqlite: str, change: str, recursive: str) -> None:
    written(sqlite)
    tell(sqlite, f"PRAGMA recursive_triggers={recursive}")

    refused(sqlite, ON_SQLITE[change])


@pytest.mark.parametrize("change", ON_POSTGRES)
def test_postgresql_refuses(postgres: str, change: str) -> None:
    refused(written(postgres), ON_POSTGRES[change])


def test_every_trigger_stands_after_migration(database: str) -> None:
    assert missing_triggers(database) == ()


def test_a_trigger_that_was_dropped_is_missed(sqlite: str, postgres: str) -> None:
    tell(sqlite, "DROP TRIGGER event_never_goes")
    tell(postgres, "DROP TRIGGER event_never_emptied ON event")

    assert missing_triggers(sqlite) == ("event_never_goes",)
    assert missing_triggers(postgres) == ("event_never_emptied",)


def test_a_trigger_that_was_switched_off_is_missed(postgres: str) -> None:
    tell(postgres, "ALTER TABLE event DISABLE TRIGGER event_never_changes")

    assert missing_triggers(postgres) == ("event_never_changes",)


RIGHTS_IT_LACKS = (
    "UPDATE event SET envelope = '{}'",
    "DELETE FROM event",
    "TRUNCATE event",
    "ALTER TABLE event DISABLE TRIGGER ALL",
    "DROP TRIGGER event_never_changes ON event",
    "DROP TABLE event",
    "SET session_replication_role = replica",
    "CREATE TABLE another (id integer)",
    "UPDATE private_words SET text = ''",
    "TRUNCATE private_words",
    "UPDATE look SET actor = ''",
    "DELETE FROM look_shown",
    "DELETE FROM entry_key",
)


def test_the_application_role_does_all_the_work_and_cannot_change_what_was_written(postgres: str) -> None:
    written(postgres)
    with known_to_django(as_application(postgres)) as application:
        ledger = open_ledger(application)
        enter(entry(deployed(), key="k"), ledger=ledger, supplies=counting(name="by the application"))
        DatabaseLookLog(application).note(actor=ActorId("pc-2"), page="case", shown=("episode:1",), at=MIDNIGHT)
        dispose(disposal("1"), ledger=ledger, supplies=counting(name="later"))
        for statement in RIGHTS_IT_LACKS:
            with (
                pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
                transaction.atomic(application),
            ):
                tell(application, statement)
        assert ledger.head().position == 6


def test_the_first_event_after_a_change_was_refused_takes_the_next_place(kept: DatabaseLedger) -> None:
    night(kept, counting())
    refused(kept.using, CHANGES["leaving a gap in the ledger"])

    entered = enter(entry(reported(), graded(), episode="2"), ledger=kept, supplies=counting(name="next"))

    assert [sealed.position for sealed in entered.events] == [5, 6]
