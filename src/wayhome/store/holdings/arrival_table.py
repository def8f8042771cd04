"""The table of held records that came in and were not matched against missing children yet."""

from django.db import models


class StoredArrival(models.Model):
    """A record that came in or changed: its reference, a digest of what it then said, and when. It holds no word."""

    reference = models.TextField(primary_key=True)
    content = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        app_label = "store"
        db_table = "held_arrival"
        indexes = (models.Index(fields=["at", "reference"], name="arrivals_in_order"),)

    def __str__(self) -> str:
        return self.reference
