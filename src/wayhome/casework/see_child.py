"""Record that the child was seen by someone with a duty to look."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.missing import Informant
from wayhome.record.events.missing_return import ChildSeen, WhereaboutsReported
from wayhome.record.vocabulary import Known, Words

Seer = Literal["police", "police_other_force", "social_worker", "health", "placement", "school", "other_professional"]
POLICE = ("police", "police_other_force")
AS_TOLD: dict[str, Informant] = {
    "social_worker": "social_worker",
    "health": "health",
    "placement": "placement",
    "school": "school",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeChild(OnCase):
    """Who saw the child, and how the child was."""

    by_whom: Seer = "police"
    well: Known = "unknown"
    professional: Words | None = None


def see_child(command: SeeChild, facing: Facing) -> Outcome:
    """Record the child seen; a professional whom nobody names only says where the child is. Rules MC-61 and MC-62."""
    if command.by_whom not in POLICE and not (command.professional or "").strip():
        said = WhereaboutsReported(by=AS_TOLD.get(command.by_whom, "other"), means="third_party")
        words = "Nobody wrote down which professional saw the child, so it counts as what somebody said."
        remedy = "Record their name, role and how to reach them, or see the child."
        return tell(said, notices=(under("MC-62", facing.pack, words, remedy),))
    return tell(ChildSeen(by=command.by_whom, well=command.well, professional=command.professional))
