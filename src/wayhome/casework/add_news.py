"""Record something new about the child or the circumstances, before or after the episode is closed."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.missing_search import InformationReceived
from wayhome.record.events.risk import Supplier
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNews(OnCase):
    """What kind of news, from whom, and in which words."""

    kind: Literal[
        "sighting", "family", "friend", "professional", "intelligence", "phone_off", "nightfall", "weather", "message",
        "other",
    ]  # fmt: skip
    supplied_by: Supplier = "unknown"
    content: Words | None = None


def add_news(command: AddNews, facing: Facing) -> Outcome:
    """Record it, whatever state the case is in. Rules MC-21 and MC-75."""
    fact = InformationReceived(kind=command.kind, supplied_by=command.supplied_by, content=command.content)
    if not facing.is_closed:
        return tell(fact)
    words = "The episode is closed, and somebody has to read this."
    return tell(fact, notices=(under("MC-75", facing.pack, words, "Decide whether it is opened again, and say why."),))
