"""The tables of what was read by which lexicon. They hold no words, and reading again makes them again."""

from django.db import models

from wayhome.store.fields import PositionField


class WordingProgress(models.Model):
    """Up to which position of the ledger a lexicon has read."""

    lexicon = models.CharField(max_length=120, primary_key=True)
    position = PositionField()
    turn = models.BigIntegerField()

    class Meta:
        app_label = "store"
        db_table = "wording_progress"

    def __str__(self) -> str:
        return f"{self.lexicon} {self.position}"


class WordingCount(models.Model):
    """What a lexicon read of one month, role and unit."""

    lexicon = models.CharField(max_length=120)
    month = models.CharField(max_length=7)
    role = models.TextField()
    unit = models.TextField()
    entries = models.BigIntegerField()
    words = models.BigIntegerField()
    flagged = models.BigIntegerField()
    found = models.BigIntegerField()

    class Meta:
        app_label = "store"
        db_table = "wording_count"
        constraints = (models.UniqueConstraint(fields=["lexicon", "month", "role", "unit"], name="one_wording_count"),)

    def __str__(self) -> str:
        return f"{self.lexicon} {self.month} {self.role} {self.unit}"


class WordingFlag(models.Model):
    """A place at which a lexicon points something out."""

    lexicon = models.CharField(max_length=120)
    month = models.CharField(max_length=7)
    record = models.TextField()
    event = models.TextField()
    field = models.TextField()
    start = models.IntegerField()
    end = models.IntegerField()
    rule = models.CharField(max_length=20)
    category = models.CharField(max_length=40)
    severity = models.CharField(max_length=1)

    class Meta:
        app_label = "store"
        db_table = "wording_flag"
        indexes = (models.Index(fields=["lexicon", "month", "rule"], name="wording_flags_by_rule"),)

    def __str__(self) -> str:
        return f"{self.lexicon} {self.event} {self.rule}"
