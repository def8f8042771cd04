"""What somebody writes at a door is kept, however long they took over it, and as theirs alone."""

import re

import pytest
from django.test import Client

from tests.answering.doors import at_the_door, come_in, invite, said
from tests.casework.desk import Desk
from wayhome.record.events.contact import HolderNamed
from wayhome.web.invited.opening import end

pytestmark = pytest.mark.django_db
OUTSIDE = "He is outside my school"
MOTHER = HolderNamed(holder="H2", kind="parent", may_know="yes", under_suspicion="no")


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk behind the pages, with a concern about a child whose mother may be told."""
    desk.concern()
    said(desk, MOTHER)
    return desk


def begun(client: Client, path: str) -> str:
    found = re.search(r'name="begun" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return found.group(1)


def given(desk: Desk) -> list[tuple[str, str]]:
    told = (one.event for one in desk.ledger.of_type("door.information_given"))
    return [(str(event.body["holder"]), str(event.actor)) for event in told]


def test_what_was_written_for_longer_than_a_visit_lasts_is_kept_and_nothing_is_shown(case: Desk, client: Client):
    at_the_door(case, client)
    seal = begun(client, "/door/say/tell/")
    case.at(60)

    answer = client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE, "begun": seal})

    assert "We have what you wrote" in answer.content.decode()
    assert given(case) == [("H1", "invited:I-1")]
    assert client.get("/door/").headers["Location"] == "/door/in/", "they are not in again"


def test_what_the_child_began_is_the_childs_though_the_mother_came_in_since(case: Desk, client: Client):
    at_the_door(case, client)
    seal = begun(client, "/door/say/tell/")
    invite(case, link="hers", invitation="I-2", holder="H2", kind="parent")
    come_in(client, link="hers")

    client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE, "begun": seal})

    assert given(case) == [("H1", "invited:I-1")]
    client.post("/door/show/", {"back_to": "/door/"})
    assert OUTSIDE not in client.get("/door/").content.decode()


@pytest.mark.parametrize("seal", ["", "I-1", "I-1:forged:seal"])
def test_without_a_visit_and_its_seal_nothing_is_kept(case: Desk, client: Client, seal: str):
    invite(case)

    answer = client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE, "begun": seal})

    assert answer.headers["Location"] == "/door/in/"
    assert given(case) == []


def test_what_a_carer_began_to_add_is_kept_too(case: Desk, client: Client):
    at_the_door(case, client, holder="H2", kind="parent")
    seal = begun(client, "/door/caring/more/")
    case.at(60)

    answer = client.post("/door/caring/more/", {"key": "k", "what": OUTSIDE, "begun": seal})

    assert "We have what you wrote" in answer.content.decode()
    assert given(case) == [("H2", "invited:I-1")]


@pytest.mark.parametrize(("ended", "kept"), [(False, 1), (True, 0)])
def test_a_profile_takes_long_to_write_and_is_kept_while_its_invitation_stands(
    case: Desk, client: Client, *, ended: bool, kept: int
):
    at_the_door(case, client, holder="H2", kind="parent")
    seal = begun(client, "/door/caring/profile/")
    case.at(60)
    if ended:
        end("I-1", case.now)

    client.post("/door/caring/profile/", {"key": "k", "health": "Insulin at eight", "begun": seal})

    assert len(case.ledger.of_type("profile.kept")) == kept
