"""The linkage packs that two people put in force, kept beside the entry that names them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("store", "0022_held_letters"),)
    operations = (
        migrations.CreateModel(
            name="KeptLinkagePack",
            fields=[
                ("content", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("files", models.TextField()),
            ],
            options={"db_table": "linkage_pack"},
        ),
    )
