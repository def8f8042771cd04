"""Acts with partners: offered on an investigation as on a missing child's case."""

from dataclasses import replace

from wayhome.web.doings.one import EVERYWHERE, Doing, act, in_group

ACTS: tuple[Doing, ...] = in_group(
    "Partners",
    act("conference-report", "Report to the conference", phases=EVERYWHERE),
    act("taken-on", "What was agreed, and who does it", phases=EVERYWHERE),
    act("agency-answer", "What another agency did", phases=EVERYWHERE),
    act("list-for-meeting", "List for a meeting of partners", phases=EVERYWHERE),
    replace(act("take-off-list", "Take off the list of a meeting", phases=EVERYWHERE), listed=False),
    replace(act("meeting-minutes", "What a planned meeting decided", phases=EVERYWHERE), listed=False),
    act("disagree", "We disagree", phases=EVERYWHERE),
    act("disagreement", "What became of a disagreement", phases=EVERYWHERE),
    act("share-information", "Information shared", phases=EVERYWHERE),
)
