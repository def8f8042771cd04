"""What the board says of a handover, of what falls due now, and of what nobody has read or answered."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.board.people import report
from tests.board.test_board_page import shown
from tests.casework.desk import CALL_HANDLER, OFFICER, SERGEANT, Desk, reporting
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject
from wayhome.web.board.shown import due_words
from wayhome.web.presenting.times import until, when


def handovers(html: str) -> list[tuple[bool, str]]:
    """Return what is said of each handover, and whether it stands in red."""
    found = re.findall(r'app-board__handover( app-board__late)?">(.+?)</p>', html)
    return [(bool(late), re.sub(r"<[^>]+>", "", said)) for late, said in found]


def test_a_handover_that_is_late_is_a_red_clock_and_says_that_nobody_took_the_case_on(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)

    ((soon, by),) = handovers(shown(client, "/board/"))
    desk.now += timedelta(days=13)
    ((late, said),) = handovers(shown(client, "/board/"))

    assert not soon
    assert re.fullmatch(r"Handover in [\w ]+, by \d\d:\d\d [\w ]+", by)
    assert late
    assert re.fullmatch(r"Handover 1[23] days late; nobody has taken it on", said)


def test_a_handover_that_was_offered_and_is_late_says_both(desk: Desk, signed_in: SignedIn):
    ada = report(desk, "Ada")
    desk.do(OfferHandover, SERGEANT, record=ada)
    desk.now += timedelta(days=2)

    ((late, said),) = handovers(shown(signed_in(Role.INSPECTOR), "/board/"))

    assert late
    assert "Offered by sian at 19:00" in said
    assert "nobody has taken it on. Handover " in said
    assert said.endswith(" late")


def test_what_falls_due_this_minute_is_due_now(desk: Desk):
    soon, far = timedelta(seconds=30), timedelta(minutes=2)

    assert due_words(desk.now + soon, desk.now) == due_words(desk.now - soon, desk.now) == "now"
    assert due_words(desk.now + far, desk.now) == "in 2 min"
    assert due_words(desk.now - far, desk.now) == "2 min late"


def test_what_nobody_could_answer_is_said_in_words(desk: Desk, signed_in: SignedIn):
    ada = report(desk, "Ada")
    answers = (Answer(question="likely_to_be_harmed", answer="unknown"),)
    desk.do(RecordAnswers, CALL_HANDLER, record=ada, answers=answers)
    client = signed_in(Role.INSPECTOR)

    assert "could answer: “Is the child likely to be hurt or harmed?”" in shown(client, f"/cases/{ada}/")
    assert "could answer: likely_to_be_harmed" not in shown(client, f"/cases/{ada}/")


def test_nothing_is_unread_for_longer_than_the_child_has_been_reported_missing(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    first = desk.now
    desk.do(LocateChild, OFFICER, record="MC-Ada", basis="seen")
    desk.now += timedelta(days=9)
    child = reporting(
        child=Subject("child:Ada"), record=RecordId("MC-again"), case=Subject("episode:again"), name="Ada",
        nation="england", date_of_birth=date(2012, 1, 1), identity_complete=True,
    )  # fmt: skip
    desk.do(TakeReport, CALL_HANDLER, children=(child,), informant="parent")
    again = desk.now
    desk.now += timedelta(minutes=8)

    html = shown(signed_in(Role.INSPECTOR), "/board/overnight/")

    assert "Unread now, whenever it came (1)" in html
    assert f"since {when(again, desk.now)}" in html
    assert f"since {when(first, desk.now)}" not in html


def test_what_was_late_says_when_it_fell_due(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    desk.at(300)

    html = shown(signed_in(Role.INSPECTOR), "/board/overnight/?on=2026-03-02&at=18:00")

    part = html[html.index('id="late"') :]
    assert re.search(r'app-quiet">due (from )?\d\d:\d\d (today|yesterday)', part)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(59, "due now"), (0, "due now"), (-59, "due now"), (60, "due in 1 min"), (-60, "overdue by 1 min")],
)
def test_what_is_due_within_the_minute_is_due_now(seconds: int, words: str):
    now = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

    assert until(now + timedelta(seconds=seconds), now) == words
