"""Record a contact about a child that is not a report of a missing child, such as away without authorisation."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnChild
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.missing import ContactReceived, Informant
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContact(OnChild):
    """Whether they know where the child is, who they are, and what the contact is: it is counted beside missing."""

    whereabouts: Literal["known", "unknown", "not_asked"]
    informant: Informant = "unknown"
    handled_as: Literal["missing", "welfare", "away_from_placement", "other", "unknown"] = "unknown"
    said: Words | None = None


def record_contact(command: RecordContact, facing: Facing) -> Outcome:
    """Keep the contact; where nobody knows where the child is, a report is owed at once. Rule MC-01."""
    fact = ContactReceived(
        whereabouts=command.whereabouts,
        informant=command.informant,
        handled_as=command.handled_as,
        said=command.said,
    )
    return tell(fact, notices=_missing_after_all(command, facing))


def _missing_after_all(command: RecordContact, facing: Facing) -> tuple[Reason, ...]:
    if command.whereabouts == "known":
        return ()
    if command.whereabouts == "not_asked":
        words = "Nobody asked whether the caller knows where the child is."
        return (under("MC-01", facing.pack, words, "Ask; if they do not know, take a report."),)
    words = "Nobody knows where the child is, so the child is missing."
    return (under("MC-01", facing.pack, words, "Take the report now."),)
