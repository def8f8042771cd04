"""An officer looks at a door as whoever it is for sees it, made by the same function for an invitation that is none."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from wayhome.application.rights_holders import rights_holders
from wayhome.casework.answering.invite import CATCHES
from wayhome.casework.holders.standing import Holder, holder_called
from wayhome.kernel.ids import Subject
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.http import Page, Visit
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.visit import InvitedVisit
from wayhome.web.invited.visiting import about_child


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Whose door an officer looks at: the case, the holder, and the visit as it would be."""

    desk: Desk
    holder: Holder
    visit: InvitedVisit


def seen_by(visit: Visit, record: str, holder: str, kinds: tuple[str, ...]) -> Seen:
    """Return the door of a rights-holder of some kinds; raises Http404 where there is none in this case."""
    desk = desk_for(visit, record)
    children = desk.facing.children if desk else ()
    asked = visit.request.GET.get("child", "")
    child = next((one for one in children if one == asked), children[0] if children and not asked else None)
    if desk is None or child is None:
        raise Http404
    found = holder_called(holder, rights_holders(child, visit.parts.ledger, at=visit.now))
    if found is None or found.kind not in kinds:
        raise Http404
    return Seen(desk=desk, holder=found, visit=_as_if_invited(visit, desk, child, found))


def as_seen(seen: Seen, body: str, content: dict[str, object], shows: tuple[str, ...] = ()) -> Page:
    """Return the page: what they see, in the template that the door itself places, with nothing to press."""
    names = seen.visit.parts.reading.names()
    around = {
        "body": body,
        "preview": True,
        "about_child": about_child(seen.visit),
        "desk": seen.desk,
        "who": f"{seen.holder.name or seen.holder.kind}, for {names.get(seen.visit.child, 'the child')}",
        "why_not": CATCHES.get(seen.holder.why_not, ""),
        "case_href": reverse("case", args=[seen.desk.record]),
    }
    return Page(template="invited/as_seen.html", content={**content, **around}, shows=(*seen.desk.shows, *shows))


def _as_if_invited(visit: Visit, desk: Desk, child: Subject, holder: Holder) -> InvitedVisit:
    """Return a visit of somebody who was never invited: it is kept nowhere, and nothing is entered through it."""
    invitation = Invitation(holder=holder.ref, kind=holder.kind, child=child, record=desk.record, made_at=visit.now)
    return InvitedVisit(request=visit.request, invitation=invitation, now=visit.now, parts=visit.parts, covered=False)
