"""A child who went on in another investigation, or whose records were joined: their door is theirs still."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.answering.doors import at_the_door, come_in, invite, said
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, SERGEANT, Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.at_the_door.where import places_of
from wayhome.casework.answering.hold_back import HoldBack
from wayhome.casework.concerns.whole_case import JoinChild, SplitInvestigation
from wayhome.duties.stories import story_of
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.victim import NoticeWritten
from wayhome.record.vocabulary import Fact, check

pytestmark = pytest.mark.django_db
BO = Subject("child:B")
SPLIT = Subject("investigation:EI-2")


def split_off(desk: Desk) -> None:
    own = {"opens": RecordId("EI-2"), "investigation": Subject("investigation:EI-2"), "reasons": "No tie was found"}
    desk.do(SplitInvestigation, SERGEANT, children=(CHILD,), **own)


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk behind the pages, with an investigation about two children."""
    desk.concern()
    desk.do(JoinChild, DETECTIVE, joining=BO, name="Bo", age_stated=14, basis="disclosure")
    return desk


def test_a_child_who_went_on_in_another_case_comes_in_and_asks_as_before(case: Desk, client: Client):
    invite(case)
    split_off(case)

    assert come_in(client).headers["Location"] == "/door/"
    client.post("/door/show/", {"back_to": "/door/"})
    answer = client.post("/door/say/ask/", {"key": "k1", "words": "What comes next?"})

    assert answer.headers["Location"] == "/door/said/ask/"
    assert not case.events("door.question_asked", record=INQUIRY)
    (asked,) = case.events("door.question_asked", record=RecordId("EI-2"))
    assert CHILD in asked.subjects
    assert "What comes next?" in client.get("/door/").content.decode()


def notice(ref: str, text: str) -> Fact:
    return NoticeWritten(notice=ref, about=(), to="child", holder="H1", by="door", text=text)


def test_after_a_split_each_child_reads_their_own_of_both_cases_and_nothing_of_the_others(case: Desk):
    browsers = {CHILD: Client(), BO: Client()}
    for number, (child, browser) in enumerate(browsers.items()):
        at_the_door(case, browser, link=f"link-{number}", invitation=f"I-{number}", child=child)
        said(case, notice(f"B{number}", f"BEFORE-{child}"), about=(child, INVESTIGATION))
    split_off(case)
    said(case, notice("N-A", f"AFTER-{CHILD}"), about=(CHILD, SPLIT), record=RecordId("EI-2"))
    said(case, notice("N-B", f"AFTER-{BO}"), about=(BO, INVESTIGATION))

    for child, browser in browsers.items():
        other = BO if child == CHILD else CHILD
        for number in (1, 2):
            assert browser.post(f"/door/messages/{number}/").status_code == 302
        pages = "".join(browser.get(path).content.decode() for path in
                        ("/door/", "/door/messages/1/", "/door/messages/2/"))  # fmt: skip
        assert f"BEFORE-{child}" in pages
        assert f"AFTER-{child}" in pages
        assert f"-{other}" not in pages
        assert browser.get("/door/messages/3/").status_code == 404


def test_after_a_split_the_officer_of_the_new_case_sees_the_door_and_ends_it(
    case: Desk, client: Client, signed_in: SignedIn
):
    at_the_door(case, client)
    split_off(case)
    officer = signed_in(Role.INVESTIGATOR)

    assert "First opened" in officer.get("/cases/EI-2/doors/").content.decode()
    assert "First opened" not in officer.get(f"/cases/{INQUIRY}/doors/").content.decode()
    officer.post("/cases/EI-2/doors/", {"child": CHILD, "holder": "H1", "end": "1"})

    assert client.get("/door/").headers["Location"] == "/door/in/"


def test_what_was_held_back_before_a_split_is_held_back_after_it_until_it_is_shown_again(
    case: Desk, client: Client, signed_in: SignedIn
):
    at_the_door(case, client)
    until = case.now + timedelta(days=3)
    case.do(HoldBack, DETECTIVE, hold="h", endangers="enquiry", reason="An arrest", until=until, child=CHILD)
    split_off(case)
    said(case, notice("N-A", "AFTER"), about=(CHILD, SPLIT), record=RecordId("EI-2"))

    assert client.get("/door/messages/1/").status_code == 404
    officer = signed_in(Role.INVESTIGATOR)
    assert "They see less at present." in officer.get("/cases/EI-2/doors/").content.decode()
    officer.post("/cases/EI-2/doors/", {"child": CHILD, "holder": "H1", "show-again": "1"})
    assert client.get("/door/messages/1/").status_code == 302 or "AFTER" in client.get("/door/").content.decode()
    assert "They see less at present." not in officer.get("/cases/EI-2/doors/").content.decode()


RECORDS = ("EI-1", "EI-2", "EI-3")
A_MOVE = st.tuples(st.sampled_from(("split_off", "merged_into", "child_joined")), st.sampled_from(RECORDS),
                   st.sampled_from(RECORDS))  # fmt: skip


@given(st.lists(A_MOVE, max_size=8))
def test_a_childs_case_is_followed_to_one_place_and_never_in_a_circle(moves: list[tuple[str, str, str]]):
    """Whatever was split, merged and joined: the place is where the last move led from there, and stands there once."""
    desk = Desk()
    for kind, record, to in moves:
        body = {"split_off": {"to": to}, "merged_into": {"into": to}, "child_joined": {}}[kind]
        fact = check(f"investigation.{kind}", 1, {**body, **({"reasons": "x"} if kind != "child_joined" else {})})
        said(desk, fact, about=(CHILD, Subject(f"investigation:{record}")), record=RecordId(record))

    places = places_of(story_of(CHILD, [one.event for one in desk.ledger.about(CHILD).events]), RecordId("EI-1"))

    assert len(set(places.all)) == len(places.all)
    left = [(record, to) for kind, record, to in moves if kind != "child_joined" and record != to]
    assert places.now == "EI-1" or any(to == places.now for _, to in left)
    if not any(record == "EI-1" for record, _ in left):
        assert places.all == ("EI-1",)


def test_a_child_whose_records_were_joined_with_anothers_asks_as_before(case: Desk, client: Client):
    at_the_door(case, client)
    said(case, check("child.records_joined", 1, {"keeps": "child:Z"}), about=(CHILD, Subject("child:Z")))

    assert client.get("/door/").status_code == 200
    answer = client.post("/door/say/tell/", {"key": "k1", "words": "He is outside my school"})

    assert answer.headers["Location"] == "/door/said/tell/"
    assert len(case.events("door.information_given", record=INQUIRY)) == 1
    assert "He is outside my school" in client.get("/door/").content.decode()


def test_after_records_were_joined_a_door_shows_nothing_of_the_other_ones_mother(case: Desk, client: Client):
    """The H2 of each record is another person: what one wrote, kept and asked is not the other's."""
    zed = Subject("child:Z")
    mother = {"holder": "H2", "kind": "parent", "may_know": "yes", "under_suspicion": "no"}
    for child in (CHILD, zed):
        said(case, check("contact.holder_named", 1, mother), about=(child,))
    information = {"holder": "H2", "kind": "parent", "what": "He has a knife"}
    said(case, check("door.information_given", 1, information), about=(zed,))
    said(
        case, check("profile.kept", 1, {"version": 1, "by": "parent", "holder": "H2", "health": "Asthma"}), about=(zed,)
    )
    at_the_door(case, client, holder="H2", kind="parent")
    said(case, check("child.records_joined", 1, {"keeps": zed}), about=(CHILD, zed))

    for path in ("/door/", "/door/caring/", "/door/caring/profile/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "knife" not in page.content.decode()
        assert "Asthma" not in page.content.decode()
    client.post("/door/caring/profile/", {"key": "k2", "health": "Hay fever"})
    client.post("/door/caring/more/", {"key": "k3", "what": "She rang me at six"})
    assert "Hay fever" in client.get("/door/caring/profile/").content.decode()
    assert "She rang me at six" in client.get("/door/caring/").content.decode()
