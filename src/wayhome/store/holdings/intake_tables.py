"""The table of what was brought in, file by file and source by source. Nothing writes through it but this package."""

from django.db import models


class HeldIntake(models.Model):
    """One file or source: how far it has come, when it was last taken whole, and since when it could not be reached.

    ``counted`` is all that was counted. No word of a record stands in it.
    """

    key = models.CharField(max_length=80, primary_key=True)
    name = models.TextField()
    systems = models.JSONField(default=list)
    cursor = models.TextField(default="")
    counted = models.JSONField(default=dict)
    began_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    unreached_since = models.DateTimeField(null=True)
    why = models.TextField(default="")

    class Meta:
        app_label = "store"
        db_table = "held_intake"
        indexes = (models.Index(fields=["-moved_at"], name="held_intakes_by_latest"),)

    def __str__(self) -> str:
        return self.name
