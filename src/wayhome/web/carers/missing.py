"""Report a child missing through a link: one short page, nothing that must be filled in, and taken whatever the link.

Nothing here looks at a session first, and nothing is refused: a report at two in the morning, by a link that ended
months ago, on a telephone that keeps no cookies, opens a case. Whoever came without the code is told nothing about any
child, and the page is the same for every link. It is exempt from the check of where a form came from, which needs a
cookie; who is inside a door is known by a cookie that no other site can send with a form.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Literal

from django import forms
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from wayhome.access.actors import Actor, Role
from wayhome.application.handling import handle
from wayhome.application.refusals import KeyUsedBefore
from wayhome.casework.carers.add_information import AddInformation
from wayhome.casework.carers.report_missing import Answered, ReportMissing
from wayhome.casework.commands import Acting, Command
from wayhome.casework.take_report import BY_KIN, Reporting
from wayhome.kernel.ids import ActorId, Subject
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event
from wayhome.record.events.missing import Informant
from wayhome.record.events.questions import LAST_SEEN
from wayhome.web.acting.fields import fields_of
from wayhome.web.acting.written import day_of_birth
from wayhome.web.carers.report_form import LONGEST, MoreForm, ReportForm, age_of, said_of
from wayhome.web.carers.sent_again import is_still_missing, keep_sent, note_again, sent_before
from wayhome.web.http import Page, parts_behind
from wayhome.web.invited.answers import sent
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.opening import digest_of
from wayhome.web.invited.views import LINK, link_followed
from wayhome.web.invited.visit import InvitedVisit
from wayhome.web.invited.visiting import about_child, at_the_door, invited_visit, is_welcome
from wayhome.web.presenting.new_names import code, new_case, new_child, new_record
from wayhome.web.wiring import Wiring

SALT, VIA = "wayhome.door.report", "wayhome.door.via"
ADD_FOR, WRITTEN_FOR = timedelta(hours=6), timedelta(hours=24)
INFORMANTS: Mapping[str, Informant] = {
    "parent": "parent", "guardian": "parent", "carer": "carer", "child": "self", "council": "social_worker",
    "provider": "placement",
}  # fmt: skip


@csrf_exempt
@at_the_door
def report_missing(request: HttpRequest) -> HttpResponseBase:
    """Take a report that a child is missing, through any link or none."""
    parts, visit = parts_behind(), invited_visit(request)
    if request.method != "POST":
        made = {"key": parts.supplies.event_id(), "via": _via(visit, request)}
        form = ReportForm(entered=visit is not None, about=_about(visit), initial=made)
        return sent(request, _asked(form))
    return _take(request, request.POST)


def _take(request: HttpRequest, written: QueryDict) -> HttpResponseBase:
    """Take what was written as a report."""
    parts, visit = parts_behind(), invited_visit(request)
    now, form = parts.supplies.now(), ReportForm(written, entered=None)
    form.is_valid()  # what cannot be read counts as not filled in
    if form.tells_nothing and _came(visit, request, now, form).invitation is None:
        return sent(request, _asked(ReportForm(written, entered=False), lacking=True))
    return sent(request, _taken(_reference_of(form, visit, request, now, parts), now, parts, visit))


def _asked(form: ReportForm, *, lacking: bool = False) -> Page:
    """Return the page of a report; ``lacking``: somebody whom no link names wrote nothing, which tells of no child."""
    content = {"fields": fields_of(form), "form": form, "lacking": lacking}
    return Page(template="carers/report.html", content=content, status=422 if lacking else 200)


def _reference_of(
    form: ReportForm, visit: InvitedVisit | None, request: HttpRequest, now: datetime, parts: Wiring
) -> str:
    """Take a report and return its reference; of the same one again within minutes, that of the first."""
    came, link = _came(visit, request, now, form), _link_of(form, visit, request)
    before = sent_before(link, form, now, known=came.invitation is not None and not form.is_of_another)
    reported = _reported(before.reference, parts) if before is not None else None
    if before is not None and reported is not None and is_still_missing(reported, parts):
        note_again(before, reported, came.acting, now, parts)
        return before.reference
    command = _report(form, came, now, parts)
    _entered(command, parts, now)
    keep_sent(link, form, command.reference, now)
    return command.reference


@csrf_exempt
@at_the_door
def add_to_report(request: HttpRequest) -> HttpResponseBase:
    """Add to a report that was just made. What cannot be added to one is a report of its own."""
    parts, visit = parts_behind(), invited_visit(request)
    now = parts.supplies.now()
    form = MoreForm(request.POST)
    form.is_valid()
    reference = _reference(form.cleaned_data.get("report") or "")
    reported = _reported(reference, parts)
    more = str(form.cleaned_data.get("more") or "").strip()[:LONGEST]
    if request.method != "POST":
        return report_missing(request)
    if reported is None:
        return _take(request, _by_itself(request.POST, more))
    if more:
        came = _came(visit, request, now, form)
        theirs = visit is not None and reported.body.get("invitation") == visit.reference
        add = AddInformation(
            by=came.acting, happened_at=now, key=_key(form), record=reported.record, child=None,
            holder=visit.holder if visit and theirs else "", of=visit.child if visit else None, kind=came.kind,
            what=more,
        )  # fmt: skip
        _entered(add, parts, now)
    return sent(request, _taken(reference, now, parts, visit, added=bool(more)))


def _by_itself(written: QueryDict, more: str) -> QueryDict:
    """Return what was to be added to a report as one of its own: no word of it may be lost."""
    alone = written.copy()
    alone["seen"] = more
    return alone


def _about(visit: InvitedVisit | None) -> str:
    """Return what the child is called, to whoever is inside, has uncovered their page and may be told; else nothing."""
    if visit is None or not is_welcome(visit):
        return ""
    return "Me" if visit.kind == "child" else about_child(visit)


class _Came:
    """How whoever reports came: as whom they act, about which child, and how far they had come in."""

    def __init__(
        self, invitation: Invitation | None, link: Literal["entered", "no_code", "ended", "not_known"]
    ) -> None:
        self.invitation, self.link = invitation, link
        self.kind: Any = invitation.kind if invitation else "carer"
        named = ActorId(f"invited:{invitation.reference if invitation else 'not-known'}")
        actor = Actor(id=named, name="By invitation", roles=frozenset({Role.FAMILY}))
        self.acting = Acting(actor=actor, role=Role.FAMILY)


def _came(visit: InvitedVisit | None, request: HttpRequest, now: datetime, form: forms.Form) -> _Came:
    """Say how they came: as the page was when they began to write, whatever ended or began on this browser since."""
    found = _by_digest(form.cleaned_data.get("via") or "")
    if visit is not None and (found is None or found.pk == visit.invitation.pk):
        return _Came(visit.invitation, "entered")
    found = found or link_followed(request)
    if found is None:
        return _Came(None, "not_known")
    return _Came(found, "ended" if found.ended_at is not None or found.until <= now else "no_code")


def _via(visit: InvitedVisit | None, request: HttpRequest) -> str:
    """Return by which link they came, sealed, and alike whether or not there is such a link.

    Whoever writes for longer than a visit lasts is still known to write of that child.
    """
    digest = visit.invitation.link if visit is not None else digest_of(request.COOKIES.get(LINK, ""))
    return signing.dumps(digest, salt=VIA)


def _by_digest(sealed: str) -> Invitation | None:
    return Invitation.objects.filter(link=_digest_in(sealed)).first()


def _digest_in(sealed: str) -> str:
    try:
        return str(signing.loads(sealed, salt=VIA, max_age=WRITTEN_FOR))
    except signing.BadSignature:
        return ""


def _link_of(form: ReportForm, visit: InvitedVisit | None, request: HttpRequest) -> str:
    """Return the digest of the link that a report came through; that of no link where there was none."""
    own = visit.invitation.link if visit is not None else digest_of(request.COOKIES.get(LINK, ""))
    return _digest_in(form.cleaned_data.get("via") or "") or own


def _report(form: ReportForm, came: _Came, now: datetime, parts: Wiring) -> ReportMissing:
    key = _key(form)
    known = came.invitation is not None and not form.is_of_another
    child = Subject(came.invitation.child) if came.invitation and known else new_child(key, 1)
    informant = INFORMANTS[came.kind] if came.invitation else form.cleaned_data.get("who") or "unknown"
    return ReportMissing(
        by=came.acting,
        happened_at=now,
        key=key,
        children=(_child(form, child, key, known=known, parts=parts),),
        informant=informant,
        channel="online",
        informant_contact=form.said("number") or None,
        said=said_of(form, known=known) or None,
        reference=code(key, 2),
        link=came.link,
        invitation=came.invitation.reference if came.invitation else None,
        holder=came.invitation.holder if came.invitation and known else None,
        supplied_by=BY_KIN.get(informant, ("other", "unknown"))[1],
        answers=_answers(form),
        number_given=form.said("number") or None,
    )


def _answers(form: ReportForm) -> tuple[Answered, ...]:
    """Return what they answered: each worry that they ticked, and where the child was seen last, in their words."""
    ticked = tuple(Answered(question=one, answer="yes") for one in form.cleaned_data.get("worries") or ())
    seen = form.said("seen")
    return (*ticked, Answered(question=LAST_SEEN, answer="yes", words=seen)) if seen else ticked


def _child(form: ReportForm, child: Subject, key: str, *, known: bool, parts: Wiring) -> Reporting:
    made = Reporting(
        child=parts.reading.one(child),
        record=new_record(key, 1),
        case=new_case(key, 1),
        description=form.said("looks") or None,
    )
    if known:
        return made
    return replace(
        made, name=form.said("name") or None, date_of_birth=day_of_birth(form.said("age")), age_stated=age_of(form)
    )


def _entered(command: Command, parts: Wiring, now: datetime) -> None:
    """Do it once. A key follows from everything that was sent, so that one used before is the same sent again."""
    with suppress(KeyUsedBefore):
        rulebook = parts.reading.rulebook.at(now)
        handle(command, ledger=parts.ledger, supplies=parts.supplies, rulebook=rulebook, says_what_changed=False)


def _key(form: forms.Form) -> str:
    """Return the key of what was sent: of all of it, so that what is written anew and sent again is not lost."""
    sent_now = json.dumps([form.cleaned_data.get(name) for name in form.fields], default=str)
    return f"door-report:{sha256(sent_now.encode()).hexdigest()[:40]}"


def _taken(reference: str, now: datetime, parts: Wiring, visit: InvitedVisit | None, *, added: bool = False) -> Page:
    sealed = signing.dumps(reference, salt=SALT)
    form = MoreForm(initial={"report": sealed, "key": parts.supplies.event_id()})
    content = {
        "reference": reference,
        "at": in_london(now),
        "entered": visit is not None,
        "form": form,
        "fields": fields_of(form),
        "added": added,
    }
    return Page(template="carers/taken.html", content=content)


def _reference(sealed: str) -> str:
    try:
        return str(signing.loads(sealed, salt=SALT, max_age=ADD_FOR))
    except signing.BadSignature:
        return ""


def _reported(reference: str, parts: Wiring) -> Event | None:
    if not reference:
        return None
    held = parts.ledger.of_type("door.missing_reported")
    return next((one.event for one in held if one.event.body["reference"] == reference), None)
