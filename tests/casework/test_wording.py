"""Words that were pointed out: answered by who wrote them, looked at and talked about by a supervisor."""

import pytest

from tests.casework.desk import CASE, CHILD, EPISODE, OFFICER, SERGEANT, Desk, signed_in
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.wording.answer_wording import AnswerWording
from wayhome.casework.wording.challenge_wording import ChallengeWording
from wayhome.casework.wording.review_kept import ReviewKept
from wayhome.duties.duty import Status
from wayhome.kernel.ids import ActorId, EventId
from wayhome.record.events.wording import PointedOut

COLLEAGUE = signed_in("cass", Role.RESPONSE)
OTHER_SERGEANT = signed_in("seth", Role.SUPERVISOR)
FOUND = EventId("pointed-1")


def point_out(desk: Desk, by: ActorId = OFFICER.actor.id) -> None:
    """Have words of a response officer pointed out in the first case."""
    fact = PointedOut(text="e0009", category="self_risk", role="response", passage="putting herself at risk")
    about = (CHILD, EPISODE)
    draft = Draft(fact=fact, happened_at=desk.now, subjects=about, actor=by, role="response", id=FOUND)
    enter(Entry(record=CASE, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


@pytest.fixture
def desk() -> Desk:
    """Return a desk at which words of the response officer were pointed out."""
    desk = Desk()
    desk.report()
    point_out(desk)
    return desk


def answered(desk: Desk) -> EventId:
    """Keep the words, and return the answer's id."""
    kept = desk.do(AnswerWording, OFFICER, pointed_out=FOUND, answer="kept", reason="The grounds of the order.")
    return kept.entered[0].events[0].event.id


def test_whoever_wrote_the_words_owes_an_answer_and_other_words_are_one(desk: Desk):
    (owed,) = [duty for duty in desk.duties() if duty.rule == "LANG-01"]
    assert owed.owed_by.role == "response"

    handled = desk.do(AnswerWording, OFFICER, pointed_out=FOUND, answer="rewrote", instead="is at risk from a man")

    assert "LANG-01" in {duty.rule for duty in handled.met}
    (answer,) = desk.events("wording.answered")
    kept = {(words.event, words.field): words.text for words in desk.ledger.words(CASE)}
    assert kept[answer.id, "instead"] == "is at risk from a man"


@pytest.mark.parametrize("answer", ["showed_as_quoted", "showed_as_about_an_adult"])
def test_that_they_are_somebody_elses_words_or_about_an_adult_is_an_answer(desk: Desk, answer: str):
    handled = desk.do(AnswerWording, OFFICER, pointed_out=FOUND, answer=answer)

    assert "LANG-01" in {duty.rule for duty in handled.met}
    assert "LANG-02" not in {duty.rule for duty in handled.raised}


def test_other_words_that_are_missing_and_words_kept_without_a_reason_are_refused(desk: Desk):
    (empty,) = desk.refused(AnswerWording, OFFICER, pointed_out=FOUND, answer="rewrote", instead=" ")
    (alone,) = desk.refused(AnswerWording, OFFICER, pointed_out=FOUND, answer="kept")

    assert empty.words == "The other words are missing."
    assert empty.remedy == "Write what it should say; the old words stay in the record."
    assert alone.words == "The words are kept, and no reason is given."
    assert alone.remedy == "Say in a sentence why they have to stand."


def test_nobody_answers_for_somebody_elses_words_but_a_supervisor_may(desk: Desk):
    (no,) = desk.refused(AnswerWording, COLLEAGUE, pointed_out=FOUND, answer="rewrote", instead="is at risk from a man")

    assert no.words == "Somebody else wrote these words, and answers for them."
    assert no.remedy == "Ask them, or a supervisor, to answer."
    assert desk.do(AnswerWording, SERGEANT, pointed_out=FOUND, answer="rewrote", instead="is at risk").met


def test_what_was_not_pointed_out_cannot_be_answered_or_talked_about(desk: Desk):
    (answer,) = desk.refused(AnswerWording, OFFICER, pointed_out="e9999", answer="kept", reason="So.")
    (talk,) = desk.refused(ChallengeWording, SERGEANT, pointed_out="e9999", agreed="So.")

    assert answer.words == talk.words == "Nothing was pointed out under this number in this case."


def test_words_that_are_kept_are_looked_at_by_another_supervisor(desk: Desk):
    kept = answered(desk)
    assert Status.OWED in {duty.status_at(desk.now) for duty in desk.duties() if duty.rule == "LANG-02"}

    handled = desk.do(ReviewKept, SERGEANT, answered=kept, decision="to_be_rewritten", reason="The order is expired.")

    assert "LANG-02" in {duty.rule for duty in handled.met}


def test_nobody_looks_at_words_that_they_kept_themselves(desk: Desk):
    handled = desk.do(AnswerWording, SERGEANT, pointed_out=FOUND, answer="kept", reason="The grounds of the order.")
    kept = handled.entered[0].events[0].event.id

    (no,) = desk.refused(ReviewKept, SERGEANT, answered=kept, decision="stands")
    assert (no.words, no.remedy) == ("You kept these words yourself.", "Ask another supervisor to look at them.")
    assert desk.do(ReviewKept, OTHER_SERGEANT, answered=kept, decision="stands").met
    (nothing,) = desk.refused(ReviewKept, SERGEANT, answered=FOUND, decision="stands")
    assert nothing.words == "No words were kept under this number in this case."


def test_talking_about_the_words_is_kept_with_what_was_agreed(desk: Desk):
    (own,) = desk.refused(ChallengeWording, signed_in("omar", Role.SUPERVISOR), pointed_out=FOUND, agreed="To change.")
    (empty,) = desk.refused(ChallengeWording, SERGEANT, pointed_out=FOUND)

    assert own.words == "You wrote these words yourself."
    assert own.remedy == "Answer them, and ask another supervisor to talk them over with you."
    assert empty.words == "What was agreed is missing."
    assert desk.do(ChallengeWording, SERGEANT, pointed_out=FOUND, agreed="Name the man and the flat.").entered


@pytest.mark.parametrize("instead", ["putting herself at risk", " Putting  herself at risk. "])
def test_the_same_words_are_no_other_words(desk: Desk, instead: str):
    (same,) = desk.refused(AnswerWording, OFFICER, pointed_out=FOUND, answer="rewrote", instead=instead)

    assert same.words == "The words are the same as they were first written."
    assert same.remedy == "Write it in other words, or keep them and say why."


def test_words_that_a_supervisor_asked_others_for_are_owed_by_their_author_until_they_are_written(desk: Desk):
    kept = answered(desk)
    handled = desk.do(ReviewKept, SERGEANT, answered=kept, decision="to_be_rewritten")
    (owed,) = [duty for duty in handled.raised if duty.rule == "LANG-07"]

    (again,) = desk.refused(AnswerWording, OFFICER, pointed_out=FOUND, answer="kept", reason="Because.")
    written = desk.do(AnswerWording, OFFICER, pointed_out=FOUND, answer="rewrote", instead="is at risk from a man")

    assert owed.owed_by.role == "response"
    assert again.words == "A supervisor looked at these words, and asked for others."
    assert again.remedy == "Write what it should say, or talk to the supervisor about it."
    assert "LANG-07" in {duty.rule for duty in written.met}


def test_words_that_a_supervisor_let_stand_are_owed_no_more(desk: Desk):
    handled = desk.do(ReviewKept, SERGEANT, answered=answered(desk), decision="stands")

    assert not {"LANG-01", "LANG-07"} & {duty.rule for duty in handled.raised}
