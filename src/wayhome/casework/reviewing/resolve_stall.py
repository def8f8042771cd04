"""Find out why nothing has moved, and set it going, or say why it waits and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.moments import as_utc
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.reviewing import StallResolved
from wayhome.record.vocabulary import Narrative

RULE = "SUP-06"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveStall(OnInvestigation):
    """What came of it, what stood in the way, and until when the case waits, where it does."""

    result: Literal["set_going", "waits_for_a_reason", "given_to_another"]
    why: Narrative = ""
    until: datetime | None = None


def resolve_stall(command: ResolveStall, facing: Facing) -> Outcome:
    """Keep what was found out. Rule SUP-06: the silence begins anew, so that a second one alarms again."""
    if lacking := tuple(_lacking(command, facing)):
        raise Refused(*lacking)
    return tell(StallResolved(result=command.result, why=command.why, until=command.until))


def _lacking(command: ResolveStall, facing: Facing) -> Iterator[Reason]:
    if not command.why.strip():
        words = "Nobody says what stood in the way."
        yield under(RULE, facing.pack, words, "Say why nothing moved, and what is done now.")
    if command.result != "waits_for_a_reason":
        return
    if command.until is None:
        words = "The case waits, and nobody says until when."
        yield under(RULE, facing.pack, words, "Say until when, so that it does not wait for ever.")
    elif as_utc(command.until) <= facing.at:
        words = "The time until which the case waits has passed already."
        yield under(RULE, facing.pack, words, "Give a time to come, or set the case going.")
