"""Acts of an investigation: who investigates."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, INVESTIGATING, Doing, act, in_group

GIVES, ANSWERS = Permission.ALLOCATE_CASES, Permission.ANSWER_FOR_CASES
ACTS: tuple[Doing, ...] = in_group(
    "Who investigates",
    act("allocate-case", "Give the investigation to somebody", phases=INVESTIGATING, by=GIVES),
    act("assign-supervisor", "Say who supervises", phases=INVESTIGATING, by=GIVES),
    act("ask-exception", "Ask for an exception", phases=ELSEWHERE, by=GIVES),
    act("own-unskilled", "Answer for an investigator without the skills", phases=ELSEWHERE, by=ANSWERS),
    act("renew-competence", "The investigator’s competence is renewed", phases=ELSEWHERE, by=GIVES),
    act("find-carrier", "The investigator is not here", phases=INVESTIGATING, by=GIVES),
    act("decide-load", "Decide on a load that is too much", phases=ELSEWHERE, by=GIVES),
)
