"""The doors: a link and a code, one child, one holder; and the same answer to everything else."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.answering.doors import CODE, LINK, at_the_door, come_in, invite, said
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, Desk
from tests.web.conftest import BACKEND, SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.casework.answering.answer import AnswerQuestion
from wayhome.casework.answering.hold_back import HoldBack
from wayhome.record.events.bail import SuspectDealtWith
from wayhome.record.events.victim import NoticeWritten
from wayhome.web.accounts.models import Account
from wayhome.web.home.views import something_broke
from wayhome.web.http import parts_behind
from wayhome.web.invited.models import DoorVisit, Invitation
from wayhome.web.invited.opening import FIRST_LOCK, TRIES, end, give_code

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


def test_a_link_opens_nothing_without_its_code(case: Desk, client: Client):
    invite(case)

    client.get(f"/d/{LINK}/")

    assert client.get("/door/")["Location"] == "/door/in/"
    assert not DoorVisit.objects.exists()


def test_a_code_opens_once_so_a_second_telephone_needs_another_and_the_officer_is_told(case: Desk, client: Client):
    row = invite(case)
    come_in(client)
    other = Client()

    assert come_in(other).status_code == 422
    give_code(row, "111222", case.now)
    assert come_in(other, code="111222").status_code == 302

    assert client.get("/door/")["Location"] == "/door/in/", "whoever was in before is not any more"
    assert len(case.events("door.opened_elsewhere", record=INQUIRY)) == 1
    assert case.statuses("VC-Q-03") == ["owed"]


def test_a_code_is_good_for_ten_minutes(case: Desk, client: Client):
    invite(case)

    case.at(10)
    assert come_in(client).status_code == 422
    case.now -= timedelta(seconds=1)
    assert come_in(client).status_code == 302


def test_five_wrong_codes_lock_the_door_and_the_lock_grows(case: Desk, client: Client):
    row = invite(case)

    for _ in range(TRIES):
        come_in(client, code="000000")
    assert come_in(client).status_code == 422, "the right code opens nothing now"
    row.refresh_from_db()
    assert row.locked_until == case.now + FIRST_LOCK
    case.at(20)
    give_code(row, CODE, case.now)
    for _ in range(TRIES):
        come_in(client, code="000000")
    row.refresh_from_db()

    assert row.locked_until == case.now + 2 * FIRST_LOCK


def test_a_wrong_code_a_wrong_link_an_ended_and_a_locked_one_are_answered_alike_after_the_same_work(
    case: Desk, client: Client
):
    invite(case)
    invite(case, link="ended", invitation="I-2")
    end("I-2", case.now)
    invite(case, link="locked", invitation="I-3")
    Invitation.objects.filter(reference="I-3").update(locked_until=case.now + FIRST_LOCK)
    answers = {}

    for link, code in ((LINK, "000000"), ("nobody-has-this", CODE), ("ended", CODE), ("locked", CODE), ("", CODE)):
        browser = Client()
        followed = browser.get(f"/d/{link or 'x'}/")
        with CaptureQueriesContext(connection) as asked:
            answer = browser.post("/door/in/", {"code": code})
        statements = tuple(re.sub(r"'[^']*'|\b\d+\b", "?", one["sql"]) for one in asked.captured_queries)
        body = re.sub(r'value="\w{64}"', "", answer.content.decode())
        answers[link] = (followed.status_code, answer.status_code, body, len(statements))

    assert len(set(answers.values())) == 1


def test_an_invitation_that_ended_shows_nothing_more_to_whoever_is_in(case: Desk, client: Client):
    at_the_door(case, client)
    assert client.get("/door/").status_code == 200

    end("I-1", case.now)

    assert client.get("/door/")["Location"] == "/door/in/"


def test_a_visit_ends_when_it_is_idle(case: Desk, client: Client):
    at_the_door(case, client)

    case.at(19)
    assert client.get("/door/").status_code == 200
    case.at(40)

    assert client.get("/door/")["Location"] == "/door/in/"


def test_leaving_ends_the_visit_and_leads_to_a_page_that_says_nothing(case: Desk, client: Client):
    at_the_door(case, client)

    left = client.get("/door/leave/")

    assert left["Location"] == "https://www.bbc.co.uk/weather"
    assert client.get("/door/")["Location"] == "/door/in/"
    assert not DoorVisit.objects.exists()


def test_nobody_is_at_a_door_and_signed_in_as_staff(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    invite(case)

    come_in(client)
    assert not get_user(client).is_authenticated
    client.force_login(Account.objects.get(), backend=BACKEND)

    assert client.get("/door/")["Location"] == "/door/in/"


def test_every_look_at_a_door_is_in_the_who_looked_log(case: Desk, client: Client):
    at_the_door(case, client)
    client.get("/door/")

    (look,) = parts_behind().looks.noted(shown=CHILD, actor=None)
    assert (look.actor, look.page) == ("invited:I-1", "show_door")


def test_an_answer_of_a_door_is_kept_nowhere_and_found_by_no_search(case: Desk, client: Client):
    at_the_door(case, client)

    answer = client.get("/door/")

    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert client.cookies["door"]["httponly"]


def test_a_child_asks_and_is_answered_at_their_door_alone(case: Desk, client: Client, signed_in: SignedIn):
    at_the_door(case, client)

    sent = client.post("/door/say/ask/", {"key": "k1", "words": "Will I have to see him?"}, follow=True)
    (asked,) = case.events("door.question_asked", record=INQUIRY)
    assert "within 2 working days" in sent.content.decode()
    assert case.statuses("VC-Q-01") == ["owed"]
    case.do(AnswerQuestion, DETECTIVE, question=asked.id, answer="No. Never.", child=CHILD)

    page = client.get("/door/").content.decode()
    assert "Will I have to see him?" in page
    assert "No. Never." in page
    assert case.statuses("VC-Q-01") == ["met"]


def test_the_same_words_sent_twice_are_asked_once(case: Desk, client: Client):
    at_the_door(case, client)

    for _ in range(2):
        client.post("/door/say/ask/", {"key": "k1", "words": "When?"})

    assert len(case.events("door.question_asked", record=INQUIRY)) == 1


def test_what_a_child_needs_is_looked_at_again(case: Desk, client: Client):
    at_the_door(case, client)

    client.post("/door/say/need/", {"key": "k1", "words": "Somebody to go with me"})
    client.post("/door/say/wrong/", {"key": "k2", "words": "I was not there"})
    client.post("/door/say/tell/", {"key": "k3", "words": "He has another phone"})

    kinds = ("door.need_said", "victim.needs_may_have_changed", "door.said_wrong", "door.information_given")
    assert [event.type for event in case.events(*kinds, record=INQUIRY)] == list(kinds)
    assert case.statuses("VC-Q-02") == ["owed"]


def test_an_empty_box_is_asked_for_and_nothing_is_lost(case: Desk, client: Client):
    at_the_door(case, client)

    answer = client.post("/door/say/ask/", {"key": "k1", "words": " "})

    assert answer.status_code == 422
    assert "Write something first" in answer.content.decode()
    assert client.get("/door/say/everything/").status_code == 404


def test_a_message_counts_as_told_once_it_is_opened_at_the_door(case: Desk, client: Client):
    (arrest,) = arrested(case)
    said(case, _notice(arrest), about=(CHILD, INVESTIGATION))
    at_the_door(case, client)

    before = client.get("/door/").content.decode()
    closed = client.get("/door/messages/1/").content.decode()
    opened = client.post("/door/messages/1/", follow=True).content.decode()
    after = client.get("/door/").content.decode()

    assert "1 new" in before
    assert "We arrested someone" not in before
    assert "We arrested a man" not in closed
    assert "We arrested a man" in opened
    assert "We arrested someone" in after
    assert case.statuses("VC-10") == ["met"]
    client.post("/door/messages/1/")
    assert len(case.events("victim.notice_delivered", record=INQUIRY)) == 1, "opened once, however often it is read"


def test_what_is_held_back_is_not_shown_until_it_ends_and_the_page_does_not_tell_of_it(case: Desk, client: Client):
    at_the_door(case, client)
    before = client.get("/door/").content.decode()
    (arrest,) = arrested(case)
    said(case, _notice(arrest), about=(CHILD, INVESTIGATION))
    case.do(
        HoldBack, DETECTIVE, hold="X", endangers="enquiry", reason="Another is to be arrested",
        until=case.now + timedelta(minutes=30), child=CHILD,
    )  # fmt: skip

    assert telling(client.get("/door/").content.decode()) == telling(before)
    assert client.get("/door/messages/1/").status_code == 404
    case.now += timedelta(minutes=15)
    client.get("/door/")
    case.now += timedelta(minutes=15)

    assert "1 new" in client.get("/door/").content.decode()


def telling(page: str) -> str:
    """Return what a page tells, without what differs each time it is asked for."""
    return re.sub(r"[0-9a-f]{32}|name=.csrfmiddlewaretoken. value=.\w+.", "", page.partition("<main")[2])


def arrested(desk: Desk) -> list[str]:
    """Put an arrest on record."""
    return said(desk, SuspectDealtWith(kind="arrested"), about=(CHILD, INVESTIGATION))


def _notice(about: str) -> NoticeWritten:
    return NoticeWritten(notice="N-1", about=(about,), to="child", holder="H1", by="door", text="We arrested a man.")


def test_what_goes_wrong_at_a_door_says_no_word_of_whose_house_it_is(case: Desk, client: Client):
    at_the_door(case, client)
    strict = Client(enforce_csrf_checks=True)

    answers = (
        client.get("/door/messages/9/"),
        client.get("/door/nowhere/"),
        client.get("/d/"),
        strict.post("/door/in/"),
    )

    assert [answer.status_code for answer in answers] == [404, 404, 404, 403]
    for answer in answers:
        page = answer.content.decode()
        assert "<title>Your page</title>" in page
        assert not re.search("Wayhome|police|case", page.partition("<footer")[0])
    assert "It is our fault, not yours" in something_broke(answers[0].wsgi_request).content.decode()
