"""Who may be offered a case: everybody who holds a supervisor's or a detective inspector's post now."""

from wayhome.web.acting.forms import Choices
from wayhome.web.http import Visit
from wayhome.web.presenting.officers import Called

ROLES = ("supervisor", "detective_inspector", "inspector")


def supervisors(visit: Visit) -> Choices:
    """Return each with the name they are called by, but for whoever asks."""
    roster = visit.parts.reading.caseload(visit.now).roster
    if roster is None:
        return []
    held = (one for post in roster.posts for one in roster.holders(post, visit.now) if one.role in ROLES)
    found = sorted({one.officer for one in held if one.officer != visit.actor.id})
    called = Called(found)
    return [(officer, called(officer)) for officer in found]
