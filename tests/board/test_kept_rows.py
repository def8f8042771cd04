"""A row holds instants and no durations, so that it can be kept: until something touches it, or until it runs out."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.board.conftest import Board
from tests.casework.desk import CALL_HANDLER, GRADER, OFFICER, SERGEANT, STARTS
from tests.web.rostered import post
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.add_news import AddNews
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.casework.send_officers import SendOfficers

ACTS = {
    "send": lambda desk: desk.do(SendOfficers, OFFICER),
    "look": lambda desk: desk.do(ActToLocate, OFFICER, kind="visit"),
    "news": lambda desk: desk.do(AddNews, CALL_HANDLER, kind="sighting"),
    "hit": lambda desk: desk.do(
        RecordCheck, OFFICER, system="crime", result="hits_read", hits=(Hit(reference=f"H{next(desk.keys)}"),)
    ),
    "grade": lambda desk: desk.do(
        GradeRisk, GRADER, grade="medium", likelihood="likely", severity="not_serious", rationale="As told."
    ),
    "offer": lambda desk: desk.do(OfferHandover, SERGEANT, risks="Cold."),
    "found": lambda desk: desk.do(LocateChild, OFFICER, basis="spoken_to"),
}
MINUTES = st.integers(0, 60 * 40)
SHIFTS = st.lists(st.tuples(MINUTES, st.integers(1, 60 * 12), st.sampled_from(["supervisor", "grader", "inspector"])))


@settings(max_examples=25, deadline=None)
@given(
    acts=st.lists(st.tuples(MINUTES, st.sampled_from(sorted(ACTS))), max_size=6),
    shifts=SHIFTS.filter(lambda shifts: len(shifts) < 5),
    looks=st.lists(MINUTES, min_size=1, max_size=4),
    part=st.floats(0, 1, exclude_max=True),
)
def test_nothing_in_a_row_changes_before_it_runs_out_unless_something_is_entered(acts, shifts, looks, part):
    board = Board()
    board.desk.report(date_of_birth=date(2013, 3, 4))
    post(board.desk, "omar", "response")
    for start, length, role in shifts:
        begins = STARTS + timedelta(minutes=start)
        post(board.desk, f"{role} {start}", role, start=begins, until=begins + timedelta(minutes=length))
    for minutes, act in sorted(acts):
        ACTS[act](board.desk.at(minutes))
    last = max((minutes for minutes, _ in acts), default=0)

    for look in looks:
        row = board.row(last + look)
        later = board.desk.now + (row.valid_until - board.desk.now) * part
        board.desk.now = min(later, row.valid_until - timedelta.resolution)
        assert board.row() == row


def test_a_row_runs_out_when_the_next_thing_falls_due():
    board = Board()
    board.desk.report()
    row = board.row(1)

    board.desk.now = row.valid_until - timedelta.resolution
    assert board.row() == row
    board.desk.now = row.valid_until
    assert board.row() != row


def test_a_row_runs_out_as_whoever_holds_the_post_goes_off_duty():
    board = Board()
    board.desk.report()
    for role in ("call_handler", "response", "grader"):
        post(board.desk, f"early {role}", role, until=STARTS + timedelta(minutes=3))

    assert board.row(1).valid_until <= STARTS + timedelta(minutes=3)
