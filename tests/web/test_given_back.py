"""What was sent while its author was signed out, or with a form that was too old, is given back to be sent again."""

import re

import pytest
from django.test import Client

from tests.casework.desk import CASE, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.web.accounts.models import Account
from wayhome.web.acting.models import Draft

PASSWORD = "look-for-every-child"
PAGE = f"/cases/{CASE}/look-for-child/"
WROTE = {"key": "page:shift", "note": "Looked behind the arcade. Spoke to Ana.\nNobody there."}
HERE = {"Origin": "http://testserver"}


@pytest.fixture(autouse=True)
def _accounts(db: None) -> None:
    for name in ("first", "second"):
        Account.objects.create_account(username=name, password=PASSWORD, name=name, role=Role.RESPONSE.key)


def hidden(page: str, *, within: str = "<form") -> dict[str, str]:
    """Return the hidden fields of a page's form."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page[page.index(within) :])
    return dict(found)


def signs_in(client: Client, asked: str, username: str = "first", password: str = PASSWORD):
    """Sign in on the page that asked to, as a browser does with what it carries."""
    return client.post("/sign-in/", hidden(asked) | {"username": username, "password": password})


def test_what_was_sent_while_signed_out_is_there_after_signing_in_and_goes_to_its_page(client: Client):
    asked = client.post(PAGE, WROTE)

    back = signs_in(client, asked.content.decode())

    page = back.content.decode()
    assert asked.status_code == 403
    assert "It is still here: sign in" in said(asked)
    assert (faults(asked.content.decode()), faults(page)) == ([], [])
    assert f'<form action="{PAGE}" method="post">' in page
    assert hidden(page, within=f'<form action="{PAGE}"')["note"] == WROTE["note"]
    assert "Looked behind the arcade. Spoke to Ana. Nobody there." in said(back)
    assert "no-store" in back["Cache-Control"]


def test_a_wrong_password_loses_nothing_of_what_was_sent(client: Client):
    asked = client.post(PAGE, WROTE)
    wrong = signs_in(client, asked.content.decode(), password="not this one")

    back = signs_in(client, wrong.content.decode())

    assert "Looked behind the arcade" in said(back)


def test_whoever_signed_in_in_another_window_meanwhile_is_given_it_too(client: Client):
    asked = client.post(PAGE, WROTE).content.decode()
    client.force_login(Account.objects.get(username="first"))

    assert "Looked behind the arcade" in said(signs_in(client, asked))


def test_what_one_officer_began_is_not_given_to_another_who_signs_in(client: Client, desk: Desk):
    Draft.objects.create(
        account=Account.objects.get(username="first"), key=WROTE["key"], page="look-for-child", answers={},
        begun_at=desk.now, saved_at=desk.now,
    )  # fmt: skip
    asked = client.post(PAGE, WROTE).content.decode()

    back = signs_in(client, asked, username="second")

    assert (back.status_code, back["Location"]) == (302, "/")


def test_what_a_script_sends_for_somebody_signed_out_is_answered_as_before(client: Client):
    answer = client.post(PAGE, WROTE, headers={"X-Keep-Draft": "1"})

    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={PAGE}")


def test_a_form_that_is_too_old_is_given_back_and_can_be_sent_from_there(desk: Desk, signed_in: SignedIn):
    desk.report()
    old = Client(enforce_csrf_checks=True)
    old.cookies = signed_in(Role.RESPONSE).cookies

    answer = old.post(PAGE, WROTE, headers=HERE)

    page = answer.content.decode()
    again = hidden(page, within=f'<form action="{PAGE}"')
    assert (answer.status_code, faults(page)) == (403, [])
    assert "reload" not in page
    assert "Looked behind the arcade" in said(answer)
    assert old.post(PAGE, again | {"keep": "yes", "csrfmiddlewaretoken": token(page)}, headers=HERE).status_code == 302
    assert Draft.objects.get().answers["note"] == [WROTE["note"]]


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}])
def test_what_another_site_makes_a_browser_send_is_not_given_back(headers: dict[str, str]):
    answer = Client(enforce_csrf_checks=True).post(PAGE, WROTE, headers=headers)

    assert "arcade" not in said(answer)
    assert "Copy it, open the page anew and send it again" in said(answer)


def test_a_password_is_never_given_back(client: Client):
    sent = {"username": "first", "password": "a secret of hers"}

    answer = Client(enforce_csrf_checks=True).post("/sign-in/", sent, headers=HERE)

    assert "a secret of hers" not in answer.content.decode()


def token(page: str) -> str:
    """Return the token that a page's last form is sent with."""
    return str(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[-1])
