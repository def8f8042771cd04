"""In whose hands an investigation is: what its investigator or its supervisor owes is theirs, not whoever's turn it is.

A missing child's case is handed from shift to shift, so that a duty is owed by whoever is on duty in a role. An
investigation is given to somebody, who has it until it is given to another.
"""

from collections.abc import Iterable, Mapping

from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, SubjectKind, kind_of
from wayhome.record.envelope import Event

GIVEN: Mapping[str, str] = {
    "investigator": "investigation.allocated",
    "supervisor": "investigation.supervisor_assigned",
}
"""For each role of the rulebook that a case has somebody of its own in, the event that says who."""

OPENED = "investigation.opened"
JOINED, SPLIT_OFF, CONCERN = "investigation.child_joined", "investigation.split_off", "exploitation.concern_raised"
MOVES = (JOINED, SPLIT_OFF, CONCERN)


def in_hand_of(story: Story, role: str, raising: Event | None = None) -> ActorId:
    """Return who of a role an investigation was given to last; empty where nobody is named, and in any other story.

    What a child is owed besides is in the hands of whoever has the investigation that it was raised in. What one of
    several children is owed is in the hands of whoever has the case, also where the child joined after it was given; it
    goes with the child where they go on in a case of their own, once that is given to somebody, while what is owed in
    the case as a whole stays with whoever has it. Until then that case is in the hands of whoever has the one it was
    split off.
    """
    return given_to(story, role, raising) or (_as_opened(story, role) if role in GIVEN else ActorId(""))


def _as_opened(story: Story, role: str) -> ActorId:
    """Return who had the case that an investigation was split off, as it was opened; empty for any other."""
    opened = story.of_type(OPENED) if story.kind is SubjectKind.INVESTIGATION else []
    return ActorId(str(opened[0].body.get(role) or "")) if opened and not story.of_type(GIVEN[role]) else ActorId("")


def given_to(story: Story, role: str, raising: Event | None = None) -> ActorId:
    """Return who of a role a case was given to by name, whatever it was split off."""
    if role not in GIVEN:
        return ActorId("")
    given: list[Event] = []
    if story.kind is SubjectKind.CHILD and raising is not None:
        given = _given_for(story, role, raising)
    elif story.kind is SubjectKind.INVESTIGATION:
        told = [event for name in MOVES for event in story.of_type(name)] if story.whole and story.goes_on else []
        given = [event for event in story.goes_on if _went(in_order(told)) and event.type == GIVEN[role]]
        given = given or (story.whole or story).of_type(GIVEN[role])
    last = given[-1] if given else None
    return ActorId(str(last.body.get("officer") or last.body.get(role) or "")) if last else ActorId("")


def _given_for(child: Story, role: str, raising: Event) -> list[Event]:
    """Return by which events the case was given in which something was raised that a child is owed, in order.

    A child who joins is told to be in the hands that the case is in. Where they went on apart, the later case counts.
    """
    cases = {named for named in raising.subjects if kind_of(named) is SubjectKind.INVESTIGATION}
    bearing = in_order(event for name in (GIVEN[role], *MOVES) for event in child.of_type(name))
    in_case = [one for one in bearing if one.record == raising.record or not cases.isdisjoint(one.subjects)]
    to = _went(in_case)
    apart = [event for event in bearing if event.record == to]
    return _saying(apart, role) or _saying(in_case, role)


def _saying(events: Iterable[Event], role: str) -> list[Event]:
    """Return the events that say in whose hands a case is, to nobody by name included."""
    return [event for event in events if event.type == GIVEN[role] or (event.type == JOINED and event.body.get(role))]


def _went(told: Iterable[Event]) -> str:
    """Return the case in which a child goes on apart; empty for one who stays in the case, or came back into it."""
    moved = [event for event in told if event.type in MOVES]
    return str(moved[-1].body["to"]) if moved and moved[-1].type == SPLIT_OFF else ""
