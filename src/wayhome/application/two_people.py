"""What takes two people: whoever would do both parts alone is refused in words."""

from wayhome.kernel.ids import EventId
from wayhome.kernel.refusals import Reason, Refused

PUT_IN_FORCE = "Name one person who proposes it and another who approves it."
DESTROYED = "Name one person who carries it out and another who agrees."


def refuse_one_person(first: str, second: str, words: str, remedy: str) -> None:
    """Raise Refused, in these words, where one person would do both parts, or nobody one of them."""
    if not first.strip() or not second.strip() or first.strip().casefold() == second.strip().casefold():
        raise Refused(Reason(rule="record.two_people", words=words, remedy=remedy))


def refuse_what_does_not_wait(proposal: EventId, now: EventId | None, agreed: str) -> None:
    """Raise Refused where a proposal is not the one that waits ``now``; ``agreed`` says what may have become of it."""
    if now != proposal:
        words = f"This proposal does not wait any more: it was replaced, {agreed} or turned down."
        raise Refused(Reason(rule="record.proposal_waits", words=words, remedy="Look at what is proposed now."))
