"""A question that decides the grade and has no answer is itself a factor; it is a reason to ask, and lifts nothing."""

import pytest

from tests.assess.accounts import PACKS, account, codes, come_to, grading
from wayhome.duties.assessing.account import Account

DECIDING = (
    "self_harm_suicide", "medical_need", "exploitation_concern", "with_adult_of_concern", "threats_or_violence",
)  # fmt: skip
ALL_SAID = dict.fromkeys(DECIDING, "no")


@pytest.mark.parametrize("pack", PACKS)
def test_the_deciding_questions_are_those_about_harm_to_the_child_in_every_pack(pack):
    assert {one.question.id for one in grading(pack).questions if one.question.decides} == set(DECIDING)


@pytest.mark.parametrize("open_question", DECIDING)
@pytest.mark.parametrize("answer", ["unknown", "not_asked", "not_available", None])
def test_a_deciding_question_without_an_answer_is_said_to_be_open(open_question, answer):
    answers = {**ALL_SAID, open_question: answer}
    assessed = come_to(account(**{key: said for key, said in answers.items() if said}))

    (opened,) = (one for one in assessed.factors if one.code == "UNKNOWN_CRITICAL")
    assert [one.source for one in opened.evidence] == [f"answers.{open_question}"]
    assert assessed.floor == "medium"


def test_answered_either_way_nothing_is_open():
    assert "UNKNOWN_CRITICAL" not in codes(come_to(account(**ALL_SAID)))


def test_a_question_that_could_no_longer_change_the_grade_decides_nothing():
    assert "UNKNOWN_CRITICAL" not in codes(come_to(account(risk_to_others="yes")))


def test_an_age_nobody_knows_decides_too():
    assessed = come_to(Account(at=account().at, answers=ALL_SAID))

    (opened,) = (one for one in assessed.factors if one.code == "UNKNOWN_CRITICAL")
    assert [one.source for one in opened.evidence] == ["age"]


def test_whatever_could_raise_the_floor_is_listed_to_be_asked_next():
    assessed = come_to(account(**ALL_SAID, risk_to_others="no"))

    assert "gang_county_lines" in assessed.open_questions
    assert not {"risk_to_others", "pregnant", *DECIDING} & set(assessed.open_questions)


def test_an_open_question_is_among_the_national_rules_that_hold_the_level_at_medium():
    assert "MC-04.FLOOR" in come_to(account(), "england-wales-2026.1").rules
