"""The tables of where letters go: mailboxes of units, and who is told besides when a role on the ladder is vacant.

A rebuild does not touch them: they are settings, as the wishes about letters are, with who set them and when.
"""

from django.db import models

LONGEST = 200


class KeptMailbox(models.Model):
    """The mailbox of a unit; under the empty unit, the force's own, which takes what reaches nobody."""

    unit = models.CharField(max_length=LONGEST, primary_key=True)
    address = models.EmailField()
    set_by = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        db_table = "mailbox"

    def __str__(self) -> str:
        return f"of {self.unit or 'the force'}"


class ToldOfVacancy(models.Model):
    """Who is told besides when nobody holds a role: the mailbox of a unit, or whoever holds another role."""

    role = models.CharField(max_length=LONGEST, primary_key=True)
    unit = models.CharField(max_length=LONGEST, default="")
    holder_of = models.CharField(max_length=LONGEST, default="")
    set_by = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        db_table = "told_of_vacancy"

    def __str__(self) -> str:
        return f"{self.role} vacant"
