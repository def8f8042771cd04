"""The first administrator: made by whoever has the code from the terminal, and by nobody once there is one."""

from django.test import Client

from tests.administering.conftest import read
from tests.casework.desk import Desk
from wayhome.store import sign_in_codes as codes
from wayhome.web.accounts.models import Account

GIVEN = {
    "name": "Noor Castle",
    "username": "ncastle",
    "password": "a green boat on a hill",
    "again": "a green boat on a hill",
}


def test_where_nobody_can_sign_in_every_page_leads_to_how_to_begin(db: None, desk: Desk, client: Client):
    page = client.get("/cases/", follow=True)

    assert "Begin here Nobody can sign in yet." in read(page)


def test_the_code_makes_the_first_administrator_and_opens_nothing_afterwards(
    db: None, desk: Desk, client: Client, monkeypatch
):
    code = codes.first_code(desk.now)

    answer = client.post("/begin/", {**GIVEN, "code": code})

    assert answer.status_code == 302
    assert Account.objects.get().roles == ["administrator"]
    (made,) = desk.ledger.of_type("workforce.sign_in_made")
    assert made.event.actor == "ncastle"
    assert codes.first_code(desk.now) is None
    assert client.get("/begin/").status_code == 302


def test_without_the_code_nobody_becomes_administrator(db: None, desk: Desk, client: Client):
    codes.first_code(desk.now)

    page = client.post("/begin/", {**GIVEN, "code": "AAAA-BBBB-CCCC-DDDD"})

    assert page.status_code == 422
    assert "This is not the code. It stands where wayhome serve was started; start it again for a new one" in read(page)
    assert not Account.objects.exists()


def test_five_wrong_codes_end_the_code(db: None, desk: Desk, client: Client):
    code = codes.first_code(desk.now)
    for _ in range(5):
        client.post("/begin/", {**GIVEN, "code": "AAAA-BBBB-CCCC-DDDD"})

    client.post("/begin/", {**GIVEN, "code": code})

    assert not Account.objects.exists()
