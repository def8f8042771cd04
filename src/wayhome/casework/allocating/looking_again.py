"""Whether an allocation still stands: looked at again, renewed, or carried by somebody else for a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.allocating.carrying import (
    held_without_skills,
    in_date_until,
    who_investigates,
    who_supervises,
)
from wayhome.casework.allocating.skills import INVESTIGATING, lacking_skills, not_here, of_officer, officer_named
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import ActorId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.allocating import (
    AllocationRechecked,
    CompetenceRenewed,
    InvestigatorCovered,
    InvestigatorNotHere,
)
from wayhome.record.vocabulary import Narrative

GIVE_ON = "Have it renewed, or give the case to somebody who holds it."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckAllocation(OnInvestigation):
    """Whether somebody with the skills can take the case now; where nobody can, who was asked and why not."""

    result: Literal["nobody_free", "somebody_free"]
    reasons: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewCompetence(OnInvestigation):
    """The investigator's competence was evidenced anew; what it is good for until is read from the record."""

    officer: ActorId

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whose training bears on the decision."""
        return (officer_named(self.officer),)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindInvestigatorNotHere(OnInvestigation):
    """Whoever has the case cannot carry it now: they left, lost the post, or are away for longer than it can wait."""

    why: Literal["left", "away", "no_post", "other"]
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverInvestigator(OnInvestigation):
    """The investigator is back, or somebody carries the case until they are."""

    how: Literal["is_back", "covered"]
    officer: ActorId

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whose being here bears on the decision."""
        return (officer_named(self.officer),)


def recheck_allocation(command: RecheckAllocation, facing: Facing) -> Outcome:
    """Keep what was found. Rule ALLOC-02."""
    if held_without_skills(facing.story) is None:
        words = "Nobody without the skills has this case."
        raise Refused(ours("no_exception", words, "Nothing has to be looked at again."))
    if command.result == "nobody_free" and not (command.reasons or "").strip():
        words = "It does not say who was asked, and why the exception goes on."
        raise Refused(under("ALLOC-02", facing.pack, words, "Say it in a sentence."))
    fact = AllocationRechecked(result=command.result, reasons=command.reasons or None)
    if command.result == "nobody_free":
        return tell(fact)
    words = "Somebody with the skills can take the case, and it is still with somebody without them."
    return tell(fact, notices=(under("ALLOC-01", facing.pack, words, "Give it to them now."),))


def renew_competence(command: RenewCompetence, facing: Facing) -> Outcome:
    """Keep until when they hold it now; refused while the record does not show it. Rule ALLOC-03."""
    found = of_officer(command.officer, INVESTIGATING, facing)
    before = in_date_until(facing.story)
    if command.officer != who_investigates(facing.story):
        raise Refused(_not_theirs(command.officer))
    if not found.holds:
        raise Refused(*lacking_skills(command.officer, found, facing, GIVE_ON))
    if before is not None and (found.until is None or found.until <= before):
        words = f"Nothing was renewed: what {command.officer} holds still runs out on {before.day} {before:%B %Y}."
        raise Refused(under("ALLOC-03", facing.pack, words, "The training lead records the new evidence first."))
    return tell(CompetenceRenewed(valid_until=found.until, competence_valid_until=found.until))


def _not_theirs(officer: ActorId) -> Reason:
    return ours("not_theirs", f"The case is not with {officer}.", "Open the case again to see who has it now.")


def find_investigator_not_here(command: FindInvestigatorNotHere, facing: Facing) -> Outcome:
    """Put it on record, so that somebody is found to carry the case. Rule ALLOC-05."""
    who = who_investigates(facing.story)
    if who is None:
        words = "The record does not say who has this case."
        raise Refused(ours("nobody_has_it", words, "Give it to somebody."))
    return tell(InvestigatorNotHere(why=command.why, officer=who, until=command.until))


def cover_investigator(command: CoverInvestigator, facing: Facing) -> Outcome:
    """Keep who carries the case; refused where they are not here themselves. Rule ALLOC-05."""
    against = tuple(_cannot_carry(command, facing))
    if against:
        raise Refused(*against)
    return tell(InvestigatorCovered(how=command.how, officer=command.officer))


def _cannot_carry(command: CoverInvestigator, facing: Facing) -> Iterator[Reason]:
    if command.how == "is_back" and command.officer != who_investigates(facing.story):
        yield _not_theirs(command.officer)
    yield from not_here(command.officer, facing)
    if command.how == "covered":
        if command.officer == who_supervises(facing.story):
            words = f"{command.officer} supervises this case, and nobody supervises their own work."
            yield ours("supervises_it", words, "Choose somebody else, or have somebody else supervise it first.")
        found = of_officer(command.officer, INVESTIGATING, facing)
        yield from lacking_skills(command.officer, found, facing, "Choose somebody who holds it.")
