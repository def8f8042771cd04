"""A child who went on in another investigation, or whose records were joined: their door is theirs still."""

import pytest
from django.test import Client

from tests.answering.doors import at_the_door, come_in, invite, said
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, SERGEANT, Desk
from wayhome.casework.concerns.whole_case import JoinChild, SplitInvestigation
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.vocabulary import check

pytestmark = pytest.mark.django_db
BO = Subject("child:B")


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
    (asked,) = case.events("door.question_asked", record=INQUIRY)
    assert CHILD in asked.subjects


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
    given = {"holder": "H2", "kind": "parent", "what": "He has a knife"}
    said(case, check("door.information_given", 1, given), about=(zed,))
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
