"""Codes: asked for at a door, made afterwards, and sent by another way than the link came."""

from datetime import datetime, timedelta

from wayhome.web.invited.models import CodeAsked
from wayhome.web.invited.opening import digest_of

KEPT = timedelta(hours=1)


def note_asked(link: str, now: datetime) -> None:
    """Note that a code was asked for; the same for any link, so that nothing is learnt from how long it takes."""
    CodeAsked.objects.create(link=digest_of(link), at=now)
