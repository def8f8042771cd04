"""What happened, as sentences: an entry in the words of its type, and when."""

import re
from datetime import datetime

from wayhome.duties.saying import say
from wayhome.kernel.moments import Precision
from wayhome.record.envelope import Event
from wayhome.web.presenting.officers import by_whom
from wayhome.web.presenting.times import when

CODE = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})+\b")
RAISED_DUE = re.compile(r"was raised, due (.+? on \d+ \w+ \d{4}) at")
PRECISION = {Precision.EXACT: "", Precision.ABOUT: "about ", Precision.UNKNOWN: "time not known, entered as "}


def sentence(event: Event) -> str:
    """Say what happened, starting with a capital letter and without shouting codes."""
    said = CODE.sub(lambda code: code.group().lower(), say(event))
    return capital(said)


def said_whole(because: str) -> str:
    """Say why an act is owed as a sentence that stands alone: who was reported missing, and which time is which."""
    named = because.replace("because reported missing", "because the child was reported missing")
    return capital(RAISED_DUE.sub(r"was raised (due \1) at", named))


def capital(words: str) -> str:
    """Return words with a capital letter first and the rest as they are."""
    return words[:1].upper() + words[1:]


def happened(event: Event, now: datetime) -> str:
    """Say when an entry happened, and how surely that is known."""
    return PRECISION[event.precision] + when(event.happened_at, now)


def entered_by(event: Event) -> str:
    """Say who entered it, in which role; empty when an import did not say."""
    return ", ".join(part for part in (by_whom(event.actor), event.role.replace("_", " ")) if part)


def reference(record: str) -> str:
    """Return a record's reference as people say it, without the kind in front."""
    return record.rpartition(":")[2]
