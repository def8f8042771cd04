"""Hold back what a door shows, for a time, where showing it would endanger an enquiry or a person; show it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.door import HeldBack, HoldEnded, HoldLookedAt
from wayhome.record.vocabulary import Words

HELD, LOOKED_AT = "door.held_back", "door.hold_looked_at"
LONGEST = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldBack(OnInvestigation):
    """Show less at a door until a time: to one holder, or to everybody who was invited."""

    hold: str
    endangers: Literal["person", "enquiry", "both"]
    reason: Words
    until: datetime
    holder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAgain(OnInvestigation):
    """What was held back is shown again."""

    hold: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtHold(OnInvestigation):
    """A second person read why a door shows less, and agrees or does not."""

    hold: str
    agreed: bool
    why: Words | None = None


def hold_back(command: HoldBack, facing: Facing) -> Outcome:
    """Hold back, for four weeks at most; after that somebody decides again."""
    if not facing.now < command.until <= facing.now + LONGEST:
        words = "It would end in the past, or more than four weeks from now."
        raise Refused(ours("held_back_too_long", words, "Choose a time within four weeks, and decide again then."))
    held = HeldBack(
        hold=command.hold,
        holder=command.holder,
        endangers=command.endangers,
        reason=command.reason,
        until=command.until,
    )
    return tell(held)


def look_at_hold(command: LookAtHold, facing: Facing) -> Outcome:
    """Keep it; where they do not agree, the door shows again what it did. Rule VC-Q-05.

    Refused to whoever held it back, for what nobody held back, and where it is not said why they do not agree.
    """
    held = next((one for one in facing.story.of_type(HELD) if one.body["hold"] == command.hold), None)
    lacking = tuple(_not_to_be_looked_at(command, held))
    if held is None or lacking:
        raise Refused(*lacking)
    subjects = tuple(held.subjects)
    looked = HoldLookedAt(hold=command.hold, result="agreed" if command.agreed else "not_agreed", why=command.why)
    ended = () if command.agreed else (Said(fact=HoldEnded(hold=command.hold), subjects=subjects),)
    return Outcome(facts=(Said(fact=looked, subjects=subjects), *ended))


def _not_to_be_looked_at(command: LookAtHold, held: Event | None) -> Iterator[Reason]:
    if held is None:
        yield ours("no_such_hold", "Nothing was held back under that entry.", "Choose one of those that wait.")
        return
    if held.actor == command.by.actor.id:
        words = "You held it back yourself."
        yield ours("second_person_for_hold", words, "Ask somebody above who did not.")
    if not command.agreed and not (command.why or "").strip():
        yield ours("why_not_agreed", "It is not said why.", "Say why in a sentence, for whoever held it back.")


def show_again(command: ShowAgain, _facing: Facing) -> Outcome:
    """Show it again."""
    return tell(HoldEnded(hold=command.hold))
