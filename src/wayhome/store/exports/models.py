"""The tables of the register. Nothing writes through these classes but this package."""

from typing import ClassVar

from django.db import models


class StoredExport(models.Model):
    """One export from the system of record, and how far it has come; ``counted`` is all that was counted."""

    digest = models.CharField(max_length=64, primary_key=True)
    name = models.TextField()
    whole = models.BooleanField(default=False)
    cases = models.IntegerField(null=True)
    counted = models.JSONField(default=dict)
    began_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class ExportedCase(models.Model):
    """A case that an export had: its first record, and the export that had it last."""

    case = models.TextField(primary_key=True)
    record = models.TextField()
    last_in = models.ForeignKey(StoredExport, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return self.case


class StoredDifference(models.Model):
    """A difference that was there when its case was last compared; it is taken away when it is there no more."""

    id = models.CharField(max_length=20, primary_key=True)
    kind = models.CharField(max_length=40)
    case = models.TextField()
    record = models.TextField()
    event = models.TextField(default="")
    there = models.TextField()
    here = models.TextField()
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case"], name="differences_of_a_case")]

    def __str__(self) -> str:
        return f"{self.case}: {self.kind}"
