"""Offer the case to the next shift, with what it inherits."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.missing_search import HandoverOffered
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferHandover(OnCase):
    """The outgoing owner offers the case, and says in their words what whoever comes on must know."""

    open_lines: int | None = None
    risks: Words | None = None


def offer_handover(command: OfferHandover, _facing: Facing) -> Outcome:
    """Offer it; it stays with whoever offers it until someone accepts. Rule MC-42."""
    return tell(HandoverOffered(open_lines=command.open_lines, risks=command.risks))
