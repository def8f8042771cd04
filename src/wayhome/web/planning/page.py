"""The plan as one page to read or print."""

from django.http import Http404

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.doing import doing
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.planning.document import Document, document_of
from wayhome.web.presenting.links import Link
from wayhome.web.whole_numbers import whole

PAGES = ("make-case-plan", "revise-case-plan", "endorse-plan")


@shows_records(Permission.READ_CASES)
def show_plan(visit: Visit, record: str) -> Page:
    """Show the plan of an investigation as it stands, or one of its versions with what changed in it."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    plan = document_of(desk, whole(visit.request.GET.get("version", "")))
    content = {"desk": desk, "plan": plan, "links": _links(desk, plan)}
    return Page(template="planning/plan.html", content=content, shows=desk.shows)


def _links(desk: Desk, plan: Document) -> list[Link]:
    """Return what the reader may do with the plan as it stands."""
    if desk.facing.is_closed:
        return []
    made = plan.version > 0
    names = (
        ("revise-case-plan", *(() if plan.endorsed.startswith("Endorsed") else ("endorse-plan",)))
        if made
        else PAGES[:1]
    )
    found = (doing(name) for name in names)
    return [Link(text=one.words, href=one.href(desk.record)) for one in found if may(desk.visit.actor, one.permission)]
