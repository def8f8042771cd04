"""What follows at court: the child is told, and whoever asks for a review has it decided by somebody with no part."""

import pytest

from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    INSPECTOR,
    INVESTIGATION,
    OTHER_INSPECTOR,
    SERGEANT,
    SUPERINTENDENT,
    Desk,
    rules,
    words,
)
from tests.ending.going import tell
from wayhome.casework.court.asking import (
    AcknowledgeComplaint,
    AcknowledgeReview,
    AnswerComplaint,
    AskReview,
    DecideReview,
    OfferInternalReview,
    ReceiveComplaint,
)
from wayhome.casework.court.news import AssessWitnessNeeds, ReceiveCourtNews, ReferToContactScheme
from wayhome.casework.ending.look_again import RevisitCase
from wayhome.casework.ending.propose_outcome import AnswerProposal, ProposeOutcome
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.casework.needs.assess import AssessNeeds, NeedSaid
from wayhome.casework.telling.tell import TellPerson
from wayhome.casework.telling.triggers import to_be_told
from wayhome.duties.examples import london
from wayhome.duties.story import Story
from wayhome.record.events.allocating import Allocated
from wayhome.record.events.ending import OutcomeReached
from wayhome.record.events.suspect import Identified

DAY = 60 * 24


def begun() -> Desk:
    desk = Desk()
    desk.concern()
    return desk


def ended(code: str = "15") -> tuple[Desk, str]:
    """Return a case that ended with an outcome, and the entry that says so."""
    desk = begun()
    tell(desk.at(60), Identified(suspect="EI-1-S1", known_by="name"), OutcomeReached(code=code))
    return desk, of(desk, "investigation.outcome_reached")[-1].id


def of(desk: Desk, *types: str):
    return desk.events(*types, record=INQUIRY)


def test_news_of_a_hearing_is_owed_to_the_child_from_when_the_force_heard_of_it():
    desk = begun()
    desk.now = london("2026-03-09T12:00")
    heard = london("2026-03-06T15:00")
    told = desk.do(ReceiveCourtNews, DETECTIVE, kind="hearing_listed", court="Eastmere Crown Court", happened_at=heard)

    assert [duty.due_at for duty in told.raised if duty.rule == "VC-17"] == [london("2026-03-09T23:59:59")]
    assert rules(told.notices) == ["VC-17", "VC-17"]
    assert "Eastmere" not in str([dict(event.body) for event in of(desk, "court.news_received")])


@pytest.mark.parametrize(("months", "owed"), [(11, []), (12, ["owed"]), (60, ["owed"])])
def test_a_long_sentence_has_the_child_referred_to_the_contact_scheme(months: int, owed: list[str]):
    desk = begun()
    desk.do(ReceiveCourtNews, DETECTIVE, kind="sentence", months=months)
    assert desk.statuses("VC-22") == owed

    desk.do(ReferToContactScheme, DETECTIVE, reference="VCS-1")
    assert desk.statuses("VC-22") == ["met" for _ in owed]


def test_what_the_child_asked_for_and_the_court_did_not_grant_is_said():
    desk = begun()
    wanted = NeedSaid(question="helps_to_be_heard", answers=("screen", "live_link"))
    desk.do(AssessNeeds, DETECTIVE, said=(wanted,))
    told = desk.do(ReceiveCourtNews, DETECTIVE, kind="special_measures_decided", measures=("screen",))

    assert "1 thing that the child asked for was not granted." in words(told.notices)


def test_a_witness_is_told_and_asked_what_they_need():
    desk = begun()
    desk.do(ReceiveCourtNews, DETECTIVE, kind="witness_required")
    desk.do(AssessWitnessNeeds, DETECTIVE, measures=("aids",), visit="yes", said="I want to see the room")

    assert desk.statuses("VC-19") == ["owed"]  # they were asked, and not told yet


def test_a_complaint_is_acknowledged_by_a_supervisor_under_its_own_entry():
    desk = begun()
    desk.do(ReceiveComplaint, DETECTIVE, right=6, what="Nobody rang")
    desk.do(ReceiveComplaint, DETECTIVE, right=4, what="No help came")
    first = of(desk, "court.complaint_received")[0].id
    desk.at(DAY).do(AcknowledgeComplaint, SERGEANT, complaint=first)

    assert desk.statuses("VC-23") == ["met", "owed"]
    assert words(desk.refused(AcknowledgeComplaint, SERGEANT, complaint="nothing")) == [
        "Nothing of the kind was asked for under that entry."
    ]


def test_a_complaint_is_answered_by_somebody_who_does_not_run_the_case_and_whoever_complained_is_told():
    desk = begun()
    desk.do(NameHolder, DETECTIVE, kind="parent", may_know="yes", under_suspicion="no", name="Ana Reed")
    desk.do(ReceiveComplaint, DETECTIVE, holder="H2", what="Nobody rang me")
    complaint = of(desk, "court.complaint_received")[-1].id
    assert (desk.statuses("VC-23-ANSWER"), desk.statuses("VC-23-TOLD")) == (["owed"], [])

    unsaid = desk.refused(AnswerComplaint, SERGEANT, complaint=complaint, result="partly", answer=" ")
    assert words(unsaid) == ["It says nothing."]
    told = desk.do(AnswerComplaint, SERGEANT, complaint=complaint, result="partly", answer="You should have been rung.")
    answer = of(desk, "court.complaint_answered")[-1]
    assert "Whoever complained is told the answer." in words(told.notices)
    assert (answer.body["holder"], desk.statuses("VC-23-ANSWER")) == ("H2", ["met"])

    desk.do(TellPerson, DETECTIVE, holder="H1", about=(answer.id,), how="heard_in_person")
    assert desk.statuses("VC-23-TOLD") == ["owed"]
    desk.do(TellPerson, DETECTIVE, holder="H2", about=(answer.id,), how="heard_by_telephone")
    assert desk.statuses("VC-23-TOLD") == ["met"]


def test_whoever_runs_the_case_does_not_answer_a_complaint_about_it():
    desk = begun()
    tell(desk, Allocated(officer=SERGEANT.actor.id, skilled=True))
    desk.do(ReceiveComplaint, DETECTIVE, what="Nobody rang me")
    complaint = of(desk, "court.complaint_received")[-1].id

    no = desk.refused(AnswerComplaint, SERGEANT, complaint=complaint, result="partly", answer="We did ring.")
    assert words(no) == ["You run the case that is complained of."]


def test_what_a_review_decided_is_to_be_told_to_whoever_asked_and_to_nobody_else():
    desk, decision = ended()
    desk.do(NameHolder, DETECTIVE, kind="parent", may_know="yes", under_suspicion="no", name="Ana Reed")
    desk.do(AskReview, DETECTIVE, of=decision, holder="H2")
    request = of(desk, "court.review_asked")[-1].id
    desk.do(DecideReview, OTHER_INSPECTOR, request=request, result="upheld", reason="Nothing new was found.")
    decided = of(desk, "court.review_decided")[-1]
    story = Story(INVESTIGATION, desk.events(record=INQUIRY))

    assert decided in to_be_told(story, CHILD, "H2")
    assert decided not in to_be_told(story, CHILD, "H1")
    desk.do(TellPerson, DETECTIVE, holder="H2", about=(decided.id,), how="heard_by_telephone")
    assert desk.statuses("VC-24-TOLD") == ["owed"]  # it was not said why
    desk.do(TellPerson, DETECTIVE, holder="H2", about=(decided.id,), how="heard_by_telephone", reasons=True)
    assert desk.statuses("VC-24-TOLD") == ["met"]


def test_whoever_took_a_decision_or_runs_the_case_does_not_decide_its_review():
    desk, decision = ended()
    desk.do(AskReview, DETECTIVE, of=decision, why="They did it")
    request = of(desk, "court.review_asked")[-1].id
    desk.do(AcknowledgeReview, SERGEANT, request=request)

    unsaid = desk.refused(DecideReview, SUPERINTENDENT, request=request, result="upheld")
    assert words(unsaid) == ["It does not say why."]
    desk.do(DecideReview, OTHER_INSPECTOR, request=request, result="further_enquiries", reason="Two lines are open.")
    assert (desk.statuses("VC-24"), desk.statuses("VC-24-DECISION")) == (["met"], ["met"])


def test_a_decision_that_a_review_found_wrong_is_not_left_to_stand():
    desk, decision = ended()
    desk.do(AskReview, DETECTIVE, of=decision, why="They did it")
    request = of(desk, "court.review_asked")[-1].id
    desk.do(DecideReview, OTHER_INSPECTOR, request=request, result="overturned", reason="The hotel was never asked.")

    desk.at(DAY).do(RevisitCase, SERGEANT, result="stays_ended", child_asked="yes", reason="Nothing else came in")
    assert desk.statuses("VC-24-AGAIN") == ["owed"]
    desk.do(RevisitCase, SERGEANT, result="reopened", reason="The hotel is asked now")
    assert desk.statuses("VC-24-AGAIN") == ["met"]


def test_an_inspector_who_agreed_to_an_outcome_does_not_decide_whether_it_was_right():

    desk = begun()
    desk.do(ProposeOutcome, DETECTIVE, code="18", reason="No suspect")
    desk.do(AnswerProposal, DI, agreed=True, code="18", reason="Looked at")
    tell(desk, OutcomeReached(code="18"))
    desk.do(AskReview, DETECTIVE, of=of(desk, "investigation.outcome_reached")[-1].id)
    request = of(desk, "court.review_asked")[-1].id

    refused = desk.refused(DecideReview, DI, request=request, result="upheld", reason="It stands.")

    assert words(refused) == ["You had a part in the decision that is looked at again."]
    desk.do(DecideReview, INSPECTOR, request=request, result="upheld", reason="Every line was followed.")


@pytest.mark.parametrize(("asked", "late"), [("2026-06-02T23:00", False), ("2026-06-03T00:00", True)])
def test_a_request_after_three_months_is_kept_and_said_to_be_late(asked: str, late: bool):
    desk, decision = ended()
    desk.now = london(asked)
    told = desk.do(AskReview, DETECTIVE, of=decision)

    assert of(desk, "court.review_asked")[-1].body["late"] is late
    assert ("It was asked for more than three months after the decision." in words(told.notices)) is late


def test_an_outcome_that_the_scheme_leaves_out_is_looked_at_inside_the_force():
    desk, decision = ended("16")
    assert desk.statuses("VC-25") == ["owed"]
    desk.do(OfferInternalReview, SERGEANT)
    told = desk.do(AskReview, DETECTIVE, of=decision, why="I was scared then")

    assert desk.statuses("VC-25") == ["met"]
    assert of(desk, "court.review_asked")[-1].body["scheme"] == "inside_the_force"
    assert "VC-25" in rules(told.notices)


def test_a_request_by_somebody_who_may_not_be_told_is_taken_up_and_answered_to_nobody():
    desk, decision = ended()
    told = desk.do(AskReview, DETECTIVE, of=decision, holder="H7")

    assert "Whoever asks is not known to be safe for the child to be told." in words(told.notices)
    assert of(desk, "court.review_asked")[-1].subjects[0] in (CHILD, "investigation:EI-1")
