"""Record, with rank and reason, why a child cannot be seen in person yet."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing_return import InterviewNotInPersonAuthorised
from wayhome.record.vocabulary import Words

OF_RANK = ("inspector", "superintendent")


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOffSeeing(OnCase):
    """Why not yet, and when it is tried again."""

    reason: Words | None = None
    again_at: datetime | None = None


def put_off_seeing(command: PutOffSeeing, facing: Facing) -> Outcome:
    """Authorise it; only an inspector or above may, with a reason and the next time. Rule MC-64."""
    remedy = "Ask the duty inspector, signed in as themselves; or see the child."
    lacking: list[Reason] = []
    if command.by.rank not in OF_RANK:
        words = "Only an inspector or above may put off seeing a child."
        lacking.append(under("MC-64", facing.pack, words, remedy))
    if not (command.reason or "").strip() or command.again_at is None:
        words = "It does not say why, or when the child is to be seen instead."
        lacking.append(under("MC-64", facing.pack, words, "Give both."))
    if lacking:
        raise Refused(*lacking)
    return tell(InterviewNotInPersonAuthorised(by=command.by.rank, again_at=command.again_at, reason=command.reason))
