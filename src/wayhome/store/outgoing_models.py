"""The tables of messages to people outside: what waits to be carried, what became of it, and how far was read.

A rebuild does not touch them. They hold no number, no address and no word of a message, but for a link or code that may
stand nowhere else, which is sealed and destroyed once it was handed over.
"""

from django.db import models

REFERENCE = 32
NOT_HANDLED = models.Q(state="undelivered", dealt="")


class StoredOutgoing(models.Model):
    """One message to one person. It is written once; then only what came of it changes."""

    reference = models.CharField(max_length=REFERENCE, unique=True)
    kind = models.CharField(max_length=20)
    record = models.TextField()
    child = models.TextField()
    holder = models.TextField()
    by = models.CharField(max_length=20)
    channel = models.TextField(default="")
    entry = models.TextField()
    made_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    sealed = models.BinaryField(null=True)
    state = models.CharField(max_length=20, default="waiting")
    since = models.DateTimeField()
    next_try = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    asked = models.IntegerField(default=0)
    why = models.CharField(max_length=40, default="")
    words = models.TextField(default="")
    carrier = models.CharField(max_length=40, default="")
    theirs = models.TextField(default="")
    dealt = models.CharField(max_length=40, default="")
    dealt_by = models.TextField(default="")
    dealt_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "outgoing"
        indexes = (
            models.Index(fields=["made_at", "id"], condition=models.Q(state="waiting"), name="outgoing_waiting"),
            models.Index(fields=["next_try"], condition=models.Q(state="carried"), name="outgoing_without_receipt"),
            models.Index(fields=["since"], condition=NOT_HANDLED, name="outgoing_undelivered"),
            models.Index(fields=["record"], name="outgoing_of_a_record"),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"


class OutgoingProgress(models.Model):
    """Up to which position of the ledger messages were collected: one row."""

    id = models.SmallIntegerField(primary_key=True)
    position = models.BigIntegerField()

    class Meta:
        db_table = "outgoing_progress"

    def __str__(self) -> str:
        return str(self.position)
