"""What those who care for a child see when the child is missing, looked at by an officer."""

from wayhome.access.permissions import Permission
from wayhome.web.carers.door import CARING, carer_shown
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.invited.as_seen import as_seen, seen_by


@shows_records(Permission.CARE_FOR_VICTIMS)
def show_carer_as_seen(visit: Visit, record: str, holder: str) -> Page:
    """Show exactly what a carer or parent sees, or would see, of the child's times missing."""
    seen = seen_by(visit, record, holder, CARING)
    content = {"shown": carer_shown(seen.visit), "family": seen.holder.kind != "carer"}
    return as_seen(seen, "carers/body.html", content)
