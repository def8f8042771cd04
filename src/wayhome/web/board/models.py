"""What a board keeps on the server: views that somebody saved, and what each open board has been shown."""

from typing import ClassVar

from django.db import models

from wayhome.web.accounts.models import Account

NAME_LENGTH = 60


class SavedView(models.Model):
    """A filter of the board under a name of somebody's own; ``query`` is what stands in the address behind it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    name = models.CharField(max_length=NAME_LENGTH)
    query = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "name"], name="one_view_a_name")]

    def __str__(self) -> str:
        return self.name


class Watch(models.Model):
    """One board open before somebody: what it was asked for, what it shows now, and what it has revealed so far.

    ``query`` is its filter and ``page`` which page it is; ``position`` is how far the record had been read and
    ``until`` when the first of its rows runs out. ``parts`` are the digests of each row it shows, by record, and
    ``revealed`` every id it has shown, each of which stands in the log of who looked. It holds no word about a child.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    key = models.CharField(max_length=40, unique=True)
    query = models.CharField(max_length=300, blank=True)
    page = models.CharField(max_length=20)
    version = models.IntegerField(default=1)
    position = models.BigIntegerField()
    until = models.DateTimeField()
    parts = models.JSONField(default=dict)
    revealed = models.JSONField(default=list)
    begun_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["begun_at"], name="boards_by_age")]

    def __str__(self) -> str:
        return f"{self.page} before {self.account}"
