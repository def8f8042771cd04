"""Acts with partners: offered on an investigation as on a missing child's case."""

from wayhome.web.doings.one import ALWAYS, IN_INVESTIGATIONS, Doing, act, in_group

EITHER = (*ALWAYS, *IN_INVESTIGATIONS)
ACTS: tuple[Doing, ...] = in_group(
    "Partners",
    act("conference-report", "Report to the conference", phases=EITHER),
    act("taken-on", "What was agreed, and who does it", phases=EITHER),
    act("agency-answer", "What another agency did", phases=EITHER),
    act("disagree", "We disagree", phases=EITHER),
    act("disagreement", "What became of a disagreement", phases=EITHER),
    act("share-information", "Information shared", phases=EITHER),
)
