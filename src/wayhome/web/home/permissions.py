"""Who may do what, as a page: each permission with the roles that give it and the acts it opens."""

from dataclasses import dataclass

from wayhome.access.actors import Actor, Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.kernel.ids import ActorId
from wayhome.web.doing import DOINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Permitted:
    """One permission: what it lets somebody do, which roles give it, and the acts of a case it opens."""

    key: str
    words: str
    roles: tuple[str, ...]
    acts: tuple[str, ...]
    yours: bool


def permitted(actor: Actor) -> tuple[Permitted, ...]:
    """Return every permission there is, in the order they are declared; what is not listed is refused."""
    return tuple(
        Permitted(
            key=permission.key,
            words=permission.act[:1].upper() + permission.act[1:],
            roles=tuple(role.words for role in Role if may(_holding(role), permission)),
            acts=tuple(one.words for one in DOINGS if one.permission is permission),
            yours=may(actor, permission),
        )
        for permission in Permission
    )


def _holding(role: Role) -> Actor:
    return Actor(id=ActorId(""), name="", roles=frozenset({role}))
