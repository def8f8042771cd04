"""Every rule on words is open to anyone, who may hold that it is wrong and is answered where they said so."""

from django.test import Client

from tests.casework.desk import Desk
from tests.web.conftest import SignedIn
from tests.web.sending import filled, said
from wayhome.access.actors import Role
from wayhome.application.wording.disputes import FROM_OUTSIDE, disputes
from wayhome.kernel.ids import OUR_FORCE, RecordId

RULE = "/wording/rules/WD-SELF-01/"
WRONG = {"by": "young_person", "reason": "It points out words I chose for myself."}


def test_every_category_says_what_it_means_why_it_harms_and_what_to_write_instead(db: None, desk: Desk, client: Client):
    page = said(client.get("/wording/rules/"))

    assert "As if the child were the danger" in page
    assert page.count("Why it harms.") == page.count("Instead.") == 14
    assert "WD-SELF-01" in page


def test_a_rule_shows_what_it_finds_and_what_it_leaves_alone(db: None, desk: Desk, client: Client):
    page = said(client.get(RULE))

    assert "Pointed out, for example" in page
    assert "Not pointed out" in page
    assert client.get("/wording/rules/WD-NONE-99/").status_code == 404


def test_a_young_person_disputes_a_rule_without_signing_in_and_is_answered_on_its_page(
    desk: Desk, client: Client, signed_in: SignedIn
):
    assert client.post(RULE, WRONG).status_code == 302
    assert "1 dispute of this rule waits for an answer." in said(client.get(RULE))

    lead = signed_in(Role.FORCE_LEAD)
    waiting = filled(lead, "/force/answer-dispute/")
    (choice,) = [value for value, _ in lead.get("/force/answer-dispute/").context["form"]["period"].field.choices]
    sent = waiting | {"period": choice, "answer": "will_change", "reason": "Your own words stay as you said them."}
    assert lead.post("/force/answer-dispute/", sent).status_code == 302

    (answered,) = disputes(desk.ledger)
    assert (answered.rule, answered.by, answered.answer) == ("WD-SELF-01", "young_person", "will_change")
    assert "Your own words stay as you said them." in said(client.get(RULE))
    assert desk.events("wording.rule_disputed", record=RecordId(OUR_FORCE))[0].actor == ""


def test_what_is_not_said_is_asked_for_in_words(db: None, desk: Desk, client: Client):
    answer = client.post(RULE, {})

    assert answer.status_code == 422
    assert "Say what is wrong with it" in said(answer)


def test_nobody_fills_the_record_from_outside(db: None, desk: Desk, client: Client, signed_in: SignedIn):
    for _ in range(FROM_OUTSIDE):
        client.post(RULE, WRONG)

    refused = client.post(RULE, WRONG)

    assert refused.status_code == 422
    assert "Too many disputes came in today from people who are not signed in." in said(refused)
    assert "Try again tomorrow, or ask an officer you trust to send it for you." in said(refused)
    assert signed_in(Role.RESPONSE).post(RULE, WRONG | {"by": "officer"}).status_code == 302


def test_an_answer_without_a_reason_is_asked_again(desk: Desk, client: Client, signed_in: SignedIn):
    client.post(RULE, WRONG)
    lead = signed_in(Role.FORCE_LEAD)
    sent = filled(lead, "/force/answer-dispute/") | {"answer": "stays", "reason": " "}

    assert lead.post("/force/answer-dispute/", sent).status_code == 422
