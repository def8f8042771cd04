"""Record that a system was asked what it holds about the child, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.risk import HitFound, System, SystemChecked, Tier
from wayhome.record.vocabulary import Words

Result = Literal["hits_read", "no_trace", "unavailable", "not_permitted", "not_done", "unknown"]
ANSWERED = ("hits_read", "no_trace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that came back: its reference in that system, and what it says.

    ``tier`` is how far it can be relied on to be about the child, ``content`` a digest of what it says; both stay open
    where somebody enters it by hand. ``restricted_to`` is the only post that may open it, where that is so.
    """

    reference: str
    summary: Words | None = None
    tier: Tier | None = None
    content: str | None = None
    restricted_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCheck(OnCase):
    """One system, what it was asked with, and what came back.

    ``stale`` says that what was searched was brought in too long ago for nothing found in it to count.
    ``listed`` is how many records came back before and are in the case already; ``hits`` are those that are new.
    ``linkage`` is the linkage pack that weighed them; None where the system was asked by hand.
    """

    system: System
    result: Result
    hits: tuple[Hit, ...] = ()
    listed: int = 0
    asked_with: Words | None = None
    retry_at: datetime | None = None
    stale: bool = False
    reason: Words | None = None
    linkage: str | None = None


def record_check(command: RecordCheck, facing: Facing) -> Outcome:
    """Record the check and each record found; a system that did not answer is never nothing held.

    Rules MC-08, MC-08.FIRST, MC-08.HITS and MC-09.
    """
    checked = SystemChecked(
        system=command.system,
        result=command.result,
        retry_at=command.retry_at,
        stale=command.stale or None,
        again=_is_again(command, facing) or None,
        hits=command.listed + len(command.hits) if command.result in ANSWERED else None,
        linkage=command.linkage,
        asked_with=command.asked_with,
        reason=command.reason,
    )
    return tell(checked, *(_found(hit, command) for hit in command.hits), notices=_notices(command, facing))


def _is_again(command: RecordCheck, facing: Facing) -> bool:
    """Say whether a system is not reached, and was not at the last try before this one either."""
    checks = facing.story.of_type(SystemChecked.event_type.name)
    earlier = [event.body for event in checks if event.body["system"] == command.system]
    reached = not (command.stale or command.result == "unavailable")
    return not reached and bool(earlier) and _was_not_reached(earlier[-1])


def _was_not_reached(body: Mapping[str, object]) -> bool:
    return body["result"] == "unavailable" or body.get("stale") is True


def _found(hit: Hit, command: RecordCheck) -> HitFound:
    return HitFound(
        hit=hit.reference,
        system=command.system,
        tier=hit.tier,
        content=hit.content,
        restricted_to=hit.restricted_to or None,
        linkage=command.linkage,
        summary=None if hit.restricted_to else hit.summary,
    )


def _notices(command: RecordCheck, facing: Facing) -> tuple[Reason, ...]:
    notices = []
    if command.result not in ANSWERED:
        words = "This system has not answered, which does not mean that it holds nothing."
        notices.append(under("MC-09", facing.pack, words, "Ask it again, or read what it holds another way."))
    if command.hits:
        words = "What was found is not weighed yet."
        notices.append(under("MC-08.HITS", facing.pack, words, "Say of each record whether it affects the grade."))
    return tuple(notices)
