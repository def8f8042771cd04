from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_last_looks'),
    ]

    operations = [
        migrations.AlterField(
            model_name='account',
            name='role',
            field=models.CharField(choices=[('analyst', 'Analyst'), ('call_handler', 'Call handler'), ('grader', 'Risk grader'), ('response', 'Response officer'), ('supervisor', 'Supervisor'), ('inspector', 'Duty inspector'), ('coordinator', 'Missing persons lead'), ('command', 'Superintendent or above'), ('inspectorate_reader', 'Inspectorate reader'), ('administrator', 'Administrator')], max_length=40),
        ),
    ]
