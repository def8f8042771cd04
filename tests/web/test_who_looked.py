"""The log of who looked is read on a page, by person, case and day, for a listed purpose; the reading is noted."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.casework.desk import Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.kernel.ids import ActorId
from wayhome.web.http import parts_behind

pytestmark = pytest.mark.django_db
PAGE = "/who-looked/"


@pytest.fixture
def log(desk: Desk) -> Desk:
    """Return a desk at which two people were shown things on two days."""
    looks, now = parts_behind().looks, desk.now
    looks.note(
        actor=ActorId("PS Ives 2290"), page="show_case", shown=("EM-1047", "child:A"), at=now - timedelta(days=2)
    )
    looks.note(actor=ActorId("DC Amadi"), page="show_time_line", shown=("EM-1047",), at=now - timedelta(hours=1))
    looks.note(
        actor=ActorId("DC Amadi"), page="show_other_children", shown=("EM-1050",), at=now,
        purpose="find_a_missing_child",
    )  # fmt: skip
    return desk


def asked(client: Client, **given: str) -> str:
    """Return what the page says when it is asked for something, to check that the processing was lawful."""
    return said(client.get(f"{PAGE}?{urlencode({'purpose': 'lawfulness'} | given)}"))


def test_who_looked_at_a_case_is_found_however_its_reference_is_written_the_latest_first(
    log: Desk, signed_in: SignedIn
):
    client = signed_in(Role.ADMINISTRATOR)

    shown = asked(client, case="em1047")

    assert "2 pages were shown" in shown
    assert "18:00 today, DC Amadi Time line: EM-1047" in shown
    assert "19:00 on Sat 28 Feb, PS Ives 2290 Case: EM-1047, A" in shown
    assert shown.index("DC Amadi") < shown.index("PS Ives 2290")
    assert faults(client.get(f"{PAGE}?purpose=lawfulness&case=EM-1047").content.decode()) == []


def test_what_one_person_was_shown_is_found_on_some_days_alone_with_what_they_looked_for(
    log: Desk, signed_in: SignedIn
):
    client = signed_in(Role.FORCE_LEAD)

    assert "2 pages were shown" in asked(client, person="DC Amadi")
    assert "For: To find a child who is missing now" in asked(client, person="DC Amadi", since="2026-03-02")
    assert "1 page was shown" in asked(client, case="EM-1047", until="1.3.2026")
    assert "0 pages were shown" in asked(client, case="EM-1047", since="2026-03-03")


def test_a_person_is_named_by_their_sign_in_or_their_name(log: Desk, signed_in: SignedIn):
    signed_in(Role.SUPERVISOR).get("/board/")
    client = signed_in(Role.ADMINISTRATOR)

    assert "The supervisor" in asked(client, person="Supervisor")
    assert "0 pages" not in asked(client, person="the supervisor")


def test_that_it_was_read_is_a_line_of_the_log_with_by_whom_and_why(log: Desk, signed_in: SignedIn):
    asked(signed_in(Role.ADMINISTRATOR), case="EM-1047")

    (read,) = parts_behind().looks.noted(shown=None, actor=ActorId("administrator"))
    assert (read.page, read.purpose) == ("who-looked log", "lawfulness")
    assert "shown:EM-1047" in read.shown


def test_it_is_read_page_by_page(log: Desk, signed_in: SignedIn):
    for minute in range(60):
        at = log.now - timedelta(minutes=minute)
        parts_behind().looks.note(actor=ActorId("omar"), page="show_case", shown=("EM-1047",), at=at)
    client = signed_in(Role.ADMINISTRATOR)

    first = client.get(f"{PAGE}?purpose=lawfulness&person=omar")
    (earlier,) = [link for link in outline(first.content.decode()).links if "page=2" in link]
    second = client.get(earlier)

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 10)
    assert "Later looks" in said(second)


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ({"purpose": "lawfulness"}, "Name a person, a case, or both"),
        ({"case": "EM-1047"}, "Choose what it is read for"),
        ({"case": "EM-1047", "purpose": "curiosity"}, "Choose what it is read for"),
        (
            {"case": "EM-1047", "purpose": "lawfulness", "since": "2026-03-02", "until": "2026-03-01"},
            "That day is before the first: enter 02.03.2026 or a later one",
        ),
    ],
)
def test_what_is_lacking_is_asked_for_and_nothing_is_read(
    log: Desk, signed_in: SignedIn, given: dict[str, str], remedy: str
):
    answer = signed_in(Role.ADMINISTRATOR).get(f"{PAGE}?{urlencode(given)}")

    assert (answer.status_code, remedy in said(answer)) == (422, True)
    assert parts_behind().looks.noted(shown=None, actor=ActorId("administrator")) == []


def test_it_is_led_to_from_where_those_who_may_read_it_look_and_shown_to_nobody_else(log: Desk, signed_in: SignedIn):
    for role, page in ((Role.ADMINISTRATOR, "/system/"), (Role.FORCE_LEAD, "/force/")):
        client = signed_in(role)
        for one in ("/", page):
            assert PAGE in outline(client.get(one).content.decode()).links, one
    refused = signed_in(Role.SUPERVISOR).get(PAGE)
    assert refused.status_code == 403
    assert "read who looked at which record" in said(refused)
