"""The acts about what people are able to do: their refusals in words, and what each puts on record."""

from datetime import date

import pytest

from tests.casework.desk import GRADER, INSPECTOR, Desk, england_wales, signed_in, words
from wayhome.access.actors import Role
from wayhome.casework.commands import Acting
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.training.answer_questions import AnswerQuestions
from wayhome.casework.training.excuse_training import ExcuseTraining
from wayhome.casework.training.watch_practice import WatchPractice
from wayhome.duties.derive import derive
from wayhome.duties.stories import story_of
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason
from wayhome.record.events.workforce import CompetenceRecorded, GradingFindingMade

TRAINER = signed_in("tess", Role.TRAINING_LEAD)
GWEN = Subject("officer:gwen")
LINKS = england_wales().pack.question_sets["missing_and_exploitation"]
RIGHT = tuple((question.id, question.right) for question in LINKS.questions)
NOT_SAFE = GradingFindingMade(period="2026-02", sampled=8, agreed=4, too_low=3, finding="not_safe")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def answering(desk: Desk, by: Acting = GRADER, **given: object) -> tuple[Reason, ...]:
    return desk.refused(AnswerQuestions, by, **asked(given))


def asked(given: dict[str, object]) -> dict[str, object]:
    return {"about": GWEN, "questions": LINKS.id, "answers": RIGHT, **given}


def wrong(*missed: str) -> tuple[tuple[str, str], ...]:
    first = {each.id: next(one.id for one in each.answers if one.id != each.right) for each in LINKS.questions}
    return tuple((name, first[name] if name in missed else answer) for name, answer in RIGHT)


def test_everyone_answers_for_themselves(desk: Desk) -> None:
    assert words(answering(desk, INSPECTOR)) == ["These would be somebody else's answers."]


def test_every_question_is_answered(desk: Desk) -> None:
    assert words(answering(desk, answers=RIGHT[1:])) == ["1 question is not answered."]
    assert words(answering(desk, answers=())) == ["16 questions are not answered."]
    assert words(answering(desk, answers=(*RIGHT[1:], (RIGHT[0][0], "z")))) == ["1 question is not answered."]


def test_questions_that_the_rulebook_does_not_hold_are_not_asked(desk: Desk) -> None:
    assert words(answering(desk, questions="driving")) == ["“driving” is not a set of questions of the rulebook."]


@pytest.mark.parametrize(
    ("missed", "right", "passed"),
    [
        ((), 16, True),
        (("ME-03", "ME-05", "ME-08"), 13, True),
        (("ME-03", "ME-05", "ME-08", "ME-09"), 12, False),
        (("ME-02",), 15, False),
    ],
)
def test_enough_right_answers_and_none_of_those_that_decide_missed_is_passing(
    desk: Desk, missed: tuple[str, ...], right: int, passed: bool
) -> None:
    desk.do(AnswerQuestions, GRADER, **asked({"answers": wrong(*missed)}))

    (checked,) = desk.events(record=RecordId(GWEN))
    assert (checked.body["right"], checked.body["passed"], checked.body["missed"]) == (right, passed, missed)


def test_whoever_has_not_passed_waits_a_day(desk: Desk) -> None:
    desk.do(AnswerQuestions, GRADER, **asked({"answers": wrong("ME-01")}))

    (reason,) = answering(desk.at(24 * 60 - 1))
    assert reason.words == "You answered these questions not long ago, and they were not passed."
    assert reason.remedy == "Talk through what was missed. You may try again from 19:00 on 3 March."
    desk.at(24 * 60).do(AnswerQuestions, GRADER, **asked({}))


def test_whoever_has_passed_may_answer_again_at_any_time(desk: Desk) -> None:
    desk.do(AnswerQuestions, GRADER, **asked({}))
    desk.at(5).do(AnswerQuestions, GRADER, **asked({}))

    assert len(desk.events(record=RecordId(GWEN))) == 2


def test_answers_are_not_kept(desk: Desk) -> None:
    desk.do(AnswerQuestions, GRADER, **asked({"answers": wrong("ME-13")}))

    (checked,) = desk.events(record=RecordId(GWEN))
    assert set(checked.body) == {"subject", "asked", "right", "passed", "missed"}


def test_a_certificate_and_right_answers_make_a_grade_stand(desk: Desk) -> None:
    desk.tell_of(GRADER, CompetenceRecorded(competence="missing_risk_grading", valid_until=date(2027, 1, 1)))
    desk.report()
    desk.do(GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", rationale="A")
    assert desk.events("risk.graded")[-1].body.get("competence_valid_until") is None
    assert desk.statuses("MC-12") == ["owed"]

    desk.at(10).do(AnswerQuestions, GRADER, **asked({}))
    desk.do(GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", rationale="A")

    assert desk.events("risk.graded")[-1].body["competence_valid_until"] == "2027-01-01"
    assert desk.statuses("MC-12") == ["met"]


def test_a_grade_by_somebody_whose_samples_were_not_safe_is_kept_and_made_again(desk: Desk) -> None:
    desk.train(GRADER).tell_of(GRADER, NOT_SAFE).report()

    handled = desk.do(GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", rationale="A")

    (graded,) = desk.events("risk.graded")
    assert graded.body["status"] == "provisional"
    assert desk.statuses("MC-12") == ["owed"]
    assert "A sample for 2026-02 found 3 of 8 grades too low." in handled.notices[0].remedy


WATCHED: dict[str, object] = {"about": GWEN, "work": "grade_missing_risk", "cases": 5, "result": "safe", "note": "All."}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"about": Subject("officer:tess")}, "Nobody says of their own practice that it is safe."),
        ({"work": "driving"}, "“driving” is not work for which the rulebook says what it asks."),
        ({"cases": 0}, "No case was gone through."),
        ({"note": " "}, "It does not say what was gone through."),
    ],
)
def test_practice_is_watched_by_somebody_else_and_in_words(desk: Desk, given: dict[str, object], said: str) -> None:
    assert words(desk.refused(WatchPractice, TRAINER, **{**WATCHED, **given})) == [said]


def test_watching_practice_meets_what_a_finding_raised(desk: Desk) -> None:
    desk.train(GRADER).tell_of(GRADER, NOT_SAFE)

    handled = desk.at(60).do(WatchPractice, TRAINER, **WATCHED)

    assert [duty.rule for duty in handled.met] == ["WF-05"]


def owed(desk: Desk) -> dict[str, str]:
    told = story_of(GWEN, (sealed.event for sealed in desk.ledger.about(GWEN).events))
    duties = derive(told, england_wales(), horizon=desk.now)
    return {duty.rule: duty.identity for duty in duties if duty.status_at(desk.now).is_open}


def excusing(desk: Desk, by: Acting = TRAINER, **given: object) -> tuple[Reason, ...]:
    whole = {
        "about": GWEN,
        "duty": owed(desk).get("WF-05", ""),
        "excuse": "no longer does this work",
        "reason": "Left.",
    }
    return desk.refused(ExcuseTraining, by, **{**whole, **given})


def test_training_is_excused_by_name_with_a_reason_and_by_somebody_else(desk: Desk) -> None:
    desk.train(GRADER).tell_of(GRADER, NOT_SAFE)

    assert words(excusing(desk, duty="WF-99|officer:gwen|x||force")) == [
        "Nothing of this name is owed about this officer."
    ]
    (reason,) = excusing(desk, excuse="too busy")
    assert (reason.words, reason.remedy) == (
        "That is no excuse under this rule.", "It is excused by: no longer does this work."
    )  # fmt: skip
    assert words(excusing(desk, reason="")) == ["Nobody says why."]
    gwen_leads = signed_in("gwen", Role.TRAINING_LEAD)
    assert words(excusing(desk, gwen_leads)) == ["Nobody excuses their own training."]


def test_what_is_excused_is_owed_no_more_and_makes_nobody_able(desk: Desk) -> None:
    desk.train(GRADER).tell_of(GRADER, NOT_SAFE).report()
    given = {"about": GWEN, "duty": owed(desk)["WF-05"], "excuse": "no longer does this work", "reason": "Moved."}
    desk.do(ExcuseTraining, TRAINER, **given)

    assert "WF-05" not in owed(desk)
    desk.do(GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", rationale="A")
    assert desk.events("risk.graded")[-1].body["status"] == "provisional"
    assert words(excusing(desk, duty=given["duty"])) == ["This duty is not open: it is excused."]


@pytest.mark.parametrize("act", [WatchPractice, ExcuseTraining])
def test_only_whoever_looks_after_training_records_it(desk: Desk, act: type[WatchPractice]) -> None:
    given = WATCHED if act is WatchPractice else {"about": GWEN, "duty": "d", "excuse": "e"}

    assert words(desk.refused(act, INSPECTOR, **given)) == [
        "You may not record what people are trained for with the role you are signed in as."
    ]
