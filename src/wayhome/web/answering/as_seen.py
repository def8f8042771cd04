"""What a child, a parent or a guardian sees at their door, looked at by an officer."""

from wayhome.access.permissions import Permission
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.invited.as_seen import as_seen, seen_by
from wayhome.web.presenting.at_the_door import at_of, door_shown

SEEN_HERE = ("child", "parent", "guardian")  # a carer and a council have doors of their own kind, seen elsewhere


@shows_records(Permission.CARE_FOR_VICTIMS)
def show_as_seen(visit: Visit, record: str, holder: str) -> Page:
    """Show exactly what somebody sees, or would see, at their door now."""
    seen = seen_by(visit, record, holder, SEEN_HERE)
    at = at_of(seen.holder.kind, seen.holder.ref, seen.visit.child, seen.visit.invitation.record, visit.now)
    return as_seen(seen, "family/body.html", {"shown": door_shown(visit.parts, at)})
