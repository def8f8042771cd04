"""What is said of an answer follows from the truth: which records came back, how soon, and who else did."""

from dataclasses import replace

import pytest

from bench.holdings_generator import TUNING, Query, World
from bench.holdings_measures.engines import Answered, Hit
from bench.holdings_measures.marking import Marks, mark

WORLD = World(TUNING, 3_000)
QUERY = next(query for query in WORLD.queries(60) if len(query.linkable) > 1)
OTHERS = next(query for query in WORLD.queries(60) if query.person.household != QUERY.person.household)


def answered(*hits: Hit, query: Query = QUERY) -> Marks:
    marks = Marks("somebody's")
    marks.marked.append(mark(WORLD, query, Answered(hits, 1.0, 1.0)))
    return marks


def hit(reference: str, score: float, *, person: bool = True) -> Hit:
    return Hit(reference, score, "certain", person)


THEIRS = sorted(QUERY.linkable)
ANOTHERS = next(iter(OTHERS.truth))


def test_recall_counts_what_could_be_found_and_was() -> None:
    assert answered(hit(THEIRS[0], 9)).recall(50).share == pytest.approx(1 / len(THEIRS))
    assert answered(*(hit(one, 9) for one in THEIRS)).recall(50).share == 1.0


def test_what_came_back_too_late_does_not_count() -> None:
    marks = answered(hit(ANOTHERS, 9), hit(THEIRS[0], 8))

    assert marks.recall(1).many == 0
    assert marks.recall(2).many == 1


def test_every_record_has_to_come_back_for_all_to_be_found() -> None:
    assert answered(*(hit(one, 9) for one in THEIRS[1:])).all_in(50).many == 0
    assert answered(*(hit(one, 9) for one in THEIRS)).all_in(50).many == 1


def test_recall_at_a_precision_is_taken_where_what_stands_above_is_right() -> None:
    marks = answered(hit(THEIRS[0], 9), hit(ANOTHERS, 8), hit(THEIRS[1], 7))

    assert marks.recall_at(0.95) == pytest.approx((1 / len(THEIRS), 9))
    assert marks.recall_at(0.6)[0] == pytest.approx(2 / len(THEIRS))


def test_two_of_one_score_stand_or_fall_together() -> None:
    assert answered(hit(THEIRS[0], 9), hit(ANOTHERS, 9)).recall_at(0.95)[0] == 0.0


def test_somebody_near_the_child_is_not_taken_for_the_child() -> None:
    marks = answered(hit(ANOTHERS, 9, person=False), hit(THEIRS[0], 8))

    assert marks.first().many == 1
    assert marks.above(0).share == 1.0


def test_who_else_is_in_a_tier_is_said() -> None:
    told = answered(hit(THEIRS[0], 9), hit(ANOTHERS, 8)).tier("certain")

    assert told["self"] == 1
    assert told.total() == 2


def test_nothing_that_comes_back_is_nothing_found() -> None:
    marks = answered(query=replace(QUERY, slips=("alias",)))

    assert marks.recall(50).many == 0
    assert marks.recall_at(0.95) == (0.0, float("inf"))
