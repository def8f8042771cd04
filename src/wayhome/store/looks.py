"""The who-looked log on a database: append-only by trigger, like the record."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wayhome.application.looking import Look
from wayhome.kernel.ids import ActorId
from wayhome.store.models import ShownInLook, StoredLook


class DatabaseLookLog:
    """Where it is written down who looked at what."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def note(self, *, actor: ActorId, page: str, shown: tuple[str, ...], at: datetime, purpose: str = "") -> None:
        """Write down a look; it is kept for good before this returns."""
        with transaction.atomic(using=self._using, durable=True):
            look = StoredLook.objects.using(self._using).create(
                at=at, actor=actor, page=page, purpose=purpose, shown=json.dumps(shown)
            )
            ShownInLook.objects.using(self._using).bulk_create(
                ShownInLook(look=look.pk, shown=each) for each in dict.fromkeys(shown)
            )

    def noted(self, *, shown: str | None, actor: ActorId | None) -> Sequence[Look]:
        """Return the looks at one record, or by one person, or all; oldest first."""
        looks = StoredLook.objects.using(self._using).order_by("pk")
        if shown is not None:
            at_it = ShownInLook.objects.using(self._using).filter(shown=shown)
            looks = looks.filter(pk__in=at_it.values("look"))
        if actor is not None:
            looks = looks.filter(actor=actor)
        return [as_look(stored) for stored in looks.iterator()]


class MemoryLookLog:
    """The same in memory, for tests and simulations."""

    def __init__(self) -> None:
        self._looks: list[Look] = []

    def note(self, *, actor: ActorId, page: str, shown: tuple[str, ...], at: datetime, purpose: str = "") -> None:
        """Write down a look."""
        self._looks.append(Look(actor=actor, page=page, shown=shown, at=at, purpose=purpose))

    def noted(self, *, shown: str | None, actor: ActorId | None) -> Sequence[Look]:
        """Return the looks at one record, or by one person, or all; oldest first."""
        return [
            look
            for look in self._looks
            if (shown is None or shown in look.shown) and (actor is None or actor == look.actor)
        ]


def as_look(stored: StoredLook) -> Look:
    """Return a look as it was noted."""
    return Look(
        actor=ActorId(stored.actor),
        page=stored.page,
        shown=tuple(json.loads(stored.shown)),
        at=stored.at,
        purpose=stored.purpose,
    )
