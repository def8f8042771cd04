"""What may be lost: identified with until when it is kept, asked for, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.enquiring.reasons_for import next_reference
from wayhome.casework.enquiring.sources import Source, kept_until, sources_of
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.enquiry import (
    PreservationAnswered,
    PreservationRequested,
    SourceIdentified,
    SourceLost,
)
from wayhome.record.vocabulary import Narrative, Words
from wayhome.rulebook.investigating import SourceKind

NUMBERED = ("enquiry.source_identified",)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifySource(OnInvestigation):
    """Something that may hold evidence: what it is, who holds it, and until when it is kept, as far as that is known.

    ``keeping`` is an entry of the rulebook's typical times; ``made_at`` is when what it shows happened. ``asked``: its
    holder was asked to keep it at once.
    """

    kind: SourceKind = "other"
    keeping: str | None = None
    line: str | None = None
    made_at: datetime | None = None
    kept_until: datetime | None = None
    holder: Words | None = None
    what: Narrative | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskToKeep(OnInvestigation):
    """Whoever holds something was asked to keep it: by its reference, or that of a place or a suspect's own."""

    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayWhatBecame(OnInvestigation):
    """What became of something that may be lost."""

    reference: str
    result: Literal["secured", "kept_by_holder", "refused", "nothing_there", "lost"]
    cause: Literal["overwritten", "deleted", "destroyed", "not_known"] = "not_known"
    kept_until: datetime | None = None
    detail: Narrative | None = None


def identify_source(command: IdentifySource, facing: Facing) -> Outcome:
    """Put it on record with its time: the one that is known, else the typical one, which says so. Rule LOE-02."""
    typical = facing.pack.keeping_times.get(command.keeping or "")
    until = command.kept_until
    if until is None and typical is not None:
        until = kept_until(typical, command.made_at or facing.at)
    reference = next_reference("M", NUMBERED, "reference", facing)
    found = SourceIdentified(
        reference=reference,
        kind=typical.kind if typical else command.kind,
        line=command.line or (typical.line if typical else None) or None,
        made_at=command.made_at,
        keeping=command.keeping,
        kept_until=until,
        kept_known=None if until is None else "known" if command.kept_until else "typical",
        holder=command.holder,
        what=command.what,
    )
    asked = (PreservationRequested(reference=reference),) if command.asked else ()
    return tell(found, *asked, notices=tuple(_gone(until, command, facing)))


def ask_to_keep(command: AskToKeep, facing: Facing) -> Outcome:
    """Record that its holder was asked, in time or not. Rules LOE-02 and LOE-06."""
    source = _source(command.reference, facing)
    late = _gone(source.kept_until, command, facing) if source else ()
    return tell(PreservationRequested(reference=command.reference), notices=tuple(late))


def say_what_became(command: SayWhatBecame, facing: Facing) -> Outcome:
    """Record that it is secured, kept for us, refused, not there, or lost. Rule LOE-11."""
    if command.result == "lost":
        return tell(SourceLost(reference=command.reference, cause=command.cause, detail=command.detail))
    answered = PreservationAnswered(reference=command.reference, result=command.result, detail=command.detail)
    return tell(answered, notices=tuple(_refused(command, facing)))


def _source(reference: str, facing: Facing) -> Source | None:
    return next((one for one in sources_of(facing.story, facing.pack, facing.at) if one.reference == reference), None)


def _gone(until: datetime | None, command: OnInvestigation, facing: Facing) -> Iterator[Reason]:
    if until is not None and command.happened_at > until:
        words = "The time until which it is kept had passed by then."
        yield under("LOE-02", facing.pack, words, "Ask whether a copy is held elsewhere, and say what became of it.")


def _refused(command: SayWhatBecame, facing: Facing) -> Iterator[Reason]:
    if command.result == "refused":
        words = "Its holder refuses, and the time until which it is kept goes on running."
        yield under("LOE-11", facing.pack, words, "Ask whether a notice, a warrant or an order can get it in time.")
