"""How the name of a record is written stands beside its keys, so that what keys lead to is told apart unread."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("store", "0021_source_not_reached"),)
    operations = (
        migrations.AddField("heldkey", "letters", models.BigIntegerField(default=0)),
        migrations.RemoveIndex("heldkey", "held_under_a_key"),
        migrations.AddIndex(
            "heldkey", models.Index(fields=["key", "number", "born", "letters"], name="held_under_a_key")
        ),
    )
