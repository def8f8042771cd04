"""Staff lists, rotas and posts name people as they sign in: whoever cannot sign in by that name is pointed out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.casework.desk import Desk
from tests.people.staffed import SIAN, staffed
from tests.web.conftest import SignedIn
from tests.web.sending import filled, said
from wayhome.access.actors import TO_BE_GIVEN, Role
from wayhome.web.accounts.models import Account

HOLD = "/people/posts/SGT/hold/"
SHIFT = {"on": "2026-03-02", "at": "19:00", "until": "notice"}


@pytest.fixture
def rota(desk: Desk, signed_in: SignedIn) -> Client:
    staffed(desk)
    return signed_in(Role.CONTROL_ROOM)


def signs_in(username: str, officer: str) -> None:
    """Make a sign-in for somebody whom the record calls otherwise."""
    Account.objects.create_account(
        username=username, password="not-asked-for", name="Marta", officer=officer, role=Role.SUPERVISOR.key
    )


def test_of_whom_a_file_names_it_is_said_who_cannot_sign_in_by_that_name(rota: Client) -> None:
    signs_in("mbeki", "PC 5120")
    file = SimpleUploadedFile("staff.csv", b"Collar,Rank\n2290,Sergeant\nPC 5120,Constable\n")
    page = str(rota.post("/people/import/", {"kind": "staff", "mapping": "new", "file": file})["Location"])

    looked = said(rota.get(str(rota.post(page, filled(rota, page))["Location"])))

    assert "No sign-in has this name: 2290. What they owe reaches nobody who signs in." in looked


def test_whoever_is_put_on_a_post_and_cannot_sign_in_by_that_name_is_pointed_out(rota: Client) -> None:
    answer = rota.post(HOLD, filled(rota, HOLD, officer=SIAN, **SHIFT))

    assert f"No sign-in has the name {SIAN}." in said(rota.get(answer["Location"]))


def test_whoever_can_sign_in_is_put_on_a_post_without_a_word(rota: Client) -> None:
    signs_in("sian", str(SIAN))

    answer = rota.post(HOLD, filled(rota, HOLD, officer=SIAN, **SHIFT))

    assert "No sign-in" not in said(rota.get(answer["Location"]))


def test_whoever_is_named_by_a_user_name_is_asked_for_as_the_record_calls_them(
    rota: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wayhome.web.rostering.bench.LISTED_AT_MOST", 0)
    signs_in("marta", "PS Ives 2290")

    answer = rota.post(HOLD, filled(rota, HOLD, officer="marta", **SHIFT))

    assert answer.status_code == 422
    assert "Enter “PS Ives 2290”: that is what the record calls whoever signs in as “marta”" in said(answer)


def test_a_role_has_one_name_for_a_post_and_for_a_sign_in_and_no_post_is_an_authors(rota: Client) -> None:
    offered = dict(rota.get("/people/posts/new/").context["form"].fields["role"].choices)
    given = {role.key: role.words for role in TO_BE_GIVEN}

    assert {key: offered[key] for key in given if key in offered} == {
        key: words for key, words in given.items() if key != "inspectorate_reader"
    }
    assert "author" not in offered
