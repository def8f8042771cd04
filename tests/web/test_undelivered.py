"""Messages that were not delivered: said in words, sent again another safe way, or dealt with by a person."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk
from tests.sending.post_office import NUMBER, Office, nobody_there
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.web.http import parts_behind

UNDELIVERED = "/undelivered/"


@pytest.fixture
def office(desk: Desk) -> Office:
    """Return an office behind the pages, with a child whose number is safe."""
    made = Office(desk=desk, queue=parts_behind().outgoing)
    made.safe_channel()
    return made


def came_back(office: Office) -> str:
    """Let a notice come back from a number that nobody has; returns our reference of it."""
    office.postman.fails = [nobody_there()]
    office.write()
    office.turn()
    return office.queue.undelivered(1)[0].outgoing.reference


def page(client: Client) -> str:
    answer = client.get(UNDELIVERED)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_happened_is_said_without_a_name_or_a_number(office: Office, signed_in: SignedIn):
    came_back(office)

    shown = page(signed_in(Role.VICTIM_CARE))

    assert "Text message to the child" in shown
    assert "It came back: nobody has that number or address." in shown
    assert f"/cases/{INQUIRY}/" in shown
    assert f"/cases/{INQUIRY}/tell-person/?about=child%3AA+H1+e0001" in shown
    assert NUMBER not in shown
    assert "Ada" not in shown.split("govuk-main-wrapper")[1]


def test_what_it_was_to_tell_of_is_said(office: Office, signed_in: SignedIn):
    office.desk.do(IdentifySuspect, DETECTIVE, name="Dez Cole", known_by="nickname")
    office.desk.do(RecordStep, DETECTIVE, suspect="S1", kind="arrested")
    arrest = office.desk.events("investigation.suspect_dealt_with", record=INQUIRY)[-1].id
    office.postman.fails = [nobody_there()]
    office.write(about=[arrest])
    office.turn()

    assert "It was to tell: A suspect was arrested." in page(signed_in(Role.VICTIM_CARE))


def test_it_is_sent_again_by_another_way_that_is_safe_with_the_same_words(office: Office, signed_in: SignedIn):
    office.safe_channel(channel="C2", address="07700 900456")
    office.safe_channel(channel="C3", address="07700 900789", safe="no")
    reference, client = came_back(office), signed_in(Role.VICTIM_CARE)
    assert "Send it by text message ending 456" in page(client)
    assert "789" not in page(client)

    answer = client.post(UNDELIVERED, {"message": reference, "do": "text C2"})

    assert answer.status_code == 302
    first, second = office.events("notice_written")
    assert (second.body["notice"], second.body["channel"]) == ("N2", "C2")
    assert [second.body[name] for name in ("about", "to", "holder")] == [
        first.body[name] for name in ("about", "to", "holder")
    ]
    office.turn()
    assert office.postman.bag[-1].address == "07700 900456"
    assert "Nothing lies here." in page(client)


def test_a_way_that_is_not_safe_is_refused_in_words_and_nothing_is_lost(office: Office, signed_in: SignedIn):
    office.safe_channel(channel="C2", address="07700 900456", safe="no")
    reference = came_back(office)

    answer = signed_in(Role.VICTIM_CARE).post(UNDELIVERED, {"message": reference, "do": "text C2"})

    assert answer.status_code == 422
    assert "That way of reaching them is not known to be safe." in answer.content.decode()
    assert len(office.events("notice_written")) == 1
    assert len(office.queue.undelivered(9)) == 1


def test_somebody_says_how_it_was_dealt_with(office: Office, signed_in: SignedIn):
    reference, client = came_back(office), signed_in(Role.CONTROL_ROOM)

    client.post(UNDELIVERED, {"message": reference, "do": "with_a_supervisor"})

    assert "Nothing lies here." in page(client)
    assert office.queue.undelivered(9) == []


def test_what_was_told_in_person_since_lies_there_no_more(office: Office, signed_in: SignedIn):
    came_back(office)
    office.desk.at(5)
    said = {"about": ["e0001"], "to": "child", "receipt": "heard_in_person", "holder": "H1"}
    office.say("victim.notice_delivered", subjects=(CHILD, office.events("notice_written")[0].subjects[1]), **said)

    assert "Nothing lies here." in page(signed_in(Role.VICTIM_CARE))


def test_what_nobody_said_arrived_for_a_day_is_asked_about(office: Office, signed_in: SignedIn):
    office.write()
    office.turn()
    client = signed_in(Role.VICTIM_CARE)
    assert "No receipt for a day" not in page(client)

    office.desk.now += timedelta(days=1)

    assert "No receipt for a day" in page(client)
    assert "nobody has said that it arrived" in page(client)


@pytest.mark.parametrize("do", ["", "text", "sent_again", "pigeon C1", "door C1"])
def test_what_no_button_of_the_page_sends_is_nothing(do: str, office: Office, signed_in: SignedIn):
    reference, client = came_back(office), signed_in(Role.VICTIM_CARE)

    assert client.post(UNDELIVERED, {"message": reference, "do": do}).status_code == 404
    assert client.post(UNDELIVERED, {"message": "0" * 32, "do": "no_longer_needed"}).status_code == 404
    assert len(office.queue.undelivered(9)) == 1


def test_only_whoever_looks_after_messages_sees_them(office: Office, signed_in: SignedIn):
    assert signed_in(Role.RESPONSE).get(UNDELIVERED).status_code == 403


# --- What Notify tells by itself --------------------------------------------------------------------------------------


def told(reference: str, token: str = "Bearer the-token", status: str = "delivered"):
    said = {
        "id": "n-1", "reference": reference, "to": NUMBER, "status": status, "notification_type": "sms",
        "completed_at": "2026-03-02T19:00:30.000000Z",
    }  # fmt: skip
    headers = {"Authorization": token}
    return Client().post("/receipts/notify/", json.dumps(said), content_type="application/json", headers=headers)


def test_what_notify_tells_with_its_token_is_the_receipt(office: Office, settings, db: None):
    settings.NOTIFY_TOKEN = "the-token"
    office.write()
    office.turn()
    reference = office.stands().outgoing.reference

    answers = [
        told(reference, "Bearer another"), told(reference, ""), told(reference, status="sending"), told("0" * 32),
        Client().get("/receipts/notify/"),
    ]  # fmt: skip
    assert office.events("notice_delivered") == []
    answers += [told(reference), told(reference)]

    assert len(office.events("notice_delivered")) == 1
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, b"")}


def test_without_a_token_set_nothing_is_taken(office: Office, settings, db: None):
    settings.NOTIFY_TOKEN = ""
    office.write()
    office.turn()

    told(office.stands().outgoing.reference, "Bearer ")

    assert office.events("notice_delivered") == []


def test_how_many_were_not_delivered_stands_on_the_first_page_of_whoever_looks_after_them(
    office: Office, signed_in: SignedIn
):
    client = signed_in(Role.VICTIM_CARE)
    assert "Messages not delivered" not in client.get("/").content.decode()

    came_back(office)

    assert "Messages not delivered" in client.get("/").content.decode()
