"""What was obtained to know a child by and is not added here: so that nobody asks the family for it again."""

from collections.abc import Sequence
from datetime import datetime

from wayhome.record.envelope import Event
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

OBTAINED = "missing.item_obtained"


def obtained(told: Sequence[Event], item: str, now: datetime) -> str:
    """Say when and by whom something was obtained, from entries in order; empty where the last says no such thing."""
    entries = [event for event in told if event.type == OBTAINED and event.body["item"] == item]
    if not entries or entries[-1].body.get("result", "obtained") != "obtained":
        return ""
    last = entries[-1]
    by = f" by {Called([last.actor])(last.actor)}" if last.actor else ""
    return f"Obtained {when(last.happened_at, now)}{by}, not added here"
