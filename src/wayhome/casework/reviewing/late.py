"""What is overdue on an investigation, but for reviewing it: a review does not leave itself undone."""

from wayhome.casework.facing import Facing
from wayhome.duties.acts import ToDo, acts_to_do
from wayhome.duties.duty import Duty, Status

OF_A_REVIEW = (
    "review_investigation", "review_investigation_inspector", "review_investigation_senior", "list_outstanding",
    "decide_disruption",
)  # fmt: skip


def still_to_do(facing: Facing, *statuses: Status) -> tuple[ToDo, ...]:
    """Return what the police have to do on the case that stands so, the soonest due first."""
    duties = facing.duties_of(facing.case, *facing.children)
    return acts_to_do((duty for duty in duties if _is_so(duty, facing, statuses)), facing.pack, facing.at)


def overdue_on(facing: Facing) -> tuple[ToDo, ...]:
    """Return what the police are late with on the case, the longest overdue first."""
    return still_to_do(facing, Status.OVERDUE)


def _is_so(duty: Duty, facing: Facing, statuses: tuple[Status, ...]) -> bool:
    raised = facing.entry(duty.raised_by)
    here = raised is not None and raised.record == facing.record
    owed = duty.owed_by.agency == "police" and duty.act not in OF_A_REVIEW
    return here and owed and duty.status_at(facing.at) in statuses
