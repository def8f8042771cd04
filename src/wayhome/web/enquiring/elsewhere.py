"""Other cases that have the same: that there is one is said to everybody, what it says opens for a purpose."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.holding.identified import Unresolved
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.fields import errors_of
from wayhome.web.enquiring.identifiers_page import kind_of, open_of, owner_of, shared_with
from wayhome.web.enquiring.lines_page import common, inquiry
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.purposes import PurposeForm, listed

NAMELESS = "a child whose name is not held"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCase:
    """Another case that has the same: whose it is, who has it, and where the thing came from there."""

    record: str
    href: str
    children: str
    owner: str
    where: str


@shows_records(Permission.LOOK_ACROSS_CHILDREN, methods=READING_AND_SENDING)
def show_elsewhere(visit: Visit, record: str, identifier: str) -> Page:
    """Ask for a purpose, and show whose cases have the same only once a listed one is given."""
    desk = inquiry(visit, record)
    one = next((one for one in open_of(desk) if one.reference == identifier), None)
    content = {**common(desk), "back_href": reverse("identifiers", args=[record])}
    if one is None:
        return Page(template="enquiring/resolved.html", content=content, shows=desk.shows)
    sent = visit.request.method == "POST"
    form = PurposeForm(visit.request.POST if sent else None)
    errors = errors_of(form) if sent and not form.is_valid() else []
    content = {**content, "one": one, "kind": kind_of(one), "form": form, "errors": errors}
    if not sent or errors:
        status = 422 if sent else 200
        return Page(template="enquiring/elsewhere.html", content=content, shows=desk.shows, status=status)
    return _opened(desk, content, tuple(shared_with(visit, record, one)), str(form.cleaned_data["purpose"]))


def _opened(desk: Desk, content: Mapping[str, object], others: tuple[Unresolved, ...], given: str) -> Page:
    """Show the other cases for a purpose, which is kept with the look at each of them."""
    purpose = listed(given)
    cases = tuple(_case(other, desk.visit) for other in others)
    shows = (*desk.shows, *(other.case.record for other in others))
    return Page(
        template="enquiring/elsewhere.html",
        content={**content, "cases": cases, "purpose": purpose.words},
        shows=shows,
        purpose=purpose.value,
    )


def _case(other: Unresolved, visit: Visit) -> OtherCase:
    reading, record = visit.parts.reading, other.case.record
    names = reading.names()
    return OtherCase(
        record=record,
        href=reverse("case", args=[record]),
        children=", ".join(names.get(child, "") or NAMELESS for child in other.case.children),
        owner=owner_of(other),
        where=reading.words(record).get((other.one.event, "where"), ""),
    )
