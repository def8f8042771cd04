"""Put on record that a child may be exploited: an investigation is open from that moment, with or without a crime."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import OnChild
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.kernel.ids import Subject
from wayhome.record.events.child import Described
from wayhome.record.events.exploitation import ConcernRaised, CrimeDisclosed, Kind
from wayhome.record.events.investigation import Opened
from wayhome.record.events.missing import Informant
from wayhome.record.vocabulary import Fact, Narrative, Words

OpenedOn = Literal["concern", "crime", "missing_episode", "held_record", "other_force", "split", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseConcern(OnChild):
    """Somebody is concerned about a child, or told of an offence; nobody waits for the child to say so too.

    ``record`` and ``investigation`` are new. Anything that nobody knows is left out.
    """

    investigation: Subject
    informant: Informant = "unknown"
    kind: Kind = "unknown"
    basis: OpenedOn = "concern"
    concern: Narrative | None = None
    offence: Narrative | None = None
    name: Words | None = None
    date_of_birth: date | None = None
    age_stated: int | None = None


def raise_concern(command: RaiseConcern, _facing: Facing) -> Outcome:
    """Open an investigation on it. Rules REC-01 to REC-03."""
    alone, both = (command.child,), (command.child, command.investigation)
    told = [Said(fact=fact, subjects=both) for fact in (Opened(basis=command.basis), *_told(command))]
    return Outcome(facts=(*(Said(fact=fact, subjects=alone) for fact in _described(command)), *told))


def _told(command: RaiseConcern) -> tuple[Fact, ...]:
    concern = ConcernRaised(informant=command.informant, kind=command.kind, concern=command.concern)
    if command.offence is None:
        return (concern,)
    return concern, CrimeDisclosed(informant=command.informant, offence=command.offence)


def _described(command: RaiseConcern) -> tuple[Fact, ...]:
    given = {"name": command.name, "date_of_birth": command.date_of_birth, "age_stated": command.age_stated}
    known = {name: value for name, value in given.items() if value is not None}
    return (Described.model_validate(known),) if known else ()
