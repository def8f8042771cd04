"""Acts for victims: from the carer."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ALWAYS, EVERYWHERE, OPEN, Doing, act, in_group

ACTS: tuple[Doing, ...] = in_group(
    "From the carer",
    act("answer-grade-dispute", "Answer a disputed grade", phases=ALWAYS, by=Permission.SUPERVISE_SEARCHES),
    act("explain-grade", "Explain the grade to those who care for the child", phases=OPEN),
    act("ring-reporter-back", "Ring back whoever reported by a link", phases=OPEN, by=Permission.TAKE_REPORTS),
    act("owed-back", "Tell them what was done with it", phases=EVERYWHERE, by=Permission.CARE_FOR_VICTIMS),
)
