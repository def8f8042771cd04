"""Record that the child was found; hearing it said does not find a child."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.missing import Informant
from wayhome.record.events.missing_return import ChildLocated, FoundBy, FoundPlace, WhereaboutsReported
from wayhome.record.vocabulary import Words

TOLD_BY: dict[str | None, Informant] = {
    "family": "parent", "carer": "carer", "social_worker": "social_worker", "school": "school", "friend": "friend",
    "public": "public", "hospital": "health", "police_other": "police_other_force",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LocateChild(OnCase):
    """The child was found or came back, and how that is known."""

    basis: Literal["seen", "spoken_to", "told", "unknown"]
    condition: Literal["alive", "deceased"] = "alive"
    place: FoundPlace | None = None
    found_by: FoundBy | None = None
    how: Words | None = None


def locate_child(command: LocateChild, facing: Facing) -> Outcome:
    """Record the child found when seen or spoken to; anything less is what somebody said, and the search goes on.

    Rules MC-61, MC-62 and MC-63.
    """
    if command.basis in ("told", "unknown"):
        said = WhereaboutsReported(by=TOLD_BY.get(command.found_by, "unknown"), means="third_party", words=command.how)
        words = "Somebody said where the child is. Being told does not locate a child, and the search goes on."
        remedy = "Go and verify it; record the child found once someone has seen or spoken to them."
        return tell(said, notices=(under("MC-62", facing.pack, words, remedy),))
    found = ChildLocated(
        condition=command.condition,
        basis=command.basis,
        place=command.place,
        found_by=command.found_by,
        how=command.how,
    )
    if command.basis == "seen":
        return tell(found)
    words = "The child was spoken to and not seen. Found is not yet safe."
    return tell(found, notices=(under("MC-61", facing.pack, words, "See the child in person."),))
