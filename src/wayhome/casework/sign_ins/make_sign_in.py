"""Make a sign-in, in one role or several."""

from dataclasses import dataclass

from wayhome.access.actors import Role
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.sign_ins.give_role import refuse_both
from wayhome.casework.sign_ins.standing import OnSignIn, opens_children
from wayhome.record.events.sign_in import RoleGiven, SignInMade


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeSignIn(OnSignIn):
    """Somebody is to be able to sign in."""

    roles: tuple[Role, ...]


def make_sign_in(command: MakeSignIn, _facing: Facing) -> Outcome:
    """Record it with each role; refused where one would look after sign-ins and read children's records."""
    refuse_both(command.roles, command)
    given = (RoleGiven(role=role.key, reads_children=opens_children(role, command)) for role in command.roles)
    return tell(SignInMade(), *given)
