"""A gap between naming groups beside what chance gives where there is none: few questions never come out equal."""

from collections.abc import Iterator
from random import Random

import pytest

from bench.holdings_measures.by_chance import Tally, between, by_chance, gap_of

AIM = 0.03


def asked(group: str, many: int, share: float, seed: int) -> Iterator[Tally]:
    """Yield so many questions about one group, each of three records of which such a share is found."""
    chance = Random(seed)
    for _ in range(many):
        yield Tally(group, 3, sum(chance.random() < share for _ in range(3)))


def groups(many: int, *shares: float) -> list[Tally]:
    return [one for at, share in enumerate(shares) for one in asked(str(at), many, share, seed=at)]


def test_the_gap_is_between_the_best_and_the_worst_group_with_enough_records():
    some = [Tally("a", 300, 297), Tally("b", 300, 282), Tally("c", 10, 1)]

    assert gap_of(some, 300) == pytest.approx(0.05)
    assert gap_of(some[:1], 300) == 0.0


def test_groups_that_are_found_alike_lie_as_far_apart_as_chance_has_it():
    lot = by_chance(groups(120, *[0.97] * 8), 300, AIM, times=400)

    assert lot.as_wide > 0.05
    assert 0 < lot.usual <= lot.most


def test_a_group_that_is_found_worse_lies_further_apart_than_chance_has_it():
    lot = by_chance(groups(400, *[0.97] * 7, 0.85), 300, AIM, times=400)

    assert lot.as_wide < 0.01
    assert lot.observed > lot.most


def test_with_four_times_as_many_questions_chance_gives_half_the_gap():
    few = by_chance(groups(120, *[0.97] * 8), 300, AIM, times=400)
    many = by_chance(groups(480, *[0.97] * 8), 300, AIM, times=400)

    assert many.most == pytest.approx(few.most / 2, rel=0.35)
    assert few.times_as_many == pytest.approx((few.most / AIM) ** 2)


def test_what_is_found_of_a_group_lies_within_its_interval():
    some = list(asked("a", 200, 0.95, seed=3))
    low, high = between(some, times=400)

    assert low < sum(one.found for one in some) / 600 < high
    assert between([]) == (0.0, 1.0)
