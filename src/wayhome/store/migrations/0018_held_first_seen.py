"""When each held record first came in, which stays as the record changes; of those held already it is not known."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0017_held_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='storedheldrecord',
            name='first_seen',
            field=models.DateTimeField(null=True),
        ),
    ]
