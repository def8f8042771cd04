"""Set a flag, look at one again, or decide with reasons not to set one that the record points to."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wayhome.casework.commands import SUPERVISING, OnInvestigation
from wayhome.casework.concerns.flags import Flag, flags_of
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import ours, under
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Refused
from wayhome.record.events.child import FlagDeclined, Flagged, FlagReviewed, FlagSet
from wayhome.record.vocabulary import Fact, Narrative

INSTANT = timedelta(microseconds=1)  # what is lifted ends before what still stands begins anew


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFlag(OnInvestigation):
    """What is, or may be, done to the child; with the offender and the place by their references, never by a name."""

    kind: Flagged
    confidence: Literal["suspected", "known"]
    owner: str | None = None
    review_by: date | None = None
    offender: str | None = None
    location: str | None = None
    reasons: Narrative = ""


def set_flag(command: SetFlag, _facing: Facing) -> Outcome:
    """Set it; a flag about a child in danger waits for nothing. Rule REC-04."""
    return tell(
        FlagSet(
            kind=command.kind, confidence=command.confidence, owner=command.owner, review_by=command.review_by,
            offender=command.offender, location=command.location, reasons=command.reasons or None,
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFlag(OnInvestigation):
    """A flag kept, lifted, or one that the record points to and that is not set, with the reason."""

    kind: Flagged
    result: Literal["kept", "lifted", "not_set"]
    reasons: Narrative = ""


def review_flag(command: ReviewFlag, facing: Facing) -> Outcome:
    """Record it; refused without a reason, and lifted only by whoever supervises. Rule REC-05.

    A flag holds up how high the risk to a missing child stands. Where others stand, they are set anew, as they were.
    """
    if command.result == "lifted" and command.by.rank not in SUPERVISING:
        words = "A flag that says how a child is protected is lifted by whoever supervises."
        raise Refused(under("REC-05", facing.pack, words, "Ask a supervisor, with what speaks against the flag."))
    if not command.reasons.strip():
        words = "A flag is not kept, lifted or left off without a reason."
        raise Refused(ours("no_reasons", words, "Say what the flag rests on, or what speaks against it."))
    if command.result == "not_set":
        return tell(FlagDeclined(kind=command.kind, reasons=command.reasons))
    reviewed = FlagReviewed(result=command.result, kind=command.kind, reasons=command.reasons)
    standing = _standing(command, facing) if command.result == "lifted" else ()
    lifted = Said(fact=reviewed, at=facing.at - INSTANT if standing else None)
    return Outcome(facts=(lifted, *(Said(fact=fact) for fact in standing)))


def _standing(command: ReviewFlag, facing: Facing) -> tuple[Fact, ...]:
    """Return the other flags that stand, so that lifting one never reads as lifting them all."""
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    others = (one for one in flags_of(story, facing.pack) if one.is_set and one.kind != command.kind)
    return tuple(FlagSet.model_validate({"kind": one.kind, **_as_it_was(one)}) for one in others)


def _as_it_was(flag: Flag) -> dict[str, object]:
    """Return what a flag said, but for its words, which stay where they were written."""
    said = flag.since.body if flag.since else {}
    kept = {name: said.get(name) for name in ("owner", "review_by", "offender", "location")}
    return {"confidence": flag.confidence, **kept}
