"""The triggers that keep events, personal words and looks append-only, whoever asks; and the head of an empty ledger.

On SQLite, a later migration that alters one of these tables makes it anew without its triggers: it must install them
again. ``store.guards`` says when one is missing.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER event_in_its_place BEFORE INSERT ON event BEGIN
    SELECT RAISE(ABORT, 'an event is only ever added at the end of the ledger')
    WHERE NEW.position IS NOT (SELECT COALESCE(MAX(position), 0) + 1 FROM event);
    SELECT RAISE(ABORT, 'an event is only ever added at the end of its record')
    WHERE NEW.sequence IS NOT (SELECT COALESCE(MAX(sequence), 0) + 1 FROM event WHERE record = NEW.record);
    SELECT RAISE(ABORT, 'an event names the hash before it in its record')
    WHERE NEW.previous IS NOT COALESCE(
        (SELECT hash FROM event WHERE record = NEW.record AND sequence = NEW.sequence - 1),
        '0000000000000000000000000000000000000000000000000000000000000000');
END;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event BEGIN
    SELECT RAISE(ABORT, 'an event is never changed: enter a correction');
END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event BEGIN
    SELECT RAISE(ABORT, 'an event is never deleted: enter a correction');
END;
CREATE TRIGGER words_never_replaced BEFORE INSERT ON private_words BEGIN
    SELECT RAISE(ABORT, 'personal words are never changed: enter a correction')
    WHERE EXISTS (SELECT 1 FROM private_words WHERE (event = NEW.event AND field = NEW.field) OR id = NEW.id);
END;
CREATE TRIGGER words_never_change BEFORE UPDATE ON private_words BEGIN
    SELECT RAISE(ABORT, 'personal words are never changed: enter a correction');
END;
CREATE TRIGGER look_never_replaced BEFORE INSERT ON look BEGIN
    SELECT RAISE(ABORT, 'who looked is never changed') WHERE EXISTS (SELECT 1 FROM look WHERE id = NEW.id);
END;
CREATE TRIGGER look_never_changes BEFORE UPDATE ON look BEGIN
    SELECT RAISE(ABORT, 'who looked is never changed');
END;
CREATE TRIGGER look_never_goes BEFORE DELETE ON look BEGIN
    SELECT RAISE(ABORT, 'who looked is never deleted');
END;
CREATE TRIGGER shown_never_replaced BEFORE INSERT ON look_shown BEGIN
    SELECT RAISE(ABORT, 'who looked is never changed') WHERE EXISTS (SELECT 1 FROM look_shown WHERE id = NEW.id);
END;
CREATE TRIGGER shown_never_changes BEFORE UPDATE ON look_shown BEGIN
    SELECT RAISE(ABORT, 'who looked is never changed');
END;
CREATE TRIGGER shown_never_goes BEFORE DELETE ON look_shown BEGIN
    SELECT RAISE(ABORT, 'who looked is never deleted');
END;
"""

POSTGRES = """
CREATE FUNCTION wayhome_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what was written is never changed', TG_OP, TG_TABLE_NAME;
END $$;

CREATE FUNCTION wayhome_event_in_its_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before event%ROWTYPE;
BEGIN
    IF NEW.position IS DISTINCT FROM (SELECT COALESCE(MAX(position), 0) + 1 FROM event) THEN
        RAISE EXCEPTION 'an event is only ever added at the end of the ledger';
    END IF;
    SELECT * INTO before FROM event WHERE record = NEW.record ORDER BY sequence DESC LIMIT 1;
    IF NEW.sequence IS DISTINCT FROM COALESCE(before.sequence, 0) + 1 THEN
        RAISE EXCEPTION 'an event is only ever added at the end of its record';
    END IF;
    IF NEW.previous IS DISTINCT FROM COALESCE(before.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'an event names the hash before it in its record';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER event_in_its_place BEFORE INSERT ON event
    FOR EACH ROW EXECUTE FUNCTION wayhome_event_in_its_place();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION wayhome_refuse();
CREATE TRIGGER event_never_emptied BEFORE TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION wayhome_refuse();
CREATE TRIGGER words_never_change BEFORE UPDATE ON private_words
    FOR EACH ROW EXECUTE FUNCTION wayhome_refuse();
CREATE TRIGGER words_never_emptied BEFORE TRUNCATE ON private_words
    FOR EACH STATEMENT EXECUTE FUNCTION wayhome_refuse();
CREATE TRIGGER look_never_changes BEFORE UPDATE OR DELETE ON look
    FOR EACH ROW EXECUTE FUNCTION wayhome_refuse();
CREATE TRIGGER look_never_emptied BEFORE TRUNCATE ON look
    FOR EACH STATEMENT EXECUTE FUNCTION wayhome_refuse();
CREATE TRIGGER shown_never_changes BEFORE UPDATE OR DELETE ON look_shown
    FOR EACH ROW EXECUTE FUNCTION wayhome_refuse();
CREATE TRIGGER shown_never_emptied BEFORE TRUNCATE ON look_shown
    FOR EACH STATEMENT EXECUTE FUNCTION wayhome_refuse();
"""

EMPTY_LEDGER = "INSERT INTO ledger_head (id, position, ledger) VALUES (1, 0, %s)"


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in SQLITE.split("END;")[:-1]:
                cursor.execute(f"{statement}END")
        else:
            cursor.execute(POSTGRES)
        cursor.execute(EMPTY_LEDGER, ["0" * 64])


class Migration(migrations.Migration):
    dependencies = [("store", "0001_tables")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
