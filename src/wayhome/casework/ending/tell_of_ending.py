"""The child, and the parent who may safely know, were told that the case does not go on, or who takes it on."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.victim import NoticeDelivered, Receipt, Told

OF_ENDING = ("closing.decided_not_to_investigate", "closing.receiving_body_named")


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOfEnding(OnInvestigation):
    """Whom it reached, how that is known, and whether reasons and support came with it."""

    to: Told
    receipt: Receipt
    reasons: bool = False
    support: bool = False


def tell_of_ending(command: TellOfEnding, facing: Facing) -> Outcome:
    """Keep the receipt of what was last decided. Rules CLS-04, CLS-04-TOLD, CLS-05 and VC-09."""
    about = told_of(facing)
    if about is None:
        words = (
            "Nothing was decided that they could be told of: no other body is named, and it was not decided to stop."
        )
        raise Refused(ours("nothing_to_tell", words, "Record what was decided first."))
    told = NoticeDelivered(
        about=(about.id,), to=command.to, receipt=command.receipt, reasons=command.reasons, support=command.support
    )
    return tell(told, notices=tuple(_lacking(command, facing)))


def told_of(facing: Facing) -> Event | None:
    """Return what they are told of: the last decision that the case does not go on here."""
    return facing.last(*OF_ENDING)


def _lacking(command: TellOfEnding, facing: Facing) -> Iterator[Reason]:
    if not command.reasons or not command.support:
        words = "They were told without the reasons, or without what support there is."
        yield under("VC-09", facing.pack, words, "Tell them both, in words they can follow.")
