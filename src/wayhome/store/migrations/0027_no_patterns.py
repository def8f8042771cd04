"""PostgreSQL: the second index that Django gives each key of words, so that a part of it may be looked for, goes.

Nothing here looks for a part of a key. Of five years of London it was 1.2 GB of 25, and written at every entry.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

OURS = (
    "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ANY(%s) "
    "AND right(indexname, 5) = '_like' AND indexdef LIKE '%%_pattern_ops%%'"
)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    tables = [model._meta.db_table for model in apps.get_app_config("store").get_models()]
    with connection.cursor() as cursor:
        cursor.execute(OURS, [tables])
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0026_outgoing'),
    ]

    operations = [
        migrations.RunPython(drop, migrations.RunPython.noop, elidable=False),
    ]
