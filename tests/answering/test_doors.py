"""The doors: a link and a code, one child, one holder; and the same answer to everything else."""

import pytest
from django.test import Client

from tests.answering.doors import at_the_door, come_in, invite
from tests.casework.desk import INQUIRY, Desk
from tests.web.html import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk behind the pages, with a concern about the first child."""
    desk.concern()
    return desk


def test_a_child_comes_in_with_the_link_and_the_code_and_sees_a_covered_page(case: Desk, client: Client):
    invite(case)

    came = come_in(client)
    covered = client.get("/door/")

    assert (came.status_code, came["Location"]) == (302, "/door/")
    assert "Show it when nobody is looking" in covered.content.decode()
    assert "What is happening" not in covered.content.decode()
    assert [event.type for event in case.events("door.opened", record=INQUIRY)] == ["door.opened"]


def test_the_page_is_shown_once_it_is_uncovered_and_covered_again_on_request(case: Desk, client: Client):
    at_the_door(case, client)

    shown = client.get("/door/").content.decode()
    client.post("/door/cover/", {"back_to": "/door/"})

    assert "It is not your fault" in shown
    assert "<title>Your page</title>" in shown
    assert "Ada" not in shown
    assert faults(shown) == []
    assert "It is covered" in client.get("/door/").content.decode()
