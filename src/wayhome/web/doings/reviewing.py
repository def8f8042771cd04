"""Acts of an investigation: supervision."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, INVESTIGATING, Doing, act, in_group

SUPERVISE, INVESTIGATE = Permission.SUPERVISE_INVESTIGATIONS, Permission.INVESTIGATE

ACTS: tuple[Doing, ...] = in_group(
    "Supervision",
    act("review-investigation", "Review the investigation", phases=INVESTIGATING, by=SUPERVISE),
    act("review-second-line", "Review it as detective inspector", phases=ELSEWHERE, by=Permission.ANSWER_FOR_CASES),
    act("review-senior", "Review it at senior level", phases=ELSEWHERE, by=Permission.ANSWER_FOR_CASES),
    act("resolve-stall", "Find out why nothing has moved", phases=ELSEWHERE, by=SUPERVISE),
    act("ask-update", "Ask how the case stands", phases=INVESTIGATING, by=SUPERVISE),
    act("give-update", "Say how the case stands", phases=ELSEWHERE, by=INVESTIGATE),
    act("offer-supervision", "Offer the case to another supervisor", phases=INVESTIGATING, by=SUPERVISE),
    act("accept-supervision", "Take the case on as its supervisor", phases=ELSEWHERE, by=SUPERVISE),
    act("escalate-case", "Take the case to a higher rank", phases=INVESTIGATING, by=INVESTIGATE),
)
