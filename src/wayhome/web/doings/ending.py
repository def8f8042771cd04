"""Acts of an investigation: end, or look again."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, INVESTIGATING, ONCE_ENDED, Doing, act, in_group

ACTS: tuple[Doing, ...] = in_group(
    "End, or look again",
    act("settle-for-ending", "What an ending rests on", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act("tell-of-ending", "They were told that it does not go on here", phases=ELSEWHERE, by=Permission.INVESTIGATE),
    act("propose-outcome", "Propose how it ends", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act("endorse-ending", "Look at the proposed ending", phases=ELSEWHERE, by=Permission.ANSWER_FOR_CASES),
    act("decide-outcome", "Decide the outcome", phases=INVESTIGATING, by=Permission.SUPERVISE_INVESTIGATIONS),
    act("new-information", "Something new came in", phases=ONCE_ENDED, by=Permission.RAISE_CONCERNS),
    act("look-again", "Look again at the ended case", phases=ONCE_ENDED, by=Permission.SUPERVISE_INVESTIGATIONS),
    act("report-breach", "Report that it ran out of time", phases=ELSEWHERE, by=Permission.SUPERVISE_INVESTIGATIONS),
)
