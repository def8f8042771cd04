"""Take a role away."""

from dataclasses import dataclass

from wayhome.access.actors import Role
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.sign_ins.standing import OnSignIn, not_ones_own
from wayhome.kernel.refusals import Refused
from wayhome.record.events.sign_in import RoleTaken


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeRole(OnSignIn):
    """A sign-in is to hold a role no longer."""

    role: Role
    reason: str


def take_role(command: TakeRole, _facing: Facing) -> Outcome:
    """Record it; refused to oneself, where it is not held, and where it is the only one."""
    not_ones_own(command)
    if command.role not in command.holds:
        words = f"They do not hold the role {command.role.words.lower()}."
        raise Refused(ours("role_not_held_by_them", words, "Nothing has to be done."))
    if len(command.holds) == 1:
        words = "It is the only role they hold."
        raise Refused(ours("only_role", words, "Give them another role first, or switch the sign-in off."))
    return tell(RoleTaken(role=command.role.key, reason=command.reason))
