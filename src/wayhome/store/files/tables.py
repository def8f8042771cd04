"""The table of kept files. Nothing writes through this class but this package."""

from django.db import models


class KeptFile(models.Model):
    """A file for a record, sealed under a key that only its name in the words can make.

    ``entered``: an entry was seen to name it. What none ever named is let go after a while.
    """

    digest = models.CharField(max_length=64)
    record = models.TextField()
    subject = models.TextField()
    kept_at = models.DateTimeField()
    entered = models.BooleanField(default=False)
    sealed = models.BinaryField()

    class Meta:
        app_label = "store"
        db_table = "kept_file"
        indexes = (
            models.Index(fields=["record", "digest"], name="files_of_a_record"),
            models.Index(fields=["kept_at"], condition=models.Q(entered=False), name="files_never_entered"),
        )

    def __str__(self) -> str:
        return f"{self.record} {self.digest[:12]}"
