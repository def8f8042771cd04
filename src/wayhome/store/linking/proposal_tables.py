"""The tables of what a linking of everything proposed. They can be thrown away: linking again makes them again."""

from django.db import models


class StoredLinking(models.Model):
    """The last linking of everything: when, by which linkage pack, of how many records; one row."""

    at = models.DateTimeField()
    pack = models.TextField()
    records = models.BigIntegerField()
    pairs = models.BigIntegerField()

    class Meta:
        app_label = "store"
        db_table = "held_linking"

    def __str__(self) -> str:
        return f"{self.at} {self.pack}"


class StoredLinkingRun(models.Model):
    """The linking of everything that was begun and is not done; one row."""

    run = models.CharField(max_length=64, primary_key=True)

    class Meta:
        app_label = "store"
        db_table = "held_linking_run"

    def __str__(self) -> str:
        return self.run


class StoredLinkingStep(models.Model):
    """A record in a linking that is not done, by its number: those near it, and once it was looked at, its links."""

    number = models.BigIntegerField(primary_key=True)
    near = models.TextField()
    links = models.TextField(null=True)  # noqa: DJ001 - no links are an answer, and not the same as not looked at

    class Meta:
        app_label = "store"
        db_table = "held_linking_step"

    def __str__(self) -> str:
        return str(self.number)


class StoredProposal(models.Model):
    """A record in a group that is proposed to be of one person.

    ``number`` is that of the held record, which none is given twice: of a record that was taken out, or has changed, a
    number is left that means nothing.
    """

    number = models.BigIntegerField(primary_key=True)
    group = models.BigIntegerField()

    class Meta:
        app_label = "store"
        db_table = "held_proposal"
        indexes = (models.Index(fields=["group"], name="proposals_by_group"),)

    def __str__(self) -> str:
        return f"{self.group} {self.number}"
