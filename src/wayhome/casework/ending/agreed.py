"""Whether somebody of rank agreed to how a case, or one of its crimes, ends."""

from wayhome.casework.facing import Facing
from wayhome.record.envelope import Event

ENDORSED, NOT_AGREED, PROPOSED = "closing.endorsed", "closing.not_agreed", "closing.outcome_proposed"
OVERTAKEN_BY = (NOT_AGREED, "victim.support_withdrawn", "victim.support_renewed", "investigation.reopened")


def agreement(facing: Facing, code: str, crime: str | None = None) -> Event | None:
    """Return the agreement to an outcome that still stands; None where nothing later left one standing.

    What an import says without naming an outcome is an agreement to whichever follows. An agreement is overtaken where
    the child's position changed after it, where it was taken back, or where the case was opened again.
    """
    given = [event for event in facing.story.of_type(ENDORSED) if _is_to(event, code, crime)]
    last = max(given, key=_order, default=None)
    later = facing.last(*OVERTAKEN_BY)
    return None if last is None or (later is not None and _order(later) > _order(last)) else last


def proposal(facing: Facing) -> Event | None:
    """Return the proposed ending that waits for somebody of rank; None where none does."""
    proposed = facing.last(PROPOSED)
    answered = facing.last(ENDORSED, NOT_AGREED, "investigation.outcome_reached", "investigation.reopened")
    return None if proposed is None or (answered is not None and _order(answered) > _order(proposed)) else proposed


def _is_to(event: Event, code: str, crime: str | None) -> bool:
    named, of = event.body.get("code"), event.body.get("crime")
    return named in (None, code) and (of is None or crime is None or of == crime)


def _order(event: Event) -> tuple[object, str]:
    return event.happened_at, event.id
