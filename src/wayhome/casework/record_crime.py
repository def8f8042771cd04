"""Record a crime done to the child, and open its investigation."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import under
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason
from wayhome.record.events.investigation import CrimeRecorded, Offence


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCrime(OnCase):
    """What was done to the child, as an offence; the investigation and the record it opens in are new."""

    offence: Offence
    investigation: Subject
    opens: RecordId


def record_crime(command: RecordCrime, facing: Facing) -> Outcome:
    """Record it in an investigation of its own, which then has its own duties. Rules MC-66 to MC-66.SKILLED."""
    fact = Said(
        fact=CrimeRecorded(offence=command.offence),
        record=command.opens,
        subjects=(facing.child, command.investigation),
    )
    return Outcome(facts=(fact,), notices=_notices(command, facing))


def _notices(command: RecordCrime, facing: Facing) -> tuple[Reason, ...]:
    if command.offence not in ("sexual", "criminal_exploitation", "modern_slavery", "images"):
        return ()
    words = "It is given to nobody yet."
    remedy = "Give it to an investigator with the skills for exploitation, today."
    return (under("MC-66.SKILLED", facing.pack, words, remedy),)
