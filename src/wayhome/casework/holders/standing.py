"""The rights-holders of a child as they stand, and the one place where it is decided whether one may be reached.

Everything that is sent, shown at a door or said by somebody asks ``may_reach``, and asks it again when its turn comes.
Unknown is never safe: a channel that nobody called safe, or whose words are gone, is not used.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from wayhome.casework.holders.addresses import never_written, same_name, ways_written
from wayhome.casework.holders.contact import Channel as Channel  # noqa: PLC0414 - one place to import from
from wayhome.casework.holders.contact import Contact, Plan, Words, contact_of
from wayhome.casework.holders.contact import Safety as Safety  # noqa: PLC0414
from wayhome.duties.holders import CARING, LEFT, NAMED, SUSPECT, THE_CHILD, HolderOverTime, WhyNot, holders_over_time
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

Why = Literal[
    "", "channel_unsafe", "channel_stopped", "never_by", "holder_left", "under_suspicion", "may_not_know", "not_now"
]  # fmt: skip
LOCATED = "missing.child_located"
WITHOUT_ADDRESS = ("in_person", "through_advocate", "door")
NO_WORDS: Words = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whether somebody may be reached: by which channel, or why not; ``not_before`` where only the time is wrong."""

    ok: bool
    why: Why = ""
    channel: Channel | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One rights-holder as the record has them. ``why_not`` says why they are told nothing at the instant asked for.

    ``called`` is the entry that last put them down, None for a child of whom nothing was; ``never`` is every number and
    address that is never used for this child, as ``addresses.ways_written`` has them, and ``never_gone`` says that some
    were given and are not held any more. ``left`` says why they were let go, where they were.
    """

    ref: str
    kind: str
    over_time: HolderOverTime
    why_not: WhyNot = ""
    called: Event | None = None
    name: str = ""
    relation: str = ""
    why_not_words: str = ""
    contact: Contact
    never: frozenset[str] = frozenset()
    never_gone: bool = False
    named_as_suspect: bool = False
    left: str = ""

    @property
    def may_be_told(self) -> bool:
        """Say whether they may be told at all."""
        return not self.why_not

    @property
    def is_child(self) -> bool:
        """Say whether it is the child whose rights they are."""
        return self.ref == THE_CHILD

    @property
    def plan(self) -> Plan | None:
        """Return what was agreed on keeping in touch."""
        return self.contact.plan

    @property
    def safety(self) -> Safety | None:
        """Return what is safe in reaching them, as last recorded."""
        return self.contact.safety

    @property
    def no_safe_way(self) -> bool:
        """Say whether no channel at all is safe at present: they are told in person, or a supervisor says why not."""
        return self.safety is not None and self.safety.no_safe_way

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Return the ways to reach them, those not used any more included."""
        return self.contact.channels


def holders_of(
    told: Story | Iterable[Event], child: Subject, words: Words = NO_WORDS, *, at: datetime
) -> tuple[Holder, ...]:
    """Return the rights-holders of a child at an instant, the child first (H1), those who were let go included.

    ``told`` is every event that names the child, in whatever case, so that a suspect named in one is known in all;
    ``words`` are the personal words of the records that they stand in.
    """
    events = _of_child(told, child)
    over_time = {one.ref: one for one in holders_over_time(events)}
    first = over_time.pop(THE_CHILD, None) or HolderOverTime(THE_CHILD, "child", ())
    made = [_holder(one, events, words, at) for one in (first, *over_time.values())]
    never = _never(made, events, words)
    gone = any(one.safety.words_gone for one in made if one.safety)
    return tuple(replace(_unless_suspect(one, events, words), never=never, never_gone=gone) for one in made)


def holder_called(ref: str, holders: Iterable[Holder]) -> Holder | None:
    """Return a rights-holder by their reference; None where there is none of it."""
    return next((one for one in holders if one.ref == ref), None)


def only_not_asked(holder: Holder, story: Story) -> bool:
    """Say whether they are told nothing merely because nobody has asked yet, which whoever asks may settle."""
    said = holder.called.body if holder.called else {}
    unasked = said.get("under_suspicion") == "not_asked" and not said.get("suspect") and not holder.named_as_suspect
    return unasked and not any(one.body.get("cares_for_child") == "yes" for one in story.of_type(SUSPECT))


def may_reach(holder: Holder, channel: str, at: datetime) -> Reach:
    """Say whether a rights-holder may be reached at an instant by a channel, by its reference or by its kind.

    By a kind it is the first channel of that kind that is safe. Nothing here is an opinion: what sends, asks here.
    """
    if barred := _barred(holder, at):
        return Reach(ok=False, why=barred)
    found = [one for one in holder.channels if channel in (one.ref, one.kind)]
    kind = channel if channel in WITHOUT_ADDRESS else next((one.kind for one in found), channel)
    safety = holder.safety
    if safety and kind in safety.never_by:
        return Reach(ok=False, why="never_by")
    if safety and safety.no_safe_way and kind != "in_person":
        return Reach(ok=False, why="channel_unsafe")
    refusals = [(why, one) for one in found if (why := _unsafe(one, holder))]
    usable = next((one for one in found if not _unsafe(one, holder)), None)
    if usable is None and (refusals or kind not in WITHOUT_ADDRESS):
        return Reach(ok=False, why=refusals[0][0] if refusals else "channel_unsafe")
    return _at_this_time(holder, usable, kind, at)


def _at_this_time(holder: Holder, channel: Channel | None, kind: str, at: datetime) -> Reach:
    hours = holder.safety.hours if holder.safety and kind != "in_person" else None
    if hours is None or hours.open_at(at):
        return Reach(ok=True, channel=channel)
    return Reach(ok=False, why="not_now", channel=channel, not_before=hours.next_open(at))


def _barred(holder: Holder, at: datetime) -> WhyNot:
    if holder.is_child:
        return holder.why_not
    if holder.named_as_suspect:
        return "under_suspicion"
    turn = holder.over_time.at(at)
    return turn.why_not if turn else "may_not_know"


def _unsafe(channel: Channel, holder: Holder) -> Why:
    """Say why a channel is not used; nothing where it is safe."""
    if channel.stopped:
        return "channel_stopped"
    if channel.safe != "yes" or channel.seen_by_others == "yes" or channel.questioned:
        return "channel_unsafe"
    if channel.kind in WITHOUT_ADDRESS:
        return ""
    written = ways_written(channel.address)
    return "channel_unsafe" if not written or holder.never_gone or written & holder.never else ""


def _of_child(told: Story | Iterable[Event], child: Subject) -> list[Event]:
    events = (*told.own, *told.child) if isinstance(told, Story) else effective(told)
    return in_order({event.id: event for event in events if _is_about(event, child)}.values())


def _is_about(event: Event, child: Subject) -> bool:
    return child in event.subjects or not any(kind_of(named) is SubjectKind.CHILD for named in event.subjects)


def _holder(one: HolderOverTime, events: list[Event], words: Words, at: datetime) -> Holder:
    called = [event for event in events if event.type == NAMED and event.body["holder"] == one.ref]
    said = {name: _last_said(called, name, words) for name in ("name", "relation", "why_not")}
    left = [event for event in events if event.type == LEFT and event.body["holder"] == one.ref]
    turn = one.at(at)
    why: WhyNot = turn.why_not if turn else "may_not_know"
    if one.ref == THE_CHILD:
        why = "holder_left" if _has_died(events, at) else ""
    return Holder(
        ref=one.ref,
        kind=one.kind,
        over_time=one,
        why_not=why,
        called=called[-1] if called else None,
        name=said["name"],
        relation=said["relation"],
        why_not_words=said["why_not"],
        contact=contact_of(one.ref, events, words),
        left=str(left[-1].body["why"])
        if left and not (called and called[-1].happened_at > left[-1].happened_at)
        else "",
    )


def _has_died(events: list[Event], at: datetime) -> bool:
    """Say whether the child was found dead by then: nothing is sent to them any more, whatever was on its way."""
    dead = (event for event in events if event.type == LOCATED and event.body.get("condition") == "deceased")
    return any(event.happened_at <= at for event in dead)


def _last_said(called: list[Event], name: str, words: Words) -> str:
    return next((found for event in reversed(called) if (found := words.get((event.id, name), ""))), "")


def _never(holders: list[Holder], events: list[Event], words: Words) -> frozenset[str]:
    """Return every number and address that somebody said is never used, and those that lead to a suspect."""
    said = (one.safety.never for one in holders if one.safety)
    traces = (words.get((event.id, "trace"), "") for event in events if event.type == SUSPECT)
    return never_written((*said, *traces))


def _unless_suspect(holder: Holder, events: list[Event], words: Words) -> Holder:
    """Hold back whoever has the name of a suspect, whoever put them down, and whenever."""
    names = [words.get((event.id, "name"), "") for event in events if event.type == SUSPECT]
    if holder.kind not in CARING or not any(same_name(holder.name, name) for name in names if name):
        return holder
    return replace(holder, named_as_suspect=True, why_not="under_suspicion")
