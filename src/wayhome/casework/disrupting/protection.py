"""Police protection: taken at once, told to those who must know, inquired into by a designated officer, and ended."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OF_RANK, OnInvestigation
from wayhome.casework.disrupting.facts import in_police_protection
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.safeguarding import (
    DesignatedOfficerInquired,
    PoliceProtectionEnded,
    PoliceProtectionTaken,
    ProtectionExplained,
)
from wayhome.record.vocabulary import Fact, Narrative, Spoken

HOURS = "No longer than 72 hours from when the child was taken to a safe place."


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIntoProtection(OnInvestigation):
    """A constable took the child somewhere safe, or kept them there."""

    grounds: Narrative | None = None


def take_into_protection(command: TakeIntoProtection, facing: Facing) -> Outcome:
    """Keep it; nothing is asked first. Rule DIS-06."""
    taken = PoliceProtectionTaken(grounds=command.grounds or None)
    remedy = "Tell the council, the child and the parents now; a designated officer inquires."
    return tell(taken, notices=(under("DIS-06", facing.pack, HOURS, remedy),))


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpProtection(OnInvestigation):
    """Who was told, what the designated officer found, and where the child is now that it has ended."""

    told: tuple[Literal["child", "parent", "council"], ...] = ()
    child_said: Spoken | None = None
    inquired: bool = False
    findings: Narrative | None = None
    court_order: Literal["sought", "not_needed", "unknown"] = "unknown"
    ended: Literal["with_council", "with_parent", "under_court_order", "elsewhere", ""] = ""


def follow_up_protection(command: FollowUpProtection, facing: Facing) -> Outcome:
    """Keep each; only an inspector or above may inquire as the designated officer. Rule DIS-06."""
    if command.inquired and command.by.rank not in OF_RANK:
        words = "The designated officer's inquiry is made by an inspector or above."
        remedy = "Ask the duty inspector, signed in as themselves; record the rest without it."
        raise Refused(under("DIS-06", facing.pack, words, remedy))
    done = _done(command)
    if not done:
        raise Refused(under("DIS-06", facing.pack, "Nothing was done yet.", "Say who was told, or what was found."))
    return tell(*done)


def _done(command: FollowUpProtection) -> tuple[Fact, ...]:
    done: list[Fact] = [
        ProtectionExplained(to=to, child_said=(command.child_said or None) if to == "child" else None)
        for to in command.told
    ]
    if command.inquired:
        done.append(DesignatedOfficerInquired(findings=command.findings or None, court_order=command.court_order))
    if command.ended:
        done.append(PoliceProtectionEnded(where=command.ended))
    return tuple(done)


def protection_of(facing: Facing) -> Event | None:
    """Return the entry by which the child is in police protection; None where they are not."""
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    return in_police_protection(story, facing.at)
