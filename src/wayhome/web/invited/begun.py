"""What somebody writes over hours, kept at their door as they go: sealed, theirs alone, and gone once it is sent."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import Q

from wayhome.store.files.sealing import seal_words, words_sealed
from wayhome.web.invited.models import Begun
from wayhome.web.invited.visit import InvitedVisit

Written = Mapping[str, str | bool | list[str]]


def begun_of(visit: InvitedVisit, of: str) -> Written | None:
    """Return what somebody has written so far of something; None where they have not begun."""
    found = Begun.objects.filter(invitation=visit.invitation, of=of).first()
    if found is None:
        return None
    words = words_sealed(bytes(found.sealed), key=settings.SECRET_KEY, bound_to=_bound_to(visit, of))
    held: Written | None = json.loads(words) if words else None
    return held


def keep_begun(visit: InvitedVisit, of: str, more: Written) -> Written:
    """Keep what was written now with what was written before, and return all of it."""
    held = {**(begun_of(visit, of) or {}), **more}
    sealed = seal_words(
        json.dumps(held), key=settings.SECRET_KEY, secret=visit.parts.supplies.salt(), bound_to=_bound_to(visit, of)
    )
    Begun.objects.update_or_create(
        invitation=visit.invitation, of=of, defaults={"sealed": sealed, "kept_at": visit.now}
    )
    return held


def forget_begun(visit: InvitedVisit, of: str) -> None:
    """Erase what was written of something: it was sent."""
    Begun.objects.filter(invitation=visit.invitation, of=of).delete()


def forget_ended(now: datetime) -> None:
    """Erase what was begun by invitations that have ended since."""
    Begun.objects.filter(Q(invitation__until__lte=now) | Q(invitation__ended_at__isnull=False)).delete()


def _bound_to(visit: InvitedVisit, of: str) -> str:
    return f"{visit.reference}/{of}"
