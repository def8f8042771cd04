"""What moves a case, what bears on its risk, and what is lost next."""

from datetime import timedelta

import pytest

from tests.casework.desk import CHILD, INQUIRY, SERGEANT, Desk, england_wales
from tests.reviewing.cases import said_of_case
from tests.reviewing.test_review import review
from wayhome.application.reading import Reading
from wayhome.application.reviewing.moving import last_moved, lost_next, unread_risk
from wayhome.application.reviewing.rows import InvestigationRows
from wayhome.casework.reviewing.review_investigation import ReviewInvestigation
from wayhome.record.envelope import Event
from wayhome.record.events.enquiry import LineRaised, PreservationAnswered, PreservationRequested, SourceIdentified
from wayhome.record.events.exploitation import FoundWithAdult
from wayhome.record.vocabulary import Fact


@pytest.fixture
def open_case() -> Desk:
    desk = Desk()
    desk.concern()
    return desk.at(30)


def own(desk: Desk) -> list[Event]:
    return desk.events(record=INQUIRY)


def test_a_review_is_no_movement_and_a_line_is(open_case: Desk) -> None:
    begun = open_case.at(0).now
    open_case.at(30).do(ReviewInvestigation, SERGEANT, **review(outstanding=(), none_because="All is in hand today."))
    assert last_moved(own(open_case), england_wales().pack) == begun
    said_of_case(open_case.at(60), LineRaised(line="own 1"))
    assert last_moved(own(open_case), england_wales().pack) == open_case.now


def test_what_came_in_is_unread_until_a_review(open_case: Desk) -> None:
    assert unread_risk(own(open_case), own(open_case)) is None
    said_of_case(open_case, FoundWithAdult())
    unread = unread_risk(own(open_case), own(open_case))
    assert unread is not None
    assert (unread.count, unread.words) == (1, ("the child found with an adult",))
    open_case.at(50).do(ReviewInvestigation, SERGEANT, **review())
    assert unread_risk(own(open_case), own(open_case)) is None


@pytest.mark.parametrize(
    ("after", "is_waiting"),
    [
        ((), True),
        ((PreservationRequested(reference="R1"),), False),
        ((PreservationRequested(reference="R2"),), True),
        ((PreservationRequested(reference="R1"), PreservationAnswered(reference="R1", result="refused")), True),
        ((PreservationRequested(reference="R1"), PreservationAnswered(reference="R1", result="secured")), False),
    ],
)
def test_what_is_lost_next_waits_until_it_is_asked_for(
    open_case: Desk, after: tuple[Fact, ...], is_waiting: bool
) -> None:
    until = open_case.now + timedelta(days=2)
    said_of_case(open_case, SourceIdentified(reference="R1", kind="cctv", kept_until=until), *after)
    assert (lost_next(own(open_case)) == until) is is_waiting


def test_the_rows_kept_in_step_are_those_of_the_record_read_afresh(open_case: Desk) -> None:
    reading = Reading(open_case.ledger, england_wales(), lambda _name: england_wales())
    for minutes in (40, 1_500, 3_000):
        open_case.at(minutes)
        with reading.column(InvestigationRows, open_case.now) as kept:
            kept_rows, kept_missing = kept.in_order(), kept.missing
        afresh = Reading(open_case.ledger, england_wales(), lambda _name: england_wales())
        with afresh.column(InvestigationRows, open_case.now) as made:
            assert (kept_rows, kept_missing) == (made.in_order(), made.missing)
        said_of_case(open_case, LineRaised(line=f"own {minutes}", due=open_case.now + timedelta(hours=30)))
        if minutes == 40:
            open_case.report(record="MC-2", case="episode:A2")
        assert (CHILD in kept_missing) is (minutes != 40)
