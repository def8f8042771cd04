"""Birth dates and ages as somebody tells them: none that is still to come, an adult only where it is meant."""

import pytest
from django.test import Client

from tests.casework.desk import Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.reporting import Call
from tests.web.sending import said, send
from wayhome.access.actors import Role
from wayhome.application import rebuilding
from wayhome.web.acting.ages import name_and_age

IS_IT_MEANT = "Is this a child?"
TO_COME = "That birth date is still to come"


@pytest.fixture
def handler(desk: Desk, signed_in: SignedIn) -> Client:
    """Return the browser of a call handler."""
    desk.at(0)
    return signed_in(Role.CALL_HANDLER)


def ages(desk: Desk) -> list[object]:
    """Return every age that was entered as stated."""
    kept = [one.sealed.event for one in rebuilding.everything(desk.ledger) if one.sealed]
    return [event.body["age_stated"] for event in kept if "age_stated" in event.body]


def looked_up(client: Client, **asked: str):
    """Look a child up for a report, as it is answered."""
    return client.post("/report/", {"key": client.get("/report/").context["form"]["key"].value(), **asked})


def test_a_report_asks_again_for_a_birth_date_that_is_still_to_come(handler: Client):
    answer = looked_up(handler, name="Zoë Marsh", born="30/11/2030")

    assert answer.status_code == 422
    assert TO_COME in said(answer)
    assert "Zoë Marsh" in answer.content.decode()
    assert not faults(answer.content.decode())


@pytest.mark.parametrize(("asked", "old"), [({"born": "1.2.1950"}, "76"), ({"age": "45"}, "45"), ({"age": "18"}, "18")])
def test_a_report_of_somebody_who_is_of_age_asks_whether_it_is_a_child(
    handler: Client, asked: dict[str, str], old: str
):
    answer = looked_up(handler, name="Zoë Marsh", **asked)

    assert answer.status_code == 422
    assert f"That makes them {old}. {IS_IT_MEANT}" in said(answer)
    assert looked_up(handler, name="Zoë Marsh", **asked, older="on").status_code == 302


def test_whoever_is_named_beside_a_child_is_entered_with_the_age_that_was_told(handler: Client, desk: Desk):
    Call(handler, desk).look_up(name="Zoë Marsh").take().send(others="Kim Lark, 20")

    assert ages(desk) == [20]


def test_an_age_is_understood_as_a_word(handler: Client, desk: Desk):
    call = Call(handler, desk).look_up(name="Zoë Marsh", age="Twelve").take().send()

    assert [event.body["age_stated"] for event in call.events("child.described")] == [12]


def test_a_report_does_not_wait_for_an_age_and_says_that_one_was_not_understood(handler: Client, desk: Desk):
    call = Call(handler, desk).look_up(name="Zoë Marsh", age="a teenager").take().send()

    told = said(handler.get(call.answer["Location"]))
    assert "An age was not understood, and is not kept. Enter the age in whole years, such as 12" in told


def test_a_birth_date_that_cannot_be_read_is_asked_for_with_a_birth_date(handler: Client):
    assert "Enter “Birth date” as 14.03.2012" in said(looked_up(handler, name="Zoë Marsh", born="soon"))


def test_whoever_describes_a_child_is_asked_about_an_age_in_the_same_way(desk: Desk, signed_in: SignedIn):
    desk.at(0)
    client = signed_in(Role.CALL_HANDLER)
    record = Call(client, desk).look_up(name="Zoë Marsh").take().send().record

    assert TO_COME in said(send(client, "describe-child", record, born_1="2030-11-30"))
    assert "Enter the age in whole years, such as 12" in said(
        send(client, "describe-child", record, age_1="a teenager")
    )
    asked = send(client, "describe-child", record, born_1="1950-02-01", clothing_1="A red coat")
    assert f"That makes them 76. {IS_IT_MEANT}" in said(asked)
    assert "A red coat" in asked.content.decode()
    assert send(client, "describe-child", record, born_1="1950-02-01", age_1="", older_1="on").status_code == 302


def test_a_birth_date_and_an_age_that_do_not_agree_are_both_kept_and_asked_about(handler: Client, desk: Desk):
    record = Call(handler, desk).look_up(name="Zoë Marsh").take().send().record

    answer = send(handler, "describe-child", record, born_1="2012-01-09", age_1="15")

    assert answer.status_code == 302
    told = said(handler.get(answer["Location"]))
    assert "The birth date makes them 14, and somebody said 15. Both are kept; the birth date counts." in told
    assert "Ask which is surer, and put the other right." in told
    assert ages(desk) == [15]


def test_a_report_is_taken_with_a_birth_date_and_an_age_that_do_not_agree(handler: Client, desk: Desk):
    call = Call(handler, desk).look_up(name="Zoë Marsh", born="2012-01-09", age="15").take().send()

    assert "The birth date makes them 14, and somebody said 15." in said(handler.get(call.answer["Location"]))


def test_an_age_that_agrees_with_the_birth_date_is_no_question(handler: Client, desk: Desk):
    call = Call(handler, desk).look_up(name="Zoë Marsh", born="2012-01-09", age="14").take().send()

    assert "The birth date makes them" not in said(handler.get(call.answer["Location"]))


def concern(client: Client, **given: str):
    """Put a concern on record about a child who is not there yet."""
    key = client.get("/concerns/new/").context["form"]["key"].value()
    told = {"informant": "school", "concern": "Collected by men in a car.", "crime": "no", "name": "Bo Quill"}
    return client.post("/concerns/new/", {"key": key, **told, **given})


def test_a_concern_asks_about_an_age_in_the_same_way(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)

    assert TO_COME in said(concern(client, born="2030-11-30"))
    assert f"That makes them 76. {IS_IT_MEANT}" in said(concern(client, born="1950-02-01"))
    assert concern(client, born="2008-01-01", older="on").status_code == 302
    assert "Enter the age in whole years, such as 12" in said(concern(client, age="a teenager"))
    assert concern(client, age="twelve", name="Kit Lark").status_code == 302


@pytest.mark.parametrize(
    ("line", "name", "age"),
    [
        ("Bob Hope 12", "Bob Hope", "12"),
        ("Cem Marsh, 12", "Cem Marsh", "12"),
        ("Émile, aged twelve", "Émile", "12"),
        ("Émile aged 12", "Émile", "12"),
        ("Mia Brown (13)", "Mia Brown", "13"),
        ("Mia Brown 13 yrs", "Mia Brown", "13"),
        ("Mia Brown, about 13 years old", "Mia Brown", "13"),
        ("Mia Brown, nine", "Mia Brown", "9"),
        ("Mia Seven", "Mia Seven", ""),
        ("Ada", "Ada", ""),
        ("somebody they call Dee", "somebody they call Dee", ""),
    ],
)
def test_a_name_and_an_age_on_one_line_are_told_apart(line: str, name: str, age: str):
    assert name_and_age(line) == (name, age)
