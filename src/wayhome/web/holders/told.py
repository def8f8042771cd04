"""Told and heard: each child's rights and where they stand, and everybody who is told, how safely, and when next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.holders.enhanced import enhanced
from wayhome.casework.holders.standing import Holder, may_reach, only_not_asked
from wayhome.duties.duty import Duty
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.doing import doing
from wayhome.web.holders.agreeing import FORMATS, OFTEN
from wayhome.web.holders.rights import RightStands, acts_owed, next_due, of_child, of_holder, rights_of, told_next
from wayhome.web.holders.who import BY, KINDS, Whom, everybody_told, masked
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.safe_ways import never, when_safe
from wayhome.web.presenting.times import when

WHY_NOT = {
    "holder_left": "Told no longer", "under_suspicion": "Never told: may be among those who harm the child",
    "may_not_know": "Not told: nobody has said that it is safe that they know",
}  # fmt: skip
CHILD_DIED = "The child has died: nothing is sent to them any more"
NOBODY_ASKED = "Told nothing yet: nobody has asked whether they may be among those who harm the child"
STOPPED = {
    "channel_unsafe": "not used: not known to be safe", "channel_stopped": "not used any more",
    "never_by": "never used", "not_now": "only at other times",
}  # fmt: skip
DELIVERED, UPDATED = "victim.notice_delivered", "victim.updated"
ACTS = ("agree-contact", "safe-contact", "keep-channel")
SAID_SHORTER = {"name-holder": "Change who they are", "write-notice": "Write to them"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderShown:
    """One rights-holder as the page has them."""

    who: str
    why_not: str
    ask: Link | None
    plan: str
    ways: tuple[str, ...]
    safety: tuple[str, ...]
    last_told: str
    told_next: str
    next_due: str
    owed: tuple[Link, ...]
    acts: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildShown:
    """One child: their rights, why they are enhanced, and everybody who is told."""

    called: str
    enhanced: str
    rights: tuple[RightStands, ...]
    rests_on: Mark | None
    holders: tuple[HolderShown, ...]


@shows_records(Permission.READ_CASES)
def show_told(visit: Visit, record: str) -> Page:
    """Show who is told of each child of a case, and where each right stands."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.case:
        raise Http404
    everybody = everybody_told(desk)
    children = dict.fromkeys(one.child for one in everybody)
    content = {
        "desk": desk,
        "case_href": reverse("case", args=[record]),
        "entered": take(visit.request),
        "children": tuple(_child(child, [one for one in everybody if one.child == child], desk) for child in children),
        "links": tuple(_links(desk, ("name-holder", "council-as-parent", "stop-channel"))),
    }
    return Page(template="holders/told.html", content=content, shows=desk.shows)


def _child(child: Subject, told: list[Whom], desk: Desk) -> ChildShown:
    duties = of_child(desk.case.duties, child, told[0].child if not told[0].several else desk.facing.children[0])
    named = len(told) > 1
    own = of_holder(duties, "H1", named=named)
    inquiry = desk.facing.is_investigation
    rights = tuple(rights_of(desk, own)) if inquiry else ()
    return ChildShown(
        called=told[0].child_called,
        enhanced=enhanced(desk.facing.story.of_child(child)).because if inquiry else "",
        rights=rights,
        rests_on=rights[0].basis if rights else None,
        holders=tuple(_holder(one, of_holder(duties, one.holder.ref, named=named), desk) for one in told),
    )


def _holder(whom: Whom, duties: tuple[Duty, ...], desk: Desk) -> HolderShown:
    holder = whom.holder
    ours = tuple(duty for duty in duties if _of_victims(duty, desk))
    owed = acts_owed(desk, ours)
    unasked = _nobody_asked(whom, desk)
    return HolderShown(
        who=KINDS["child"] if holder.is_child else whom.words,
        why_not=NOBODY_ASKED if unasked else _why_not(holder),
        ask=_ask(whom, desk) if unasked else None,
        plan=_plan(holder),
        ways=tuple(_ways(holder, desk)),
        safety=tuple(_safety(holder, desk)),
        last_told=_last_told(holder, whom, desk),
        told_next=told_next(ours, desk.visit.now),
        next_due=next_due(ours, desk.visit.now),
        owed=owed,
        acts=tuple(one for one in _acts(whom, desk) if one.text not in {link.text for link in owed}),
    )


def _why_not(holder: Holder) -> str:
    """Say why they are told nothing; a child is always told while they live."""
    return CHILD_DIED if holder.is_child and holder.why_not else WHY_NOT.get(holder.why_not, "")


def _nobody_asked(whom: Whom, desk: Desk) -> bool:
    holder = whom.holder
    story = desk.facing.stories.get(whom.child) or Story(whom.child, ())
    return holder.why_not == "under_suspicion" and not holder.left and only_not_asked(holder, story)


def _ask(whom: Whom, desk: Desk) -> Link | None:
    """Return the link to where it is asked, for whoever may put down the answer."""
    page = doing("name-holder")
    if not may(desk.visit.actor, page.permission):
        return None
    return Link(text="Ask, and put down what you learn", href=page.href(desk.record, whom.key))


def _of_victims(duty: Duty, desk: Desk) -> bool:
    return any(duty.rule in right.rules for right in desk.pack.victim_rights.values())


def _plan(holder: Holder) -> str:
    plan = holder.plan
    if plan is None:
        return ""
    kept = next((one for one in holder.channels if one.ref == plan.channel), None)
    by = masked(kept) if kept else BY["in_person"]
    said = [dict(OFTEN).get(plan.frequency, plan.frequency), by]
    said += [f"told by {plan.told_by}"] if plan.told_by else []
    said += [plan.other_language or plan.language] if plan.language != "english" else []
    said += [dict(FORMATS)[plan.format].lower()] if plan.format != "plain" else []
    said += ["an interpreter"] if plan.interpreter == "yes" else []
    less = " They asked for less." if plan.less_than_owed else ""
    return f"{', '.join(said)}.{less}"


def _ways(holder: Holder, desk: Desk) -> Iterator[str]:
    for one in holder.channels:
        reach = may_reach(holder, one.ref, desk.visit.now)
        why = "" if reach.ok else STOPPED.get(reach.why, "not used")
        if one.questioned and not one.stopped:
            why = "not used: the child moved, and nobody has asked since"
        yield f"{masked(one)}{f' ({why})' if why else ''}"


def _safety(holder: Holder, desk: Desk) -> Iterator[str]:
    """Yield what is safe, in words; the most dangerous first."""
    known = holder.safety
    if known is None:
        return
    if known.no_safe_way:
        yield "No way is safe at present: in person only."
    yield from never(known)
    if known.say_nothing_of_police:
        yield "Nothing may show that it is from the police."
    yield from when_safe(known, desk.visit.now.date())


def _last_told(holder: Holder, whom: Whom, desk: Desk) -> str:
    story = desk.facing.stories.get(whom.child) or Story(whom.child, ())
    told = [event for event in story.of_type(DELIVERED) if _reached(event, holder)]
    told += [event for event in story.of_type(UPDATED) if _was_told(event, holder)]
    return when(max(event.happened_at for event in told), desk.visit.now) if told else ""


def _reached(event: Event, holder: Holder) -> bool:
    return event.body.get("holder") == holder.ref or (holder.is_child and event.body.get("to") == "child")


def _was_told(event: Event, holder: Holder) -> bool:
    return event.body.get("delivered") is True and holder.is_child and event.body.get("to") in ("child", "both")


def _acts(whom: Whom, desk: Desk) -> Iterator[Link]:
    names = ACTS if whom.holder.is_child else (*ACTS, "name-holder", "let-holder-go")
    names = ("write-notice", *names) if whom.holder.may_be_told and desk.facing.case else names
    for one in map(doing, names if not whom.holder.left else ("name-holder",)):
        if may(desk.visit.actor, one.permission):
            words = SAID_SHORTER.get(one.name, one.words)
            yield Link(text=words, href=one.href(desk.record, whom.key))


def _links(desk: Desk, names: tuple[str, ...]) -> Iterator[Link]:
    for one in map(doing, names):
        if may(desk.visit.actor, one.permission):
            yield Link(text=one.words, href=one.href(desk.record))
