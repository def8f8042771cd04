"""Somebody who may harm the child comes to light, or more is learned of them: a nickname or a plate is enough."""

from dataclasses import dataclass
from datetime import date

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours, under
from wayhome.casework.suspects.suspects import SuspectStanding, next_ref, suspect_called
from wayhome.kernel.ids import RecordId, Subject, key_of
from wayhome.kernel.refusals import Reason
from wayhome.record.events.child import Described
from wayhome.record.events.exploitation import ChildSuspected
from wayhome.record.events.needs import NeedsMayHaveChanged
from wayhome.record.events.suspect import Identified, KnownBy, SuspectKind
from wayhome.record.vocabulary import Fact, Known, Narrative, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifySuspect(OnInvestigation):
    """What leads to a suspect; ``suspect`` is one the case has already, of whom more is learned.

    Where the suspect is a child, ``own_child`` and ``own_record`` are that child's: a record of their own, in which it
    is asked whether they were made to offend.
    """

    suspect: str | None = None
    known_by: KnownBy = "unknown"
    kind: SuspectKind = "unknown"
    cares_for_child: Known = "unknown"
    name: Words | None = None
    trace: Words | None = None
    description: Narrative | None = None
    workplace: Words | None = None
    nominal: str | None = None
    date_of_birth: date | None = None
    age_stated: int | None = None
    own_child: Subject | None = None
    own_record: RecordId | None = None


def identify_suspect(command: IdentifySuspect, facing: Facing) -> Outcome:
    """Record it; nothing is too little. Rules LOE-03, REC-08, DISC-05, SUSP-01, SUSP-02 and VC-06."""
    before = suspect_called(command.suspect, facing.story, facing.words) if command.suspect else None
    ref = before.ref if before else command.suspect or next_ref(facing.story, key_of(facing.case))
    own = _own_record(command, before)
    facts = (Said(fact=_identified(command, ref, before, own=own[0] if own else None)), *own)
    again = () if before else _needs_change(facing)
    return Outcome(facts=(*facts, *again), notices=tuple(_notices(command, facing)))


def _needs_change(facing: Facing) -> tuple[Said, ...]:
    """Say that somebody new is suspected, where the children were asked before what they need: it is asked again."""
    asked = facing.story.of_type("victim.needs_assessed")
    return (Said(fact=NeedsMayHaveChanged(why="new_suspect")),) if asked else ()


def _identified(command: IdentifySuspect, ref: str, before: SuspectStanding | None, *, own: Said | None) -> Identified:
    news = command.kind not in (before.kind if before else "unknown", "unknown")
    return Identified(
        suspect=ref,
        known_by=command.known_by,
        cares_for_child=command.cares_for_child,
        kind=command.kind if news else None,
        own_record=own.record if own else None,
        own_child=own.subjects[0] if own else None,
        nominal=command.nominal,
        date_of_birth=command.date_of_birth,
        age_stated=command.age_stated,
        name=command.name,
        trace=command.trace,
        description=command.description,
        workplace=command.workplace,
    )


def _own_record(command: IdentifySuspect, before: SuspectStanding | None) -> tuple[Said, ...]:
    """Put on the suspected child's own record that they are suspected, once; they are a child first."""
    if command.kind != "child" or not command.own_child or not command.own_record or (before and before.is_child):
        return ()
    given = {"name": command.name, "date_of_birth": command.date_of_birth, "age_stated": command.age_stated}
    known = {name: value for name, value in given.items() if value is not None}
    facts: tuple[Fact, ...] = (*((Described.model_validate(known),) if known else ()), ChildSuspected())
    return tuple(Said(fact=fact, record=command.own_record, subjects=(command.own_child,)) for fact in facts)


def _notices(command: IdentifySuspect, facing: Facing) -> list[Reason]:
    found = []
    if command.kind == "child":
        words = "This suspect is a child, and may be made to do it. They have a record of their own now."
        remedy = "Ask whether they were made to offend before anything is decided about them; safeguard them first."
        found.append(under("REC-08", facing.pack, words, remedy))
    if command.kind == "police":
        words = "This suspect works for the police. Tell nobody of their unit."
        found.append(under("SUSP-01", facing.pack, words, "Tell professional standards now, and keep the case apart."))
    if command.cares_for_child == "yes":
        words = "This suspect cares for the child: no notice and no news of the case goes to them."
        found.append(under("DISC-05", facing.pack, words, "A supervisor decides who may safely be told."))
    if command.known_by != "name":
        words = "A suspect without a name is looked for by everything else that is known of them."
        found.append(ours("unnamed_suspect", words, "Search every system with what there is."))
    return found
