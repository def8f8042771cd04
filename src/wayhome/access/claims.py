"""What may be said about whoever is asking. A claim is a question with a yes or no, and words for each."""

from collections.abc import Callable
from dataclasses import dataclass

from wayhome.access.actors import Actor, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that is true of an actor or not.

    ``words`` finishes "This is for people who …"; ``role`` is the role it asks for, where it asks for one alone.
    """

    key: str
    words: str
    holds: Callable[[Actor], bool]
    role: str = ""


def holds_role(role: Role) -> Claim:
    """Claim that the actor holds a role."""
    return Claim(
        key=f"is_{role.key}",
        words=f"hold the role {role.words.lower()}",
        holds=lambda actor: role in actor.roles,
        role=role.words.lower(),
    )


is_analyst = holds_role(Role.ANALYST)
is_call_handler = holds_role(Role.CALL_HANDLER)
is_grader = holds_role(Role.GRADER)
is_response = holds_role(Role.RESPONSE)
is_supervisor = holds_role(Role.SUPERVISOR)
is_inspector = holds_role(Role.INSPECTOR)
is_coordinator = holds_role(Role.COORDINATOR)
is_command = holds_role(Role.COMMAND)
is_control_room = holds_role(Role.CONTROL_ROOM)
is_force_lead = holds_role(Role.FORCE_LEAD)
is_investigator = holds_role(Role.INVESTIGATOR)
is_detective_inspector = holds_role(Role.DETECTIVE_INSPECTOR)
is_victim_care = holds_role(Role.VICTIM_CARE)
is_training_lead = holds_role(Role.TRAINING_LEAD)
is_inspectorate_reader = holds_role(Role.INSPECTORATE_READER)
is_administrator = holds_role(Role.ADMINISTRATOR)
is_family = Claim(
    key="is_family", words="came by an invitation of their own", holds=lambda actor: Role.FAMILY in actor.roles
)
is_partner = Claim(
    key="is_partner",
    words="came for a council or provider that was asked",
    holds=lambda actor: Role.PARTNER in actor.roles,
)
