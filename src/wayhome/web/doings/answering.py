"""Acts for victims: asked and answered."""

from dataclasses import replace

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import EVERYWHERE, IN_INVESTIGATIONS, Doing, act, in_group

CARE = Permission.CARE_FOR_VICTIMS
ACTS: tuple[Doing, ...] = in_group(
    "Asked and answered",
    act("doors", "Invite to a door, and see what they see", phases=IN_INVESTIGATIONS, by=CARE),
    replace(act("answer-question", "Answer a question", phases=EVERYWHERE, by=CARE), listed=False),
    replace(act("answer-wrong", "Answer what was said to be wrong", phases=EVERYWHERE, by=CARE), listed=False),
    replace(act("look-at-opening", "Who opened the door?", phases=EVERYWHERE, by=CARE), listed=False),
    replace(act("look-at-sent-late", "Look at what came too late", phases=EVERYWHERE, by=CARE), listed=False),
    replace(act("hold-back", "Show less at a door for a time", phases=EVERYWHERE, by=CARE), listed=False),
)
