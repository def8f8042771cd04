"""What was measured, as tables that can stand in the documentation."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bench.holdings_generator import Query
from bench.holdings_measures.by_chance import between, by_chance, gap_of, tallies
from bench.holdings_measures.marking import TIERED, Marks, Rate, groups_of

COLUMNS = (
    "way of finding", "p50 ms", "p99 ms", "p50 × ours", "processor ms", "× ours", "its p50", "its p99", "recall@10",
    "recall@50", "recall at P .95", "recall at P .99", "all in 50", "right first",
)  # fmt: skip
ENOUGH, GAP = 300, 0.03  # records of a naming group for its recall to count, and how far two may lie apart


PROMISED = {"certain": "0.990", "probable": "0.950", "possible": "0.500", "named": "–"}  # how much of a tier is right


def overall(every: Sequence[Marks]) -> Iterator[str]:
    """Yield how right and how fast each engine is; the ratio is to the first."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"| --- |{' ---: |' * (len(COLUMNS) - 1)}"
    base, worked = every[0].milliseconds(0.5) or 1.0, every[0].processor() or 1.0
    for marks in every:
        p50, p99 = marks.milliseconds(0.5), marks.milliseconds(0.99)
        worth = marks.processor()
        yield (
            f"| {marks.engine} | {p50:.2f} | {p99:.1f} | {p50 / base:.1f} | {worth:.2f} | {worth / worked:.1f} "
            f"| {marks.worked(0.5):.2f} | {marks.worked(0.99):.1f} "
            f"| {marks.recall(10)} | {marks.recall(50)} | {marks.recall_at(0.95)[0]:.3f} "
            f"| {marks.recall_at(0.99)[0]:.3f} | {marks.all_in(50)} | {marks.first()} |"
        )


def by_group(marks: Marks) -> Iterator[str]:
    """Yield how right it is for each naming group, and the largest gap between those with enough records."""
    score = marks.recall_at(0.95)[1]
    yield "| names | linkable | recall@10 | recall@50 | 95 in 100 | recall at P .95 | precision there | certain right |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    counted = tallies(marks.marked, 50)
    for name in groups_of([one.query for one in marks.marked]):
        theirs = _of(name)
        ten, recall = marks.recall(10, _named(name)), marks.recall(50, _named(name))
        certain = _right(marks.tier("certain", theirs))
        low, high = between([one for one in counted if one.group == name])
        yield (
            f"| {name} | {recall.of} | {ten} | {recall} | {low:.3f} to {high:.3f} "
            f"| {marks.recall_above(score, theirs)} | {marks.above(score, theirs)} | {certain} |"
        )
    gaps = f"@10 {gap(marks, 10):.3f}, @50 {gap(marks, 50):.3f}"
    yield f"Largest gap in recall between groups of {ENOUGH} or more: {gaps}"
    lot = by_chance(counted, ENOUGH, GAP)
    yield (
        f"Groups dealt out by lot lie {lot.usual:.3f} apart @50 on average, and 95 in 100 times no more than "
        f"{lot.most:.3f}; {lot.as_wide:.1%} are as wide as this. For that to be {GAP:g} it takes "
        f"{lot.times_as_many:.1f} times as many questions"
    )


def gap(marks: Marks, within: int) -> float:
    """Return how far the recall of two naming groups with enough records lies apart."""
    return gap_of(tallies(marks.marked, within), ENOUGH)


def by_slip(marks: Marks) -> Iterator[str]:
    """Yield recall by what is wrong in the question, in the record, and by the system that holds it."""
    asked: Counter[str] = Counter(slip for one in marks.marked for slip in one.query.slips)
    yield "| wrong in the question | questions | recall@10 | recall@50 |"
    yield "| --- | ---: | ---: | ---: |"
    for many, words in ((0, "nothing"), (1, "one thing"), (2, "two things or more")):
        yield _row(marks, words, partial(_wrong, many))
    for slip, _ in asked.most_common():
        yield _row(marks, slip, partial(_slipped, slip))
    yield ""
    held = Counter(slip for one in marks.marked for slips in one.query.truth.values() for slip in slips)
    yield "| wrong in the record | records | recall@10 | recall@50 |"
    yield "| --- | ---: | ---: | ---: |"
    for slip, _ in held.most_common():
        yield _row(marks, slip, partial(_slipped_there, slip))
    yield ""
    yield "| system | records | recall@10 | recall@50 |"
    yield "| --- | ---: | ---: | ---: |"
    for system in sorted({reference[:3] for one in marks.marked for reference in one.query.truth}):
        yield _row(marks, system, partial(_held_by, system))


def by_tier(marks: Marks) -> Iterator[str]:
    """Yield how right each tier is, and who was taken for the child in it."""
    yield "| tier | promised | right | records | of linkable | who else |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    wanted = sum(len(one.query.linkable) for one in marks.marked)
    for tier in TIERED:
        told = marks.tier(tier)
        others = ", ".join(f"{who} {many}" for who, many in told.most_common() if who != "self")
        share = f"{told['self'] / max(wanted, 1):.3f}"
        yield f"| {tier} | {PROMISED[tier]} | {_right(told)} | {told.total()} | {share} | {others} |"
    certain = marks.tier("certain")
    kin = certain["twin"] + certain["sibling"]
    yield f"Siblings and twins among the certain: {kin} of {certain.total()} ({kin / max(certain.total(), 1):.3%})"


def _right(told: Counter[str]) -> Rate:
    return Rate(told["self"], told.total())


def _wrong(many: int, query: Query, _: str) -> bool:
    return min(2, len(query.slips)) == many


def _slipped(slip: str, query: Query, _: str) -> bool:
    return slip in query.slips


def _slipped_there(slip: str, query: Query, held: str) -> bool:
    return slip in query.truth[held]


def _held_by(system: str, _: Query, held: str) -> bool:
    return held.startswith(system)


def _named(name: str) -> Callable[[Query, str], bool]:
    return lambda query, _: query.person.group == name


def _of(name: str) -> Callable[[Query], bool]:
    return lambda query: query.person.group == name


def _row(marks: Marks, words: str, kept: Callable[[Query, str], bool]) -> str:
    rate = marks.recall(50, kept)
    return f"| {words} | {rate.of} | {marks.recall(10, kept)} | {rate} |"
