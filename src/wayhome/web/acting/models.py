"""What somebody began to enter and did not finish, kept by the server until they do."""

from typing import ClassVar

from django.db import models

from wayhome.web.accounts.models import Account


class Draft(models.Model):
    """An act begun on a page and not yet entered. It is its author's alone and no part of the record.

    ``key`` is the idempotency key the act will be entered under; ``seen`` the last entry of the case its author had
    before them; ``answers`` what was filled in, by field. It goes when the act is entered.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    page = models.CharField(max_length=60)
    record = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=80)
    seen = models.IntegerField(null=True)
    answers = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "key"], name="one_draft_a_key")]
        indexes: ClassVar = [models.Index(fields=["account", "page", "record"], name="drafts_of_an_account")]

    def __str__(self) -> str:
        return f"{self.page} by {self.account}"


class Press(models.Model):
    """A form sent with some words: when it was first sent so, and whether it was entered. The words are not kept.

    ``same`` is a digest of the page and the words without the key, kept once all of it was entered: what is sent from
    another window with the same words has another key.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    entered = models.BooleanField(default=False)
    same = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "key", "digest"], name="one_press_once")]

    def __str__(self) -> str:
        return f"{self.key} by {self.account}"
