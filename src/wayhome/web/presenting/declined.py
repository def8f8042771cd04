"""Who declined the last offer of a case to the next shift, when and why, in words."""

from collections.abc import Mapping
from datetime import datetime

from wayhome.application.board.handing import Handing
from wayhome.kernel.ids import EventId
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

Words = Mapping[tuple[EventId, str], str]


def who_declined(one: Handing, words: Words, called: Called, at: datetime) -> str:
    """Say who declined, when, and why where that is held; empty where nobody did."""
    if one.declined_at is None:
        return ""
    why = words.get((one.declined, "reason"), "").strip()
    return f"{called(one.declined_by)} at {when(one.declined_at, at)}{f': {why}' if why else ''}"
