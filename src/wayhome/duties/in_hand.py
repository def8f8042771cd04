"""In whose hands an investigation is: what its investigator or its supervisor owes is theirs, not whoever's turn it is.

A missing child's case is handed from shift to shift, so that a duty is owed by whoever is on duty in a role. An
investigation is given to somebody, who has it until it is given to another.
"""

from collections.abc import Mapping

from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, SubjectKind, kind_of
from wayhome.record.envelope import Event

GIVEN: Mapping[str, str] = {
    "investigator": "investigation.allocated",
    "supervisor": "investigation.supervisor_assigned",
}
"""For each role of the rulebook that a case has somebody of its own in, the event that says who."""


def in_hand_of(story: Story, role: str, raising: Event | None = None) -> ActorId:
    """Return who of a role an investigation was given to last; empty where nobody is named, and in any other story.

    What a child is owed besides is in the hands of whoever has the investigation that it was raised in.
    """
    if role not in GIVEN:
        return ActorId("")
    given = story.of_type(GIVEN[role])
    if story.kind is SubjectKind.CHILD and raising is not None:
        raised_in = {named for named in raising.subjects if kind_of(named) is SubjectKind.INVESTIGATION}
        given = [event for event in given if not raised_in.isdisjoint(event.subjects)]
    elif story.kind is not SubjectKind.INVESTIGATION:
        return ActorId("")
    return ActorId(str(given[-1].body.get("officer") or "")) if given else ActorId("")
