"""The page of what somebody owes now."""

from wayhome.access.permissions import Permission
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.my_duties.page import asked_for, back_href, my_duties
from wayhome.web.presenting.vacant_posts import comes_to


@shows_records(Permission.SEE_OWN_WORK)
def show_my_duties(visit: Visit) -> Page:
    """Show what whoever asks owes now: the next first, each with why and where it is done."""
    page = my_duties(visit, asked_for(visit.request))
    content = {"page": page, "back_href": back_href(visit), "comes_to_you": tuple(comes_to(visit))}
    return Page(template="my_duties/my_duties.html", content=content, shows=page.shows)
