"""Coming in: the right password opens, the wrong one says what to do, and too many lock the door for a while."""

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from pytest_django import Settings

from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.config import settings as product
from wayhome.web.accounts.models import Account
from wayhome.web.wiring import Wiring

RIGHT = {"username": "supervisor", "password": "look-for-every-child"}
WRONG = {"username": "supervisor", "password": "not this one"}


@pytest.fixture(autouse=True)
def _account(db: None) -> None:
    Account.objects.create_account(**RIGHT, name="Marta Ives", role=Role.SUPERVISOR.key)


def test_the_right_password_opens_the_page_that_was_asked_for(client: Client):
    answer = client.post("/sign-in/?next=/cases/", RIGHT)

    assert answer.status_code == 302
    assert answer["Location"] == "/cases/"


def test_a_sign_in_never_leads_to_another_site(client: Client):
    answer = client.post("/sign-in/?next=https://elsewhere.example/", RIGHT)

    assert answer["Location"] == "/"


def test_a_wrong_password_does_not_say_which_of_the_two_was_wrong(client: Client):
    page = client.post("/sign-in/", WRONG).content.decode()

    assert "The user name and password do not match. Check both and try again" in page
    assert "<title>Error: Sign in" in page
    assert faults(page) == []


def test_an_empty_form_leads_to_each_field_that_is_missing(client: Client):
    page = client.post("/sign-in/", {}).content.decode()

    assert '<a href="#username">Enter your user name</a>' in page
    assert '<a href="#password">Enter your password</a>' in page


def test_five_failures_lock_the_door_and_the_page_says_what_to_do(client: Client):
    answers = [client.post("/sign-in/", WRONG) for _ in range(5)]
    page = answers[-1].content.decode()

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "Sign-in locked for 15 minutes" in page
    assert "tell your information security team now" in page
    assert "If a child is in danger, do not wait for this system" in page
    assert faults(page) == []


def test_the_right_password_does_not_open_a_locked_door(client: Client):
    for _ in range(5):
        client.post("/sign-in/", WRONG)

    assert client.post("/sign-in/", RIGHT).status_code == 429


def test_signing_out_closes_the_door_behind(client: Client, parts: Wiring):
    client.post("/sign-in/", RIGHT)

    answer = client.post("/sign-out/", follow=True)

    assert "You are signed out" in answer.content.decode()
    assert client.get("/cases/").status_code == 302


def test_passwords_are_kept_with_argon2(settings: Settings):
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS

    account = Account.objects.create_account(username="new", password="a long one indeed", name="New", role="analyst")

    assert identify_hasher(account.password).algorithm == "argon2"


def test_the_demonstration_says_whom_to_sign_in_as(client: Client, settings: Settings):
    settings.FICTIONAL = True
    Account.objects.create_account(
        username="grader", password="x", name="Peter Hallam", role=Role.GRADER.key, email="grader@eastmere.example"
    )

    page = client.get("/sign-in/").content.decode()

    assert faults(page) == []
    assert "<code>grader</code> Peter Hallam, risk grader" in page
    assert "<code>look-for-every-child</code>" in page
    assert "Marta Ives" not in page  # who is not of the invented borough


def test_where_anybody_is_real_nobody_is_named_before_they_are_in(client: Client, settings: Settings):
    settings.FICTIONAL = False
    Account.objects.create_account(
        username="grader", password="x", name="Peter Hallam", role=Role.GRADER.key, email="grader@eastmere.example"
    )

    page = client.get("/sign-in/").content.decode()

    assert "Peter Hallam" not in page
    assert "look-for-every-child" not in page
