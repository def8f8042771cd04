"""A request by somebody who was invited: who they are, what they came for, and the page that answers it.

``@for_invited("child", "parent")`` serves a page of a door to those kinds of holder. Nobody else learns that there is
one: without a visit, at another's door, and after an invitation ended, the answer is the same way in. A page is shown
covered until whoever is there uncovers it, and every look is written in the who-looked log.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeAlias

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from wayhome.access.actors import Actor, Role
from wayhome.application.handling import Handled, handle
from wayhome.application.rights_holders import rights_holders
from wayhome.casework.commands import Acting, Command
from wayhome.casework.holders.standing import holder_called, may_reach
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.kernel.refusals import Refused
from wayhome.record.one_child import called_beside
from wayhome.web.http import READING, Methods, Page, marked, parts_behind, send
from wayhome.web.invited.models import DoorVisit, Invitation
from wayhome.web.invited.opening import LONGEST, visit_of
from wayhome.web.wiring import Wiring

BEGUN = "wayhome.door.begun"
TICKET = "door"  # the cookie of whoever is in; the sign-in of staff has another
PARTNERS = ("council", "provider")
ROLES: Mapping[str, Role] = {
    "child": Role.FAMILY, "parent": Role.FAMILY, "guardian": Role.FAMILY, "carer": Role.FAMILY,
    "council": Role.PARTNER, "provider": Role.PARTNER,
}  # fmt: skip
HOMES: Mapping[str, str] = {
    "child": "door-page", "parent": "door-page", "guardian": "door-page", "carer": "carer-door",
    "council": "partner-door", "provider": "partner-door",
}  # fmt: skip
"""For each kind of holder, the name of the address that they come in at."""

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedVisit:
    """One request by somebody who was invited, with the one reading of the clock it is answered by."""

    request: HttpRequest
    invitation: Invitation
    now: datetime
    parts: Wiring
    covered: bool

    @property
    def reference(self) -> str:
        """Return what the record calls the invitation."""
        return self.invitation.reference

    @property
    def holder(self) -> str:
        """Return the reference of the rights-holder, or of the council or provider."""
        return self.invitation.holder

    @property
    def kind(self) -> str:
        """Return what they are to the child."""
        return self.invitation.kind

    @property
    def child(self) -> Subject:
        """Return the one child whom it is about."""
        return Subject(self.invitation.child)

    @property
    def begun(self) -> str:
        """Return the seal by which what is begun in this visit is known as theirs when it is sent after its end."""
        return signing.dumps(self.reference, salt=BEGUN)

    @property
    def as_read(self) -> tuple[Subject, str]:
        """Return the child and the holder as they are read, where records were joined called otherwise."""
        child = self.parts.reading.one(self.child)
        return child, called_beside(self.holder, self.child, child)

    @property
    def record(self) -> RecordId:
        """Return the record that it was made out in."""
        return RecordId(self.invitation.record)

    @property
    def actor(self) -> Actor:
        """Return who acts: an invitation, in a role that no sign-in holds."""
        named = ActorId(f"invited:{self.invitation.reference}")
        return Actor(id=named, name="By invitation", roles=frozenset({ROLES[self.kind]}))

    @property
    def acting(self) -> Acting:
        """Return who acts, for a command."""
        return Acting(actor=self.actor, role=ROLES[self.kind])

    @property
    def rulebook(self) -> Rulebook:
        """Return the rulebook in force now."""
        return self.parts.reading.rulebook.at(self.now)


InvitedAnswer: TypeAlias = "Page | HttpResponse"
InvitedView: TypeAlias = Callable[Concatenate[InvitedVisit, P], InvitedAnswer]


class Served(Protocol[P]):
    """What Django calls."""

    def __call__(self, request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase: ...


def for_invited(
    *kinds: str, methods: Methods = READING, keeps: bool = False
) -> Callable[[InvitedView[P]], "Served[P]"]:
    """Serve a page of a door to some kinds of holder, covered until it is uncovered; to anybody else, the way in.

    ``keeps``: what is sent from it is kept, though the visit in which it was begun has ended; then nothing is shown.
    """

    def decorate(view: InvitedView[P]) -> "Served[P]":
        @wraps(view)
        def served(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            visit = invited_visit(request)
            begun = begun_visit(request) if keeps and request.method == "POST" else None
            if begun is not None and begun.kind in kinds and (visit is None or visit.reference != begun.reference):
                return kept_late(view, begun, *args, **kwargs)
            if visit is None or visit.kind not in kinds or not is_welcome(visit):
                return the_way_in()
            if visit.covered and request.method != "POST":
                return sent(request, covered_page(request))
            try:
                answer = view(visit, *args, **kwargs)
            except Refused:
                return gone_wrong(request, "refused", 422)
            if isinstance(answer, Page):
                note_look(visit, view.__name__, answer)
            return sent(request, answer)

        return login_not_required(marked(served, "records", methods))

    return decorate


def kept_late(view: InvitedView[P], begun: InvitedVisit, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
    """Keep what somebody wrote in a visit that ended before they sent it, as theirs, and say no more than that."""
    try:
        answer = view(begun, *args, **kwargs)
    except Refused:
        return gone_wrong(begun.request, "refused", 422)
    return the_way_in() if isinstance(answer, Page) else gone_wrong(begun.request, "kept", 200)


def begun_visit(request: HttpRequest) -> InvitedVisit | None:
    """Return the visit in which a page was begun that is sent now, by what was sealed into it; None where none was."""
    try:
        reference = signing.loads(request.POST.get("begun", ""), salt=BEGUN, max_age=LONGEST)
    except signing.BadSignature:
        return None
    invitation = Invitation.objects.filter(reference=reference).first()
    parts = parts_behind()
    if invitation is None:
        return None
    return InvitedVisit(request=request, invitation=invitation, now=parts.supplies.now(), parts=parts, covered=True)


def is_welcome(visit: InvitedVisit) -> bool:
    """Say whether it is safe, at this moment, that somebody sees anything at their door.

    Whoever came to be suspected, or may not know, or was let go, is back outside at once; so is a child for whom no way
    is safe. An hour that was agreed on for messages keeps nobody out who comes by themselves.
    """
    holder = holder_called(visit.holder, rights_holders(visit.child, visit.parts.ledger, at=visit.now))
    if holder is None:
        return visit.kind in PARTNERS
    reach = may_reach(holder, "door", visit.now)
    return reach.ok or reach.why == "not_now"


def at_the_door(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> "Served[P]":
    """Serve a page that anybody may open on their way in or out. It shows nothing of anybody."""
    return login_not_required(marked(view, "no record", ("GET", "HEAD", "POST")))


def invited_visit(request: HttpRequest) -> InvitedVisit | None:
    """Return the visit of whoever is in at a door on this browser; None where nobody is."""
    visit = kept_visit(request)
    if visit is None:
        return None
    parts = parts_behind()
    return InvitedVisit(
        request=request,
        invitation=visit.invitation,
        now=parts.supplies.now(),
        parts=parts,
        covered=not visit.uncovered,
    )


def kept_visit(request: HttpRequest) -> DoorVisit | None:
    """Return the visit as it is kept. Somebody signed in as staff is at no door."""
    ticket = request.COOKIES.get(TICKET, "")
    if not ticket or getattr(request.user, "is_authenticated", False):
        return None
    return visit_of(ticket, parts_behind().supplies.now())


def enter(visit: InvitedVisit, command: Command) -> Handled:
    """Do an act, through the one door of the record."""
    return handle(command, ledger=visit.parts.ledger, supplies=visit.parts.supplies, rulebook=visit.rulebook)


def new_key(visit: InvitedVisit) -> str:
    """Return a key under which one act is entered once, however often it is sent."""
    return f"door:{visit.parts.supplies.event_id()}"


def home_of(kind: str) -> str:
    """Return where somebody of a kind comes in; the way in again where there is no door for them yet."""
    try:
        return reverse(HOMES.get(kind, "door-in"))
    except NoReverseMatch:
        return reverse("door-in")


def the_way_in() -> HttpResponse:
    """Answer whoever may not be where they are: the same for everybody and for whatever reason."""
    return guarded(redirect("door-in"))


def note_look(visit: InvitedVisit, page: str, answer: Page) -> None:
    """Write in the who-looked log that somebody invited saw what is theirs."""
    shown = tuple(dict.fromkeys((visit.record, visit.child, *answer.shows)))
    visit.parts.looks.note(actor=visit.actor.id, page=page, shown=shown, at=visit.now)


def covered_page(request: HttpRequest) -> Page:
    """Return the page that shows nothing until it is asked for."""
    return Page(template="invited/covered.html", content={"back_to": request.path})


def is_of_a_door(request: HttpRequest) -> bool:
    """Say whether somebody is at a door, or on their way in, whatever became of what they asked for."""
    return request.path.startswith(("/door/", "/d/"))


def gone_wrong(request: HttpRequest, what: str, status: int) -> HttpResponse:
    """Answer at a door what is not there, was refused, came too late or broke: no word of whose house it is."""
    return sent(request, Page(template="invited/gone_wrong.html", content={"what": what}, status=status))


def sent(request: HttpRequest, answer: InvitedAnswer) -> HttpResponse:
    """Send a page of a door: kept nowhere, found by no search, and led to from nowhere."""
    return guarded(send(request, answer))


def guarded(answer: HttpResponse) -> HttpResponse:
    """Say in the headers that an answer is for nobody else and for no search."""
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def sign_staff_out(request: HttpRequest) -> None:
    """End a sign-in of staff on this browser: nobody is both."""
    if getattr(request.user, "is_authenticated", False):
        logout(request)
