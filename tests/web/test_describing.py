"""The screens after the call: each thing given, asked and not known, or not asked; and what is still owed."""

import pytest
from django.test import Client

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, Desk
from tests.web.conftest import SignedIn
from tests.web.reporting import Call, filled
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.kernel.ids import RecordId
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.record.events.child import FlagSet
from wayhome.web.acting.models import Draft
from wayhome.web.reporting.questions import every, sections

CHILD_PAGE = f"/cases/{CASE}/describe-child/"
QUESTIONS = f"/cases/{CASE}/ask-questions/"
OFFICERS = f"/cases/{CASE}/officers/"


@pytest.fixture
def handler(desk: Desk, signed_in: SignedIn) -> Client:
    desk.report()
    return signed_in(Role.CALL_HANDLER)


def send(client: Client, page: str, **given: object):
    return client.post(page, {**filled(client, page), **given})


def answers(desk: Desk) -> dict[str, str]:
    return {
        str(event.body["question"]): str(event.body["answer"]) for event in desk.events("missing.question_answered")
    }


def factors(desk: Desk) -> dict[str, str]:
    held = [sealed.event for sealed in desk.ledger.about(CHILD).events]
    recorded = [event for event in held if event.type == "risk.factor_recorded"]
    return {str(event.body["factor"]): str(event.body["present"]) for event in recorded}


def obtained(desk: Desk) -> dict[str, str]:
    return {str(event.body["item"]): str(event.body["result"]) for event in desk.events("missing.item_obtained")}


def last(desk: Desk, name: str) -> Event:
    return desk.events(name)[-1]


def test_what_the_child_looks_like_goes_to_the_case_and_the_questions_come_next(desk: Desk, handler: Client):
    answer = send(handler, CHILD_PAGE, description_1="Tall, short dark hair", clothing_1="Green coat")

    assert answer["Location"] == QUESTIONS
    assert last(desk, "missing.identity_recorded").body["complete"] is True
    assert {"Tall, short dark hair", "Green coat"} <= {each.text for each in desk.ledger.words(CASE)}


def test_what_was_asked_and_nobody_could_say_is_complete_and_what_was_not_asked_is_not(desk: Desk, handler: Client):
    send(handler, CHILD_PAGE, description_1="Tall")
    assert last(desk, "missing.identity_recorded").body["complete"] is False

    send(handler, CHILD_PAGE, all_asked_1="on")
    assert last(desk, "missing.identity_recorded").body["complete"] is True


def test_nothing_filled_in_adds_nothing_and_goes_on(desk: Desk, handler: Client):
    position = desk.ledger.head().position

    answer = send(handler, CHILD_PAGE)

    assert (answer["Location"], desk.ledger.head().position) == (QUESTIONS, position)
    assert "Entered before" not in said(handler.get(QUESTIONS))


@pytest.mark.parametrize(
    ("photo", "came_of_it"), [("yes", "obtained"), ("no", "not_held"), ("refused", "refused"), ("", None)]
)
def test_a_photograph_is_obtained_not_held_refused_or_not_asked_for(
    desk: Desk, handler: Client, photo: str, came_of_it: str | None
):
    send(handler, CHILD_PAGE, photo_1=photo, may_publish_1="no" if photo == "yes" else "")

    assert obtained(desk).get("photo") == came_of_it


@pytest.mark.parametrize(
    ("phone", "number", "answered", "item"),
    [
        ("yes", "07700 900123", "yes", "obtained"),
        ("yes", "", "yes", None),
        ("", "07700 900123", "yes", None),
        ("no", "", "no", "not_held"),
        ("unknown", "", "unknown", None),
        ("not_available", "", "not_available", None),
        ("", "", None, None),
    ],
)
def test_not_known_not_available_not_asked_and_none_are_kept_apart(
    desk: Desk, handler: Client, phone: str, number: str, answered: str | None, item: str | None
):
    send(handler, CHILD_PAGE, phone_1=phone, number_1=number)

    assert answers(desk).get("phone") == answered
    assert obtained(desk).get("phone_number") == item


def test_only_what_changed_of_where_the_child_lives_is_entered(desk: Desk, handler: Client):
    send(handler, CHILD_PAGE, nation_1="wales", placement_1="foster_home", care_status_1="looked_after")
    described = [each.event for each in desk.ledger.about(CHILD).events if each.event.type == "child.described"]
    assert described[-1].body == {"nation": "wales", "placement": "foster_home", "care_status": "looked_after"}

    send(handler, CHILD_PAGE)

    assert len([each for each in desk.ledger.about(CHILD).events if each.event.type == "child.described"]) == 2


def test_a_welsh_child_is_under_welsh_rules_from_the_report_on(desk: Desk, handler: Client):
    send(handler, CHILD_PAGE, nation_1="wales", placement_1="childrens_home", care_status_1="looked_after")

    desk.do(RecordDone, CALL_HANDLER, fact=FlagSet(kind="criminal", confidence="suspected"))

    assert desk.statuses("MC-60") == ["owed"]


def test_an_unaccompanied_child_six_hours_after_placement_is_at_high_risk_at_once(desk: Desk, handler: Client):
    send(handler, CHILD_PAGE, unaccompanied_1="yes", placement_1="hotel_asylum", nation_1="england")

    page = said(handler.get(QUESTIONS))
    assert "High risk" in page
    assert "treated as high because an unaccompanied child seeking asylum is missing" in page


def test_the_questions_of_the_rules_come_with_the_rule_that_asks(handler: Client):
    page = said(handler.get(QUESTIONS))

    assert "Record who the child is and ask the twelve first questions before grading MC-02" in page
    assert "Why are they worried?" in page
    assert "Ask what a missing child calls for beyond the first questions MC-03" in page


def test_no_not_known_not_available_and_not_asked_are_four_answers(desk: Desk, handler: Client):
    send(
        handler, QUESTIONS, travel_abroad="no", self_harm_suicide="unknown", medication_due="not_available",
        radicalisation="",
    )  # fmt: skip

    assert answers(desk) == {"travel_abroad": "no", "self_harm_suicide": "unknown", "medication_due": "not_available"}


def test_their_own_words_answer_an_open_question_and_leave_another_open(desk: Desk, handler: Client):
    send(handler, QUESTIONS, **{"why_worried.words": "She never misses tea", "medical_need.words": "Asthma, maybe"})

    assert answers(desk) == {"why_worried": "yes", "medical_need": "unknown"}
    assert {"She never misses tea", "Asthma, maybe"} <= {each.text for each in desk.ledger.words(CASE)}


def test_an_answer_states_the_factor_that_the_rulebook_says_it_states(desk: Desk, handler: Client):
    send(handler, QUESTIONS, self_harm_suicide="yes", out_of_character="yes", medical_need="no")

    assert factors(desk) == {"SUICIDE_SELF_HARM": "yes", "OUT_OF_CHARACTER": "yes"}


def test_whoever_cannot_say_how_a_child_is_exploited_leaves_each_way_standing(desk: Desk, handler: Client):
    send(handler, QUESTIONS, exploitation_concern="yes")
    assert factors(desk) == {"CSE": "yes", "CCE": "yes"}


def test_whoever_can_say_how_a_child_is_exploited_states_that(desk: Desk, handler: Client):
    send(handler, QUESTIONS, **{"exploitation_concern": "yes", "exploitation_concern.which": ["CCE"]})

    assert factors(desk) == {"CSE": "unknown", "CCE": "yes"}


def test_what_is_answered_already_is_there_and_is_not_entered_again(desk: Desk, handler: Client):
    said_before = (Answer(question="travel_abroad", answer="no"),)
    desk.do(RecordAnswers, CALL_HANDLER, answers=said_before)

    assert filled(handler, QUESTIONS)["travel_abroad"] == "no"
    send(handler, QUESTIONS, risk_to_others="no")

    assert len(desk.events("missing.question_answered")) == 2


def test_an_answer_that_changes_is_entered_as_it_now_is(desk: Desk, handler: Client):
    send(handler, QUESTIONS, travel_abroad="unknown")

    send(handler, QUESTIONS, travel_abroad="yes")

    assert [event.body["answer"] for event in desk.events("missing.question_answered")] == ["unknown", "yes"]


def test_everything_asked_meets_the_rules_that_ask(desk: Desk, handler: Client):
    send(handler, CHILD_PAGE, all_asked_1="on", phone_1="no", accounts_1="unknown")
    asked = filled(handler, QUESTIONS)
    keys = [name for name in asked if "." not in name and name not in ("key", "seen", "when", "on", "at", "about")]

    send(handler, QUESTIONS, **dict.fromkeys(keys, "unknown"))

    assert (desk.statuses("MC-02"), desk.statuses("MC-03")) == (["met"], ["met"])


def test_who_answers_is_whoever_reported(desk: Desk, handler: Client):
    send(handler, QUESTIONS, travel_abroad="no")

    (event,) = desk.events("missing.question_answered")
    assert event.body["supplied_by"] == "parent"


def test_a_page_sent_again_later_with_the_same_words_is_entered_once(desk: Desk, handler: Client):
    sent = {**filled(handler, CHILD_PAGE), "description_1": "Tall"}
    handler.post(CHILD_PAGE, sent)
    position = desk.ledger.head().position
    desk.at(2)

    answer = handler.post(CHILD_PAGE, sent)

    assert (answer.status_code, desk.ledger.head().position) == (302, position)


def test_a_page_gone_back_to_and_changed_is_entered_as_well(desk: Desk, handler: Client):
    sent = {**filled(handler, CHILD_PAGE), "description_1": "Tall"}
    handler.post(CHILD_PAGE, sent)
    desk.at(2)

    answer = handler.post(CHILD_PAGE, sent | {"description_1": "Tall, with a limp"})

    assert answer.status_code == 302
    assert {"Tall", "Tall, with a limp"} <= {each.text for each in desk.ledger.words(CASE)}


def test_nothing_that_was_typed_is_held_in_the_session(desk: Desk, handler: Client):
    handler.post(CHILD_PAGE, {**filled(handler, CHILD_PAGE), "description_1": "Tall"})

    assert "Tall" not in str(dict(handler.session))


def test_a_half_answered_page_is_kept_and_restored(desk: Desk, handler: Client):
    handler.post(QUESTIONS, {"key": "page:k", "travel_abroad": "no"}, headers={"X-Keep-Draft": "1"})

    assert answers(desk) == {}
    assert filled(handler, QUESTIONS)["travel_abroad"] == "no"
    assert "You began this before." in said(handler.get(QUESTIONS))


@pytest.mark.parametrize("screen", [CHILD_PAGE, QUESTIONS])
def test_a_child_who_is_back_is_a_button_that_keeps_what_was_typed(handler: Client, screen: str):
    answer = handler.post(screen, {"key": "page:k", "description_1": "Tall", "aside": "yes"})

    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{CASE}/found/")
    assert Draft.objects.get().answers == {"key": ["page:k"], "description_1": ["Tall"]}


def test_officers_are_sent_or_the_reason_is_kept_and_excuses_nothing(desk: Desk, handler: Client):
    answer = send(handler, OFFICERS, officers="not_yet", reason="All cars are at the flood.")

    assert answer["Location"] == f"/cases/{CASE}/"
    (delayed,) = desk.events("missing.deployment_delayed")
    assert delayed.body["by"] == "staff"
    told = said(handler.get(answer["Location"]))
    assert "Only an inspector or above may put off sending officers; they are still owed." in told

    send(handler, OFFICERS, officers="sent")
    assert len(desk.events("missing.officers_deployed")) == 1


def test_a_delay_without_a_reason_is_kept_and_named(desk: Desk, handler: Client):
    answer = send(handler, OFFICERS, officers="not_yet")

    told = said(handler.get(answer["Location"]))
    assert "No reason was given, so officers are still owed as if nobody had put them off." in told


def test_whether_officers_are_sent_is_asked_before_the_report_is_finished(desk: Desk, handler: Client):
    answer = send(handler, OFFICERS)

    assert answer.status_code == 422
    assert "Say whether officers are sent; the case is open either way" in said(answer)


def test_the_last_screen_says_what_the_case_is_called_and_what_is_owed_next(handler: Client):
    page = said(handler.get(OFFICERS))

    assert "No officers are sent yet. 27 of the questions that the rules ask not answered yet" in page
    assert "Owed next" in page


@pytest.fixture
def together(desk: Desk, signed_in: SignedIn) -> Call:
    call = Call(client=signed_in(Role.CALL_HANDLER), desk=desk)
    call.look_up(name="Ben Marsh", age="14").take()
    call.look_up(name="Cem Marsh", age="12").take()
    return call.send()


def second(call: Call) -> RecordId:
    return RecordId(Draft.objects.get(page="report").answers["children"][1]["record"])


def test_children_reported_together_are_described_on_one_page(desk: Desk, together: Call):
    page = together.answer["Location"]

    send(together.client, page, clothing_1="Green coat", clothing_2="School tie")

    other = second(together)
    assert "Green coat" in {each.text for each in desk.ledger.words(together.record)}
    assert {"School tie"} <= {each.text for each in desk.ledger.words(other)}


def test_an_answer_about_all_of_them_goes_to_each_and_one_that_differs_is_asked_apart(desk: Desk, together: Call):
    page = f"/cases/{together.record}/ask-questions/"
    send(
        together.client, page, **{"travel_abroad": "no", "missing_before": "apart", "missing_before.words": "Ben never"}
    )
    other = second(together)

    alone = f"/cases/{other}/ask-questions/?about=alone"
    assert "Asked about Cem Marsh alone." in said(together.client.get(alone))
    send(together.client, alone, missing_before="yes", about="alone")

    first = {str(event.body["question"]) for event in together.events("missing.question_answered")}
    both = {str(event.body["question"]) for event in desk.events("missing.question_answered", record=other)}
    assert (first, both) == ({"travel_abroad"}, {"travel_abroad", "missing_before"})


def test_officers_are_sent_for_every_child_and_the_report_is_finished(desk: Desk, together: Call):
    page = f"/cases/{together.record}/officers/"
    other = second(together)

    send(together.client, page, officers="sent")

    for record in (together.record, other):
        assert len(desk.events("missing.officers_deployed", record=record)) == 1
    assert not Draft.objects.exists()


@pytest.mark.parametrize("name", ["england-wales-2026.1", "examples-2026.1"])
def test_every_question_of_a_rulebook_is_asked_once(name: str):
    pack = load(name)

    asked = [ask.key for ask in every(sections(pack))]

    assert len(asked) == len(set(asked))
    assert set(pack.questions) <= set(asked)
