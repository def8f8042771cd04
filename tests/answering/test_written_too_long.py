"""What somebody writes at a door is kept, however long they took over it, and as theirs alone."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.answering.doors import at_the_door, come_in, invite, said
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk, words
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.answering.noted import LookAtSentLate
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
def test_without_a_visit_and_its_seal_nothing_is_kept_and_the_words_are_given_back(
    case: Desk, client: Client, seal: str
):
    invite(case)

    answer = client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE, "begun": seal}).content.decode()

    assert "This was not sent" in answer
    assert OUTSIDE in answer
    assert given(case) == []
    assert late(case) == []


def without_token(page: str) -> str:
    return re.sub(r'value="[^"]*"', "", page)


def late(desk: Desk) -> list[tuple[str, str, str]]:
    found = (one.event for one in desk.ledger.of_type("door.sent_late"))
    words = {one.event: one.text for record in (INQUIRY,) for one in desk.ledger.words(record)}
    return [(str(one.body["what"]), str(one.body["why"]), words[one.id]) for one in found]


@pytest.mark.parametrize(
    ("path", "box", "what"),
    [("/door/say/tell/", "words", "information"), ("/door/say/need/", "words", "need"),
     ("/door/caring/more/", "what", "information"), ("/door/caring/profile/", "health", "profile")],
)  # fmt: skip
def test_what_comes_after_the_invitation_ended_is_kept_for_an_officer_to_look_at(
    case: Desk, client: Client, path: str, box: str, what: str
):
    at_the_door(case, client, holder="H2", kind="parent")
    seal = begun(client, path)
    end("I-1", case.now)

    first, answer = (client.post(path, {"key": "k", box: OUTSIDE, "begun": seal}).content.decode() for _ in range(2))

    assert without_token(first) == without_token(answer)

    assert "We have what you wrote" in answer
    assert OUTSIDE in answer.partition("to copy")[2]
    assert late(case) == [(what, "invitation_ended", f"{box.capitalize()}: {OUTSIDE}")]
    assert given(case) == []


def test_an_officer_finds_what_came_too_late_and_says_what_it_comes_to(case: Desk, client: Client, signed_in: SignedIn):
    at_the_door(case, client)
    seal = begun(client, "/door/say/tell/")
    end("I-1", case.now)
    client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE, "begun": seal})
    officer, path = signed_in(Role.INVESTIGATOR), f"/cases/{INQUIRY}/look-at-sent-late/"

    asked = officer.get("/asked-of-us/").content.decode()
    assert OUTSIDE in asked
    assert path in asked
    assert "their link had ended" in officer.get(path).content.decode()
    (event,) = case.events("door.sent_late", record=INQUIRY)
    officer.post(path, {"which": event.id, "result": "entered", "note": "Put in as news", "key": "o1", "when": "now"})

    assert OUTSIDE not in officer.get("/asked-of-us/").content.decode()
    (looked,) = case.events("door.sent_late_looked_at", record=INQUIRY)
    assert (looked.body["sent"], looked.body["result"]) == (event.id, "entered")


def test_what_did_not_come_too_late_is_not_looked_at(case: Desk):
    refused = case.refused(LookAtSentLate, DETECTIVE, record=INQUIRY, sent="e9", result="nothing_new", child=CHILD)

    assert words(refused) == ["Nothing came too late in that entry."]


def test_what_somebody_who_came_to_be_suspected_still_sends_is_looked_at_first(case: Desk, client: Client):
    at_the_door(case, client, holder="H2", kind="parent")
    seal = begun(client, "/door/say/tell/")
    said(case, HolderNamed(holder="H2", kind="parent", may_know="yes", under_suspicion="yes"))

    answer = client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE, "begun": seal}).content.decode()

    assert "We have what you wrote" in answer
    assert [one[:2] for one in late(case)] == [("information", "not_let_in")]


def test_what_was_begun_more_than_a_day_ago_is_looked_at_first(case: Desk, client: Client):
    at_the_door(case, client)
    seal = begun(client, "/door/say/tell/")
    case.at(24 * 60 + 1)

    client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE, "begun": seal})

    assert [one[:2] for one in late(case)] == [("information", "begun_long_ago")]


def test_the_same_sent_twice_is_kept_once_and_other_words_from_the_same_page_are_kept_too(case: Desk, client: Client):
    at_the_door(case, client)

    for typed in (OUTSIDE, OUTSIDE, "He went away"):
        case.now += timedelta(seconds=5)
        assert client.post("/door/say/tell/", {"key": "k", "words": typed}).status_code == 302

    assert len(given(case)) == 2


def test_a_form_that_is_too_long_comes_back_with_every_word(case: Desk, client: Client):
    at_the_door(case, client)

    answer = client.post("/door/say/tell/", {"key": "k", "words": OUTSIDE * 500})

    assert answer.status_code == 422
    assert OUTSIDE * 500 in answer.content.decode()


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
