"""Who holds a return interview for a council or provider, invited to the interview and told of nothing else.

They are read as somebody who may be reached, by what is their agency's own: an e-mail address and a telephone at work.
They are no rights-holder: no rule, no notice and no page of who is told knows of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from wayhome.casework.facing import Facing
from wayhome.casework.holders.addresses import same_name
from wayhome.casework.holders.asked import as_named
from wayhome.casework.holders.contact import Channel, Contact, Words
from wayhome.casework.holders.standing import Holder, holders_of
from wayhome.casework.providers.interviews import SENT
from wayhome.duties.holders import SUSPECT, HolderOverTime, Turn
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event

PUT_DOWN = "partner.interviewer_put_down"
WAYS = (("text", "telephone"), ("email", "email"))  # a code goes by the first that its link did not go by
LINK_BY = "email"
SEEN_AFTER_SENDING = timedelta(hours=4)
"""How long whoever sent the interview still reads that it was sent: as long as one visit lasts at the most."""


def interviewers_of(
    events: Sequence[Event], words: Words, *, beside: Sequence[Holder], at: datetime
) -> tuple[Holder, ...]:
    """Return whoever was put down, in that order; ``beside`` are the child's rights-holders, at the instant asked for.

    What leads to a suspect is never used for them either, and whoever has a suspect's name sees nothing.
    """
    put_down = [event for event in events if event.type == PUT_DOWN]
    suspects = [words.get((event.id, "name"), "") for event in events if event.type == SUSPECT]
    found = (_interviewer(one, _end(one, events), words, at) for one in put_down)
    first = beside[0]
    return tuple(
        replace(_unless_suspect(one, suspects), never=first.never, never_gone=first.never_gone) for one in found
    )


def interviewers_facing(facing: Facing) -> tuple[Holder, ...]:
    """Return whoever was put down for the child that an act is about."""
    story = as_named(facing.stories.get(facing.child) or Story(facing.child, ()), facing)
    beside = holders_of(story, facing.child, facing.words, at=facing.at)
    return interviewers_of((*story.own, *story.child), facing.words, beside=beside, at=facing.at)


def ends(holder: Holder) -> datetime | None:
    """Return when somebody who holds an interview sees it no longer; None for a rights-holder."""
    if holder.called is None or holder.called.type != PUT_DOWN:
        return None
    return holder.over_time.turns[-1].at


def link_by(holder: Holder) -> str:
    """Return the channel that the link of whoever holds an interview goes by; empty for a rights-holder."""
    if ends(holder) is None:
        return ""
    return next(one.ref for one in holder.channels if one.kind == LINK_BY)


def is_over(holder: Holder) -> bool:
    """Say whether somebody who held an interview sees it no longer; never so of a rights-holder."""
    return ends(holder) is not None and holder.why_not == "holder_left"


def _interviewer(event: Event, end: datetime, words: Words, at: datetime) -> Holder:
    ref, kind = str(event.body["holder"]), str(event.body["of"])
    turns = (Turn(event.happened_at, "", event), Turn(end, "holder_left", event))
    over_time = HolderOverTime(ref, kind, turns)
    now = over_time.at(at)
    return Holder(
        ref=ref,
        kind=kind,
        over_time=over_time,
        why_not=now.why_not if now else "may_not_know",
        called=event,
        name=words.get((event.id, "name"), ""),
        contact=Contact(channels=tuple(_channels(event, words))),
    )


def _unless_suspect(holder: Holder, suspects: Iterable[str]) -> Holder:
    if not any(same_name(holder.name, one) for one in suspects if one):
        return holder
    return replace(holder, named_as_suspect=True, why_not="under_suspicion")


def _channels(event: Event, words: Words) -> Iterable[Channel]:
    """Yield what is their agency's own: it is safe as such, and nobody at home reads it."""
    ref = str(event.body["holder"])
    for kind, said in WAYS:
        yield Channel(
            ref=f"{ref}-{kind}", holder=ref, kind=kind, kept_at=event.happened_at,
            address=words.get((event.id, said), ""), safe="yes", seen_by_others="no",
        )  # fmt: skip


def _end(event: Event, events: Sequence[Event]) -> datetime:
    """Return when they see nothing any more: on their day, once it was sent, or when another took their place."""
    found = [instant(str(event.body["until"]))]
    found += [one.happened_at + SEEN_AFTER_SENDING for one in events if one.type == SENT and _same_case(one, event)]
    found += [one.happened_at for one in events if one.type == PUT_DOWN and _replaces(one, event)]
    return max(min(found), event.happened_at)


def _replaces(one: Event, event: Event) -> bool:
    later = (one.happened_at, one.recorded_at) > (event.happened_at, event.recorded_at)
    same = all(one.body.get(name) == event.body.get(name) for name in ("of", "agency"))
    return later and same and _same_case(one, event)


def _same_case(one: Event, other: Event) -> bool:
    cases = (set(filter(_is_case, event.subjects)) for event in (one, other))
    return not set.isdisjoint(*cases)


def _is_case(named: Subject) -> bool:
    return kind_of(named) is SubjectKind.EPISODE
