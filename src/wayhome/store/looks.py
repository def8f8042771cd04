"""The who-looked log on a database: append-only by trigger, like the record."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wayhome.application.looking import Look, LooksAsked, LooksFound
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

    def some(self, asked: LooksAsked, *, skip: int, most: int) -> LooksFound:
        """Return so many of the looks that are asked for, the latest first, after some that are passed over."""
        looks = StoredLook.objects.using(self._using).order_by("-pk")
        if asked.shown:
            at_it = ShownInLook.objects.using(self._using).filter(shown__in=asked.shown)
            looks = looks.filter(pk__in=at_it.values("look"))
        limits = {"actor": asked.actor, "at__gte": asked.since, "at__lt": asked.until}
        looks = looks.filter(**{name: value for name, value in limits.items() if value is not None})
        return LooksFound(looks=[as_look(one) for one in looks[skip : skip + most]], count=looks.count())


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

    def some(self, asked: LooksAsked, *, skip: int, most: int) -> LooksFound:
        """Return so many of the looks that are asked for, the latest first, after some that are passed over."""
        found = [look for look in reversed(self._looks) if _is_asked(look, asked)]
        return LooksFound(looks=found[skip : skip + most], count=len(found))


def _is_asked(look: Look, asked: LooksAsked) -> bool:
    after = asked.since is None or look.at >= asked.since
    before = asked.until is None or look.at < asked.until
    named = not asked.shown or not set(asked.shown).isdisjoint(look.shown)
    return named and asked.actor in (None, look.actor) and after and before


def as_look(stored: StoredLook) -> Look:
    """Return a look as it was noted."""
    return Look(
        actor=ActorId(stored.actor),
        page=stored.page,
        shown=tuple(json.loads(stored.shown)),
        at=stored.at,
        purpose=stored.purpose,
    )
