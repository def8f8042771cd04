"""The page of the one box, and what comes back from it. What was asked is sent, never part of an address."""

from django.urls import reverse
from django.utils.crypto import salted_hmac

from wayhome.holdings.names import every_part
from wayhome.web.http import SENDING, Page, Visit, opens, shows_no_record, shows_records
from wayhome.web.looking_up.finding import find_everything, name_and_age

LONGEST = 120
FIELD, WHOLE = "find", "whole"


@shows_no_record()
def show_box(_visit: Visit) -> Page:
    """Show the box, with what it finds."""
    return Page(template="looking_up/find.html", content={"asked": "", "sent": False, "groups": ()})


@shows_records(methods=SENDING)
def find(visit: Visit) -> Page:
    """Show what came back; what was asked and what was shown is entered in the who-looked log before it is sent."""
    asked = " ".join(visit.request.POST.get(FIELD, "").split())[:LONGEST]
    groups = find_everything(visit, asked, visit.request.POST.get(WHOLE, "")) if asked else ()
    content = {"asked": asked, "sent": True, "groups": groups, **_not_searched(visit)}
    shown = (each for group in groups for row in group.rows for each in row.shows)
    receipts = (receipt(asked), receipt(name_and_age(asked)[0]))
    return Page(template="looking_up/find.html", content=content, shows=(*receipts, *shown))


def _not_searched(visit: Visit) -> dict[str, str]:
    """Return where telephone numbers, plates and adults are searched, which this box does not do, for who may."""
    places = {"cases_href": reverse("cases"), "identifiers_href": reverse("all-identifiers")}
    return {name: href for name, href in places.items() if opens(visit.actor, href)}


def receipt(asked: str) -> str:
    """Return what the who-looked log keeps of what was asked.

    It may be a child's name, and the log outlives the child's words: so it is a digest under the installation's key, of
    the parts of what was typed, in any order. Whoever looks into a search can ask whether it was for a name they know;
    nobody can read names out of it.
    """
    if not asked:
        return "asked:nothing"
    parts = " ".join(sorted(every_part(asked)))
    return f"asked:{salted_hmac('wayhome.web.looking_up', parts, algorithm='sha256').hexdigest()[:32]}"
