"""What is held of an adult at the address where the child was found, shown on every page of the return until read."""

from dataclasses import dataclass

from wayhome.access.rules import may_open
from wayhome.casework.locate_child import unassessed
from wayhome.kernel.ids import EventId
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.held import Closed, called_source, opener, who_can_open

FOUND = "risk.hit_found"
WHY = "Came back because: "  # how a search ends what it writes of a record
RETURN = ("Found and seen", "Close or put right")  # the groups of acts on whose pages it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldThere:
    """A record that nobody assessed yet; of a closed one nothing is said but where it is and who can open it."""

    reference: str
    where: str
    says: str = ""
    closed: Closed | None = None


def where_found(desk: Desk, group: str) -> tuple[HeldThere, ...]:
    """Return what is held and not assessed; nothing on pages that are not of the return."""
    waiting = frozenset(unassessed(desk.facing.story)) if group in RETURN else frozenset()
    found = {str(event.body["hit"]): event for event in desk.facing.story.of_type(FOUND)} if waiting else {}
    return tuple(
        _held(desk, reference, str(event.body.get("source") or event.body["system"]), event.id)
        for reference, event in found.items()
        if reference in waiting
    )


def _held(desk: Desk, reference: str, source: str, event: EventId) -> HeldThere:
    posts = {str(one.body["hit"]): one.body.get("restricted_to") for one in desk.facing.story.of_type(FOUND)}
    post = str(posts.get(reference) or "")
    if not may_open(post, opener(desk.visit)):
        closed = who_can_open(desk.visit, desk.pack)(post)
        return HeldThere(reference=reference, where=called_source(source), closed=closed)
    says = desk.facing.words.get((event, "summary"), "").partition(WHY)[0].strip()
    return HeldThere(reference=reference, where=called_source(source), says=says)
