"""The map: for each permission, the alternatives that give it. What is not here is refused."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from wayhome.access.actors import Actor, Role
from wayhome.access.claims import (
    Claim,
    is_administrator,
    is_analyst,
    is_call_handler,
    is_command,
    is_control_room,
    is_coordinator,
    is_detective_inspector,
    is_family,
    is_force_lead,
    is_grader,
    is_inspector,
    is_inspectorate_reader,
    is_investigator,
    is_partner,
    is_response,
    is_supervisor,
    is_training_lead,
    is_victim_care,
)
from wayhome.access.permissions import Permission
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Reason, Refused

AllOf = tuple[Claim, ...]

# Supervising above the line of those who take calls, grade and go out; and everyone who works at the missing desk.
LEADS: tuple[AllOf, ...] = (
    (is_supervisor,),
    (is_inspector,),
    (is_detective_inspector,),
    (is_coordinator,),
    (is_command,),
)
DESK: tuple[AllOf, ...] = (
    (is_call_handler,),
    (is_control_room,),
    (is_grader,),
    (is_response,),
    (is_investigator,),
    *LEADS,
)
READERS: tuple[AllOf, ...] = ((is_analyst,), (is_inspectorate_reader,), (is_force_lead,))

MAP: Mapping[Permission, tuple[AllOf, ...]] = {
    Permission.READ_CASES: (*READERS, (is_victim_care,), *DESK),
    Permission.READ_PROOFS: (*READERS, *LEADS),
    Permission.IMPORT_HISTORIES: ((is_analyst,),),
    Permission.SETTLE_DIFFERENCES: ((is_analyst,), *DESK),
    Permission.READ_MEASURES: (*READERS, *LEADS),
    Permission.READ_RULEBOOK: (*READERS, (is_administrator,), (is_training_lead,), (is_victim_care,), *DESK),
    Permission.TAKE_REPORTS: DESK,
    Permission.RECORD_SEARCH: DESK,
    Permission.SEE_OWN_WORK: ((is_victim_care,), *DESK),
    Permission.READ_HELD: DESK,
    Permission.JUDGE_MATCHES: DESK,
    Permission.GRADE_RISK: DESK,
    Permission.LOOK_ACROSS_CHILDREN: ((is_investigator,), *LEADS),
    Permission.APPROVE_GRADES: ((is_inspector,), (is_command,)),
    Permission.PLAN_SEARCHES: ((is_response,), *LEADS),
    Permission.SUPERVISE_SEARCHES: LEADS,
    Permission.SEE_WORDS: LEADS,
    Permission.CLOSE_EPISODES: LEADS,
    Permission.RAISE_CONCERNS: DESK,
    Permission.INVESTIGATE: ((is_investigator,), (is_response,), *LEADS),
    Permission.ALLOCATE_CASES: ((is_supervisor,), (is_inspector,), (is_detective_inspector,), (is_command,)),
    Permission.SUPERVISE_INVESTIGATIONS: ((is_supervisor,), (is_inspector,), (is_detective_inspector,), (is_command,)),
    Permission.ANSWER_FOR_CASES: ((is_inspector,), (is_detective_inspector,), (is_command,)),
    Permission.CARE_FOR_VICTIMS: ((is_victim_care,), (is_investigator,), (is_response,), *LEADS),
    Permission.ACCEPT_GOOD_REASONS: ((is_supervisor,), (is_inspector,), (is_detective_inspector,), (is_command,)),
    Permission.LOOK_AFTER_MESSAGES: ((is_victim_care,), (is_control_room,), *LEADS),
    Permission.SPEAK_FOR_THEMSELVES: ((is_family,), (is_partner,)),
    Permission.ANSWER_AS_PARTNER: ((is_partner,), (is_coordinator,)),
    Permission.PREPARE_MEETINGS: LEADS,
    Permission.CORRECT_ENTRIES: DESK,
    Permission.READ_PEOPLE: (*READERS, (is_administrator,), (is_training_lead,), (is_victim_care,), *DESK),
    Permission.MANAGE_PEOPLE: ((is_administrator,), (is_control_room,), *LEADS),
    Permission.RECORD_TRAINING: ((is_training_lead,), (is_force_lead,)),
    Permission.CHECK_UNDERSTANDING: ((is_training_lead,), (is_force_lead,), *DESK),
    Permission.GOVERN: ((is_force_lead,), (is_analyst,), (is_coordinator,)),
    Permission.REGRADE_BLIND: ((is_grader,), (is_force_lead,), *LEADS),
    Permission.MANAGE_ACCOUNTS: ((is_administrator,),),
    Permission.SET_RULES: ((is_administrator,), (is_force_lead,), (is_command,)),
    Permission.LOOK_AFTER_SYSTEM: ((is_administrator,),),
    Permission.READ_LOOKS: ((is_administrator,), (is_force_lead,)),
}


def may(actor: Actor, permission: Permission) -> bool:
    """Say whether an actor meets every claim of at least one alternative."""
    return any(all(claim.holds(actor) for claim in alternative) for alternative in MAP.get(permission, ()))


def roles_who_may(permission: Permission) -> tuple[Role, ...]:
    """Return each role that gives a permission by itself, in the order in which roles are declared."""
    return tuple(role for role in Role if may(_holding(role), permission))


def _holding(role: Role) -> Actor:
    return Actor(id=ActorId(role.key), name=role.words, roles=frozenset({role}))


def may_open(restricted_to: str, holds: Collection[str]) -> bool:
    """Say whether whoever holds posts of some roles at this minute may open a held record.

    ``restricted_to`` is the role of the post that may, as the record says; empty where whoever reads held records may.
    """
    return not restricted_to or restricted_to in holds


def require_to_see(actor: Actor, permission: Permission) -> None:
    """Raise Refused, in the words of a page and not of an act, unless somebody may see what belongs to some work."""
    if not may(actor, permission):
        reason = why_not(permission)
        raise Refused(replace(reason, remedy=f"This page is part of that work, and is not shown. {reason.remedy}"))


def require(actor: Actor, permission: Permission) -> None:
    """Raise Refused, saying who may and what to do, unless the actor may."""
    if not may(actor, permission):
        raise Refused(why_not(permission))


def why_not(permission: Permission) -> Reason:
    """Return the refusal in words: what was refused, who may, and where to turn."""
    return Reason(
        rule=f"access.{permission.key}",
        words=f"You may not {permission.act} with the role you are signed in as.",
        remedy=f"It is for people who {who_may(permission)}. If it is your work, ask an administrator for the role.",
    )


def who_may(permission: Permission) -> str:
    """Return the alternatives as a phrase, in which the roles stand as one list."""
    alternatives = MAP.get(permission, ())
    roles = [claim.role for claim, *more in alternatives if claim.role and not more]
    others = [one for one in alternatives if len(one) > 1 or not one[0].role]
    return ", or ".join([*(" and ".join(claim.words for claim in one) for one in others), *_holding_one_of(roles)])


def _holding_one_of(roles: list[str]) -> list[str]:
    if len(roles) < 2:
        return [f"hold the role {role}" for role in roles]
    return [f"hold one of these roles: {', '.join(roles)}"]
