"""The statistics, against published worked examples and against what must always hold."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.assurance.agreement import LEVELS, Pair, agreement
from wayhome.assurance.grading_findings import Limits, OfficersGrades
from wayhome.assurance.intervals import difference, effective, of_children, share
from wayhome.assurance.sampling import LOWER, Gradable, draw, seed
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject

LEVEL = st.sampled_from(LEVELS)
PAIRS = st.lists(st.builds(Pair, first=LEVEL, second=LEVEL), min_size=1, max_size=80)


def _pairs(*rows: tuple[int, ...]) -> list[Pair]:
    return [
        Pair(first=LEVELS[i], second=LEVELS[j])
        for i, row in enumerate(rows)
        for j, many in enumerate(row)
        for _ in range(many)
    ]


def test_kappa_of_the_two_dermatologists_in_the_sas_manual() -> None:
    found = agreement(_pairs((10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13)))

    assert found.kappa is not None
    assert found.weighted_kappa is not None
    assert (round(found.kappa.kappa, 4), round(found.kappa.standard_error, 4)) == (0.3449, 0.0724)
    assert (round(found.kappa.interval.low, 4), round(found.kappa.interval.high, 4)) == (0.2030, 0.4868)
    assert (round(found.weighted_kappa.kappa, 4), round(found.weighted_kappa.standard_error, 4)) == (0.5082, 0.0655)
    assert (round(found.weighted_kappa.interval.low, 4), round(found.weighted_kappa.interval.high, 4)) == (
        0.3798,
        0.6366,
    )


def test_kappa_of_the_example_of_fleiss_cohen_and_everitt() -> None:
    found = agreement(_pairs((106, 10, 4), (22, 28, 10), (2, 12, 6))).kappa
    assert found is not None
    assert (round(found.kappa, 3), round(found.standard_error**2, 6)) == (0.429, 0.002885)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_score_interval_of_the_examples_of_newcombe(part: int, whole: int, low: float, high: float) -> None:
    found = share(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 10), 0.6075, 1.0),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ],
)
def test_the_difference_of_the_examples_of_newcombe(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    found = difference(share(*one), share(*other))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_part_is_no_more_than_the_whole() -> None:
    with pytest.raises(ValueError, match="3 is no part of 2"):
        share(3, 2)


@given(PAIRS)
def test_an_estimate_lies_in_its_interval_and_who_is_first_does_not_matter_to_kappa(pairs: list[Pair]) -> None:
    found = agreement(pairs)
    turned = agreement([Pair(first=pair.second, second=pair.first) for pair in pairs])

    assert found.agreed + found.too_low + found.too_high == found.pairs
    assert (found.too_low, found.too_high) == (turned.too_high, turned.too_low)
    for one, other in ((found.kappa, turned.kappa), (found.weighted_kappa, turned.weighted_kappa)):
        assert (one is None) == (other is None)
        if one and other:
            assert one.kappa == pytest.approx(other.kappa)
            assert -1 <= one.interval.low <= one.kappa + 1e-9
            assert one.kappa - 1e-9 <= one.interval.high <= 1


@given(PAIRS, st.integers(2, 5))
def test_pairs_that_all_stand_for_as_many_say_what_they_say_alone(pairs: list[Pair], many: int) -> None:
    heavier = [Pair(first=pair.first, second=pair.second, weight=many) for pair in pairs]
    one, other = agreement(pairs), agreement(heavier)
    assert one.share_agreed.low == pytest.approx(other.share_agreed.low)
    assert (one.kappa is None) == (other.kappa is None)
    if one.kappa and other.kappa:
        assert one.kappa.standard_error == pytest.approx(other.kappa.standard_error)


@given(st.integers(2, 29))
def test_a_few_grades_that_all_agree_are_no_certainty(many: int) -> None:
    pairs = [Pair(first="high", second="high"), *(Pair(first="low", second="low") for _ in range(many - 1))]
    found = agreement(pairs).kappa
    assert found is not None
    assert found.kappa == pytest.approx(1)
    assert found.interval.low < 0.95


def test_where_every_grade_is_the_same_kappa_says_nothing() -> None:
    assert agreement([Pair(first="medium", second="medium")] * 12).kappa is None
    assert agreement([]).kappa is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda two: (min(two), max(two))), max_size=40))
def test_a_child_missing_often_never_makes_a_share_surer_than_so_many_children_would(
    parts: list[tuple[int, int]],
) -> None:
    held = [part for part in parts if part[1]]
    clustered = of_children(held)
    simple = share(sum(part for part, _ in held), sum(of for _, of in held))
    if held and 0 < simple.estimate < 1:
        assert clustered.estimate == pytest.approx(simple.estimate)
        assert clustered.high - clustered.low >= simple.high - simple.low - 1e-9


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=30))
def test_unequal_ones_say_no_more_than_as_many_equal_ones(weights: list[float]) -> None:
    assert effective(weights) <= len(weights) + 1e-9


@pytest.mark.parametrize(
    ("sampled", "too_low", "finding"),
    [
        (2, 2, "to_learn_from"), (7, 7, "to_learn_from"), (8, 2, "to_learn_from"), (8, 3, "not_safe"),
        (30, 6, "to_learn_from"), (30, 7, "not_safe"), (30, 0, "sound"), (0, 0, "sound"),
    ],
)  # fmt: skip
def test_a_finding_about_an_officer_is_careful_with_few(sampled: int, too_low: int, finding: str) -> None:
    grades = OfficersGrades(officer="gwen", sampled=sampled, agreed=sampled - too_low, too_low=too_low)
    assert grades.finding(Limits()) == finding


GRADES = st.lists(
    st.builds(
        lambda number, level, before: Gradable(
            grade=EventId(f"e{number}"), level=level, grader=ActorId("g"), child=Subject(f"child:{number}"),
            record=RecordId(f"r{number}"), missing_before=before,
        ),
        st.integers(0, 10_000), LEVEL, st.booleans(),
    ),
    max_size=120, unique_by=lambda one: one.grade,
)  # fmt: skip


@given(GRADES)
def test_the_same_seed_draws_the_same_grades_in_whatever_order_they_come(grades: list[Gradable]) -> None:
    shuffled = sorted(grades, key=lambda one: one.grade[::-1])
    one = draw(grades, seed=seed("a" * 64, "2026-W10"), per_cent=5, least=4)
    assert draw(shuffled, seed=seed("a" * 64, "2026-W10"), per_cent=5, least=4) == one


@given(GRADES)
def test_every_kind_of_grade_is_drawn_from_and_low_ones_are_not_missed(grades: list[Gradable]) -> None:
    drawn = draw(grades, seed=seed("b" * 64, "2026-W11"), per_cent=5, least=4)
    for stratum, of in drawn.of.items():
        assert drawn.taken[stratum] >= min(of, 4)
        assert drawn.taken[stratum] * 20 >= of
    low = sum(one.level in ("low", "very_low") for one in grades)
    assert drawn.of[LOWER] == low


def test_another_week_or_another_ledger_draws_otherwise() -> None:
    seeds = {seed(ledger * 64, week) for ledger, week in product("ab", ("2026-W10", "2026-W11"))}
    assert len(seeds) == 4


@given(GRADES, st.integers(0, 119))
def test_one_grade_less_moves_no_other_out_of_the_draw(grades: list[Gradable], place: int) -> None:
    if not grades:
        return
    gone = grades[place % len(grades)]
    drawn = {one.grade for one in draw(grades, seed="s", per_cent=5, least=4).grades}
    left = {one.grade for one in draw([one for one in grades if one is not gone], seed="s", per_cent=5, least=4).grades}
    same_kind = len([one for one in grades if one.stratum == gone.stratum])
    assert len(drawn - left - {gone.grade}) <= (1 if same_kind % 20 == 1 else 0)
