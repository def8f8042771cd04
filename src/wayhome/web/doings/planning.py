"""Acts of an investigation: the plan."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import INVESTIGATING, Doing, act, in_group

ACTS: tuple[Doing, ...] = in_group(
    "The plan",
    act("make-case-plan", "Make the plan", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act("revise-case-plan", "Bring the plan up to date", phases=INVESTIGATING, by=Permission.INVESTIGATE),
    act("endorse-plan", "Endorse the plan", phases=INVESTIGATING, by=Permission.SUPERVISE_INVESTIGATIONS),
)
