"""The first administrator: made by whoever has the code from the terminal, and by nobody once there is one."""

import re

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from tests.administering.conftest import read
from tests.casework.desk import Desk
from wayhome.cli.beginning import give_a_code_to_begin, say_how_to_begin
from wayhome.cli.serve import refuse_behind
from wayhome.store import sign_in_codes as codes
from wayhome.store.supplies import now
from wayhome.web.accounts.models import Account

CODE = re.compile(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b")
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
    assert "This is not the code. It was shown where wayhome migrate or wayhome serve was run" in read(page)
    assert not Account.objects.exists()


def test_a_password_that_is_chosen_is_hidden_as_it_is_typed_and_never_comes_back(db: None, desk: Desk, client: Client):
    codes.first_code(desk.now)

    page = client.post("/begin/", {**GIVEN, "code": "AAAA-BBBB-CCCC-DDDD"}).content.decode()

    assert len(re.findall(r'<input[^>]*name="(?:password|again)"[^>]*type="password"', page)) == 2
    assert GIVEN["password"] not in page


def test_five_wrong_codes_end_the_code_and_the_page_says_how_to_have_another(db: None, desk: Desk, client: Client):
    code = codes.first_code(desk.now)
    for _ in range(5):
        client.post("/begin/", {**GIVEN, "code": "AAAA-BBBB-CCCC-DDDD"})

    page = client.post("/begin/", {**GIVEN, "code": code})

    assert not Account.objects.exists()
    assert "Five wrong tries have ended the code. Whoever runs the system runs wayhome migrate" in read(page)


def test_serving_keeps_the_code_that_was_shown_before_while_it_opens(db: None, capsys: pytest.CaptureFixture[str]):
    give_a_code_to_begin()
    (code,) = CODE.findall(capsys.readouterr().out)

    say_how_to_begin("http://127.0.0.1:8000/")

    said = capsys.readouterr().out
    assert "Open http://127.0.0.1:8000/ and begin with the code that was shown before, which is good until" in said
    assert "wayhome migrate shows a new one" in said
    assert not CODE.findall(said)
    assert codes.opens_the_first(code, now())


def test_serving_shows_a_new_code_where_the_one_before_opens_nothing(db: None, capsys: pytest.CaptureFixture[str]):
    give_a_code_to_begin()
    for _ in range(5):
        codes.opens_the_first("AAAA-BBBB-CCCC-DDDD", now())
    capsys.readouterr()

    say_how_to_begin("http://127.0.0.1:8000/")

    (code,) = CODE.findall(capsys.readouterr().out)
    assert codes.opens_the_first(code, now())


def test_a_new_code_says_that_the_one_before_opens_nothing(db: None, capsys: pytest.CaptureFixture[str]):
    give_a_code_to_begin()
    first = capsys.readouterr().out

    give_a_code_to_begin()

    assert "shown before" not in first
    assert "The code shown before opens nothing any more." in capsys.readouterr().out


def test_nothing_is_served_before_the_database_is_brought_up_to_date(db: None):
    refuse_behind()
    MigrationRecorder.Migration.objects.filter(app="store").delete()

    with pytest.raises(SystemExit, match="Run wayhome migrate, then wayhome serve"):
        refuse_behind()
