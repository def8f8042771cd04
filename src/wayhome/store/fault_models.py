"""The tables of looking after the system: what went wrong, what people said is wrong, and what was done last when.

A rebuild does not touch them: none of it is in the events. No personal word stands in the first: a fault keeps where in
our own code it arose, never what was asked for or sent.
"""

from django.db import models

HASH = 64


class StoredFault(models.Model):
    """One kind of fault, with how often it arose; ``clue`` is its place in our code, as file, line and function."""

    digest = models.CharField(max_length=HASH, unique=True)
    kind = models.TextField()
    what = models.TextField()
    page = models.TextField(default="")
    clue = models.TextField(default="")
    reference = models.CharField(max_length=12)
    times = models.BigIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.TextField(default="")
    cleared_why = models.TextField(default="")

    class Meta:
        db_table = "fault"
        indexes = (models.Index(fields=["cleared_at", "-last_at"], name="faults_standing"),)

    def __str__(self) -> str:
        return f"{self.reference} {self.what}"


class SaidFault(models.Model):
    """What somebody said is wrong on a page, in words of their own; the page by its name, never by its address."""

    page = models.TextField()
    words = models.TextField()
    said_by = models.TextField()
    said_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.TextField(default="")
    answer = models.TextField(default="")

    class Meta:
        db_table = "fault_said"
        indexes = (models.Index(fields=["seen_at", "-said_at"], name="faults_said"),)

    def __str__(self) -> str:
        return f"{self.page} at {self.said_at}"


class LastDone(models.Model):
    """When something that keeps the system sound was done last, and what came of it."""

    what = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    came_of_it = models.TextField(default="")
    well = models.BooleanField(default=True)

    class Meta:
        db_table = "last_done"

    def __str__(self) -> str:
        return f"{self.what} at {self.at}"
