"""The words of held records, to be searched: FTS5 on SQLite, a tsvector on PostgreSQL.

Records that are already held are searched by their words once the index was built again (`wayhome holdings build`), and
until then every answer says that not all are.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Min

CLOSED = "CREATE TABLE held_closed (number bigint PRIMARY KEY, closed_to text NOT NULL)"
ON_SQLITE = (
    "CREATE VIRTUAL TABLE held_text USING fts5(words, closed_to UNINDEXED, tokenize = 'ascii')",
    CLOSED,
)
ON_POSTGRESQL = (
    "CREATE TABLE held_text (number bigint PRIMARY KEY, words tsvector NOT NULL, closed_to text NOT NULL)",
    "CREATE INDEX held_text_words ON held_text USING gin (words)",
    CLOSED,
)
GONE = ("DROP TABLE held_text", "DROP TABLE held_closed")


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the tables, and have the records that are there wait for a build."""
    connection = schema_editor.connection
    for statement in ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL:
        schema_editor.execute(statement)
    rows = apps.get_model("store", "StoredHeldRecord").objects.using(connection.alias)
    first = rows.aggregate(first=Min("number"))["first"]
    if first is not None:
        apps.get_model("store", "HeldIndex").objects.using(connection.alias).filter(unindexed=0).update(unindexed=first)


def unmake(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the tables away."""
    for statement in GONE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0018_held_first_seen'),
    ]

    operations = [migrations.RunPython(make, unmake)]
