"""Marks and words of the report: how a duty stands, and what a value rests on. Colour never carries meaning alone."""

from dataclasses import dataclass

from wayhome.duties.duty import Status
from wayhome.kernel.citations import Strength


@dataclass(frozen=True, slots=True)
class Mark:
    """A short label: its words, the shape drawn beside them, the look it hangs on, and what it means."""

    words: str
    shape: str
    look: str
    means: str


STATUS = {
    Status.MET: Mark("Met in time", "tick", "met", "Done by the time it was due."),
    Status.MET_LATE: Mark("Met late", "late", "late", "Done, but after it was due."),
    Status.MISSED: Mark("Missed", "cross", "missed", "It fell due undone, and can no longer be done."),
    Status.OVERDUE: Mark("Overdue", "alarm", "missed", "It fell due undone, and can still be done."),
    Status.OWED: Mark("Owed, not yet due", "clock", "owed", "Somebody still has it to do, in time."),
    Status.EXCUSED: Mark("Excused", "slash", "past", "Not done, for a reason the rule itself allows."),
    Status.LAPSED: Mark("Ended before due", "ring", "past", "An event ended it before it fell due; it counts nowhere."),
    Status.NOT_YET: Mark("Not yet", "ring", "past", "It arises if nothing changes."),
}
COUNTED = (
    Status.MISSED, Status.OVERDUE, Status.MET_LATE, Status.MET, Status.OWED, Status.EXCUSED,
)  # fmt: skip

STRENGTH = {
    Strength.STATUTE: Mark("Law", "", "law", "An Act of Parliament, or rules made under one."),
    Strength.STATUTORY_CODE: Mark("Statutory code", "", "code", "A code that the law says must be followed."),
    Strength.STATUTORY_GUIDANCE: Mark(
        "Statutory guidance", "", "code", "Guidance that the law says must be had regard to."
    ),
    Strength.NATIONAL_PRACTICE: Mark(
        "National practice", "", "practice", "Professional practice or rules set nationally."
    ),
    Strength.INSPECTION_FINDING: Mark(
        "Inspection finding", "", "finding", "What the inspectorate found wanting, or asked for."
    ),
    Strength.LOCAL_CHOICE: Mark("Local choice", "", "choice", "A limit the force, or this rulebook, set for itself."),
    Strength.DESIGN_DEFAULT: Mark(
        "Our default, not a rule", "", "default", "A limit of our own, for the force to confirm or replace."
    ),
}


def plural(count: int, one: str, many: str = "") -> str:
    """Say how many of a thing, with thousands set apart."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
