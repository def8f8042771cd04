"""Told is what arrived: to each in their own right, of each event by itself; and what excuses a telling that failed."""

from datetime import date, timedelta

import pytest

from tests.casework.desk import DETECTIVE, INQUIRY, OTHER_DETECTIVE, SERGEANT, Desk, signed_in, words
from tests.telling.case import CARE, SAID, said, told_case
from wayhome.access.actors import Role
from wayhome.casework.suspects.steps import RecordStep
from wayhome.casework.telling.good_reason import AnswerGoodReason, AskGoodReason
from wayhome.casework.telling.standing import standing
from wayhome.casework.telling.tell import SignForLetter, TellPerson, TryToTell
from wayhome.casework.telling.write_notice import WriteNotice
from wayhome.duties.examples import london
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.events.contact import HolderNamed

OTHER_SERGEANT = signed_in("stan", Role.SUPERVISOR)
DAY = timedelta(days=1)


def asked(desk: Desk) -> str:
    """Return the id of what was last put to a supervisor."""
    return desk.events("victim.good_reason_asked", record=INQUIRY)[-1].id


def state(desk: Desk, event: str, holder: str, kind: str) -> str:
    """Return how an event stands with somebody."""
    held = desk.events(record=INQUIRY)
    found = next(one for one in held if one.id == event)
    return standing(found, holder, kind, Story(Subject("investigation:EI-1"), held)).state


def try_three_times(desk: Desk, arrest: str) -> None:
    """Try the child on three days, once in the evening and twice in the morning."""
    start = desk.now
    for wait in (timedelta(0), DAY - timedelta(hours=10), 2 * DAY - timedelta(hours=10)):
        desk.now = start + wait
        desk.do(TryToTell, CARE, holder="H1", about=(arrest,))


def test_telling_the_child_tells_the_child_alone() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(TellPerson, CARE, holder="H1", about=(arrest,), how="heard_in_person")
    assert desk.statuses("VC-10") == ["met"]
    assert (state(desk, arrest, "H1", "child"), state(desk, arrest, "H2", "parent")) == ("arrived", "to_write")


@pytest.mark.parametrize(
    ("kind", "rule"), [("interviewed", "VC-11"), ("released_without_charge", "VC-12"), ("charged", "VC-14")]
)
def test_each_step_is_told_by_its_own_notice(kind: str, rule: str) -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(RecordStep, DETECTIVE, suspect="S1", kind=kind, reason="What was found")
    step = desk.events("investigation.suspect_dealt_with", record=INQUIRY)[-1].id
    desk.do(TellPerson, CARE, holder="H1", about=(arrest,), how="heard_in_person", reasons=True)
    assert (desk.statuses("VC-10"), desk.statuses(rule)) == (["met"], ["owed"])
    desk.do(TellPerson, CARE, holder="H1", about=(step,), how="heard_in_person", reasons=True)
    assert desk.statuses(rule) == ["met"]


def test_one_telling_may_be_of_several_events() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(RecordStep, DETECTIVE, suspect="S1", kind="interviewed")
    step = desk.events("investigation.suspect_dealt_with", record=INQUIRY)[-1].id
    desk.do(TellPerson, CARE, holder="H1", about=(arrest, step), how="heard_by_telephone")
    assert (desk.statuses("VC-10"), desk.statuses("VC-11")) == (["met"], ["met"])


@pytest.mark.parametrize(
    ("arrested", "last", "first_late"),
    [
        ("2026-03-06T15:00", "2026-03-09T23:59", "2026-03-10T00:00"),  # over a weekend
        ("2026-04-02T15:00", "2026-04-07T23:59", "2026-04-08T00:00"),  # over Easter, Friday and Monday
        ("2026-03-27T23:30", "2026-03-30T23:59", "2026-03-31T00:00"),  # over the night on which the clocks go forward
        ("2026-10-23T12:00", "2026-10-26T23:59", "2026-10-27T00:00"),  # over the night on which they go back
    ],
)
def test_one_working_day_ends_with_the_next_working_day(arrested: str, last: str, first_late: str) -> None:
    desk = Desk(now=london(arrested))
    told_case(desk)
    desk.now = london(last)
    assert desk.statuses("VC-10") == ["owed"]
    desk.now = london(first_late)
    assert desk.statuses("VC-10") == ["overdue"]


def test_a_letter_that_was_handed_over_counts_once_it_is_signed_for() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(WriteNotice, CARE, holder="H1", about=(arrest,), by_what="by_hand", text=SAID)
    assert (state(desk, arrest, "H1", "child"), desk.statuses("VC-10")) == ("written", ["owed"])
    desk.do(SignForLetter, CARE, notice="N1")
    assert (state(desk, arrest, "H1", "child"), desk.statuses("VC-10")) == ("arrived", ["met"])
    assert words(desk.refused(SignForLetter, CARE, notice="N7")) == [
        "No letter was written under this reference in this case."
    ]


def test_an_attempt_is_kept_and_the_clock_runs_on() -> None:
    desk = Desk()
    arrest = told_case(desk)
    notices = desk.do(TryToTell, CARE, holder="H1", about=(arrest,), why="no_answer").notices
    assert words(notices) == ["That is attempt 1. The clock does not stop."]
    assert (state(desk, arrest, "H1", "child"), desk.statuses("VC-10"), desk.statuses("VC-15")) == (
        "failed", ["owed"], ["owed"],
    )  # fmt: skip


def test_three_attempts_are_on_three_days_and_not_all_at_one_time_of_day() -> None:
    desk = Desk()
    arrest = told_case(desk)
    for _ in range(3):
        desk.do(TryToTell, CARE, holder="H1", about=(arrest,))
    given = {"holder": "H1", "about": (arrest,), "reason": "three_attempts", "why": "She does not pick up"}
    (no,) = desk.refused(AskGoodReason, CARE, **given)
    assert no.words.startswith("It was tried 3 times; 3 attempts on different days")
    try_three_times(desk, arrest)
    desk.do(AskGoodReason, CARE, **given)
    assert desk.events("victim.good_reason_asked", record=INQUIRY)[-1].body["attempts"] == 6


def test_asking_excuses_nothing_and_another_supervisor_accepts() -> None:
    desk = Desk()
    arrest = told_case(desk)
    why = {"reason": "would_endanger_child", "why": "Her phone is read by them", "tell_by": date(2026, 3, 6)}
    desk.do(AskGoodReason, SERGEANT, holder="H1", about=(arrest,), **why)
    assert (desk.statuses("VC-10"), desk.statuses("VC-15-ASKED")) == (["owed"], ["owed"])
    own = desk.refused(AnswerGoodReason, SERGEANT, asked=asked(desk), accepted=True)
    assert words(own) == ["You asked for this yourself."]
    desk.do(AnswerGoodReason, OTHER_SERGEANT, asked=asked(desk), accepted=True)
    assert (desk.statuses("VC-10"), desk.statuses("VC-15-ASKED")) == (["excused"], ["met"])
    assert state(desk, arrest, "H1", "child") == "good_reason"
    assert words(desk.refused(AnswerGoodReason, OTHER_SERGEANT, asked=asked(desk), accepted=True)) == [
        "This was answered already."
    ]


def test_a_good_reason_is_looked_at_again_on_its_day() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(AskGoodReason, CARE, holder="H1", about=(arrest,), reason="would_harm_investigation", why="A search first")
    no_day = desk.refused(AnswerGoodReason, SERGEANT, asked=asked(desk), accepted=True)
    assert words(no_day) == ["It has no day on which it is looked at again."]
    desk.do(AnswerGoodReason, SERGEANT, asked=asked(desk), accepted=True, tell_by=date(2026, 3, 6))
    assert desk.statuses("VC-15-AGAIN") == ["owed"]
    desk.now = london("2026-03-06T12:00")
    desk.do(TellPerson, CARE, holder="H1", about=(arrest,), how="heard_in_person")
    assert desk.statuses("VC-15-AGAIN") == ["met"]


def test_what_is_not_accepted_stays_owed_and_says_why() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(AskGoodReason, CARE, holder="H2", about=(arrest,), reason="channel_unsafe", why="The post is opened")
    assert words(desk.refused(AnswerGoodReason, SERGEANT, asked=asked(desk), accepted=False)) == ["It is not said why."]
    desk.do(AnswerGoodReason, SERGEANT, asked=asked(desk), accepted=False, why="Go and see her at work")
    assert state(desk, arrest, "H2", "parent") == "failed"
    assert (state(desk, arrest, "H1", "child"), desk.statuses("VC-10")) == ("to_write", ["owed"])


def test_a_detective_accepts_no_reason() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(AskGoodReason, CARE, holder="H1", about=(arrest,), reason="channel_unsafe", why="No safe number")
    (no,) = desk.refused(AnswerGoodReason, OTHER_DETECTIVE, asked=asked(desk), accepted=True)
    assert "accept a good reason for which somebody was not told" in no.words


def test_that_somebody_heard_who_should_not_have_is_kept_and_said_at_once() -> None:
    desk = Desk()
    arrest = told_case(desk)
    said(desk, HolderNamed(holder="H3", kind="carer", may_know="yes", under_suspicion="unknown"))
    notices = desk.do(TellPerson, CARE, holder="H3", about=(arrest,), how="heard_by_telephone").notices
    assert words(notices)[0].startswith("They are, or may be, under suspicion, and are told nothing.")
