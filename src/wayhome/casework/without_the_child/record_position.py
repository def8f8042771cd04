"""Record where a child stands to the investigation, in the child's words; what follows from it is owed from then."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.casework.without_the_child.position import CHECKABLE, NOT_SUPPORTING, position_of
from wayhome.kernel.refusals import Reason
from wayhome.record.events.victim import (
    AskedBy,
    AskedWhere,
    GivenAs,
    InTheWay,
    NotAsked,
    PositionRecorded,
    Stance,
    SupportRenewed,
    SupportWithdrawn,
)
from wayhome.record.vocabulary import Fact, Known, Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPosition(OnInvestigation):
    """What the child wants, who asked, how and where; that nobody asked is recorded too, and why."""

    stance: Stance
    given_as: GivenAs = "noted"
    asked_by: AskedBy = "unknown"
    asked_where: AskedWhere = "unknown"
    recording: str | None = None
    exploiter_absent: Known = "not_asked"
    reasons: tuple[InTheWay, ...] = ()
    position: Spoken | None = None
    would_change: Spoken | None = None
    not_asked_because: NotAsked | None = None


def record_position(command: RecordPosition, facing: Facing) -> Outcome:
    """Keep it, whatever it lacks. Rules ELP-01, ELP-04, ELP-06 and CLS-02."""
    asked = command.stance != "not_asked"
    recorded = PositionRecorded(
        given_as=command.given_as if asked else "not_given",
        position=command.position,
        stance=command.stance,
        asked_by=command.asked_by,
        asked_where=command.asked_where,
        recording=command.recording,
        exploiter_absent=command.exploiter_absent,
        reasons=command.reasons,
        would_change=command.would_change,
        not_asked_because=None if asked else command.not_asked_because,
    )
    return tell(recorded, *_follows(command, facing), notices=tuple(_lacking(command, facing)))


def _follows(command: RecordPosition, facing: Facing) -> Iterator[Fact]:
    if command.stance in NOT_SUPPORTING:
        yield SupportWithdrawn()
    elif command.stance == "supports_again" or (command.stance == "supports" and _had_withdrawn(facing)):
        yield SupportRenewed()


def _had_withdrawn(facing: Facing) -> bool:
    return position_of(facing.story, facing.child).withdrawn is not None


def _lacking(command: RecordPosition, facing: Facing) -> Iterator[Reason]:
    if command.stance == "not_asked":
        if command.not_asked_because is None:
            words = "It does not say why the child was not asked."
            yield under("CLS-02", facing.pack, words, "Say why, and when the child will be asked.")
        return
    if command.given_as not in CHECKABLE:
        words = "What the child wants is only noted, so nobody else can check it."
        yield under("CLS-02", facing.pack, words, "Hear the child again on video, in a statement or with an advocate.")
    if command.exploiter_absent in ("not_asked", "unknown", "not_available"):
        words = "Nobody has ruled out that whoever harms the child was there, or near, or on the line."
        yield under(
            "ELP-04", facing.pack, words, "Hear the child again where they are safe and alone with who they trust."
        )
    if command.exploiter_absent == "no":
        words = "Whoever harms the child was there or could hear; this may not be what the child wants."
        yield under(
            "ELP-04", facing.pack, words, "Hear the child again, safe and away from them, before anything rests on it."
        )
