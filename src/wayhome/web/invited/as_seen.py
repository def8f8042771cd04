"""An officer looks at a door as whoever it is for sees it, made by the same function for an invitation that is none."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from wayhome.application.at_the_door.where import places_of
from wayhome.application.rights_holders import invitable
from wayhome.casework.answering.invite import CATCHES
from wayhome.casework.holders.standing import Holder, holder_called
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.one_child import called_beside
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
    found = holder_called(holder, invitable(child, visit.parts.ledger, at=visit.now))
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
        "who": _who(seen.holder, names.get(seen.visit.child, "")),
        "why_not": CATCHES.get(seen.holder.why_not, ""),
        "case_href": reverse("case", args=[seen.desk.record]),
    }
    return Page(template="invited/as_seen.html", content={**content, **around}, shows=(*seen.desk.shows, *shows))


def _who(holder: Holder, child: str) -> str:
    """Return whose door it is, in words: the child, or somebody of theirs."""
    if holder.is_child:
        return f"the child, {child}" if child else "the child"
    return f"{holder.name or f'the {holder.kind}'}, for {child or 'the child'}"


def invited_here(desk: Desk, child: Subject) -> Iterator[tuple[str, Invitation]]:
    """Yield each invitation for a child that stands, of this case or of one that goes on in it, with whose it is.

    Where the records of two children were joined, whoever was invited for the other is called by that other.
    """
    story = desk.visit.parts.reading.story(child)
    read_as = [other for other, kept in desk.facing.one_child.items() if kept == child]
    found = Invitation.objects.filter(child__in=[child, *read_as], ended_at=None).order_by("made_at")
    for row in found:
        if places_of(story, RecordId(row.record)).now == desk.record:
            yield called_beside(row.holder, Subject(row.child), child), row


def _as_if_invited(visit: Visit, desk: Desk, child: Subject, holder: Holder) -> InvitedVisit:
    """Return a visit like theirs, or of somebody who was never invited: it is kept nowhere, and enters nothing."""
    theirs = dict(invited_here(desk, child)).get(holder.ref)
    record = theirs.record if theirs else desk.record
    invitation = Invitation(holder=holder.ref, kind=holder.kind, child=child, record=record, made_at=visit.now)
    return InvitedVisit(request=visit.request, invitation=invitation, now=visit.now, parts=visit.parts, covered=False)
