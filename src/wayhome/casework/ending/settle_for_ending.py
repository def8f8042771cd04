"""What an ending rests on, put on file: missing times compared, why no suspect, what was linked, who goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.closing import (
    ChildScreenedAsVictim,
    DecidedNotToInvestigate,
    IntelligenceLinked,
    MissingLinkLookedFor,
    NoSuspectReasonsRecorded,
    ReceivingBodyNamed,
)
from wayhome.record.vocabulary import Fact, Narrative

Compared = Literal["overlap", "no_overlap", "never_missing", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleForEnding(OnInvestigation):
    """Any of the things that an outcome asks for; what is not given is not said to be so."""

    compared: Compared | None = None
    comparison: Narrative | None = None
    no_suspect: Narrative | None = None
    intelligence: Narrative | None = None
    intelligence_reference: str | None = None
    taken_on_by: str | None = None
    their_reference: str | None = None
    words_for_child: Narrative | None = None
    no_child_suspect: bool = False


def settle_for_ending(command: SettleForEnding, _facing: Facing) -> Outcome:
    """Keep what is said. Rules CLS-01, CLS-03, CLS-04, CLS-05 and CLS-06."""
    facts = tuple(_facts(command))
    if not facts:
        raise Refused(ours("nothing_said", "Nothing is filled in.", "Fill in what is so, and leave the rest."))
    return tell(*facts)


def _facts(command: SettleForEnding) -> Iterator[Fact]:
    if command.compared:
        yield MissingLinkLookedFor(result=command.compared, what=command.comparison)
    if command.no_suspect:
        yield NoSuspectReasonsRecorded(reasons=command.no_suspect)
    if command.intelligence or command.intelligence_reference:
        yield IntelligenceLinked(reference=command.intelligence_reference, what=command.intelligence)
    if command.taken_on_by:
        yield ReceivingBodyNamed(taken_on_by=command.taken_on_by, reference=command.their_reference)
    if command.words_for_child:
        yield DecidedNotToInvestigate(reason=command.words_for_child)
    if command.no_child_suspect:
        yield ChildScreenedAsVictim(result="no_child_under_suspicion")
