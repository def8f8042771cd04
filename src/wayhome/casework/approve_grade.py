"""Approve a grade that is lower than the one before, or below the floor: the second person, signed in as themselves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import of_barriers, ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.risk import Grade, LowerGradeApproved
from wayhome.record.vocabulary import Known, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveGrade(OnCase):
    """A level that someone of rank agrees to, with what explains it and when it is looked at again."""

    grade: Grade
    changed: Literal["yes", "no", "unknown"] = "unknown"
    informant_agreed: Known = "not_asked"
    review_at: datetime | None = None
    reason: Words | None = None


def approve_grade(command: ApproveGrade, facing: Facing) -> Outcome:
    """Approve a level. Refused for one's own grade, without a reason, and while what MC-15 asks for is not so.

    Rules MC-14, MC-15 and MC-22.
    """
    last = facing.last("risk.graded")
    if last is not None and last.actor == command.by.actor.id:
        words = "The last grade in this case is your own."
        raise Refused(ours("second_person", words, "Ask another inspector or above to look at it and approve it."))
    if not (command.reason or "").strip():
        raise Refused(ours("approval_without_reason", "The approval gives no reason.", "Say in your words why."))
    fact = LowerGradeApproved(
        grade=command.grade,
        by=command.by.rank,
        changed=command.changed,
        informant_agreed=command.informant_agreed,
        review_at=command.review_at,
        reason=command.reason,
    )
    lacking = of_barriers(facing.barriers(fact), facing.pack, "Record it when it is so, then approve again.")
    if lacking:
        raise Refused(*lacking)
    return tell(fact)
