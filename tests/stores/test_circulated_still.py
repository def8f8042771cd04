"""A report that an export brings in of a child who is circulated still: the later case answers for the circulation."""

import pytest

from tests.shadow.histories import case, happened
from tests.stores.test_reconciling import FOUND, GRADED, REPORTED, Desk
from wayhome.duties.derive import Rulebook, derive_all
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId, Subject
from wayhome.packs import load
from wayhome.store.ledger import DatabaseLedger

CIRCULATED = happened("19:00", "missing.circulated", on="national_computer")
AGAIN, BACK = happened("+1d 18:00", "missing_reported"), happened("+1d 20:00", "found", condition="alive")
CHILD = Subject("child:CASE")
FIRST, SECOND = RecordId("episode:CASE/1"), RecordId("episode:CASE/2")
OVER, TAKEN = "missing.circulation_carried_over", "missing.circulation_taken_over"


@pytest.fixture
def desk(kept: DatabaseLedger) -> Desk:
    return Desk(kept)


def said(desk: Desk) -> list[tuple[str, str, str]]:
    """Return in which record a circulation was said to be carried over or taken over, and to or from which."""
    held = (sealed.event for sealed in desk.ledger.about(CHILD).events)
    found = [event for event in held if event.type in (OVER, TAKEN)]
    return [(one.record, one.type, str(next(iter(one.body.values())))) for one in found]


def cancelling(desk: Desk) -> list[tuple[str, str]]:
    """Return of each case how its duty to cancel the circulation stands."""
    told = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)
    duties = derive_all(told.values(), Rulebook(load("england-wales")), horizon=desk.now)
    return [(duty.scope, duty.status_at(desk.now)) for duty in duties if duty.rule == "MC-72"]


def test_a_later_report_that_is_brought_in_says_it_in_both_cases(desk: Desk) -> None:
    desk.take(case(REPORTED, GRADED, CIRCULATED, FOUND))

    desk.take(case(REPORTED, GRADED, CIRCULATED, FOUND, AGAIN), name="tuesday")

    assert said(desk) == [(FIRST, OVER, SECOND), (SECOND, TAKEN, FIRST)]
    assert cancelling(desk) == [(FIRST, "excused")]
    assert desk.differing() == []


def test_it_is_owed_in_the_later_case_once_the_child_is_back(desk: Desk) -> None:
    desk.take(case(REPORTED, GRADED, CIRCULATED, FOUND, AGAIN, BACK))

    assert cancelling(desk) == [(FIRST, "excused"), (SECOND, "overdue")]


def test_the_same_again_and_more_of_the_case_say_nothing_twice(desk: Desk) -> None:
    desk.take(case(REPORTED, GRADED, CIRCULATED, FOUND, AGAIN))

    desk.take(case(REPORTED, GRADED, CIRCULATED, FOUND, AGAIN, BACK), name="tuesday")

    assert len(said(desk)) == 2


def test_of_a_third_report_the_second_case_hands_it_on(desk: Desk) -> None:
    third = happened("+2d 18:00", "missing_reported")

    desk.take(case(REPORTED, GRADED, CIRCULATED, FOUND, AGAIN, BACK, third))

    assert [one[:2] for one in said(desk)] == [
        (FIRST, OVER),
        (SECOND, TAKEN),
        (SECOND, OVER),
        ("episode:CASE/3", TAKEN),
    ]


def test_a_circulation_that_was_taken_down_before_stays_down(desk: Desk) -> None:
    down = happened("23:00", "missing.circulation_cancelled")

    desk.take(case(REPORTED, GRADED, CIRCULATED, FOUND, down, AGAIN))

    assert said(desk) == []
