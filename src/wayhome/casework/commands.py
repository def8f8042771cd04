"""What an officer asks for: who acts and as what, when it was done, and a key under which it is asked once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any, get_type_hints

from wayhome.access.actors import Actor, Role
from wayhome.kernel.ids import PostId, RecordId, Subject
from wayhome.kernel.moments import Precision
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import is_personal

RANKS: Mapping[Role, Rank] = {
    Role.CALL_HANDLER: "staff",
    Role.GRADER: "staff",
    Role.RESPONSE: "constable",
    Role.CONTROL_ROOM: "staff",
    Role.SUPERVISOR: "supervisor",
    Role.INSPECTOR: "inspector",
    Role.INVESTIGATOR: "constable",
    Role.VICTIM_CARE: "staff",
    Role.DETECTIVE_INSPECTOR: "inspector",
    Role.COMMAND: "superintendent",
}
OF_RANK: tuple[Rank, ...] = ("inspector", "chief_inspector", "superintendent")
SUPERVISING: tuple[Rank, ...] = ("supervisor", "sergeant", *OF_RANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who acts, signed in as themselves, and the role and post they hold while they do."""

    actor: Actor
    role: Role
    post: PostId = PostId("")

    @property
    def rank(self) -> Rank:
        """Return the rank that goes with the role; never what somebody typed."""
        return RANKS.get(self.role, "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something an officer asks for.

    ``happened_at`` is when it was done, however late it is entered. ``key`` names this one act, so that sending it
    again changes nothing.
    """

    by: Acting
    happened_at: datetime
    key: str
    precision: Precision = Precision.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCase(Command):
    """Something an officer asks for in a case that is there; ``seen`` is the last entry they had before them."""

    record: RecordId
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnInvestigation(OnCase):
    """Something an officer asks for in an investigation; ``child`` is the one it is about, where it is about one."""

    child: Subject | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return who else's stories bear on the decision, such as an officer's training, to be gathered too."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnChild(Command):
    """Something an officer asks for about a child in no case: ``record`` is a new one, or one that is there."""

    record: RecordId
    child: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSubject(Command):
    """Something asked for about an officer, a post, a unit, a provider or the force, in that subject's own record."""

    about: Subject

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return what else bears on the decision, to be gathered too."""
        return ()


def digest(command: Command) -> str:
    """Digest what was asked, so that a key cannot stand for two acts.

    Personal words are left out: a hash of them without a salt would outlive their disposal and could be guessed.
    """
    asked = [type(command).__name__, _plain(command)]
    return sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


@cache
def _not_personal(kind: type) -> tuple[str, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(one.name for one in fields(kind) if not is_personal(hints[one.name]))


def _plain(value: Any) -> Any:  # noqa: ANN401 - a command may hold anything that can be written down
    if isinstance(value, Actor):
        return value.id
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in _not_personal(value.__class__)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.key if isinstance(value, Role) else str(value)
