"""Two indexes of duties that nothing is asked by, and that every entry had to write."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0027_no_patterns'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='dutyversion', name='duties_under_a_rule'),
        migrations.RemoveIndex(model_name='dutyversion', name='duties_by_due'),
    ]
