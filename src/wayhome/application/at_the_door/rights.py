"""The rights of a victim as a door says them, and where each stands for the child whose rights they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.application.at_the_door.door import Door
from wayhome.duties.duty import Duty, Status
from wayhome.duties.holders import THE_CHILD
from wayhome.kernel.ids import Subject
from wayhome.rulebook.rights import VictimRight

Stand = Literal["done", "owed", "late", "when_it_happens"]
QUIET = (6, 8, 9, 11)
"""Rights that wait for something done to a suspect, by their number: that one is owed would say that it was done,
before anybody told of it. What was told of stands in the messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightShown:
    """One right as it stands; ``by`` is when it is owed by, where it is owed now."""

    title: str
    says: str
    stands: Stand
    by: datetime | None = None


def rights_of(
    rights: Mapping[str, VictimRight], owed: Iterable[tuple[Subject, Iterable[Duty]]], door: Door
) -> tuple[RightShown, ...]:
    """Return each right; where it stands is said to the child alone, whose rights they are.

    ``owed`` is what each record of the case owes, with the child who came into it first: what names no child is owed
    to that one.
    """
    own = [
        duty for first, duties in owed for duty in duties if door.at.kind == "child" and _is_theirs(duty, door, first)
    ]
    return tuple(_shown(right, own, door) for right in rights.values())


def _is_theirs(duty: Duty, door: Door, first: Subject) -> bool:
    """Say whether a duty is owed to this very child, and not to another of the case or to somebody of theirs."""
    parts = f"{duty.owed_to_child}|{duty.obligation}|{duty.occurrence}".split("|")
    child = next((part for part in parts if part.startswith("child:")), first)
    return child == door.at.child and duty.owed_to_holder in ("", THE_CHILD)


def _shown(right: VictimRight, duties: Iterable[Duty], door: Door) -> RightShown:
    own = [duty for duty in duties if duty.rule in right.rules and right.number not in QUIET]
    statuses = {duty.status_at(door.at.now) for duty in own}
    if Status.OVERDUE in statuses:
        return RightShown(title=right.title, says=right.says, stands="late")
    if Status.OWED in statuses:
        due = min(duty.due_at for duty in own if duty.status_at(door.at.now) is Status.OWED)
        return RightShown(title=right.title, says=right.says, stands="owed", by=due)
    met = not statuses.isdisjoint((Status.MET, Status.MET_LATE))
    return RightShown(title=right.title, says=right.says, stands="done" if met else "when_it_happens")
