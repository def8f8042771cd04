"""What the desk and the review say of a case, in words."""

from collections.abc import Mapping

from wayhome.kernel.ids import ActorId
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called

LEVELS: Mapping[str, str] = {
    "first_line": "First line", "second_line": "Second line", "senior": "Senior",
}  # fmt: skip
BY_RANK: Mapping[str, str] = {
    "review_investigation_inspector": ", second line",
    "review_investigation_senior": ", senior level",
}
"""Whose a review is that is not the supervisor's own, by the act of the rulebook."""
RISKS: Mapping[str, Mark] = {
    "high": Mark(words="High risk", shape="bars", kind="risk-high"),
    "medium": Mark(words="Medium risk", shape="bars", kind="risk-medium"),
    "standard": Mark(words="Standard risk", shape="bars", kind="risk-low"),
}
NOT_ASSESSED = Mark(words="Risk not assessed", shape="alarm", kind="overdue")
SUPPORT: Mapping[str, str] = {
    "yes": "Supports it",
    "no": "Does not support it now",
    "unknown": "Not recorded",
}
PLANS: Mapping[str, str] = {
    "none": "No plan yet",
    "made": "Made, not endorsed",
    "revised": "Changed since it was endorsed",
    "endorsed": "Endorsed",
}


def risk_mark(risk: str) -> Mark:
    """Return the mark of a level; that nobody assessed any is no level."""
    return RISKS.get(risk, NOT_ASSESSED)


def plan_words(plan: str) -> str:
    """Say how the plan stands."""
    return PLANS.get(plan, plan)


def called(officer: str) -> str:
    """Say who an officer is; an import may say that somebody has a case without saying who."""
    return Called((ActorId(officer),))(ActorId(officer)) if officer else "Somebody not named"
