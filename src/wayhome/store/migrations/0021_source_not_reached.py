"""Since when a system that is asked itself has not answered."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0020_held_proposals'),
    ]

    operations = [
        migrations.AddField(
            model_name='heldsource',
            name='unreached_since',
            field=models.DateTimeField(null=True),
        ),
    ]
