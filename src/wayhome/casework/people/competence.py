"""Record the evidence that somebody holds a competence, and that it no longer counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.people.standing import Standing
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import ActorId, key_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.events.workforce import CompetenceRecorded, CompetenceWithdrawn
from wayhome.record.vocabulary import Words

Evidence = Literal["course", "assessment", "portfolio", "licence", "not_stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCompetence(OnSubject):
    """Which competence, until which day it is in date, and what shows it."""

    competence: str
    valid_until: date
    gained_on: date | None = None
    evidence: Evidence = "not_stated"
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCompetence(OnSubject):
    """A competence that no longer counts, and why."""

    competence: str
    reason: Words | None = None


def record_competence(command: RecordCompetence, standing: Standing) -> Outcome:
    """Record it; refused for a competence the rulebook does not know, and for days that cannot be."""
    lacking = tuple(_lacking(command, standing))
    if lacking:
        raise Refused(*lacking)
    notices = []
    if standing.officer(ActorId(key_of(command.about))) is None:
        words = f"Nobody called {key_of(command.about)} is on the staff list."
        notices.append(ours("not_on_the_staff_list", words, "Check how it is written, or add them to the staff list."))
    fact = CompetenceRecorded(
        competence=command.competence,
        valid_until=command.valid_until,
        gained_on=command.gained_on,
        evidence=command.evidence,
        reference=command.reference or None,
    )
    return tell(fact, notices=tuple(notices))


def _lacking(command: RecordCompetence, standing: Standing) -> Iterator[Reason]:
    yield from _unknown(command.competence, standing)
    if command.gained_on is not None and command.valid_until < command.gained_on:
        words = f"It would lapse on {command.valid_until}, before it was gained, on {command.gained_on}."
        yield ours("lapses_before_gained", words, "Mend whichever of the two days is wrong.")
    if command.gained_on is not None and command.gained_on > london_day(standing.now):
        words = f"{command.gained_on} has not come yet."
        yield ours("gained_to_come", words, "Give the day on which it was gained, or leave it empty.")


def withdraw_competence(command: WithdrawCompetence, standing: Standing) -> Outcome:
    """Record it; refused for a competence the rulebook does not know, and without a reason."""
    lacking = list(_unknown(command.competence, standing))
    if not (command.reason or "").strip():
        lacking.append(ours("withdrawn_without_reason", "It does not say why it no longer counts.", "Say why."))
    if lacking:
        raise Refused(*lacking)
    return tell(CompetenceWithdrawn(competence=command.competence, reason=command.reason))


def _unknown(competence: str, standing: Standing) -> Iterator[Reason]:
    known = standing.pack.competences
    if competence not in known:
        words = f"“{competence}” is not a competence of the rulebook."
        yield ours("no_such_competence", words, f"Use one of: {', '.join(known)}." if known else "There are none.")
