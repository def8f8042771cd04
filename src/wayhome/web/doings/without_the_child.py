"""Acts of an investigation: when the child does not carry it."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, IN_INVESTIGATIONS, INVESTIGATING, Doing, act, in_group

ACTS: tuple[Doing, ...] = in_group(
    "Without the child’s support",
    act(
        "child-position", "Where the child stands to the case", phases=IN_INVESTIGATIONS, by=Permission.INVESTIGATE
    ),
    act("offer-help", "Offer help with what stands in their way", phases=IN_INVESTIGATIONS, by=Permission.INVESTIGATE),
    act(
        "decide-without-child", "How the case goes on without the child", phases=INVESTIGATING,
        by=Permission.SUPERVISE_INVESTIGATIONS,
    ),
    act("early-advice", "Early advice from the prosecutor", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act("endorse-not-viable", "Endorse that it cannot go on", phases=ELSEWHERE, by=Permission.ANSWER_FOR_CASES),
)  # fmt: skip
