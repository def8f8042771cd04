"""Several people, one telephone: whoever follows a link is not shown the page of whoever used it before."""

import pytest
from django.test import Client

from tests.answering.doors import CODE, LINK, at_the_door, come_in, invite, said
from tests.casework.desk import Desk
from wayhome.record.events.contact import HolderNamed

pytestmark = pytest.mark.django_db
MOTHER = HolderNamed(holder="H2", kind="parent", may_know="yes", under_suspicion="no")


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk behind the pages, with a concern about a child whose mother may be told."""
    desk.concern()
    said(desk, MOTHER)
    return desk


def test_whoever_follows_their_own_link_does_not_come_to_the_page_of_another_who_is_in(case: Desk, client: Client):
    at_the_door(case, client)
    invite(case, link="hers", invitation="I-2", holder="H2", kind="parent")

    client.get("/d/hers/")
    answer = client.get("/door/in/")

    assert answer.status_code == 200, "the code is asked for"
    assert client.get("/door/").headers["Location"] == "/door/in/"
    assert come_in(client, link="hers").headers["Location"] == "/door/"


def test_following_the_same_link_again_keeps_somebody_in(case: Desk, client: Client):
    at_the_door(case, client)

    client.get(f"/d/{LINK}/")

    assert client.get("/door/").status_code == 200


@pytest.mark.parametrize("after", ["", "/", "/.", ".", "/?utm=1", "/x/"])
def test_a_link_opens_with_whatever_a_telephone_put_behind_it_and_stands_in_no_log(
    case: Desk, client: Client, caplog: pytest.LogCaptureFixture, after: str
):
    invite(case)

    assert client.get(f"/d/{LINK}{after}").headers["Location"] == "/door/in/"
    assert client.put(f"/d/{LINK}{after}").status_code == 405
    assert client.post("/door/in/", {"code": CODE}).headers["Location"] == "/door/"

    assert LINK not in caplog.text


@pytest.mark.parametrize("link", ["😀", "%00", "a" * 3000, "a;b, c", "ä"])
def test_whatever_a_link_is_made_of_the_answer_is_the_same_way_in(case: Desk, client: Client, link: str):
    answer = client.get(f"/d/{link}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/door/in/")
    answer.cookies.output().encode("latin-1")
    assert client.get("/door/in/").status_code == 200
