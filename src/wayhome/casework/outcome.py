"""What an act comes to: the facts it adds, and what its author should know about them."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason
from wayhome.record.vocabulary import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One fact that an act adds. What is not given is the command's: its record, its child and case, its time."""

    fact: Fact
    record: RecordId | None = None
    subjects: tuple[Subject, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The facts of an act, and notices: what was kept although something is lacking, and what is owed for it now."""

    facts: tuple[Said, ...]
    notices: tuple[Reason, ...] = ()


def tell(*facts: Fact, notices: tuple[Reason, ...] = ()) -> Outcome:
    """Return facts about the case the command is in."""
    return Outcome(facts=tuple(Said(fact=fact) for fact in facts), notices=notices)
