"""Acts of an investigation: who harms the child."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, IN_INVESTIGATIONS, INVESTIGATING, Doing, act, in_group

BY = Permission.INVESTIGATE
ACTS: tuple[Doing, ...] = in_group(
    "Who harms the child",
    act("suspects", "The people who harm the child", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("identify-suspect", "Somebody who may harm the child", phases=IN_INVESTIGATIONS, by=BY),
    act("check-suspect", "Search what is held about a suspect", phases=ELSEWHERE, by=BY),
    act("suspect-step", "What was done about a suspect", phases=IN_INVESTIGATIONS, by=BY),
    act("set-bail", "Bail and its conditions", phases=INVESTIGATING, by=BY),
    act("bail-views", "What the child says would keep them safe", phases=ELSEWHERE, by=BY),
    act("decide-bail", "Decide on bail", phases=ELSEWHERE, by=BY),
    act("bail-broken", "A condition of bail was broken", phases=INVESTIGATING, by=BY),
    act("decide-bail-breach", "What follows from a broken condition", phases=ELSEWHERE, by=BY),
    act("review-release", "Look again at a release", phases=ELSEWHERE, by=BY),
    act("same-suspect", "Two suspects are one person", phases=ELSEWHERE, by=BY),
    act("other-child-indicated", "Something points to another child", phases=IN_INVESTIGATIONS, by=BY),
    act("tell-standards", "Professional standards were told", phases=ELSEWHERE, by=BY),
    act("keep-apart", "Keep the case from a suspect's unit", phases=ELSEWHERE, by=BY),
)  # fmt: skip
