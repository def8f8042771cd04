"""Acts of an investigation: the plan.

A case offers the plan, and the plan what can be done with it as it stands: nobody makes a second, or endorses none.
"""

from dataclasses import replace

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import INVESTIGATING, Doing, act, in_group


def _from_the_plan(doing: Doing) -> Doing:
    return replace(doing, listed=False)


ACTS: tuple[Doing, ...] = in_group(
    "The plan",
    act("investigation-plan", "The plan: make, change or endorse it", phases=INVESTIGATING, by=Permission.READ_CASES),
    _from_the_plan(act("make-case-plan", "Make the plan", phases=INVESTIGATING, by=Permission.INVESTIGATE)),
    _from_the_plan(
        act("revise-case-plan", "Bring the plan up to date", phases=INVESTIGATING, by=Permission.INVESTIGATE)
    ),
    _from_the_plan(
        act("endorse-plan", "Endorse the plan", phases=INVESTIGATING, by=Permission.SUPERVISE_INVESTIGATIONS)
    ),
)
