"""How far a linking of everything has come, so that one that was broken off takes up where it stopped."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("store", "0024_readings_by_lexicon"),)
    operations = (
        migrations.CreateModel(
            name="StoredLinkingRun",
            fields=[("run", models.CharField(max_length=64, primary_key=True, serialize=False))],
            options={"db_table": "held_linking_run"},
        ),
        migrations.CreateModel(
            name="StoredLinkingStep",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("near", models.TextField()),
                ("links", models.TextField(null=True)),
            ],
            options={"db_table": "held_linking_step"},
        ),
    )
