"""Give a role."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.access.actors import Role
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.sign_ins.standing import OnSignIn, not_ones_own, opens_children
from wayhome.kernel.refusals import Refused
from wayhome.record.events.sign_in import RoleGiven


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveRole(OnSignIn):
    """A sign-in is to hold a role besides those it holds."""

    role: Role
    reason: str


def give_role(command: GiveRole, _facing: Facing) -> Outcome:
    """Record it; refused to oneself, and where one sign-in would look after sign-ins and read children's records."""
    not_ones_own(command)
    if command.role in command.holds:
        words = f"They hold the role {command.role.words.lower()} already."
        raise Refused(ours("role_held", words, "Nothing has to be done."))
    refuse_both((*command.holds, command.role), command)
    opens = opens_children(command.role, command)
    return tell(RoleGiven(role=command.role.key, reads_children=opens, reason=command.reason))


def refuse_both(roles: Iterable[Role], command: OnSignIn) -> None:
    """Raise Refused for roles of which one looks after sign-ins and another opens the records of children."""
    held = tuple(roles)
    if Role.ADMINISTRATOR in held and any(opens_children(role, command) for role in held):
        words = "Whoever looks after sign-ins reads no child's record: one sign-in cannot hold both roles."
        remedy = "Take one of the two away first, or have somebody else be the administrator."
        raise Refused(ours("administrator_reads_no_child", words, remedy))
