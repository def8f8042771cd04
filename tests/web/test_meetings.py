"""The pages of meetings: planned, listed, the pack as a page and as a PDF that a screen reader can read."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from itertools import count
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, LEAD, SERGEANT, Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.meeting_pack.sentences import ChildPart, MeetingPack, Part, Sentence
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.partners.list_children import ListForMeeting
from wayhome.casework.partners.plan_meeting import PlanMeeting
from wayhome.kernel.ids import OUR_FORCE, EventId, RecordId
from wayhome.web.http import parts_behind
from wayhome.web.partners.pdf import pdf_of

pytestmark = pytest.mark.django_db
KEYS = count(1)
ODD = 'He said: "#let x = 1" *not* _this_ <b> $y$ \\ and Łukasz’s café'


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk with a child on the list of a meeting in two days."""
    desk.concern()
    at = desk.now + timedelta(days=2)
    desk.do(PlanMeeting, LEAD, about=OUR_FORCE, meeting="MM-1", at=at, area="North")
    desk.do(AssessCaseRisk, DETECTIVE, level="high", reasons="In debt.")
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report=ODD)
    return desk


def page(client: Client, path: str) -> str:
    """Open a page."""
    answer = client.get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def pdf(client: Client, path: str) -> PdfReader:
    """Open a PDF."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return PdfReader(BytesIO(answer.content))


def tags(node: object, found: list[str] | None = None) -> list[str]:
    """Return every tag of a PDF's structure, in reading order."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            found.append(str(node["/S"]))
        tags(node.get("/K", []), found)
    elif isinstance(node, list):
        for one in node:
            tags(one, found)
    return found


def flat(text: str) -> str:
    """Return text without spaces or hyphens, as lines are broken anywhere."""
    return re.sub(r"[\s\u00ad-]+", "", text)


# --- the meetings ---


def test_a_meeting_is_planned_on_the_page_and_stands_on_it(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    sent = {"key": "k1", "on": "2026-03-10", "at": "10:00", "area": "North", "kind": "exploitation"}
    answer = client.post("/meetings/", sent, follow=True)

    assert "North" in answer.content.decode()
    assert "10:00 on Tue 10 Mar, 0 children listed" in page(client, "/meetings/")


def test_a_time_that_has_passed_is_refused_with_everything_still_there(desk: Desk, signed_in: SignedIn):
    sent = {"key": "k1", "on": "2026-03-01", "at": "10:00", "area": "Hill End", "kind": "missing"}
    answer = signed_in(Role.COORDINATOR).post("/meetings/", sent)

    assert answer.status_code == 422
    said = unescape(answer.content.decode())
    assert "That time has passed, and a meeting is planned before it is held." in said
    assert 'value="Hill End"' in said


def test_what_a_meeting_lacks_is_said(desk: Desk, signed_in: SignedIn):
    said = signed_in(Role.COORDINATOR).post("/meetings/", {"key": "k1"}).content.decode()

    for lacking in ("Enter the date of the meeting", "Enter when it begins", "Say for which area the meeting is"):
        assert lacking in said


def test_who_does_not_prepare_meetings_is_told_who_does(desk: Desk, signed_in: SignedIn):
    answer = signed_in(Role.RESPONSE).get("/meetings/")

    assert answer.status_code == 403
    assert "You may not plan a meeting of partners or put its list together" in unescape(answer.content.decode())


def test_a_child_is_listed_from_the_case_and_taken_off_again(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    assert "Ada" in page(client, "/meetings/MM-1/")

    about = f"/cases/{INQUIRY}/take-off-list/?about=MM-1+{CHILD}"
    assert 'value="MM-1"' in page(client, about)
    case.at(30)
    sent = {"key": "k2", "when": "now", "meeting": "MM-1", "because": "not_needed", "reason": "He is safe."}
    client.post(f"/cases/{INQUIRY}/take-off-list/", sent)
    assert "No child is on the list." in page(client, "/meetings/MM-1/")


def test_what_the_meeting_decided_is_recorded_for_each_child(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    case.at(3 * 24 * 60)
    assert "Record what was decided" in page(client, "/meetings/MM-1/")

    sent = {
        "key": "k3", "when": "now", "meeting": "MM-1", "police_attended": "yes", "came": ["health"], "rows": "1",
        "what_1": "A bed", "agency_1": "housing", "by_1": "2026-03-09",
    }  # fmt: skip
    client.post(f"/cases/{INQUIRY}/meeting-minutes/", sent)
    assert "decided on" in page(client, "/meetings/MM-1/")
    assert case.statuses("MA-08") == ["owed"]


def test_a_meeting_is_called_off_with_a_reason(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    case.at(30)
    assert "Say why it is not held" in client.post("/meetings/MM-1/", {"key": "k4"}).content.decode()

    client.post("/meetings/MM-1/", {"key": "k5", "reason": "Snow."})
    assert "Called off." in page(client, "/meetings/MM-1/")


def test_there_is_no_page_for_a_meeting_nobody_planned(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)

    assert [client.get(f"/meetings/MM-9/{part}").status_code for part in ("", "pack/", "pack.pdf")] == [404, 404, 404]


# --- the pack ---


def test_each_sentence_of_the_page_leads_to_the_entry_it_rests_on(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    shown = page(client, "/meetings/MM-1/pack/")
    entries = re.findall(r'href="(/entries/[^"]+)"', shown)

    assert "Risk in investigation EI-1: high, 2 March 2026." in shown
    assert len(entries) > 4
    assert {client.get(one).status_code for one in entries} == {200}


def test_who_reads_no_proofs_is_led_to_the_entries_too(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    entries = re.findall(r'href="(/entries/[^"]+)"', page(client, "/meetings/MM-1/pack/"))

    assert len(entries) > 4
    assert {client.get(one).status_code for one in entries} == {200}


@pytest.mark.parametrize("path", ["/meetings/MM-1/pack/", "/meetings/MM-1/pack.pdf"])
def test_that_somebody_looked_is_kept_for_every_child_with_the_meeting_it_was_for(
    path: str, case: Desk, signed_in: SignedIn
):
    signed_in(Role.INVESTIGATOR).get(path)

    (look,) = parts_behind().looks.noted(shown=INQUIRY, actor=None)
    assert look.purpose == "meeting_of_partners MM-1"


def test_the_pdf_is_tagged_titled_and_in_english(case: Desk, signed_in: SignedIn):
    made = pdf(signed_in(Role.SUPERVISOR), "/meetings/MM-1/pack.pdf")
    root: Any = made.root_object

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert made.metadata is not None
    assert made.metadata.title == "Meeting of partners, North, 4 March 2026"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    found = tags(root["/StructTreeRoot"])
    assert found.count("/H1") == 1
    assert {"/H2", "/H3", "/L", "/LI", "/LBody", "/Link"} <= set(found)
    assert found.index("/H1") < found.index("/H2") < found.index("/H3") < found.index("/L")


def test_the_pdf_says_what_the_page_says_in_its_order(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    shown = page(client, "/meetings/MM-1/pack/")
    sentences = re.findall(r'class="app-pack__one[^>]*>(?:<strong>Overdue.</strong> )?(.*?)\.? ?<', shown)
    read = flat("".join(one.extract_text() for one in pdf(client, "/meetings/MM-1/pack.pdf").pages))

    places = [read.find(flat(one)) for one in sentences]
    assert len(places) > 4
    assert -1 not in places
    assert read.index("Risk") < read.index(flat("Who owes what"))


def test_odd_characters_are_words_and_never_markup(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    read = "".join(one.extract_text() for one in pdf(client, "/meetings/MM-1/pack.pdf").pages)

    assert flat("#let x = 1") in flat(read)
    assert flat("*not* _this_ <b> $y$") in flat(read)
    assert "Łukasz" in read


def test_each_sentence_of_the_pdf_has_a_link_to_its_entry_and_bookmarks_lead_to_each_child():
    one = Sentence(words="Graded high.", entry=EventId("e1"), record=RecordId("MC-1"), overdue=True)
    part = Part(title="Risk", sentences=(one,), none="None.")
    children = tuple(
        ChildPart(child=CHILD, record=RecordId("MC-1"), who=f"Child {number}", known="12 years old", parts=(part,))
        for number in (1, 2)
    )
    desk = Desk()
    told = MeetingPack(title="A meeting", at=desk.now, since=desk.now, children=children)
    read = PdfReader(BytesIO(pdf_of(told, lambda each: f"https://wayhome.example/entries/{each.entry}/")))

    links = [link.get_object()["/A"]["/URI"] for sheet in read.pages for link in sheet.get("/Annots", [])]
    assert links == ["https://wayhome.example/entries/e1/"] * 2
    assert "Overdue. Graded high." in read.pages[0].extract_text()
    outline: Any = read.outline
    (top, below) = outline
    assert top.title == "A meeting"
    assert [mark.title for mark in below if not isinstance(mark, list)] == ["Child 1", "Child 2"]


def test_a_pack_without_children_is_a_pdf_that_says_so():
    desk = Desk()
    told = MeetingPack(title="A meeting", at=desk.now, since=desk.now, children=(), covered=True)
    read = PdfReader(BytesIO(pdf_of(told, lambda each: each.entry)))

    assert "No child is on the list." in read.pages[0].extract_text()
    assert "under cover names" in read.pages[0].extract_text()


def test_under_cover_names_neither_page_nor_pdf_names_a_child(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    shown = page(client, "/meetings/MM-1/pack/?cover=yes")
    read = "".join(one.extract_text() for one in pdf(client, "/meetings/MM-1/pack.pdf?cover=yes").pages)

    assert "Ada" not in shown
    assert "Ada" not in read
    assert "Child 1" in read
