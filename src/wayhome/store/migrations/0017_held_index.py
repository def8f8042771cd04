"""Held records are numbered, and their keys are 64 bits in rows and segments instead of lines of text.

Records that are already held keep their rows; they are searched again once the index was built
(`wayhome holdings build`), and until then every answer says that they are not.
"""

from hashlib import sha256
from secrets import token_hex

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SAVED = 'CREATE TABLE held_record_before AS SELECT id, system, "on", content, body FROM held_record'
BACK = (
    'INSERT INTO held_record (id, system, "on", content, body) '
    'SELECT id, system, "on", content, body FROM held_record_before ORDER BY id'
)
GONE = "DROP TABLE held_record_before"


def begin(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the index its identity, and the records the digest of what their rows say."""
    using = schema_editor.connection.alias
    rows = apps.get_model("store", "StoredHeldRecord").objects.using(using)
    for row in rows.iterator():
        row.content = sha256(row.body.encode()).hexdigest()
        row.save(update_fields=["content"])
    first = rows.order_by("number").values_list("number", flat=True).first()
    apps.get_model("store", "HeldIndex").objects.using(using).create(identity=token_hex(16), unindexed=first or 0)


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0016_held_intake'),
    ]

    operations = [
        migrations.RunSQL(SAVED, migrations.RunSQL.noop),
        migrations.DeleteModel(name='HeldKey'),
        migrations.DeleteModel(name='StoredHeldRecord'),
        migrations.CreateModel(
            name='StoredHeldRecord',
            fields=[
                ('number', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.TextField(unique=True)),
                ('system', models.TextField()),
                ('on', models.DateField(null=True)),
                ('content', models.CharField(max_length=64)),
                ('body', models.TextField()),
            ],
            options={
                'db_table': 'held_record',
                'indexes': [models.Index(fields=['system', 'on'], name='held_by_system')],
            },
        ),
        migrations.CreateModel(
            name='HeldIndex',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identity', models.CharField(max_length=32)),
                ('scheme', models.CharField(default='', max_length=32)),
                ('segment', models.TextField(default='')),
                ('upto', models.BigIntegerField(default=0)),
                ('building', models.BigIntegerField(default=0)),
                ('unindexed', models.BigIntegerField(default=0)),
            ],
            options={
                'db_table': 'held_index',
            },
        ),
        migrations.CreateModel(
            name='HeldKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('born', models.IntegerField(default=0)),
            ],
            options={
                'db_table': 'held_key',
                'indexes': [models.Index(fields=['key', 'number', 'born'], name='held_under_a_key'), models.Index(fields=['number'], name='keys_of_a_held_record')],
            },
        ),
        migrations.CreateModel(
            name='HeldErasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
            ],
            options={
                'db_table': 'held_erasure',
            },
        ),
        migrations.RunSQL(BACK, migrations.RunSQL.noop),
        migrations.RunSQL(GONE, migrations.RunSQL.noop),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
