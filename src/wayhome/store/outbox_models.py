"""The tables of the outbox: letters, what was told, who is to be looked at again when, and how far the record was read.

A rebuild does not touch them: that somebody was told is not in the events.
"""

from django.db import models

HASH = 64


class StoredLetter(models.Model):
    """A letter that waits to be sent, or was sent. It is written once; then only what came of it changes."""

    key = models.CharField(max_length=HASH, unique=True)
    reader = models.TextField()
    unit = models.TextField(default="")
    subject = models.TextField()
    text = models.TextField()
    records = models.TextField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    next_try = models.DateTimeField()
    failure = models.TextField(default="")

    class Meta:
        db_table = "letter"
        indexes = (models.Index(fields=["next_try"], condition=models.Q(sent_at=None), name="letters_to_send"),)

    def __str__(self) -> str:
        return f"{self.key} to {self.reader or 'nobody'}"


class ToldNotice(models.Model):
    """That somebody was told of something at a stage, by a digest of its key, so that they are told once."""

    key = models.CharField(max_length=HASH, primary_key=True)
    letter = models.CharField(max_length=HASH)

    class Meta:
        db_table = "notice_told"

    def __str__(self) -> str:
        return self.key


class AwaitedSubject(models.Model):
    """When a subject is to be looked at again, because somebody may have to be told something about it then."""

    scope = models.TextField(primary_key=True)
    look_at = models.DateTimeField()

    class Meta:
        db_table = "notice_awaited"
        indexes = (models.Index(fields=["look_at"], name="subjects_by_look"),)

    def __str__(self) -> str:
        return f"{self.scope} at {self.look_at}"


class NoticeProgress(models.Model):
    """How far the record was read for letters: one row."""

    id = models.SmallIntegerField(primary_key=True)
    position = models.BigIntegerField()
    under = models.CharField(max_length=HASH, default="")
    since = models.DateTimeField()
    turn = models.BigIntegerField()

    class Meta:
        db_table = "notice_progress"

    def __str__(self) -> str:
        return str(self.position)
