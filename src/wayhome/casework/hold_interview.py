"""Record the talk that the police have with a child after a return."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.missing_return import PreventionInterviewHeld
from wayhome.record.vocabulary import Known, Words

Mode = Literal["in_person", "in_person_declined", "telephone", "video", "third_party", "unknown"]
IN_PERSON = ("in_person", "in_person_declined")


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldInterview(OnCase):
    """How the child was met, where, whether alone, hurt, and whether there is early evidence to secure."""

    mode: Mode
    alone: Known | None = None
    injuries: Known | None = None
    forensic_chance: Known | None = None
    where: Words | None = None


def hold_interview(command: HoldInterview, facing: Facing) -> Outcome:
    """Record the talk; anything but in person leaves seeing the child owed.

    Rules MC-63, MC-64 and MC-64.AGAIN. A child who does not wish to talk was still seen.
    """
    fact = PreventionInterviewHeld(
        mode=command.mode,
        alone=command.alone,
        injuries=command.injuries,
        forensic_chance=command.forensic_chance,
        where=command.where,
    )
    if command.mode in IN_PERSON:
        return tell(fact)
    words = "A talk that is not in person does not discharge seeing the child and hearing what happened."
    remedy = "See the child in person, or ask the duty inspector to record why that cannot be done yet."
    return tell(fact, notices=(under("MC-63", facing.pack, words, remedy),))
