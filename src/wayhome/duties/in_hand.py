"""In whose hands an investigation is: what its investigator or its supervisor owes is theirs, not whoever's turn it is.

A missing child's case is handed from shift to shift, so that a duty is owed by whoever is on duty in a role. An
investigation is given to somebody, who has it until it is given to another.
"""

from collections.abc import Mapping

from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, SubjectKind

GIVEN: Mapping[str, str] = {
    "investigator": "investigation.allocated",
    "supervisor": "investigation.supervisor_assigned",
}
"""For each role of the rulebook that a case has somebody of its own in, the event that says who."""


def in_hand_of(story: Story, role: str) -> ActorId:
    """Return who of a role an investigation was given to last; empty where nobody is named, and in any other story."""
    if story.kind is not SubjectKind.INVESTIGATION or role not in GIVEN:
        return ActorId("")
    given = story.of_type(GIVEN[role])
    return ActorId(str(given[-1].body.get("officer") or "")) if given else ActorId("")
