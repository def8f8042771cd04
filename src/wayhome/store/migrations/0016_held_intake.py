from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0015_held_arrivals'),
    ]

    operations = [
        migrations.CreateModel(
            name='HeldIntake',
            fields=[
                ('key', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('systems', models.JSONField(default=list)),
                ('cursor', models.TextField(default='')),
                ('counted', models.JSONField(default=dict)),
                ('began_at', models.DateTimeField()),
                ('moved_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('unreached_since', models.DateTimeField(null=True)),
                ('why', models.TextField(default='')),
            ],
            options={
                'db_table': 'held_intake',
                'indexes': [models.Index(fields=['-moved_at'], name='held_intakes_by_latest')],
            },
        ),
    ]
