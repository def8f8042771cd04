"""Acts of an investigation: the child’s account."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, IN_INVESTIGATIONS, INVESTIGATING, Doing, act, in_group

BY = Permission.INVESTIGATE
ACTS: tuple[Doing, ...] = in_group(
    "The child’s account",
    act("hearing", "How the child is heard", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("heard-first", "What the child first said", phases=IN_INVESTIGATIONS, by=BY),
    act("explain-measures", "Explain special measures", phases=ELSEWHERE, by=BY),
    act("intermediary", "Does the child need an intermediary?", phases=ELSEWHERE, by=BY),
    act("preferences", "What the child wants of an interview", phases=ELSEWHERE, by=BY),
    act("plan-interview", "Plan an interview with the child", phases=INVESTIGATING, by=BY),
    act("interview-child", "The child was heard", phases=IN_INVESTIGATIONS, by=BY),
    act("put-off-interview", "Put the interview off", phases=ELSEWHERE, by=BY),
)  # fmt: skip
