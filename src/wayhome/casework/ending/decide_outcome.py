"""Decide how a crime ends; the case ends with the outcome of the last of its crimes. Refused for all it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.ending.standing_in_the_way import (
    crimes_without_outcome,
    facing_crime,
    fact_of,
    outcome_called,
    standing_in_the_way,
)
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideOutcome(OnInvestigation):
    """The outcome by its code, of which crime where there are several, and why."""

    code: str
    crime: str | None = None
    reason: Narrative | None = None


def decide_outcome(command: DecideOutcome, facing: Facing) -> Outcome:
    """Record it, or refuse it with everything that stands in the way. Rules CLS-01 to CLS-06, ELP-02 and our own."""
    crime = _crime(command, facing)
    lacking = tuple(_lacking(command, facing, crime))
    if lacking:
        raise Refused(*lacking)
    fact = fact_of(command.code, crime, facing, command.reason)
    subjects = facing_crime(facing, fact, crime).about(fact)
    return Outcome(facts=(Said(fact=fact, subjects=subjects),), notices=tuple(_next(command, facing, crime)))


def _crime(command: DecideOutcome, facing: Facing) -> str | None:
    left = crimes_without_outcome(facing)
    return left[0].event.id if command.crime is None and len(left) == 1 else command.crime


def _lacking(command: DecideOutcome, facing: Facing, crime: str | None) -> Iterator[Reason]:
    if facing.is_closed:
        words = "This investigation has ended already."
        yield ours("ended_already", words, "Record what is new; somebody looks at the ended case again.")
        return
    if outcome_called(command.code, facing) is None:
        words = "The rulebook in force knows no such outcome."
        yield ours("no_such_outcome", words, "Choose one of those it lists.")
        return
    if works_on(command.by.actor.id, facing.story):
        words = "You investigate this case yourself, and nobody decides alone how their own work ends."
        yield ours("runs_the_case", words, "Propose it; the supervisor of the case decides.")
    yield from _which_crime(facing, crime)
    if not (command.reason or "").strip():
        yield ours("outcome_without_reason", "The outcome gives no reason.", "Say in your words why it ends so.")
    for one in standing_in_the_way(facing, command.code, crime, command.by.actor.id):
        if not one.holds:
            yield one.reason


def _which_crime(facing: Facing, crime: str | None) -> Iterator[Reason]:
    left = [one.event.id for one in crimes_without_outcome(facing)]
    if len(left) > 1 and crime is None:
        words = f"{len(left)} crimes of this case have no outcome, and it does not say which this is of."
        yield ours("which_crime", words, "Choose one; each has an outcome of its own.")
    elif crime is not None and crime not in left:
        words = "This crime has its outcome, was cancelled, or is not of this case."
        yield ours("no_such_crime", words, "Choose one of those that have none.")


def _next(command: DecideOutcome, facing: Facing, crime: str | None) -> Iterator[Reason]:
    if command.code == "17":
        words = "The time for bringing it to court is over: this goes to those who answer for the force."
        yield under("CLS-07", facing.pack, words, "Report it within the hour.")
    left = [one for one in crimes_without_outcome(facing) if one.event.id != crime]
    if crime is not None and left:
        count = "1 crime has" if len(left) == 1 else f"{len(left)} crimes have"
        words = f"The case goes on: {count} no outcome yet."
        yield ours("goes_on", words, "Each crime ends by itself; the case ends with the last.")
