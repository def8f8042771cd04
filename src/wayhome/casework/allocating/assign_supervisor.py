"""Have somebody supervise the investigation who holds what that asks for; nobody supervises their own case."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.allocating.carrying import who_supervises, works_on
from wayhome.casework.allocating.skills import SUPERVISING, lacking_skills, not_here, of_officer, officer_named
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.duties.competent import Standing
from wayhome.kernel.ids import ActorId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.allocating import SupervisorAssigned
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignSupervisor(OnInvestigation):
    """Who supervises the case; and why they, where they lack any of what that asks for."""

    officer: ActorId
    reasons: Narrative | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whose training bears on the decision."""
        return (officer_named(self.officer),)


def assign_supervisor(command: AssignSupervisor, facing: Facing) -> Outcome:
    """Assign them. Rule ALLOC-04: without the skills only where whoever answers for cases gives the reason."""
    found = of_officer(command.officer, SUPERVISING, facing)
    against = (
        *_own_case(command.officer, facing),
        *not_here(command.officer, facing),
        *_without_skills(command, found, facing),
    )
    if against:
        raise Refused(*against)
    return tell(
        SupervisorAssigned(
            skilled=found.holds,
            officer=command.officer,
            competence_valid_until=found.until if found.holds else None,
            reasons=command.reasons or None,
        )
    )


def _own_case(officer: ActorId, facing: Facing) -> Iterator[Reason]:
    if works_on(officer, facing.story):
        words = f"{officer} investigates this case, and nobody supervises their own work."
        yield ours("own_case", words, "Choose somebody else.")
    if officer == who_supervises(facing.story):
        yield ours("supervises_it", f"{officer} supervises this case already.", "Choose somebody else, or leave it.")


def _without_skills(command: AssignSupervisor, found: Standing, facing: Facing) -> Iterator[Reason]:
    if found.holds:
        return
    if command.officer == command.by.actor.id:
        remedy = "Choose somebody who holds it, or have another detective inspector assign you and say why."
        yield from lacking_skills(command.officer, found, facing, remedy)
    elif not may(command.by.actor, Permission.ANSWER_FOR_CASES):
        remedy = "Choose somebody who holds it, or ask a detective inspector to assign them and say why."
        yield from lacking_skills(command.officer, found, facing, remedy)
    elif not (command.reasons or "").strip():
        yield from lacking_skills(command.officer, found, facing, "Choose somebody who holds it, or say why they.")
