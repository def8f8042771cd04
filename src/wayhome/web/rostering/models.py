"""Mappings of staff, rota and training files, kept for the next file; and a file between preview and yes."""

from typing import ClassVar

from django.db import models

from wayhome.web.accounts.models import Account


class SavedMapping(models.Model):
    """Which column of a force's file means what, under a name, for everybody who brings such files in."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    text = models.TextField()
    saved_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "name"], name="one_mapping_a_name")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class Upload(models.Model):
    """A file that was sent and not yet brought in. It is its sender's alone, and goes once it is, or after a day."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    mapping = models.TextField(blank=True)
    content = models.BinaryField()
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} by {self.account}"
