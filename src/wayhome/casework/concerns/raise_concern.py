"""Put on record that a child may be exploited: an investigation is open from that moment, with or without a crime."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import OnChild
from wayhome.casework.concerns.standing import open_investigations
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason
from wayhome.record.events.child import Described, Nation
from wayhome.record.events.exploitation import ConcernRaised, CrimeDisclosed, Kind
from wayhome.record.events.investigation import ChildJoined, Opened
from wayhome.record.events.missing import Informant
from wayhome.record.vocabulary import Fact, Known, Narrative, Words

OpenedOn = Literal["concern", "crime", "missing_episode", "held_record", "other_force", "split", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseConcern(OnChild):
    """Somebody is concerned about a child, or told of an offence; nobody waits for the child to say so too.

    ``record`` and ``investigation`` are new, and are not used where an investigation about the child is open already:
    the concern goes into that one, unless it is ``another``. Anything that nobody knows is left out.
    """

    investigation: Subject
    informant: Informant = "unknown"
    kind: Kind = "unknown"
    kinds: tuple[Kind, ...] = ()
    basis: OpenedOn = "concern"
    another: bool = False
    from_force: str | None = None
    concern: Narrative | None = None
    offence: Narrative | None = None
    name: Words | None = None
    date_of_birth: date | None = None
    age_stated: int | None = None
    age_disputed: Known | None = None
    nation: Nation | None = None


def raise_concern(command: RaiseConcern, facing: Facing) -> Outcome:
    """Open an investigation on it, or add it to the one that is open about the child. Rules REC-01 to REC-03."""
    record, case, opening, notices = _where(command, facing)
    alone, both = (command.child,), (command.child, case)
    told = [Said(fact=fact, subjects=both, record=record) for fact in (*opening, *_told(command))]
    described = [Said(fact=fact, subjects=alone, record=record) for fact in _described(command)]
    return Outcome(facts=(*described, *told), notices=(*notices, *_said_of(command, facing)))


def _where(command: RaiseConcern, facing: Facing) -> tuple[RecordId, Subject, tuple[Fact, ...], tuple[Reason, ...]]:
    """Return where the concern goes, what opens it there, and what its author should know."""
    open_now = () if command.another else open_investigations(command.child, facing.stories)
    named = next((one for one in open_now if one[1] == command.investigation), None)
    if named or open_now:
        record, case = named or open_now[-1]
        return record, case, (), () if named else (_joined(record),)
    if command.investigation in facing.stories:
        return command.record, command.investigation, (ChildJoined(basis="disclosure"),), ()
    return command.record, command.investigation, (Opened(basis=command.basis),), (_opened(command),)


def _opened(command: RaiseConcern) -> Reason:
    words = f"An investigation was opened: {command.record}. The first thing owed is the child’s safety."
    return ours("concern_opened", words, "Record what was done for the child, and have the case given to somebody.")


def _joined(record: RecordId) -> Reason:
    words = f"An investigation about this child is open: {record}. The concern was added to it."
    return ours("concern_joined", words, "If it is about other people who harm the child, open another one.")


def _told(command: RaiseConcern) -> tuple[Fact, ...]:
    kinds = command.kinds or tuple(kind for kind in (command.kind,) if kind != "unknown")
    first = kinds[0] if kinds else "unknown"
    concern = ConcernRaised(
        informant=command.informant, kind=first, kinds=kinds, from_force=command.from_force, concern=command.concern
    )
    if command.offence is None:
        return (concern,)
    return concern, CrimeDisclosed(informant=command.informant, offence=command.offence)


def _described(command: RaiseConcern) -> tuple[Fact, ...]:
    names = ("name", "date_of_birth", "age_stated", "age_disputed", "nation")
    known = {name: value for name in names if (value := getattr(command, name)) is not None}
    return (Described.model_validate(known),) if known else ()


def _said_of(command: RaiseConcern, facing: Facing) -> tuple[Reason, ...]:
    """Say what follows from who told us and what: nothing waits for the child, and an offence is recorded."""
    if command.offence is None:
        return ()
    if command.informant in ("self", "unknown"):
        words, rule = "An offence was described. It is not recorded as a crime yet.", "REC-01"
    else:
        words, rule = (
            "An offence was described by somebody other than the child. That is enough to record it.",
            "REC-02",
        )
    return (under(rule, facing.pack, words, "Record the crime, within 24 hours of the report."),)
