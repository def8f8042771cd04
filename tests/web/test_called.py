"""Risk factors and questions stand on pages as the rulebook calls them; the keys of the record are nobody's words."""

from typing import get_args

import pytest

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, EPISODE, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.drawing.timeline import of_duties
from wayhome.application.entering import enter
from wayhome.application.meeting_pack.sentences import as_it_happened
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.duties.saying import in_words
from wayhome.kernel.ids import OUR_FORCE
from wayhome.packs import load
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.events.governing import GradeMadeAgain
from wayhome.record.events.questions import Question
from wayhome.record.vocabulary import Fact
from wayhome.web.presenting.called import called

PACK = load("england-wales-2026.1")
WEAPONS = "Are there threats, weapons or debts around the child?"


@pytest.fixture
def answered(desk: Desk) -> Desk:
    """Return a desk at which one question of a first contact was answered."""
    desk.report()
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="threats_weapons_debts", answer="unknown"),))
    return desk


@pytest.mark.parametrize("page", ["time-line", "correct", "duties"])
def test_a_question_is_called_as_it_was_asked_wherever_a_case_tells_of_it(
    answered: Desk, signed_in: SignedIn, page: str
):
    words = said(signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/{page}/"))

    assert WEAPONS in words
    assert "threats weapons debts" not in words.lower()
    assert "threats_weapons_debts" not in words


def test_a_question_is_called_as_it_was_asked_in_what_a_meeting_has_before_it(answered: Desk):
    (event,) = answered.events("missing.question_answered")

    assert WEAPONS in as_it_happened(event, PACK).words


def test_a_week_and_a_line_of_enquiry_are_said_in_words_in_what_a_meeting_has_before_it(desk: Desk):
    def told(fact: Fact) -> str:
        draft = Draft(fact=fact, happened_at=desk.now, subjects=(CHILD, EPISODE, OUR_FORCE))
        entered = enter(Entry(record=CASE, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
        return as_it_happened(entered.events[0].event, PACK).words

    desk.report()

    again = GradeMadeAgain(period="2026-W46", graded="e1", grade="high")
    assert told(again).startswith("The grade was made again blind, for the sample of the week of 9 November 2026: high")
    assert "ML-07 (accounts, messages and games online)" in told(LineRaised(line="ML-07"))
    assert in_words("2026-03") == "March 2026"
    assert in_words("2026-W60") == "2026-W60"


def test_a_question_is_called_as_it_was_asked_in_a_drawn_time_line(answered: Desk):
    events = answered.events("missing.question_answered")

    line = of_duties(events, (), PACK, title="One", seen_at=answered.now)

    assert WEAPONS in line.description
    assert "threats weapons debts" not in line.description.lower()


def test_every_question_that_an_entry_can_name_has_words():
    assert [key for key in get_args(Question) if not called(key, "question", PACK)] == []


def test_a_risk_factor_is_called_by_its_title():
    assert called("ADULT_OF_CONCERN", "factor", PACK) == "With or going to someone who is a danger to them"
    assert called("NO_SUCH_FACTOR", "factor", PACK) == ""


def test_what_holds_a_grade_up_is_listed_by_the_titles_of_its_factors(signed_in: SignedIn):
    words = said(signed_in(Role.SUPERVISOR).get(f"/rulebook/{PACK.name}/"))

    assert "any of “" in words
    assert "cp or cin" not in words
