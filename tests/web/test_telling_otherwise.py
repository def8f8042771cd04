"""Writing to somebody though no step in the case asks for it: please ring, an answer, why it was not in time."""

from datetime import date

import pytest

from tests.casework.desk import CHILD, INQUIRY, SERGEANT, Desk
from tests.casework.desk import signed_in as signed_in_as
from tests.ending.going import tell
from tests.telling.case import CARE, told_case
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import filled
from tests.web.sending import said as words_of
from wayhome.access.actors import Role
from wayhome.casework.answering.answer import AnswerQuestion
from wayhome.casework.answering.asking import AskQuestion
from wayhome.casework.court.asking import AnswerComplaint, ReceiveComplaint
from wayhome.casework.telling.good_reason import AnswerGoodReason, AskGoodReason
from wayhome.casework.telling.tell import TellPerson
from wayhome.record.events.investigation import CrimeRecorded

ADA = signed_in_as("invited:I-1", Role.FAMILY)
LIST = f"/cases/{INQUIRY}/to-tell/"


def writing(about: str) -> str:
    """Return where the child, or what is named behind them, is written to."""
    return f"/cases/{INQUIRY}/write-notice/?about={CHILD} {about}"


@pytest.fixture
def arrest(desk: Desk) -> str:
    """Return the id of an arrest of which nobody has been told."""
    return told_case(desk)


def test_somebody_is_asked_to_ring_in_words_that_say_nothing(desk: Desk, arrest: str, signed_in: SignedIn):
    client = signed_in(Role.VICTIM_CARE)
    assert "Ada: please ring" in words_of(client.get(LIST))
    page = client.get(writing("H1 please_ring"))
    assert faults(page.content.decode()) == []
    assert "When you have a minute, can you give me a ring?" in page.context["form"]["text"].value()
    assert client.post(writing("H1 please_ring"), filled(client, writing("H1 please_ring"))).status_code == 302
    (notice,) = desk.events("victim.notice_written", record=INQUIRY)
    assert (notice.body["template"], notice.body["about"]) == ("TX-PLEASE-RING-12UP", ())


def test_the_answer_to_a_question_is_written_to_whoever_asked_and_offered_until_then(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    desk.do(AskQuestion, ADA, holder="H1", kind="child", question="Do I have to go to court?")
    question = desk.events("door.question_asked", record=INQUIRY)[-1].id
    client = signed_in(Role.VICTIM_CARE)
    assert "the answer to their question" not in words_of(client.get(LIST))
    desk.do(AnswerQuestion, CARE, question=question, answer="Not unless you are asked to.")
    listed = words_of(client.get(LIST))
    assert "Ada: the answer to their question" in listed
    assert "Mel Marsh: the answer to their question" not in listed
    at = writing("H1 question_answered")
    text = client.get(at).context["form"]["text"].value()
    assert "This is the answer: Not unless you are asked to." in text
    client.post(at, filled(client, at))
    assert "Ada: the answer to their question" not in words_of(client.get(LIST))


def test_whoever_was_not_told_for_a_good_reason_hears_later_why(desk: Desk, arrest: str, signed_in: SignedIn):
    given = {"reason": "would_harm_investigation", "why": "A search came first", "tell_by": date(2026, 3, 6)}
    desk.do(AskGoodReason, CARE, holder="H1", about=(arrest,), **given)
    asked = desk.events("victim.good_reason_asked", record=INQUIRY)[-1].id
    desk.do(AnswerGoodReason, SERGEANT, asked=asked, accepted=True, why="It does")
    client = signed_in(Role.VICTIM_CARE)
    assert "Tell them why it was not in time" in words_of(client.get(LIST))
    at = writing("H1 good_reason")
    page = client.get(at)
    assert "I could not tell you something as soon as you had a right to hear it." in words_of(page)
    assert "[why, in plain words]" in page.context["form"]["text"].value()
    assert "What officers wrote of why" in words_of(page)
    text = page.context["form"]["text"].value().replace("[why, in plain words]", "we had to look for something first")
    assert client.post(at, filled(client, at, text=text)).status_code == 302
    assert "Tell them why it was not in time" not in words_of(client.get(LIST))


def test_another_text_is_one_link_away_while_somebody_is_written_to(desk: Desk, arrest: str, signed_in: SignedIn):
    client = signed_in(Role.VICTIM_CARE)
    assert "Or write about: Please ring" in words_of(client.get(writing("H2")))
    assert "Or write about: How the case stands" in words_of(client.get(writing("H2 please_ring")))
    assert "Or write about" not in words_of(client.get(writing(f"H2 {arrest}")))
    assert "Write to them" in words_of(client.get(f"/cases/{INQUIRY}/told/"))


def test_the_answer_to_a_complaint_stands_with_whoever_complained_alone_and_is_filled_in(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    desk.do(ReceiveComplaint, CARE, holder="H2", what="Nobody rang me.")
    (complaint,) = desk.events("court.complaint_received", record=INQUIRY)
    desk.do(AnswerComplaint, SERGEANT, complaint=complaint.id, result="partly", answer="We should have rung you.")

    listed = words_of(signed_in(Role.VICTIM_CARE).get(LIST))

    assert "This is the answer: We should have rung you. If you are not happy" in listed
    assert "Look and send : A complaint was answered, Mel Marsh" in listed
    assert "A complaint was answered, Ada" not in listed


def test_a_crime_that_was_told_by_word_of_mouth_is_still_written_about_from_the_list(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    tell(desk, CrimeRecorded(offence="drugs", reference="C1"))
    crime = desk.events("investigation.crime_recorded", record=INQUIRY)[-1].id
    desk.do(TellPerson, CARE, holder="H1", about=(crime,), how="heard_in_person")
    page = signed_in(Role.VICTIM_CARE).get(LIST)
    text = words_of(page)
    assert "Told; still to be confirmed in writing" in text
    cells = [cell for row in page.context["children"][0]["rows"] if "crime" in row.title for cell in row.cells]
    assert ["Look and send", "Ask for a good reason"] in [[link.text for link in cell.links] for cell in cells]
