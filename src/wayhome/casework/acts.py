"""One row of the table of acts: what decides it, what permits it, and whether it rests on what was seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wayhome.access.permissions import Permission
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What an officer does.

    ``on_what_was_seen``: the act is a decision on the case as its author saw it, and is refused when the case has moved
    on. Everything else is kept, however much was entered in the meantime.
    """

    decide: Callable[[Any, Facing], Outcome]
    permission: Permission
    on_what_was_seen: bool = False


def entry(decide: Callable[[Any, Facing], Outcome], permission: Permission = Permission.RECORD_SEARCH) -> Act:
    return Act(decide=decide, permission=permission)


def decision(decide: Callable[[Any, Facing], Outcome], permission: Permission) -> Act:
    return Act(decide=decide, permission=permission, on_what_was_seen=True)
