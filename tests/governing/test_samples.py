"""The weekly sample: drawn by the ledger, made again blind, and closed with what it comes to."""

from datetime import timedelta

import pytest

from tests.casework.desk import GRADER, INSPECTOR, LEAD, STARTS, Desk, reporting, rules, signed_in, words
from wayhome.access.actors import Role
from wayhome.application.governing import samples
from wayhome.casework.add_news import AddNews
from wayhome.casework.governing.close_sample import CloseSample
from wayhome.casework.governing.draw_sample import DrawSample
from wayhome.casework.governing.grade_again import GradeAgain
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import OUR_FORCE, RecordId, Subject
from wayhome.record.events.governing import SampleDrawn

WEEK = "2026-W10"
FORCE = RecordId(OUR_FORCE)
SECOND = signed_in("sunil", Role.GRADER)
ANALYST = signed_in("asha", Role.ANALYST)


@pytest.fixture
def desk() -> Desk:
    """Return a desk with one graded case, at the end of the week."""
    made = Desk().train(GRADER).train(SECOND)
    made.report()
    made.at(20).do(GradeRisk, GRADER, grade="low", rationale="Usual pattern, will be back.")
    made.now = STARTS + timedelta(days=8)
    return made


def _given(desk: Desk, number: int) -> dict[str, object]:
    return {"by": LEAD, "at": desk.now, "key": f"s{number}"}


def _draw(desk: Desk) -> SampleDrawn:
    command = samples.drawing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="draw")
    desk.send(command)
    return command.drawn


def _again(desk: Desk, by: object = SECOND, **given: object) -> dict[str, object]:
    graded = desk.events("risk.graded")[0].id
    made = samples.again(desk.ledger, WEEK, graded, "medium", by=LEAD, at=desk.now, key="k")
    fields = {
        name: getattr(made, name) for name in ("about", "period", "graded", "record", "child", "episode", "grade")
    }
    return {**fields, "reasons": "Missing at night with nobody to go to.", **given}


def test_whoever_draws_a_week_and_whenever_gets_the_same_grades(desk: Desk) -> None:
    first = samples.drawn_for(desk.ledger, WEEK)
    desk.now += timedelta(days=3)
    desk.train(INSPECTOR)

    assert samples.drawn_for(desk.ledger, WEEK) == first
    assert first.grades == (desk.events("risk.graded")[0].id,)


def test_a_week_is_drawn_once(desk: Desk) -> None:
    drawn = _draw(desk)
    reasons = desk.refused(DrawSample, LEAD, about=OUR_FORCE, drawn=drawn)
    assert words(reasons) == [f"The sample of {WEEK} is drawn already."]


def test_a_week_without_a_grade_is_closed_by_the_draw() -> None:
    desk = Desk()
    desk.now = STARTS + timedelta(days=8)
    desk.send(samples.drawing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="draw"))

    (closed,) = desk.events("risk.grades_sampled", record=FORCE)
    assert closed.body["sampled"] == 0


def test_whoever_gave_the_first_grade_cannot_give_the_second(desk: Desk) -> None:
    _draw(desk)
    reasons = desk.refused(GradeAgain, GRADER, **_again(desk))
    assert "You gave the first grade, so you cannot give the second." in words(reasons)


def test_whoever_entered_anything_in_the_case_cannot_give_the_second(desk: Desk) -> None:
    _draw(desk)
    desk.do(AddNews, SECOND, kind="professional", content="The home rang again.")
    reasons = desk.refused(GradeAgain, SECOND, **_again(desk))
    assert words(reasons) == ["You entered something in this case, so a second grade of yours would not be blind."]


def test_a_part_in_another_case_is_no_part_in_this(desk: Desk) -> None:
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), name="Ben")
    _draw(desk)
    desk.do(TakeReport, SECOND, children=(other,))
    desk.do(GradeAgain, SECOND, **_again(desk))
    assert samples.samples(desk.ledger)[WEEK].left == 0


def test_a_second_grader_whose_training_is_not_in_date_is_refused(desk: Desk) -> None:
    _draw(desk)
    untrained = signed_in("una", Role.GRADER)
    reasons = desk.refused(GradeAgain, untrained, **_again(desk))
    assert rules(reasons) == ["MC-77"]
    assert "not in date" in words(reasons)[0]


def test_a_second_grade_stands_in_the_case_and_counts_for_the_force(desk: Desk) -> None:
    _draw(desk)
    desk.do(GradeAgain, SECOND, **_again(desk))

    (second,) = desk.events("governing.grade_made_again")
    assert second.body["grade"] == "medium"
    assert samples.samples(desk.ledger)[WEEK].left == 0


def test_a_grade_is_made_again_once(desk: Desk) -> None:
    _draw(desk)
    desk.do(GradeAgain, SECOND, **_again(desk))
    reasons = desk.refused(GradeAgain, SECOND, **_again(desk))
    assert words(reasons) == ["This grade was made again already."]


def test_a_second_grade_needs_reasons(desk: Desk) -> None:
    _draw(desk)
    assert words(desk.refused(GradeAgain, SECOND, **_again(desk, reasons=" "))) == ["A second grade needs its reasons."]


def test_a_sample_does_not_close_while_grades_are_left_unless_somebody_says_why(desk: Desk) -> None:
    _draw(desk)
    command = samples.closing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="close")
    given = {"about": OUR_FORCE, "period": WEEK, "agreed": 0, "too_low": 0, "too_high": 0}

    assert words(desk.refused(CloseSample, LEAD, **given)) == ["1 of the grades drawn is not made again."]
    desk.do(CloseSample, LEAD, **given, why_left_out="The words of the case are destroyed.")
    (closed,) = desk.events("risk.grades_sampled", record=FORCE)
    assert (closed.body["sampled"], closed.body["left_out"]) == (0, 1)
    assert command.findings == ()


def test_closing_a_sample_says_of_each_first_grader_what_samples_show(desk: Desk) -> None:
    _draw(desk)
    desk.do(GradeAgain, SECOND, **_again(desk))
    desk.send(samples.closing(desk.ledger, WEEK, by=LEAD, at=desk.now, key="close"))

    (closed,) = desk.events("risk.grades_sampled", record=FORCE)
    (finding,) = desk.events("workforce.grading_finding_made", record=RecordId("officer:gwen"))
    assert (closed.body["sampled"], closed.body["agreed"], closed.body["too_low"]) == (1, 0, 1)
    assert finding.body["finding"] == "to_learn_from"
    assert finding.subjects == ("officer:gwen",)


def test_an_analyst_draws_a_sample_and_does_not_grade_it(desk: Desk) -> None:
    desk.send(samples.drawing(desk.ledger, WEEK, by=ANALYST, at=desk.now, key="draw"))
    assert rules(desk.refused(GradeAgain, ANALYST, **_again(desk))) == ["access.regrade_blind"]
