"""Who was invited to a door in a case: made out, ended, given a code by voice, and seen as they see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, cast, get_args
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.at_the_door.where import places_of
from wayhome.application.at_the_door.whose import is_held_back
from wayhome.application.rights_holders import invitable
from wayhome.casework.answering.hold_back import HELD, ShowAgain
from wayhome.casework.answering.invite import CATCHES, PARTNERS, EndInvitation, Invite
from wayhome.casework.holders.standing import Holder, holder_called
from wayhome.casework.providers.interviewers import ends, is_over, link_by
from wayhome.casework.providers.interviews import FOUND
from wayhome.casework.telling.could_be import could_be
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.door import For
from wayhome.web.acting.desk import Desk, acting_as, desk_for, enter
from wayhome.web.acting.pages import new_key
from wayhome.web.answering.as_seen import SEEN_HERE
from wayhome.web.answering.ended import how_it_ended
from wayhome.web.answering.inviting import checked, of_child, words_for
from wayhome.web.answering.telling_apart import masked, told_apart, ways_said
from wayhome.web.doing import doing
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.invited.as_seen import invited_here
from wayhome.web.invited.begun import begun_by, hand_on
from wayhome.web.invited.codes import send_link, ways_to
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.opening import LINK_GOOD_FOR, code_from, digest_of, end, give_code
from wayhome.web.presenting.at_the_door import at_of
from wayhome.web.presenting.times import when

CARE = Permission.CARE_FOR_VICTIMS
Ended = Literal["withdrawn", "replaced"]
SEEN_AT: Mapping[str, str] = {
    **dict.fromkeys(SEEN_HERE, "as-seen"), "carer": "carer-as-seen", **dict.fromkeys(PARTNERS, "partner-as-seen"),
}  # fmt: skip
AT_A_DOOR = ("child", "parent", "guardian", "carer", *PARTNERS)
KINDS = {
    "child": "the child", "parent": "parent", "guardian": "guardian", "carer": "carer", "council": "council",
    "advocate": "advocate", "other_adult": "another adult",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One rights-holder: who, why they are not invited if they are not, how their invitation stands, what they see."""

    child: Subject
    holder: str
    who: str
    why_not: str
    say_href: str
    standing: tuple[str, ...]
    reference: str
    preview: str
    caring: str
    held_back: bool
    ways: tuple[tuple[str, str], ...]
    way: str
    words: str
    could_be: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A link or a code, shown once and kept nowhere; ``sent``: by which way the link is sent instead."""

    who: str
    sent: str = ""
    link: str = ""
    code: str = ""


@shows_records(CARE, methods=READING_AND_SENDING)
def show_doors(visit: Visit, record: str) -> Page | HttpResponse:
    """Show who was invited in a case, and do what the form asks."""
    desk = desk_for(visit, record)
    if desk is None:
        raise Http404
    if visit.request.method != "POST":
        return _page(desk)
    try:
        secret = _done(desk)
    except Refused as refused:
        return _page(desk, reasons=refused.reasons)
    return _page(desk, secret=secret) if secret else redirect("doors", record)


def _page(desk: Desk, *, secret: Secret | None = None, reasons: tuple[Reason, ...] = ()) -> Page:
    content = {
        "desk": desk,
        "rows": tuple(_rows(desk)),
        "secret": secret,
        "reasons": reasons,
        "key": new_key(desk.visit),
        "interviewer_href": reverse("interviewer", args=[desk.record]) if desk.facing.story.of_type(FOUND) else "",
        "case_href": reverse("case", args=[desk.record]),
    }
    return Page(template="answering/doors.html", content=content, shows=desk.shows, status=422 if reasons else 200)


def _rows(desk: Desk) -> Iterator[Row]:
    for child in desk.facing.children:
        story = desk.visit.parts.reading.story(child)
        made = dict(invited_here(desk, child))
        for holder in _holders(desk, child):
            if holder.kind not in AT_A_DOOR or (is_over(holder) and holder.ref not in made):
                continue
            invitation = made.get(holder.ref)
            at = at_of(holder.kind, holder.ref, child, desk.record, desk.visit.now)
            yield Row(
                child=child,
                holder=holder.ref,
                who=_who(desk, child, holder),
                why_not=CATCHES.get(holder.why_not, ""),
                say_href=_say_href(desk, child, holder),
                standing=tuple(_standing(invitation, desk.visit.now, how_it_ended(desk, story, holder.ref))),
                reference=invitation.reference if invitation else "",
                preview=_preview(desk, child, holder, SEEN_AT[holder.kind]),
                caring=_preview(desk, child, holder, "carer-as-seen") if holder.kind in ("parent", "guardian") else "",
                held_back=is_held_back(story, replace(at, before=_held_in(story, desk.record))),
                ways=ways_said(holder, desk.visit.now),
                way=link_by(holder),
                words=_words(desk, child, holder),
                could_be=bool(could_be(holder, of_child(desk, child))),
            )


def _held_in(story: Story, record: RecordId) -> tuple[RecordId, ...]:
    """Return the records in which something was held back of a case that goes on in this one."""
    held = (event.record for event in story.of_type(HELD, with_child=True))
    return tuple(one for one in dict.fromkeys(held) if places_of(story, one).now == record)


def _words(desk: Desk, child: Subject, holder: Holder) -> str:
    """Return what goes with the link: as it was sent and refused, else as the rulebook begins it."""
    sent = desk.visit.request.POST
    if "words" in sent and (sent.get("child"), sent.get("holder")) == (child, holder.ref):
        return str(sent["words"])
    return words_for(desk, child, holder)


def _preview(desk: Desk, child: Subject, holder: Holder, page: str) -> str:
    return f"{reverse(page, args=[desk.record, holder.ref])}?{urlencode({'child': child})}"


def _say_href(desk: Desk, child: Subject, holder: Holder) -> str:
    """Return where it is said whether somebody may know, where that is what stands in the way; else nothing."""
    if holder.why_not != "may_not_know":
        return ""
    return doing("name-holder").href(desk.record, f"holder:{holder.ref} of {child}")


def _standing(invitation: Invitation | None, now: datetime, ended: str) -> Iterator[str]:
    if invitation is None:
        yield ended or "Not invited."
        return
    if invitation.until <= now:
        yield "The link has ended."
    yield f"First opened {when(invitation.opened_at, now)}." if invitation.opened_at else "Not opened yet."
    if invitation.locked_until is not None and invitation.locked_until > now:
        yield f"Locked until {when(invitation.locked_until, now)}: five wrong codes. Ask whether that was them."
    elif invitation.locks:
        yield "Somebody used five wrong codes up before. Ask whether that was them."


def _holders(desk: Desk, child: Subject) -> tuple[Holder, ...]:
    return invitable(child, desk.visit.parts.ledger, at=desk.visit.now)


def _who(desk: Desk, child: Subject, holder: Holder) -> str:
    """Say who somebody is, apart from another who is said in the same words."""
    holders = _holders(desk, child)
    said = told_apart([(_said(desk, child, one), one.called.happened_at if one.called else None) for one in holders])
    return next(words for one, words in zip(holders, said, strict=True) if one.ref == holder.ref)


def _said(desk: Desk, child: Subject, holder: Holder) -> str:
    name = desk.visit.parts.reading.names().get(child, "") or "the child"
    if holder.is_child:
        return f"{name}, the child"
    if ends(holder) is not None:
        return f"{holder.name}, who holds the return interview with {name}"
    return ", ".join(filter(None, (holder.name, f"{KINDS[holder.kind]} of {name}")))


def _child(desk: Desk, named: str) -> Subject | None:
    children = desk.facing.children
    return next((one for one in children if one == named), children[0] if children and not named else None)


def _done(desk: Desk) -> Secret | None:
    """Do what a form of the page asks; a link or a code comes back to be shown once."""
    sent = desk.visit.request.POST
    child = _child(desk, sent.get("child", ""))
    holder = holder_called(sent.get("holder", ""), _holders(desk, child)) if child else None
    if child is None or holder is None:
        raise Http404
    if "invite" in sent:
        return _invited(desk, child, holder)
    if "code" in sent:
        return _coded(desk, child, holder)
    if "end" in sent:
        _ended(desk, child, holder, "withdrawn")
    if "show-again" in sent:
        _shown_again(desk, child, holder)
    return None


def _invited(desk: Desk, child: Subject, holder: Holder) -> Secret:
    """Make out an invitation; one made out before is replaced, and what they began by it goes on by the new one."""
    visit, link = desk.visit, desk.visit.parts.supplies.salt()
    channel = next((one for one in ways_to(holder, visit.now) if one.ref == visit.request.POST.get("way", "")), None)
    words = checked(_words(desk, child, holder), channel, holder, child, desk) if channel else ""
    reference, kind = f"I-{visit.parts.supplies.event_id()[:12]}", _kind(holder)
    latest = visit.now + LINK_GOOD_FOR
    until = min(ends(holder) or latest, latest)
    command = Invite(
        by=acting_as(visit, CARE), happened_at=visit.now, key=new_key(visit), record=desk.record, child=child,
        invitation=reference,
        holder=holder.ref, kind=kind, until=until, not_the_suspect="not_the_suspect" in visit.request.POST,
    )  # fmt: skip
    enter(visit, command)
    begun = begun_by(row for ref, row in invited_here(desk, child) if ref == holder.ref)
    _ended(desk, child, holder, "replaced")
    made = Invitation.objects.create(
        reference=reference, link=digest_of(link), holder=holder.ref, kind=kind, child=child, record=desk.record,
        made_at=visit.now, until=until,
    )  # fmt: skip
    hand_on(begun, made, visit.parts.supplies.salt, visit.now)
    place = f"{settings.ADDRESS}{reverse('door-link', args=[link])}"
    if channel is None:
        return Secret(who=_who(desk, child, holder), link=place)
    send_link(visit.parts, made, channel, f"{words}\n{place}", visit.now)
    return Secret(who=_who(desk, child, holder), sent=masked(channel))


def _kind(holder: Holder) -> For:
    """Return for whom an invitation is; there is no door for an advocate or another adult."""
    found = next((kind for kind in get_args(For) if kind == holder.kind), None)
    if found is None:
        raise Http404
    return cast("For", found)


def _coded(desk: Desk, child: Subject, holder: Holder) -> Secret | None:
    """Make a code to be said by voice or in person, now."""
    invitation = next((row for ref, row in invited_here(desk, child) if ref == holder.ref), None)
    if invitation is None:
        return None
    code = code_from(desk.visit.parts.supplies.salt())
    give_code(invitation, code, desk.visit.now)
    return Secret(who=_who(desk, child, holder), code=f"{code[:3]} {code[3:]}")


def _ended(desk: Desk, child: Subject, holder: Holder, why: Ended) -> None:
    visit = desk.visit
    for one in [row for ref, row in invited_here(desk, child) if ref == holder.ref]:
        end(one.reference, visit.now)
        command = EndInvitation(
            by=acting_as(visit, CARE), happened_at=visit.now, key=new_key(visit), record=desk.record, child=child,
            invitation=one.reference, why=why,
        )  # fmt: skip
        enter(visit, command)


def _shown_again(desk: Desk, child: Subject, holder: Holder) -> None:
    visit = desk.visit
    story = visit.parts.reading.story(child)
    for event in story.of_type(HELD, with_child=True):
        if places_of(story, event.record).now == desk.record and event.body.get("holder") in (None, holder.ref):
            command = ShowAgain(
                by=acting_as(visit, CARE), happened_at=visit.now, key=new_key(visit), record=desk.record, child=child,
                hold=str(event.body["hold"]),
            )  # fmt: skip
            enter(visit, command)
