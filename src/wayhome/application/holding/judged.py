"""What was judged of held records and a child: who said it, when and why; for every page that lists such records.

A record that was judged to be of somebody else is never left out: it is shown as that, last. Nothing here decides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.application.holding.ports import Answer
from wayhome.application.reading import Reading
from wayhome.duties.story import Story
from wayhome.holdings.asking import Found, Tier
from wayhome.holdings.clusters import Clusters, clusters
from wayhome.holdings.judgements import Judged, Judgement, Node, held, judged_in, of_child, reference_of
from wayhome.kernel.ids import ActorId, EventId, RecordId

Standing = Literal["same", "somebody_else", "not_sure", "contradicted", "not_judged"]
ORDER: tuple[Standing, ...] = ("same", "contradicted", "not_sure", "not_judged", "somebody_else")
TO_JUDGE: tuple[Tier, ...] = ("certain", "probable", "possible")  # connected and named ones are of somebody else


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One judgement as it is shown: ``why`` are personal words, empty where none are held any more."""

    judgement: Judgement
    why: str

    @property
    def id(self) -> EventId:
        """Return the entry in which it was made, by which it is taken back."""
        return self.judgement.id

    @property
    def by(self) -> ActorId:
        """Return who judged."""
        return self.judgement.by

    @property
    def at(self) -> datetime | None:
        """Return when it was judged (UTC)."""
        return self.judgement.at

    @property
    def record(self) -> RecordId:
        """Return the case in which it was made."""
        return self.judgement.record


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRecord:
    """What stands of one held record and the child.

    ``standing`` is what was said, *contradicted* where two judgements cannot both be right, and *not judged* where
    nobody said anything. ``said`` are the judgements of this record and the child, the latest last. ``through`` are
    records that were judged to be of the child and of the same person as this one.
    """

    reference: str
    standing: Standing
    said: tuple[Said, ...] = ()
    through: tuple[str, ...] = ()

    @property
    def last(self) -> Said | None:
        """Return the latest judgement of the record and the child."""
        return self.said[-1] if self.said else None


def judged(answer: Answer, story: Story, *, reading: Reading) -> Mapping[str, JudgedRecord]:
    """Return, for each record that came back, what was judged of it and the child whose story it is.

    ``story`` is the child's: ``reading.story(child)``, or ``desk.facing.stories[child]``. Every record has an answer.
    """
    return judged_of((found.record.id for found in answer.found), story, reading=reading)


def judged_of(references: Iterable[str], story: Story, *, reading: Reading) -> Mapping[str, JudgedRecord]:
    """Return, for each of some held records, what was judged of it and the child whose story it is."""
    read = judged_in(story.own)
    told = clusters(read.standing)
    why = _why(read.standing, reading)
    return {one: _judged(one, of_child(story.subject), read, told, why) for one in references}


def in_order(found: Sequence[Found], judged: Mapping[str, JudgedRecord]) -> tuple[Found, ...]:
    """Return records as they are shown: confirmed first, declined last, and else in the order in which they came."""
    return tuple(sorted(found, key=lambda one: ORDER.index(_standing_of(one.record.id, judged))))


def to_judge(found: Iterable[Found], judged: Mapping[str, JudgedRecord]) -> tuple[Found, ...]:
    """Return the records that may be about the child and of which nobody said anything."""
    return tuple(one for one in found if one.tier in TO_JUDGE and _standing_of(one.record.id, judged) == "not_judged")


def _standing_of(reference: str, judged: Mapping[str, JudgedRecord]) -> Standing:
    return judged[reference].standing if reference in judged else "not_judged"


def _why(standing: Iterable[Judgement], reading: Reading) -> dict[EventId, str]:
    records = dict.fromkeys(one.record for one in standing)
    words = (item for record in records for item in reading.words(record).items())
    return {event: text for (event, field), text in words if field == "reason"}


def _judged(reference: str, child: Node, read: Judged, told: Clusters, why: Mapping[EventId, str]) -> JudgedRecord:
    direct = read.of(held(reference), child)
    through = tuple(_through(held(reference), child, told)) if not direct else ()
    return JudgedRecord(
        reference=reference,
        standing=_standing(direct, bool(through), told),
        said=tuple(Said(judgement=one, why=why.get(one.id, "")) for one in direct),
        through=through,
    )


def _through(record: Node, child: Node, told: Clusters) -> Iterator[str]:
    group = told.of(record)
    if child in group:
        yield from sorted(reference_of(node) for node in group if node not in (record, child) and reference_of(node))


def _standing(direct: Sequence[Judgement], joined: bool, told: Clusters) -> Standing:
    verdicts = {one.verdict for one in direct}
    against = {one.id for found in told.contradictions for one in (*found.apart, *found.leads)}
    if against & {one.id for one in direct}:
        return "contradicted"
    if direct:
        return next(one for one in ("same", "somebody_else", "not_sure") if one in verdicts)
    return "same" if joined else "not_judged"
