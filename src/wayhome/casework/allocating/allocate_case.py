"""Give the investigation to somebody: refused where they lack the skills, or are not here to carry it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.allocating.carrying import held_without_skills, who_investigates, who_supervises
from wayhome.casework.allocating.skills import INVESTIGATING, lacking_skills, not_here, of_officer, officer_named
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.duties.competent import Standing
from wayhome.kernel.ids import ActorId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.events.allocating import Allocated
from wayhome.record.vocabulary import Narrative

RUNS_OUT_SOON = 28  # days before the last day of a competence from which whoever gives the case is told
NOBODY = ActorId("")
ASK = "Choose somebody who holds it, or ask a detective inspector to answer for an exception."


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocateCase(OnInvestigation):
    """Who is given the case and the post they hold; who was recommended; and why somebody else, where it is."""

    officer: ActorId
    on_post: str = ""
    recommended: ActorId = NOBODY
    reasons: Narrative | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whose training bears on the decision."""
        return (officer_named(self.officer),)


def allocate_case(command: AllocateCase, facing: Facing) -> Outcome:
    """Give them the case. Rules ALLOC-01 and ALLOC-03; what they hold is read from the record, never typed."""
    found = of_officer(command.officer, INVESTIGATING, facing)
    against = (
        *_already_theirs(command.officer, facing),
        *not_here(command.officer, facing),
        *lacking_skills(command.officer, found, facing, ASK),
        *_no_reasons(command),
    )
    if against:
        raise Refused(*against)
    given = Allocated(
        skilled=True,
        role="investigator",
        officer=command.officer,
        on_post=command.on_post or None,
        recommended=command.recommended or None,
        competence_valid_until=found.until,
        reasons=command.reasons or None,
    )
    return tell(given, notices=tuple(runs_out_soon(command.officer, found, facing)))


def _already_theirs(officer: ActorId, facing: Facing) -> Iterator[Reason]:
    if officer == who_supervises(facing.story):
        words = f"{officer} supervises this case, and nobody supervises their own work."
        yield ours("supervises_it", words, "Give it to somebody else, or have somebody else supervise it first.")
    if officer == who_investigates(facing.story) and held_without_skills(facing.story) is None:
        yield ours("has_it", f"{officer} has this case already.", "Choose somebody else, or leave it with them.")


def _no_reasons(command: AllocateCase) -> Iterator[Reason]:
    if command.recommended not in (NOBODY, command.officer) and not (command.reasons or "").strip():
        words = f"{command.recommended} was recommended, and nobody says why it goes to {command.officer}."
        yield ours("not_recommended", words, "Say why in a sentence; you decide, and the reason stays on record.")


def runs_out_soon(officer: ActorId, found: Standing, facing: Facing) -> Iterator[Reason]:
    """Say that what somebody holds runs out within weeks, so that it is renewed before it does."""
    if found.until is not None and (found.until - london_day(facing.at)).days <= RUNS_OUT_SOON:
        words = f"What {officer} holds runs out on {found.until.day} {found.until:%B %Y}."
        yield under("ALLOC-03", facing.pack, words, "Have it renewed by then, or give the case on.")
