"""Invitations as they are kept: digests of link and code, never either of them, and who is at a door now."""

from typing import ClassVar

from django.db import models

DIGEST = 64


class Invitation(models.Model):
    """Somebody outside the force may come in at a door, for one child, as one holder.

    ``reference`` is what the record calls it; ``link`` and ``code`` are digests, and ``channel`` is how the link went.
    A code opens once, for ten minutes and five tries; ``tries`` counts wrong ones, ``locks`` how often they were used
    up, and nothing opens before ``locked_until``; of ``locks_told`` the record has heard. ``opened_at`` is when
    somebody first came in.
    """

    reference = models.CharField(max_length=80, unique=True)
    link = models.CharField(max_length=DIGEST, unique=True)
    holder = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    child = models.CharField(max_length=200)
    record = models.CharField(max_length=200)
    channel = models.CharField(max_length=80, default="", blank=True)
    covers = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=DIGEST, default="", blank=True)
    code_until = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    locks = models.IntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    locks_told = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["record", "child"], name="invitations_of_a_case")]

    def __str__(self) -> str:
        return self.reference


class DoorVisit(models.Model):
    """One browser that is in at a door now. It goes when it is left, when it is idle, or when another comes in."""

    ticket = models.CharField(max_length=DIGEST, unique=True)
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    uncovered = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["seen_at"], name="door_visits_by_time")]

    def __str__(self) -> str:
        return f"at the door of {self.invitation}"


class CodeAsked(models.Model):
    """Somebody at a door asked for a code, by the digest of the link they followed, whether or not it is one of ours.

    The code is made and sent afterwards, so that what is done while they wait is the same for any link.
    """

    link = models.CharField(max_length=DIGEST)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="codes_asked_by_time")]

    def __str__(self) -> str:
        return f"a code, asked for at {self.at}"


class CodeSent(models.Model):
    """A code was sent because somebody at a door asked for it; ``told``: the record heard that too many were."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE)
    at = models.DateTimeField()
    told = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["invitation", "at"], name="codes_sent_by_time")]

    def __str__(self) -> str:
        return f"a code, sent at {self.at}"


class Begun(models.Model):
    """What somebody who was invited has written so far of something long, sealed; it goes when it is sent or they end.

    ``of`` says of what, by a name that says nothing of whose it is.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE)
    of = models.CharField(max_length=80)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["invitation", "of"], name="begun_once")]

    def __str__(self) -> str:
        return f"begun at the door of {self.invitation}"


class ReportSent(models.Model):
    """A report that came through a link, by digests alone, so that the same one sent again within minutes is known.

    ``link`` is the digest of the link, ``content`` of everything that was written; ``reference`` was given with it.
    """

    link = models.CharField(max_length=DIGEST)
    content = models.CharField(max_length=DIGEST)
    reference = models.CharField(max_length=20)
    at = models.DateTimeField()
    times = models.IntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["link", "content"], name="reports_sent_alike")]

    def __str__(self) -> str:
        return f"a report, sent {self.times} times"
