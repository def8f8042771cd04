"""The crimes of an investigation: one for each child and each offence, cancelled only by who may, and put back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import of_barriers, under
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.investigation import CrimeCancelled, CrimeRecorded, CrimeReinstated, Offence
from wayhome.record.events.missing import Informant
from wayhome.record.vocabulary import Narrative

RECORDED, CANCELLED, REINSTATED = (
    "investigation.crime_recorded", "investigation.crime_cancelled", "investigation.crime_reinstated",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Crime:
    """One recorded crime: what for, about which child, under which reference, and whether it stands."""

    event: Event
    offence: str
    child: Subject
    reference: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOffence(OnInvestigation):
    """One offence against some children of the case: it is one crime for each of them."""

    offence: Offence
    children: tuple[Subject, ...] = ()
    reference: str | None = None
    told_by: Informant = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelCrime(OnInvestigation):
    """Who decided that a crime did not happen, on which other information, and whether the child was told first."""

    decided_by: Literal["force_crime_registrar", "designated_decision_maker", "other"]
    verifiable_information: bool
    told: bool
    reference: str | None = None
    reasons: Narrative = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReinstateCrime(OnInvestigation):
    """A crime that was cancelled stands again, and why."""

    reference: str | None = None
    reasons: Narrative = ""


def record_offence(command: RecordOffence, facing: Facing) -> Outcome:
    """Record a crime for each child; nobody waits for a child to say so too. Rules REC-01, REC-02 and REC-06."""
    fact = CrimeRecorded(offence=command.offence, reference=command.reference, told_by=command.told_by)
    children = command.children or (facing.child,)
    return Outcome(facts=tuple(Said(fact=fact, subjects=(child, facing.case)) for child in children))


def cancel_crime(command: CancelCrime, facing: Facing) -> Outcome:
    """Cancel it; refused for everything that rule REC-07 asks for and that is not so."""
    fact = CrimeCancelled(
        decided_by=command.decided_by, verifiable_information=command.verifiable_information, told=command.told,
        reference=command.reference, reasons=command.reasons or None,
    )  # fmt: skip
    reasons = [*_nothing_to_cancel(command, facing)]
    reasons += of_barriers(facing.barriers(fact), facing.pack, "Leave the crime on record until it is so.")
    if reasons:
        raise Refused(*reasons)
    return tell(fact)


def reinstate_crime(command: ReinstateCrime, _facing: Facing) -> Outcome:
    """Put it back. Rule REC-07."""
    return tell(CrimeReinstated(reference=command.reference, reasons=command.reasons or None))


def crimes_of(facing: Facing) -> tuple[Crime, ...]:
    """Return every crime recorded in the case, in the order in which they were, each with whether it stands."""
    return tuple(_crimes(facing))


def _crimes(facing: Facing) -> Iterator[Crime]:
    off: set[str] = set()
    for event in facing.story.own:
        reference = str(event.body.get("reference") or "")
        if event.type == CANCELLED:
            off.add(reference)
        elif event.type == REINSTATED:
            off.discard(reference)
    for event in facing.story.of_type(RECORDED):
        reference = str(event.body.get("reference") or "")
        child = next((Subject(named) for named in event.subjects if named.startswith("child:")), facing.child)
        offence = str(event.body.get("offence", "unknown"))
        yield Crime(event=event, offence=offence, child=child, reference=reference, stands=reference not in off)


def _nothing_to_cancel(command: CancelCrime, facing: Facing) -> Iterator[Reason]:
    standing = [one for one in crimes_of(facing) if one.stands]
    if not any(one.reference == (command.reference or "") for one in standing):
        words = "No crime of that reference stands in this case."
        yield under("REC-07", facing.pack, words, "Choose one of the crimes that are on record here.")
    if not command.reasons.strip():
        words = "A crime is not cancelled without the information that shows that it did not happen."
        yield under("REC-07", facing.pack, words, "Write down the information, and how it was checked.")
