"""What a council or provider sees at its door, looked at by an officer."""

from wayhome.access.permissions import Permission
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.invited.as_seen import as_seen, seen_by
from wayhome.web.invited.visit import PARTNERS
from wayhome.web.providers.door import shown_of
from wayhome.web.providers.standing import rows


@shows_records(Permission.CARE_FOR_VICTIMS)
def show_partner_as_seen(visit: Visit, record: str, holder: str) -> Page:
    """Show exactly what a council or provider sees, or would see: the return interviews that are its own."""
    seen = seen_by(visit, record, holder, PARTNERS)
    found = rows(seen.visit)
    return as_seen(seen, "providers/body.html", {"rows": found}, shown_of(found))
