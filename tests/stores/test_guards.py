"""A trigger guards only as it was made: one of the same name that does nothing is as good as none."""

import pytest

from wayhome.store.guards import missing_triggers
from wayhome.store.sql import tell

CHANGES = "event_never_changes"
HOLLOW = "CREATE OR REPLACE FUNCTION {} RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"

ON_SQLITE = {
    "never fires": "CREATE TRIGGER event_never_changes BEFORE UPDATE ON event WHEN 0 BEGIN SELECT 1; END",
    "does nothing": "CREATE TRIGGER event_never_changes BEFORE UPDATE ON event BEGIN SELECT 1; END",
    "comes too late": "CREATE TRIGGER event_never_changes AFTER UPDATE ON event BEGIN "
    "SELECT RAISE(ABORT, 'an event is never changed: enter a correction'); END",
    "stands elsewhere": "CREATE TRIGGER event_never_changes BEFORE UPDATE ON entry_key BEGIN "
    "SELECT RAISE(ABORT, 'an event is never changed: enter a correction'); END",
}
ON_POSTGRES = {
    "never fires": "CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON event "
    "FOR EACH ROW WHEN (false) EXECUTE FUNCTION wayhome_refuse()",
    "lets deletion pass": "CREATE TRIGGER event_never_changes BEFORE UPDATE ON event "
    "FOR EACH ROW EXECUTE FUNCTION wayhome_refuse()",
    "stands elsewhere": "CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON entry_key "
    "FOR EACH ROW EXECUTE FUNCTION wayhome_refuse()",
}
REFUSED_BY_FUNCTION = (
    CHANGES,
    "event_never_emptied",
    "words_never_change",
    "words_never_emptied",
    "look_never_changes",
    "look_never_emptied",
    "shown_never_changes",
    "shown_never_emptied",
)


@pytest.mark.parametrize("how", ON_SQLITE)
def test_a_trigger_on_sqlite_that_was_put_in_the_place_of_ours_is_missed(sqlite: str, how: str) -> None:
    tell(sqlite, "DROP TRIGGER event_never_changes")
    tell(sqlite, ON_SQLITE[how])

    assert missing_triggers(sqlite) == (CHANGES,)


@pytest.mark.parametrize("how", ON_POSTGRES)
def test_a_trigger_on_postgresql_that_was_put_in_the_place_of_ours_is_missed(postgres: str, how: str) -> None:
    tell(postgres, "DROP TRIGGER event_never_changes ON event")
    tell(postgres, ON_POSTGRES[how])

    assert missing_triggers(postgres) == (CHANGES,)


@pytest.mark.parametrize(
    ("function", "missed"),
    [("wayhome_refuse()", REFUSED_BY_FUNCTION), ("wayhome_event_in_its_place()", ("event_in_its_place",))],
)
def test_a_function_that_was_hollowed_out_disarms_all_that_call_it(
    postgres: str, function: str, missed: tuple[str, ...]
) -> None:
    tell(postgres, HOLLOW.format(function))

    assert missing_triggers(postgres) == missed


def test_a_function_of_the_same_name_found_first_disarms_too(postgres: str) -> None:
    tell(postgres, "CREATE SCHEMA before")
    tell(postgres, HOLLOW.format("before.wayhome_refuse()"))
    tell(postgres, "SET search_path = before, public")
    tell(postgres, "DROP TRIGGER event_never_changes ON event")
    tell(
        postgres,
        "CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON event "
        "FOR EACH ROW EXECUTE FUNCTION wayhome_refuse()",
    )

    assert CHANGES in missing_triggers(postgres)


def test_triggers_that_this_session_does_not_fire_are_missed(postgres: str) -> None:
    tell(postgres, "SET session_replication_role = replica")

    assert CHANGES in missing_triggers(postgres)
