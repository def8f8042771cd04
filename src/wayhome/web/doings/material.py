"""Acts of an investigation: material and disclosure."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, IN_INVESTIGATIONS, INVESTIGATING, Doing, act, in_group

ACTS: tuple[Doing, ...] = in_group(
    "Material about the child",
    act("disclosure", "Disclosure schedule", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("ask-third-party", "Ask others what they hold", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act("request-notice", "Notice of a request", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act("settle-request", "What became of a request", phases=IN_INVESTIGATIONS, by=Permission.INVESTIGATE),
    act("endorse-counselling", "A request for counselling", phases=ELSEWHERE, by=Permission.ANSWER_FOR_CASES),
    act(
        "notice-recipient", "Who may safely receive notices", phases=ELSEWHERE, by=Permission.SUPERVISE_INVESTIGATIONS
    ),
    act("examine-device", "Look at the child's device", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act(
        "name-disclosure-officer", "Name the disclosure officer", phases=INVESTIGATING,
        by=Permission.SUPERVISE_INVESTIGATIONS,
    ),
    act("decide-items", "Decide on items of the schedule", phases=ELSEWHERE, by=Permission.INVESTIGATE),
)  # fmt: skip
