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
    """Who decided that a crime did not happen, on which other information, and whether the child was told first.

    ``crime`` is the entry that recorded it. One ``reference`` may stand for the crimes against several children.
    """

    decided_by: Literal["force_crime_registrar", "designated_decision_maker", "other"]
    verifiable_information: bool
    told: bool
    crime: str | None = None
    reference: str | None = None
    reasons: Narrative = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReinstateCrime(OnInvestigation):
    """A crime that was cancelled stands again, and why."""

    crime: str | None = None
    reference: str | None = None
    reasons: Narrative = ""


def record_offence(command: RecordOffence, facing: Facing) -> Outcome:
    """Record a crime for each child; nobody waits for a child to say so too. Rules REC-01, REC-02 and REC-06."""
    fact = CrimeRecorded(offence=command.offence, reference=command.reference, told_by=command.told_by)
    children = command.children or (facing.child,)
    return Outcome(facts=tuple(Said(fact=fact, subjects=(child, facing.case)) for child in children))


def cancel_crime(command: CancelCrime, facing: Facing) -> Outcome:
    """Cancel one crime, against one child; refused for everything that rule REC-07 asks for and that is not so."""
    meant = _meant(command, facing, stands=True)
    crime = meant[0] if len(meant) == 1 else None
    fact = CrimeCancelled(
        decided_by=command.decided_by, verifiable_information=command.verifiable_information, told=command.told,
        crime=crime.event.id if crime else None, reference=crime.reference or None if crime else command.reference,
        reasons=command.reasons or None,
    )  # fmt: skip
    reasons = [*_nothing_to_cancel(command, meant, facing)]
    reasons += of_barriers(facing.barriers(fact), facing.pack, "Leave the crime on record until it is so.")
    if reasons:
        raise Refused(*reasons)
    return Outcome(facts=(Said(fact=fact, subjects=_about(crime, facing)),))


def reinstate_crime(command: ReinstateCrime, facing: Facing) -> Outcome:
    """Put it back; of several under one reference, all that were cancelled, unless one is named. Rule REC-07."""
    said = {"reasons": command.reasons or None}
    facts = tuple(
        Said(
            fact=CrimeReinstated(crime=one.event.id, reference=one.reference or None, **said),
            subjects=_about(one, facing),
        )
        for one in _meant(command, facing, stands=False)
    )
    return Outcome(facts=facts) if facts else tell(CrimeReinstated(reference=command.reference, **said))


def _meant(command: CancelCrime | ReinstateCrime, facing: Facing, *, stands: bool) -> tuple[Crime, ...]:
    """Return the crimes that an act means: the one it names, else those of the reference."""
    found = (one for one in crimes_of(facing) if one.stands is stands)
    if command.crime:
        return tuple(one for one in found if one.event.id == command.crime)
    return tuple(one for one in found if one.reference == (command.reference or ""))


def _about(crime: Crime | None, facing: Facing) -> tuple[Subject, ...]:
    return (crime.child if crime else facing.child, facing.case)


def crimes_of(facing: Facing) -> tuple[Crime, ...]:
    """Return every crime recorded in the case, in the order in which they were, each with whether it stands."""
    return tuple(_crimes(facing))


def _crimes(facing: Facing) -> Iterator[Crime]:
    """Yield each crime; what cancels one or puts it back names it, or, in an import, only its reference."""
    off: set[str] = set()
    by_reference: dict[str, bool] = {}
    for event in facing.story.own:
        if event.type not in (CANCELLED, REINSTATED):
            continue
        crime, reference = event.body.get("crime"), str(event.body.get("reference") or "")
        if crime:
            (off.add if event.type == CANCELLED else off.discard)(str(crime))
        if not crime or event.type == REINSTATED:
            by_reference[reference] = event.type == CANCELLED
    for event in facing.story.of_type(RECORDED):
        reference = str(event.body.get("reference") or "")
        child = next((Subject(named) for named in event.subjects if named.startswith("child:")), facing.child)
        offence = str(event.body.get("offence", "unknown"))
        stands = event.id not in off and not by_reference.get(reference)
        yield Crime(event=event, offence=offence, child=child, reference=reference, stands=stands)


def _nothing_to_cancel(command: CancelCrime, meant: tuple[Crime, ...], facing: Facing) -> Iterator[Reason]:
    if not meant:
        words = "No crime of that reference stands in this case."
        yield under("REC-07", facing.pack, words, "Choose one of the crimes that are on record here.")
    elif len(meant) > 1:
        words = f"{len(meant)} crimes of that reference stand in this case, and it does not say which."
        yield under("REC-07", facing.pack, words, "Choose one; what happened to another child stands by itself.")
    if not command.reasons.strip():
        words = "A crime is not cancelled without the information that shows that it did not happen."
        yield under("REC-07", facing.pack, words, "Write down the information, and how it was checked.")
