from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0011_faults'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptMailbox',
            fields=[
                ('unit', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('address', models.EmailField(max_length=254)),
                ('set_by', models.TextField()),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'mailbox',
            },
        ),
        migrations.CreateModel(
            name='ToldOfVacancy',
            fields=[
                ('role', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('unit', models.CharField(default='', max_length=200)),
                ('holder_of', models.CharField(default='', max_length=200)),
                ('set_by', models.TextField()),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'told_of_vacancy',
            },
        ),
    ]
