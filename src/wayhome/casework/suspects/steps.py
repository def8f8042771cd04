"""What is done about a suspect: arrested, interviewed, released, charged or not; the child is told of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.concerns.child_suspected import Disposal
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.suspects.suspects import SuspectStanding, named, suspect_called
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason
from wayhome.record.events.bail import SuspectDealtWith
from wayhome.record.events.exploitation import ChildOutcomeDecided
from wayhome.record.events.suspect import Explained, OtherChildIndicated
from wayhome.record.vocabulary import Fact, Narrative, Spoken

Kind = Literal[
    "arrested", "interviewed", "released_without_charge", "released_under_investigation", "charged", "not_charged",
    "out_of_court_disposal", "other",
]  # fmt: skip
DECIDES = ("charged", "not_charged", "out_of_court_disposal")
AGAINST_A_NAME = ("charged", "out_of_court_disposal")
OF_A_CHILD: Mapping[str, Disposal] = {
    "charged": "charged", "not_charged": "no_further_action", "out_of_court_disposal": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStep(OnInvestigation):
    """One step against one suspect; ``explanation`` is what they said of it themselves."""

    suspect: str
    kind: Kind
    reason: Narrative | None = None
    explained: bool = False
    explanation: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicateOtherChild(OnInvestigation):
    """Something links a suspect to another child."""

    suspect: str | None = None
    shows: Narrative | None = None


def record_step(command: RecordStep, facing: Facing) -> Outcome:
    """Record the step, and what the suspect said. Rules VC-10 to VC-14, LOE-08, SUP-07-C, REC-08 and NRM-08.

    What was decided about a suspect who is a child is said on their own record too, where the rules for them judge it.
    """
    before = suspect_called(command.suspect, facing.story, facing.words)
    ref = before.said_as if before else command.suspect
    facts: list[Fact] = [SuspectDealtWith(kind=command.kind, suspect=named(ref), reason=command.reason)]
    if command.explained or command.explanation:
        facts.append(Explained(suspect=named(ref), explanation=command.explanation))
    said = (*(Said(fact=fact) for fact in facts), *_on_their_own_record(command.kind, before))
    return Outcome(facts=said, notices=tuple(_notices(command, before, facing)))


def _on_their_own_record(kind: str, suspect: SuspectStanding | None) -> tuple[Said, ...]:
    """Say on the record of a child under suspicion what was decided, so that what was to be asked first is seen."""
    if suspect is None or not suspect.own_record or not suspect.own_child or kind not in OF_A_CHILD:
        return ()
    decided = ChildOutcomeDecided(kind=OF_A_CHILD[kind])
    return (Said(fact=decided, record=RecordId(suspect.own_record), subjects=(Subject(suspect.own_child),)),)


def no_name(suspect: SuspectStanding) -> tuple[Reason, ...]:
    """Say that bail or a charge stands on record against somebody whose name nobody has put down; nothing where it is.

    It is kept: what was done was done, and the name is what the record lacks.
    """
    if suspect.is_named:
        return ()
    words = "No name is on record for this suspect, though bail or a charge is against somebody by name."
    remedy = "Put it down under Somebody who may harm the child: choose them where it asks who this is about."
    return (ours("no_name_for_a_charge", words, remedy),)


def indicate_other_child(command: IndicateOtherChild, _facing: Facing) -> Outcome:
    """Record it; whether others are harmed is answered within a day, and the plan looked at again.

    Rules LOE-04 and PLAN-03.
    """
    return tell(OtherChildIndicated(suspect=named(command.suspect) if command.suspect else None, shows=command.shows))


def _notices(command: RecordStep, before: SuspectStanding | None, facing: Facing) -> list[Reason]:
    found = []
    if before and before.is_child and command.kind in (*DECIDES, "interviewed"):
        words = "This suspect is a child."
        remedy = (
            "Before anything is decided: was it asked whether they were made to offend, and was the prosecutor told?"
        )
        found.append(under("REC-08", facing.pack, words, remedy))
    if before and command.kind in AGAINST_A_NAME:
        found += no_name(before)
    if command.kind == "released_under_investigation":
        words = "No condition protects the child while somebody is released under investigation."
        remedy = "Say what protects the child instead, and look at it again within 30 days."
        found.append(under("SUP-07-C", facing.pack, words, remedy))
    if command.explained or command.explanation:
        words = "What a suspect says is a line of enquiry, also where it points away from them."
        found.append(under("LOE-08", facing.pack, words, "Raise the line within 7 days."))
    if command.kind == "not_charged" and not (command.reason or "").strip():
        words = "Nobody says why; the child has a right to the reasons."
        found.append(ours("no_reasons", words, "Add them before the child is told."))
    return found
