"""What is known at an instant of a search: what a grade did to the one before, factors, circulation, earlier talks."""

import pytest

from tests.histories import at, told
from wayhome.duties.facts import fact_line
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Value


def story(*events: str) -> Story:
    return stories(told(*events))[Subject("episode:1")]


def known(name: str, moment: str, *events: str) -> Value:
    return fact_line(story(*events), name).at(at(moment))


GRADES = (
    "2026-03-02T20:00 risk.graded grade=medium",
    "2026-03-02T21:00 risk.graded grade=high",
    "2026-03-02T22:00 risk.graded grade=high",
    "2026-03-02T23:00 risk.graded grade=medium",
)


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        ("2026-03-02T19:59", None),
        ("2026-03-02T20:00", "first"),
        ("2026-03-02T21:00", "raised"),
        ("2026-03-02T22:00", "kept"),
        ("2026-03-02T23:00", "lowered"),
    ],
)
def test_a_grade_is_the_first_or_raised_kept_or_lowered(moment: str, change: str | None) -> None:
    assert known("grade_change", moment, *GRADES) == change


def test_factors_are_those_known_to_be_present_then() -> None:
    told_of = (
        "2026-03-02T20:00 risk.factor_recorded factor=CSE present=yes",
        "2026-03-02T20:10 risk.factor_recorded factor=UASC present=unknown",
        "2026-03-02T21:00 risk.factor_recorded factor=CSE present=no",
    )

    assert known("factors", "2026-03-02T20:30", *told_of) == ("CSE",)
    assert known("factors", "2026-03-02T21:00", *told_of) == ()


def test_a_factor_that_nobody_knows_any_more_is_not_counted_as_present_and_its_own_fact_still_says_unknown() -> None:
    told_of = ("2026-03-02T20:00 risk.factor_recorded factor=CSE present=unknown",)

    assert known("factors", "2026-03-02T21:00", *told_of) == ()
    assert known("factor.CSE", "2026-03-02T21:00", *told_of) == "unknown"


def test_a_child_is_circulated_until_the_circulation_is_cancelled() -> None:
    told_of = (
        "2026-03-02T20:00 missing.circulated on=national_computer",
        "2026-03-02T22:00 missing.circulation_cancelled",
    )

    assert known("circulated", "2026-03-02T21:00", *told_of) is True
    assert known("circulated", "2026-03-02T22:00", *told_of) is False


def test_nobody_having_circulated_a_child_is_not_known_rather_than_no() -> None:
    assert known("circulated", "2026-03-02T21:00", "2026-03-02T20:00 missing.reported") is None


def test_a_location_finds_the_child_once_and_again_only_after_they_were_missing_again() -> None:
    lines = [
        "2026-03-02T19:00 missing.reported",
        "2026-03-02T20:00 missing.child_located basis=told",
        "2026-03-02T21:00 missing.child_located basis=seen",
        "2026-03-02T22:00 missing.reported",
        "2026-03-02T23:00 missing.child_located basis=seen",
    ]

    assert [known("located", f"2026-03-02T{hour}:00", *lines) for hour in (19, 20, 21, 22, 23)] == [
        None, "first", "again", "again", "first",
    ]  # fmt: skip


def test_two_reports_of_one_episode_are_one() -> None:
    lines = ["2026-03-02T19:00 missing.reported", "2026-03-02T20:00 missing.reported informant=school"]

    assert known("reports", "2026-03-02T21:00", *lines) == 1


def test_an_episode_that_was_opened_again_is_not_closed() -> None:
    lines = [
        "2026-03-02T19:00 missing.reported",
        "2026-03-02T20:00 missing.episode_closed",
        "2026-03-02T21:00 missing.episode_reopened",
    ]

    assert [known("episode_closed", f"2026-03-02T{hour}:00", *lines) for hour in (19, 20, 21)] == [False, True, False]


FOUND_AND_CLOSED = (
    "2026-03-02T20:00 missing.reported",
    "2026-03-02T22:00 missing.child_located",
    "2026-03-02T23:00 missing.episode_closed outcome=found",
)


def test_a_child_whose_episode_is_opened_again_is_missing_until_found_again() -> None:
    told_of = (
        *FOUND_AND_CLOSED,
        "2026-03-03T08:00 missing.episode_reopened",
        "2026-03-03T10:00 missing.child_located",
    )

    assert known("child_missing", "2026-03-03T07:59", *told_of) is False
    assert known("child_missing", "2026-03-03T08:00", *told_of) is True
    assert known("child_missing", "2026-03-03T10:00", *told_of) is False


@pytest.mark.parametrize(
    ("outcome", "missing"),
    [("found", False), ("error", False), ("found_dead", False), ("transferred", True), ("turned_eighteen", True)],
)
def test_a_closing_ends_being_missing_where_it_says_that_the_child_is_not(outcome: str, missing: bool) -> None:
    told_of = ("2026-03-02T20:00 missing.reported", f"2026-03-02T23:00 missing.episode_closed outcome={outcome}")

    assert known("child_missing", "2026-03-02T23:00", *told_of) is missing
