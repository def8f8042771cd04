"""Ask whoever investigates how a case stands, and their answer."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.moments import as_utc
from wayhome.kernel.refusals import Refused
from wayhome.record.events.reviewing import UpdateAsked, UpdateGiven
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class AskUpdate(OnInvestigation):
    """What is asked, and by when it is to be answered."""

    due: datetime
    asks: Narrative = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUpdate(OnInvestigation):
    """How the case stands, in the investigator's words."""

    update: Narrative


def ask_update(command: AskUpdate, facing: Facing) -> Outcome:
    """Ask; the answer is owed by the day. Rule SUP-09."""
    if facing.is_closed:
        raise Refused(ours("has_ended", "This investigation has ended.", "Open it again first, if it is to go on."))
    if as_utc(command.due) <= facing.at:
        words = "The time by which the answer is asked has passed already."
        raise Refused(ours("due_in_the_past", words, "Give a time to come."))
    return tell(UpdateAsked(due=command.due, asks=command.asks or None))


def give_update(command: GiveUpdate, _facing: Facing) -> Outcome:
    """Keep the answer. Rule SUP-09. An update is not movement: SUP-06 goes on."""
    if not command.update.strip():
        raise Refused(ours("no_update", "The answer says nothing.", "Say how the case stands, in a sentence."))
    return tell(UpdateGiven(update=command.update))
