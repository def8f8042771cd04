"""What people judged of held records: who is the same person, who is somebody else, and what nobody could say.

A judgement is of a pair: a held record and a child, or two held records. Those that *stand* are all that were made
less those that were taken back. The order in which they were made decides nothing: who changes their mind takes the
earlier judgement back, and two people who disagree are shown to disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event

Verdict = Literal["same", "somebody_else", "not_sure"]
Node = NewType("Node", str)
Pair = frozenset[Node]

VERDICTS: dict[str, Verdict] = {
    "holdings.match_confirmed": "same",
    "holdings.match_rejected": "somebody_else",
    "holdings.match_left_unsure": "not_sure",
}
TAKEN_BACK = "holdings.judgement_taken_back"
TYPES = (*VERDICTS, TAKEN_BACK)


def held(reference: str) -> Node:
    """Name a held record as one side of a pair."""
    return Node(f"held:{reference}")


def of_child(child: Subject) -> Node:
    """Name a child as one side of a pair."""
    return Node(child)


def reference_of(node: Node) -> str:
    """Return the reference of a held record; empty for a child."""
    kind, _, key = node.partition(":")
    return key if kind == "held" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement of a pair: what was said, by whom and when (UTC), in whose case, and the evidence as it was.

    ``tier`` is empty and ``bits_hundredths`` None where nothing was compared. Why it was said is in the words of the
    entry, under ``id``.
    """

    id: EventId
    one: Node
    other: Node
    verdict: Verdict
    by: ActorId = ActorId("")
    at: datetime | None = None
    record: RecordId = RecordId("")
    tier: str = ""
    bits_hundredths: int | None = None
    linkage: str = ""

    @property
    def pair(self) -> Pair:
        """Return both sides, in no order."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A judgement that was taken back, with the entry that did so."""

    judgement: Judgement
    by: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Every judgement in some events: those that stand, and those that were taken back, each as they were made."""

    standing: tuple[Judgement, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()

    def of(self, one: Node, other: Node) -> tuple[Judgement, ...]:
        """Return the judgements of a pair that stand, the latest last."""
        return tuple(judgement for judgement in self.standing if judgement.pair == {one, other})


def judged_in(events: Iterable[Event]) -> Judged:
    """Read the judgements out of events to which corrections were applied."""
    told = sorted((event for event in events if event.type in TYPES), key=_entered)
    taken = {str(event.body["judgement"]): event for event in told if event.type == TAKEN_BACK}
    made = [judgement for event in told if (judgement := _judgement(event)) is not None]
    return Judged(
        standing=tuple(one for one in made if one.id not in taken),
        taken_back=tuple(TakenBack(judgement=one, by=taken[one.id]) for one in made if one.id in taken),
    )


def _entered(event: Event) -> tuple[datetime, EventId]:
    return event.recorded_at, event.id


def _judgement(event: Event) -> Judgement | None:
    verdict, body = VERDICTS.get(event.type), event.body
    child = next((named for named in event.subjects if kind_of(named) is SubjectKind.CHILD), None)
    if verdict is None or child is None:
        return None
    bits = body.get("bits_hundredths")
    return Judgement(
        id=event.id,
        one=held(str(body["hit"])),
        other=held(str(body["other"])) if body.get("other") else of_child(child),
        verdict=verdict,
        by=event.actor,
        at=event.happened_at,
        record=event.record,
        tier=str(body.get("tier") or ""),
        bits_hundredths=bits if isinstance(bits, int) else None,
        linkage=str(body.get("linkage") or ""),
    )
