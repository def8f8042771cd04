"""Say of held records whether each is about the child: the same person, somebody else, or not sure; and why."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.access.rules import may_open
from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.holdings.judgements import Judgement, Node, Verdict, held, judged_in, of_child
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.holdings import (
    JudgementTakenBack,
    MatchConfirmed,
    MatchLeftUnsure,
    MatchRejected,
)
from wayhome.record.events.risk import HitMarked, Tier
from wayhome.record.vocabulary import Fact, Words

FACTS = {"same": MatchConfirmed, "somebody_else": MatchRejected, "not_sure": MatchLeftUnsure}
SAID = {"same": "the same person", "somebody_else": "somebody else", "not_sure": "not sure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AsSeen:
    """The evidence as it was before whoever judged: its tier, its weight in hundredths of a bit, and its sentences."""

    tier: Tier | None = None
    bits_hundredths: int | None = None
    linkage: str | None = None
    sentences: Words | None = None


NOT_COMPARED = AsSeen()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What is said of one held record, by its reference.

    ``other`` is the held record that it was laid beside, where that was not the child. ``affects_grade`` weighs a
    record of this case in the same act; left open, one that is somebody else's has nothing to do with the grade.
    ``restricted_to`` is the post that may open the record, as the record says; empty where any reader may.
    """

    hit: str
    verdict: Verdict
    reason: Words | None = None
    other: str | None = None
    evidence: AsSeen = NOT_COMPARED
    affects_grade: Literal["raises", "no_effect"] | None = None
    restricted_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeMatches(OnCase):
    """What is said of each record; ``holds`` are the roles of the posts that whoever says it holds at this minute.

    ``left_out`` are records, each with what speaks against it, that are not confirmed together with others.
    """

    judged: tuple[Match, ...]
    holds: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def judge_matches(command: JudgeMatches, facing: Facing) -> Outcome:
    """Record each judgement, and what it means for the grade. What was said of the pair before is taken back.

    Refused without a reason, for a record that is not theirs to open, and for nothing judged; decision 20.
    """
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    facts = tuple(fact for one in command.judged for fact in _facts(one, facing))
    return tell(*facts, notices=tuple(_notices(command, facing)))


def _facts(one: Match, facing: Facing) -> Iterator[Fact]:
    earlier = standing_of(one.hit, one.other, facing)
    yield from judgement(one.hit, one.verdict, one.reason, evidence=one.evidence, earlier=earlier, other=one.other)
    if one.other is None and is_found(one.hit, facing):
        yield from _marked(one)


def judgement(
    hit: str,
    verdict: Verdict,
    reason: str | None,
    *,
    evidence: AsSeen,
    earlier: Iterable[Judgement],
    other: str | None = None,
) -> Iterator[Fact]:
    """Yield what a judgement comes to: what it takes back, and what is said now."""
    yield from (JudgementTakenBack(judgement=before.id, hit=hit, reason=reason) for before in earlier)
    yield FACTS[verdict](
        hit=hit,
        other=other,
        tier=evidence.tier,
        bits_hundredths=evidence.bits_hundredths,
        linkage=evidence.linkage,
        reason=reason,
        evidence=evidence.sentences,
    )


def _marked(one: Match) -> Iterator[HitMarked]:
    """Yield the mark of a record that came back in the case: judging it and weighing it are one act.

    A record of somebody near the child may raise the risk as well; one that says nothing of the grade is a stranger's.
    """
    affects = one.affects_grade or ("not_this_child" if one.verdict == "somebody_else" else None)
    if affects:
        yield HitMarked(hit=one.hit, affects_grade=affects, how=one.reason)


def standing_of(hit: str, other: str | None, facing: Facing) -> tuple[Judgement, ...]:
    """Return the judgements of a pair that stand, in any case of the child."""
    story = facing.stories.get(facing.child)
    beside: Node = held(other) if other else of_child(facing.read_as(facing.child))
    return judged_in(story.own).of(held(hit), beside) if story else ()


def is_found(hit: str, facing: Facing) -> bool:
    """Say whether a check in this case brought a record back."""
    return any(event.body["hit"] == hit for event in facing.story.of_type("risk.hit_found"))


def restricted_to(hit: str, facing: Facing) -> str:
    """Return the post that alone may open a record, as it was when it last came back in the case."""
    found = [event.body for event in facing.story.of_type("risk.hit_found") if event.body["hit"] == hit]
    return str(found[-1].get("restricted_to") or "") if found else ""


def _lacking(command: JudgeMatches, facing: Facing) -> Iterator[Reason]:
    if not command.judged:
        yield ours("nothing_judged", "No record is judged.", "Say of at least one record whom it is about.")
    for one in command.judged:
        if not (one.reason or "").strip():
            words = f"Nobody says why {one.hit} is {SAID[one.verdict]}."
            yield ours("judged_without_reason", words, "Say what shows it, or what would settle it, in your own words.")
        if one.other == one.hit:
            words = f"{one.hit} is laid beside itself."
            yield ours("judged_beside_itself", words, "Name the child, or another record.")
        post = one.restricted_to or restricted_to(one.hit, facing)
        if not may_open(post, command.holds):
            yield closed(one.hit, post)
    yield from _twice(command)


def _twice(command: JudgeMatches) -> Iterator[Reason]:
    said = Counter(frozenset((one.hit, one.other or "")) for one in command.judged)
    for hit in dict.fromkeys(one.hit for one in command.judged if said[frozenset((one.hit, one.other or ""))] > 1):
        yield ours("judged_twice", f"Two things are said of {hit} at once.", "Say one of them.")


def closed(hit: str, restricted_to: str) -> Reason:
    """Say no to whoever may not open a record."""
    words = f"{hit} may be opened by {restricted_to.replace('_', ' ')} alone, so nobody else can say whom it is about."
    return ours("restricted_record", words, "Ask whoever holds that post now to look at it and judge it.")


def _notices(command: JudgeMatches, facing: Facing) -> Iterator[Reason]:
    for one in command.judged:
        for before in standing_of(one.hit, one.other, facing):
            if before.verdict != one.verdict:
                words = f"{one.hit} was judged otherwise before: {SAID[before.verdict]}. That is taken back by this."
                yield ours("judged_otherwise_before", words, "If you are not sure who is right, say that you are not.")
        if one.other is None and one.affects_grade == "raises":
            yield ours("hit_raises", f"{one.hit} raises the risk.", "Grade again with it in view.")
    for hit, against in command.left_out:
        words = f"{hit} was left out, and waits: {against}"
        yield ours("judged_singly", words, "Open it side by side, and judge it by itself.")
    yield from _not_weighed(command.judged, facing)


def _not_weighed(judged: Collection[Match], facing: Facing) -> Iterator[Reason]:
    """Say which records of the case are about the child, or may be, and were not weighed with it."""
    marked = {str(event.body["hit"]): event.body["affects_grade"] for event in facing.story.of_type("risk.hit_marked")}
    for one in judged:
        open_still = marked.get(one.hit) in (None, "not_this_child") and one.affects_grade is None
        if one.other is None and one.verdict != "somebody_else" and is_found(one.hit, facing) and open_still:
            words = f"{one.hit} is not weighed yet."
            yield ours("hit_not_weighed", words, "Say whether it affects the grade, and how.")
