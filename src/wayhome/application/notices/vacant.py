"""Who is told besides when nobody holds a role on the ladder: a force's own choice.

What a vacant role owes is passed up, and whoever it comes to is told, whatever a force chooses here. Somebody named
here is told as well; nobody is told less.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """The mailbox of a unit, or whoever holds another role; exactly one of the two is given."""

    unit: str = ""
    role: str = ""


BesidesOf = Mapping[str, Besides]
NOBODY_BESIDES: BesidesOf = MappingProxyType({})


def nobody_besides() -> BesidesOf:
    """Return the choice of a force that has made none."""
    return NOBODY_BESIDES
