from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_several_roles'),
    ]

    operations = [
        migrations.AddField(
            model_name='letterwishes',
            name='gathered_at',
            field=models.TimeField(null=True),
        ),
    ]
