"""A suspect who works for the police: professional standards are told, and the case is kept from their own unit."""

from dataclasses import dataclass

from wayhome.casework.commands import OF_RANK, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.casework.suspects.suspects import suspect_called
from wayhome.kernel.refusals import Refused
from wayhome.record.events.suspect import KeptApart, StandardsTold
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class TellStandards(OnInvestigation):
    """Professional standards were told."""

    suspect: str
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepApart(OnInvestigation):
    """Who investigates, and who may see the case: nobody of the suspect's own unit."""

    suspect: str
    reason: Narrative | None = None


def tell_standards(command: TellStandards, facing: Facing) -> Outcome:
    """Record that they were told. Rule SUSP-01."""
    return tell(StandardsTold(suspect=_said_as(command.suspect, facing), reference=command.reference))


def keep_apart(command: KeepApart, facing: Facing) -> Outcome:
    """Record how the case is kept apart; refused below inspector, and without saying who investigates. Rule SUSP-02."""
    if command.by.rank not in OF_RANK:
        words = "Who may see a case against one of the police's own is decided by an inspector or above."
        raise Refused(under("SUSP-02", facing.pack, words, "Ask the detective inspector, outside the suspect's unit."))
    if not (command.reason or "").strip():
        words = "Nobody says who investigates and who may see the case."
        raise Refused(
            under("SUSP-02", facing.pack, words, "Name the unit that investigates, and who may read the case.")
        )
    return tell(KeptApart(suspect=_said_as(command.suspect, facing), by=command.by.rank, reason=command.reason))


def _said_as(ref: str, facing: Facing) -> str:
    """Return the reference under which it was said that the suspect works for the police."""
    suspect = suspect_called(ref, facing.story, facing.words)
    return (suspect.police_as or suspect.ref) if suspect else ref
