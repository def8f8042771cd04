"""How a sign-in stands, which decisions about it look at, and what no administrator may do alone."""

from dataclasses import dataclass, replace

from wayhome.access.actors import Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.commands import OnSubject
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import key_of
from wayhome.kernel.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSignIn(OnSubject):
    """Something asked for about a sign-in, with the roles it holds now; ``about`` is the officer."""

    holds: tuple[Role, ...] = ()


def opens_children(role: Role, command: OnSignIn) -> bool:
    """Say whether a role opens the records of children."""
    return may(replace(command.by.actor, roles=frozenset({role})), Permission.READ_CASES)


def not_ones_own(command: OnSignIn) -> None:
    """Raise Refused where somebody would change what they themselves may do."""
    if key_of(command.about) == command.by.actor.id:
        words = "Nobody changes their own sign-in: what you may do is decided by somebody else."
        raise Refused(ours("own_sign_in", words, "Ask another administrator. Every change is in the record."))
