from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0012_mailboxes'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredArrival',
            fields=[
                ('reference', models.TextField(primary_key=True, serialize=False)),
                ('content', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'held_arrival',
                'indexes': [models.Index(fields=['at', 'reference'], name='arrivals_in_order')],
            },
        ),
    ]
