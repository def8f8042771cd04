"""The tables of held records and of known children. Nothing writes through these classes but this package.

Held records are copies of what other systems say: bringing the same files in again makes them again. Known children are
made again from the events and the words beside them.
"""

from django.db import models


class HeldSource(models.Model):
    """One system's records as they were brought in."""

    name = models.TextField(primary_key=True)
    records = models.IntegerField(default=0)
    newest = models.DateField(null=True)
    as_of = models.DateTimeField()

    class Meta:
        app_label = "store"
        db_table = "held_source"

    def __str__(self) -> str:
        return self.name


class StoredHeldRecord(models.Model):
    """A held record; ``body`` is all of it, and ``content`` a digest of that."""

    id = models.TextField(primary_key=True)
    system = models.TextField()
    on = models.DateField(null=True)
    content = models.CharField(max_length=64)
    body = models.TextField()

    class Meta:
        app_label = "store"
        db_table = "held_record"
        indexes = (models.Index(fields=["system", "on"], name="held_by_system"),)

    def __str__(self) -> str:
        return self.id


class HeldKey(models.Model):
    """One of the keys under which a held record is found."""

    key = models.TextField()
    record = models.TextField()

    class Meta:
        app_label = "store"
        db_table = "held_key"
        constraints = (models.UniqueConstraint(fields=["key", "record"], name="held_under_a_key"),)
        indexes = (models.Index(fields=["record"], name="keys_of_a_held_record"),)

    def __str__(self) -> str:
        return f"{self.key} {self.record}"


class StoredKnownChild(models.Model):
    """A child whom the record names; ``names`` is a JSON list, the name now given last. Destroyed with the words."""

    child = models.TextField(primary_key=True)
    record = models.TextField()
    names = models.TextField()
    birth_date = models.DateField(null=True)

    class Meta:
        app_label = "store"
        db_table = "known_child"

    def __str__(self) -> str:
        return self.child


class KnownChildKey(models.Model):
    """One of the keys under which a known child is found. Destroyed with the words."""

    key = models.TextField()
    child = models.TextField()

    class Meta:
        app_label = "store"
        db_table = "known_child_key"
        constraints = (models.UniqueConstraint(fields=["key", "child"], name="child_under_a_key"),)
        indexes = (models.Index(fields=["child"], name="keys_of_a_known_child"),)

    def __str__(self) -> str:
        return f"{self.key} {self.child}"
