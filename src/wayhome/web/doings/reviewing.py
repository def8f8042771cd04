"""Acts of an investigation: supervision."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, INVESTIGATING, Doing, act, in_group

SUPERVISE = Permission.SUPERVISE_INVESTIGATIONS

ACTS: tuple[Doing, ...] = in_group(
    "Supervision",
    act("review-investigation", "Review the investigation", phases=INVESTIGATING, by=SUPERVISE),
    act("review-second-line", "Review it as detective inspector", phases=ELSEWHERE, by=Permission.ANSWER_FOR_CASES),
    act("review-senior", "Review it at senior level", phases=ELSEWHERE, by=Permission.ANSWER_FOR_CASES),
)
