"""An export with much less in it than the last is asked about; one with a little less, or with more, is not."""

from datetime import UTC, datetime

import pytest

from wayhome.application.reconciling.register import Counted, Export, Taken
from wayhome.application.reconciling.whole import asked_about

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)


def export(*rows: int, whole: bool = True, name: str = "tuesday") -> Export:
    return Export(name=name, digest=name, whole=whole, rows=rows)


def before(*rows: int, whole: bool = True, cut: str = "", name: str = "monday", finished: bool = True) -> Taken:
    return Taken(
        export=export(*rows, whole=whole, name=name), began_at=NOW, moved_at=NOW,
        finished_at=NOW if finished else None, counted=Counted(rows=rows, cut=cut),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("had", "has", "is_asked"),
    [(100, 101, False), (100, 100, False), (100, 96, False), (100, 95, True), (500, 490, False), (500, 489, True)],
)
def test_it_is_asked_from_five_rows_and_more_than_one_in_fifty_fewer(had: int, has: int, is_asked: bool) -> None:
    assert bool(asked_about(export(has), [before(had)])) is is_asked


def test_it_is_asked_in_words_with_both_numbers() -> None:
    asked = asked_about(export(120, 1_900), [before(120, 2_000)])

    assert asked == "It has 100 fewer rows than monday had (1,900, and 2,000 before). Is it whole?"


def test_what_holds_some_cases_only_is_never_asked_about() -> None:
    assert asked_about(export(10, whole=False), [before(100)]) == ""


def test_the_first_export_has_nothing_to_be_measured_by() -> None:
    assert asked_about(export(10), []) == ""


@pytest.mark.parametrize(
    "no_measure",
    [
        before(100, cut="It is short."),
        before(100, whole=False),
        before(100, finished=False),
        before(),
        before(60, 100),
    ],
)
def test_what_may_be_cut_off_itself_or_is_of_another_kind_is_no_measure(no_measure: Taken) -> None:
    latest_first = [no_measure, before(200, name="sunday")]

    assert asked_about(export(100), latest_first).startswith("It has 100 fewer rows than sunday had")
