"""What somebody writes over hours, kept at their door as they go: sealed, theirs alone, and gone once it is sent."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import Q

from wayhome.store.files.sealing import seal_words, words_sealed
from wayhome.web.invited.models import Begun, Invitation
from wayhome.web.invited.visit import InvitedVisit

Written = Mapping[str, str | bool | list[str]]


def begun_of(visit: InvitedVisit, of: str) -> Written | None:
    """Return what somebody has written so far of something; None where they have not begun."""
    found = Begun.objects.filter(invitation=visit.invitation, of=of).first()
    words = _words(found) if found else ""
    held: Written | None = json.loads(words) if words else None
    return held


def keep_begun(visit: InvitedVisit, of: str, more: Written) -> Written:
    """Keep what was written now with what was written before, and return all of it."""
    held = {**(begun_of(visit, of) or {}), **more}
    _keep(visit.invitation, of, json.dumps(held), visit.parts.supplies.salt(), visit.now)
    return held


def forget_begun(visit: InvitedVisit, of: str) -> None:
    """Erase what was written of something: it was sent."""
    Begun.objects.filter(invitation=visit.invitation, of=of).delete()


def forget_ended(now: datetime) -> None:
    """Erase what was begun by invitations that have ended since."""
    Begun.objects.filter(Q(invitation__until__lte=now) | Q(invitation__ended_at__isnull=False)).delete()


def begun_by(invitations: Iterable[Invitation]) -> Mapping[str, str]:
    """Return what was begun by invitations that another takes the place of, by of what it is, to be handed on."""
    found = Begun.objects.filter(invitation__in=list(invitations)).select_related("invitation").order_by("kept_at")
    return {one.of: words for one in found if (words := _words(one))}


def hand_on(begun: Mapping[str, str], to: Invitation, salt: Callable[[], str], now: datetime) -> None:
    """Keep what was begun by an earlier invitation as of the one that took its place: it is the same person's."""
    for of, words in begun.items():
        _keep(to, of, words, salt(), now)


def _keep(invitation: Invitation, of: str, words: str, salt: str, now: datetime) -> None:
    sealed = seal_words(words, key=settings.SECRET_KEY, secret=salt, bound_to=_bound_to(invitation, of))
    Begun.objects.update_or_create(invitation=invitation, of=of, defaults={"sealed": sealed, "kept_at": now})


def _words(begun: Begun) -> str:
    bound_to = _bound_to(begun.invitation, begun.of)
    return words_sealed(bytes(begun.sealed), key=settings.SECRET_KEY, bound_to=bound_to) or ""


def _bound_to(invitation: Invitation, of: str) -> str:
    return f"{invitation.reference}/{of}"
