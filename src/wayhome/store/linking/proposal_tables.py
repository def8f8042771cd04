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
