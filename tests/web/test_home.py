"""The first page, the page about the system, and the pages for when something is wrong."""

import pytest
from django.core.checks import run_checks
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client, RequestFactory

from tests.web.borough import NOW
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from wayhome.access.actors import Actor, Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.config import settings as product
from wayhome.kernel.ids import ActorId
from wayhome.store.faults import note_fault
from wayhome.web.doing import DOINGS
from wayhome.web.home.views import form_not_accepted, not_permitted, something_broke
from wayhome.web.wiring import Wiring


def test_each_number_on_the_first_page_opens_a_list_of_that_length(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    for tile in client.get("/").context["tiles"]:
        assert len(client.get(tile.href).context["page"].rows) == tile.count


def test_the_first_page_names_the_children_missing_now_as_the_list_does(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    home, listed = client.get("/"), client.get("/cases/?show=missing")
    page = home.content.decode()

    assert home.context["missing"] == listed.context["page"].rows != ()
    for row in home.context["missing"]:
        told = (row.who, row.age, row.standing.risk.words, row.standing.state_note, row.next_act, f'href="{row.href}"')
        assert [words for words in told if words not in page] == []


def test_the_children_on_the_first_page_are_in_the_who_looked_log(parts: Wiring, signed_in: SignedIn):
    home = signed_in(Role.SUPERVISOR).get("/")

    (look,) = parts.looks.noted(shown=None, actor=None)
    assert {row.record for row in home.context["missing"]} <= set(look.shown)
    assert {child for row in home.context["missing"] for child in row.children} <= set(look.shown)


def test_the_first_page_shows_no_child_to_whoever_may_not_read_cases(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.ADMINISTRATOR).get("/").content.decode()

    assert [name for name in parts.reading.names().values() if name in page] == []
    assert parts.looks.noted(shown=None, actor=None) == []


def test_a_training_leads_first_page_says_how_much_waits_and_leads_to_it(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.TRAINING_LEAD)
    home, training = client.get("/"), client.get("/training/")
    tiles = {tile.words: tile for tile in home.context["waiting"]}

    assert tiles["Training that is owed"].count == training.context["owed_in_all"]
    assert tiles["Runs out within 90 days"].count == sum(len(rows) for _, rows in training.context["running"])
    assert {"/training/", "/training/#owed"} <= set(outline(home.content.decode()).links)


def test_an_administrators_first_page_says_how_many_faults_wait(parts: Wiring, signed_in: SignedIn):
    note_fault(kind="page", what="KeyError", at=NOW)

    home = signed_in(Role.ADMINISTRATOR).get("/")

    assert [(tile.words, tile.count) for tile in home.context["waiting"]] == [
        ("Faults that stand", 1),
        ("Said by people, not answered", 0),
    ]


def test_an_administrator_sees_only_where_they_may_go(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ADMINISTRATOR)

    links = {link for link in outline(client.get("/").content.decode()).links if link.startswith("/")}

    assert {"/", "/set-up/", "/system/", "/accounts/", "/rulebook/"} <= links
    assert [link for link in links if link.startswith(("/cases", "/board", "/my-duties", "/report"))] == []
    assert [link for link in links if client.get(link).status_code != 200] == []


def test_with_nothing_in_the_record_the_first_page_says_what_to_do(empty_parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.ANALYST).get("/").content.decode()

    assert "There are no cases yet. Bring case histories in" in page


def test_the_page_about_the_system_says_that_the_demonstration_is_invented(client: Client):
    assert "not real" in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    "view", [form_not_accepted, lambda request: not_permitted(request, PermissionDenied()), something_broke]
)
def test_a_page_for_when_something_is_wrong_is_sound_and_says_what_to_do(view, rf: RequestFactory):
    page = view(rf.get("/")).content.decode()

    assert faults(page) == []
    assert "ry again" in page or "send it again" in page


def test_the_page_for_when_something_broke_asks_the_database_nothing(signed_in: SignedIn, django_assert_num_queries):
    request = signed_in(Role.SUPERVISOR).get("/about/").wsgi_request

    with django_assert_num_queries(0):
        page = something_broke(request).content.decode()

    assert "Something broke on our side" in page


def test_a_form_without_its_token_is_refused_in_words(db: None):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {})

    assert answer.status_code == 403
    assert "Send the form again" in answer.content.decode()


def test_every_answer_tells_the_browser_to_run_nothing_that_is_not_ours(client: Client, db: None):
    answer = client.get("/about/")

    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_cookies_are_for_secure_connections_and_out_of_reach_of_scripts():
    assert product.SESSION_COOKIE_SECURE
    assert product.CSRF_COOKIE_SECURE
    assert product.SESSION_COOKIE_HTTPONLY


def test_the_framework_finds_no_fault_with_the_settings():
    assert [str(found) for found in run_checks()] == []


def test_every_change_of_the_tables_has_its_migration(db: None):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_page_of_permissions_says_of_each_who_may_and_marks_what_the_reader_may(parts: Wiring, signed_in: SignedIn):
    listed = signed_in(Role.INSPECTOR).get("/who-may/").context["permitted"]

    assert [one.key for one in listed] == [permission.key for permission in Permission]
    assert {one.key for one in listed if one.yours} == {
        permission.key
        for permission in Permission
        if may(Actor(id=ActorId("x"), name="x", roles=frozenset({Role.INSPECTOR})), permission)
    }
    (approve,) = (one for one in listed if one.key == "approve_grades")
    assert approve.roles == ("Duty inspector", "Superintendent or above")


def test_every_act_of_a_case_has_its_address_and_stands_under_its_permission(parts: Wiring, signed_in: SignedIn):
    listed = signed_in(Role.INSPECTOR).get("/who-may/").context["permitted"]

    assert sorted(words for one in listed for words in one.acts) == sorted(one.words for one in DOINGS)
    assert [one.name for one in DOINGS if not one.href("EM-1047").startswith("/cases/EM-1047/")] == []
