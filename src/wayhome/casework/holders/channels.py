"""Keep a way to reach somebody who is told, stop one, and say what is safe."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.addresses import ways_written
from wayhome.casework.holders.asked import holder_asked, holders_facing
from wayhome.casework.holders.standing import WITHOUT_ADDRESS, Holder
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.contact import ChannelKept, ChannelKind, ChannelStopped, SafetyRecorded
from wayhome.record.vocabulary import Known, Words

Stopped = Literal["unsafe", "wrong_number", "bounced", "changed", "holder_asked", "in_error"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
AskedOf = Literal["child", "holder", "somebody_for_them", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepChannel(OnInvestigation):
    """A number or address; ``channel`` where it was kept before and is put down anew."""

    holder: str
    kind: ChannelKind
    address: Words = ""
    safe: Known = "not_asked"
    seen_by_others: Known = "not_asked"
    channel: str | None = None


def keep_channel(command: KeepChannel, facing: Facing) -> Outcome:
    """Keep it; said so where it will not be used, because nobody called it safe or somebody said never to."""
    holder = holder_asked(command.holder, facing)
    taken = {one.ref: who.ref for who in holders_facing(facing) for one in who.channels}
    if command.channel and taken.get(command.channel) != holder.ref:
        words = f"{command.channel} is not a way to reach {holder.ref}."
        raise Refused(ours("another_ones_channel", words, "Keep it as a new one."))
    kept = ChannelKept(
        channel=command.channel or _next(taken), holder=holder.ref, kind=command.kind, address=command.address or None,
        safe=command.safe, seen_by_others=command.seen_by_others,
    )  # fmt: skip
    return tell(kept, notices=_not_used(command, holder))


def _next(taken: dict[str, str]) -> str:
    numbers = (int(ref[1:]) for ref in taken if ref[1:].isdecimal())
    return f"C{max(numbers, default=0) + 1}"


def _not_used(command: KeepChannel, holder: Holder) -> tuple[Reason, ...]:
    if ways_written(command.address) & holder.never:
        words = "Kept, and never used: somebody said that it must not be, or it leads to a suspect."
        return (ours("never_used", words, "Ask for another way."),)
    if command.safe != "yes" or command.seen_by_others == "yes":
        words = "Kept, and not used while nobody has said that it is safe and that nobody else reads it."
        return (ours("not_known_to_be_safe", words, "Ask them, when they can speak freely."),)
    if command.kind not in WITHOUT_ADDRESS and not ways_written(command.address):
        words = "Kept, and not used: there is no number or address that anything could be sent to."
        return (ours("no_address", words, "Put the number or address down in full."),)
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopChannel(OnInvestigation):
    """A way to reach somebody is used no longer, and why."""

    channel: str
    why: Stopped


def stop_channel(command: StopChannel, facing: Facing) -> Outcome:
    """Stop it; what waits for it goes to a person and to no other channel by itself."""
    if not any(command.channel == one.ref for who in holders_facing(facing) for one in who.channels):
        words = f"There is no way to reach anybody that is called {command.channel}."
        raise Refused(ours("no_such_channel", words, "Choose one of those that are kept."))
    return tell(ChannelStopped(channel=command.channel, why=command.why))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSafety(OnInvestigation):
    """What is safe in reaching one rights-holder, all of it as it is now."""

    holder: str
    never_by: tuple[ChannelKind, ...] = ()
    never: Words = ""
    must_not_know: Words = ""
    safe_word: Words = ""
    from_time: time | None = None
    until_time: time | None = None
    days: tuple[Day, ...] = ()
    say_nothing_of_police: bool = False
    no_safe_way: bool = False
    asked_of: AskedOf = "nobody"
    look_again_on: date | None = None


def record_safety(command: RecordSafety, facing: Facing) -> Outcome:
    """Record it; it holds at once, for what is on its way too."""
    holder = holder_asked(command.holder, facing)
    recorded = SafetyRecorded(
        holder=holder.ref, never_by=command.never_by, never=command.never or None,
        must_not_know=command.must_not_know or None, safe_word=command.safe_word or None, from_time=command.from_time,
        until_time=command.until_time, days=command.days, say_nothing_of_police=command.say_nothing_of_police,
        no_safe_way=command.no_safe_way, asked_of=command.asked_of, look_again_on=command.look_again_on,
    )  # fmt: skip
    return tell(recorded, notices=_no_way(command))


def _no_way(command: RecordSafety) -> tuple[Reason, ...]:
    if not command.no_safe_way:
        return ()
    words = "Nothing is sent to them. What they are owed is told in person, or a supervisor says why it cannot be."
    return (ours("no_safe_way", words, "Meet them where they are safe, or ask a supervisor."),)
