"""Whether somebody of rank agreed to how a case, or one of its crimes, ends."""

from wayhome.casework.concerns.crimes import crimes_of
from wayhome.casework.facing import Facing
from wayhome.record.envelope import Event

ENDORSED, NOT_AGREED, PROPOSED = "closing.endorsed", "closing.not_agreed", "closing.outcome_proposed"
ENDINGS = ("investigation.crime_outcome_decided", "investigation.outcome_reached")
OVERTAKEN_BY = (NOT_AGREED, "victim.support_withdrawn", "victim.support_renewed", "investigation.reopened")


def agreement(facing: Facing, code: str, crime: str | None = None) -> Event | None:
    """Return the agreement to an outcome that still stands; None where nothing later left one standing.

    What an import says without naming an outcome is an agreement to whichever follows. One that names no crime is to
    the only crime that had no outcome when it was given; of several it is to none. An agreement is overtaken where the
    child's position changed after it, where it was taken back, or where the case was opened again.
    """
    given = [event for event in facing.story.of_type(ENDORSED) if _is_to(event, code, crime, facing)]
    last = max(given, key=_order, default=None)
    later = facing.last(*OVERTAKEN_BY)
    return None if last is None or (later is not None and _order(later) > _order(last)) else last


def proposal(facing: Facing) -> Event | None:
    """Return the proposed ending that waits for somebody of rank; None where none does."""
    proposed = facing.last(PROPOSED)
    answered = facing.last(ENDORSED, NOT_AGREED, "investigation.outcome_reached", "investigation.reopened")
    return None if proposed is None or (answered is not None and _order(answered) > _order(proposed)) else proposed


def _is_to(event: Event, code: str, crime: str | None, facing: Facing) -> bool:
    if event.body.get("code") not in (None, code):
        return False
    of = event.body.get("crime")
    return crime is None or of == crime or (of is None and _left_at(event, facing) == [crime])


def _left_at(event: Event, facing: Facing) -> list[str]:
    """Return the crimes that stand and had no outcome when an entry was made."""
    before = [one for name in ENDINGS for one in facing.story.of_type(name) if _order(one) < _order(event)]
    ended = {str(one.body.get("crime")) for one in before}
    crimes = (one.event for one in crimes_of(facing) if one.stands and _order(one.event) < _order(event))
    return [crime.id for crime in crimes if crime.id not in ended]


def _order(event: Event) -> tuple[object, str]:
    return event.happened_at, event.id
