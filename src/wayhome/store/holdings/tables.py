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
    unreached_since = models.DateTimeField(null=True)

    class Meta:
        app_label = "store"
        db_table = "held_source"

    def __str__(self) -> str:
        return self.name


class StoredHeldRecord(models.Model):
    """A held record; ``body`` is all of it, and ``content`` a digest of that.

    ``number`` is what the index knows it by. A record that changes is given a new one, and none is ever given twice:
    what the index says of a number is true of what was indexed, or of nothing that is still there. ``first_seen`` is
    when a record of this reference first came in and stays as it changes; not known of what came in before it was kept.
    """

    number = models.BigAutoField(primary_key=True)
    id = models.TextField(unique=True)
    system = models.TextField()
    on = models.DateField(null=True)
    content = models.CharField(max_length=64)
    body = models.TextField()
    first_seen = models.DateTimeField(null=True)

    class Meta:
        app_label = "store"
        db_table = "held_record"
        indexes = (models.Index(fields=["system", "on"], name="held_by_system"),)

    def __str__(self) -> str:
        return self.id


class HeldIndex(models.Model):
    """Where the index stands; one row.

    ``identity`` tells this database from others and salts its keys; ``scheme`` is how the keys were made, and empty
    before the first. ``segment`` is the folder in use, which covers all records up to the number ``upto``; the keys of
    later ones are rows of ``held_key``. ``building`` is up to where a build that goes on will cover, else 0.
    ``unindexed`` is the number of the first record that came in without keys and waits for a build, else 0.
    """

    identity = models.CharField(max_length=32)
    scheme = models.CharField(max_length=32, default="")
    segment = models.TextField(default="")
    upto = models.BigIntegerField(default=0)
    building = models.BigIntegerField(default=0)
    unindexed = models.BigIntegerField(default=0)

    class Meta:
        app_label = "store"
        db_table = "held_index"

    def __str__(self) -> str:
        return self.segment


class HeldKey(models.Model):
    """One of the keys under which a held record is found that no segment covers yet, hashed.

    ``born`` and ``letters`` are the birth date and how the name is written, as ``holdings`` packs them.
    """

    key = models.BigIntegerField()
    number = models.BigIntegerField()
    born = models.IntegerField(default=0)
    letters = models.BigIntegerField(default=0)

    class Meta:
        app_label = "store"
        db_table = "held_key"
        indexes = (
            models.Index(fields=["key", "number", "born", "letters"], name="held_under_a_key"),
            models.Index(fields=["number"], name="keys_of_a_held_record"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class HeldErasure(models.Model):
    """A key of a record that was taken out, which is still to be overwritten in a segment."""

    key = models.BigIntegerField()
    number = models.BigIntegerField()

    class Meta:
        app_label = "store"
        db_table = "held_erasure"

    def __str__(self) -> str:
        return str(self.number)


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
