"""What is sent from a page that was begun in a visit which has ended: kept, as theirs or for an officer to look at.

Nothing is shown to whoever sends it but that it was kept. Where their invitation stands and they may be told, it is
entered as what it is; an officer looks first at what came after the invitation ended, or a day after it was begun.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Literal

from django.http import HttpRequest, HttpResponse

from wayhome.application.at_the_door.carer import last_case
from wayhome.casework.answering.noted import SendLate
from wayhome.kernel.ids import RecordId, SubjectKind
from wayhome.kernel.refusals import Refused
from wayhome.record.events.door import SentWhat
from wayhome.web.http import Page, parts_behind
from wayhome.web.invited.answers import InvitedAnswer, gone_wrong
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.visit import InvitedVisit, enter_once
from wayhome.web.invited.written import AS_THEIRS_FOR, seal_in, written_in

Why = Literal["begun_long_ago", "invitation_ended", "not_let_in"]


def begun_visit(request: HttpRequest) -> InvitedVisit | None:
    """Return the visit in which a page was begun that is sent now, by what was sealed into it; None where none was."""
    seal = seal_in(request)
    invitation = Invitation.objects.filter(reference=seal.reference).first() if seal else None
    if invitation is None:
        return None
    parts = parts_behind()
    return InvitedVisit(request=request, invitation=invitation, now=parts.supplies.now(), parts=parts, covered=True)


def keep_late(
    view: Callable[[], InvitedAnswer], begun: InvitedVisit, what: SentWhat, is_welcome: Callable[[InvitedVisit], bool]
) -> HttpResponse:
    """Keep what somebody wrote in a visit that ended before they sent it, and say no more than that."""
    why = _first_looked_at(begun, welcome=is_welcome(begun))
    if why is None and _is_entered(view):
        return gone_wrong(begun.request, "kept", 200)
    try:
        kept = _for_an_officer(begun, what, why or "begun_long_ago")
    except Refused:
        kept = False
    return gone_wrong(begun.request, "kept", 200) if kept else gone_wrong(begun.request, "not_sent", 422)


def _is_entered(view: Callable[[], InvitedAnswer]) -> bool:
    """Enter what was sent as what it is; says whether it was, which a page that asks for more is not."""
    try:
        return not isinstance(view(), Page)
    except Refused:
        return False


def _first_looked_at(begun: InvitedVisit, *, welcome: bool) -> Why | None:
    """Say why an officer looks at it before anything follows from it; None where it is theirs to enter."""
    if begun.invitation.ended_at is not None or begun.invitation.until <= begun.now:
        return "invitation_ended"
    if not welcome:
        return "not_let_in"
    seal = seal_in(begun.request)
    return "begun_long_ago" if seal is None or begun.now - seal.at > AS_THEIRS_FOR else None


def _for_an_officer(begun: InvitedVisit, what: SentWhat, why: Why) -> bool:
    """Keep what is written in it; says whether anything was: a page may only ask to send what was kept before."""
    said = written_in(begun.request)
    if not said:
        return False
    own = f"{begun.reference}\n{begun.request.POST.get('begun', '')}\n{said}"
    command = SendLate(
        by=begun.acting, happened_at=begun.now, key=f"door-late:{sha256(own.encode()).hexdigest()[:40]}",
        record=_place(begun), child=begun.child, invitation=begun.reference, holder=begun.holder,
        kind=begun.kind, what=what, why=why, said=said,  # type: ignore[arg-type]  # kept as Invite had it
    )  # fmt: skip
    enter_once(begun, command)
    return True


def _place(begun: InvitedVisit) -> RecordId:
    """Return where it is kept: in the case they were invited in, else in the child's last; else in no case."""
    reading = begun.parts.reading
    case = reading.case(begun.record, begun.now)
    if case is not None and SubjectKind.CHILD not in case.kinds:
        return begun.record
    found = last_case(reading.story(reading.one(begun.child)))
    return found[0] if found else begun.record
