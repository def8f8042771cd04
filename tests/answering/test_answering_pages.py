"""What officers do about the doors: invite, say a code, see what somebody sees, hold back, and answer what is asked."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.answering.doors import LINK, again, at_the_door, come_in, invite, said, visitor
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, SERGEANT, Desk, rules, words
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.sending.outgoing import OutgoingQueue
from wayhome.casework.answering.answer import AnswerQuestion
from wayhome.casework.answering.asking import AskQuestion, SayWrong
from wayhome.casework.answering.hold_back import HoldBack
from wayhome.casework.answering.invite import Invite
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.holders.channels import KeepChannel, RecordSafety
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.kernel.ids import Subject
from wayhome.record.events.bail import SuspectDealtWith
from wayhome.record.events.contact import ChannelKept, HolderLeft
from wayhome.record.events.door import QuestionAsked
from wayhome.record.events.investigation import ChildJoined
from wayhome.record.events.victim import NoticeWritten
from wayhome.web.http import parts_behind
from wayhome.web.invited.codes import send_codes
from wayhome.web.invited.models import CodeAsked, Invitation

pytestmark = pytest.mark.django_db
OTHER = Subject("child:B")
DOORS = f"/cases/{INQUIRY}/doors/"


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk behind the pages, with a concern about the first child."""
    desk.concern()
    return desk


def parent(desk: Desk, **given: object) -> None:
    """Put a parent down, who may know unless it is said otherwise."""
    known = {"kind": "parent", "name": "Bea", "may_know": "yes", "under_suspicion": "no", "child": CHILD}
    desk.do(NameHolder, DETECTIVE, **(known | given))


def pressed(client: Client, holder: str, **button: str) -> str:
    return client.post(DOORS, {"child": CHILD, "holder": holder, **button}).content.decode()


def test_a_child_is_invited_on_the_page_and_comes_in_with_the_code_that_is_said_to_them(
    case: Desk, signed_in: SignedIn
):
    officer, child = signed_in(Role.INVESTIGATOR), Client()

    page = pressed(officer, "H1", invite="1")
    link = re.search(r"/d/(\w+)/", page)
    code = re.search(r"(\d{3} \d{3})", pressed(officer, "H1", code="1"))
    assert link
    assert code

    assert faults(page) == []
    assert come_in(child, link=link[1], code=code[1]).status_code == 302
    assert link[1] not in officer.get(DOORS).content.decode(), "it is shown once"
    assert Invitation.objects.get().link != link[1], "and kept as a digest alone"
    assert not [event for event in case.events(record=INQUIRY) if link[1] in str(event.body)]


def test_a_new_link_ends_the_one_before(case: Desk, signed_in: SignedIn):
    officer = signed_in(Role.INVESTIGATOR)

    pressed(officer, "H1", invite="1")
    pressed(officer, "H1", invite="1")

    (ended,) = case.events("door.invitation_ended", record=INQUIRY)
    assert ended.body["why"] == "replaced"
    assert Invitation.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"under_suspicion": "yes"}, "They are, or may be, among those who harm the child"),
        ({"under_suspicion": "unknown"}, "They are, or may be, among those who harm the child"),
        ({"may_know": "unknown"}, "It was not established that it is safe for the child that they know"),
    ],
)
def test_a_parent_who_may_be_a_suspect_or_may_not_know_is_never_invited(
    case: Desk, signed_in: SignedIn, given: dict[str, str], refusal: str
):
    parent(case, **given)

    refused = pressed(signed_in(Role.INVESTIGATOR), "H2", invite="1")

    assert refusal in refused
    assert not Invitation.objects.exists()


def test_of_whom_it_was_not_established_that_they_may_know_the_page_leads_to_where_that_is_said(
    case: Desk, signed_in: SignedIn
):
    parent(case, may_know="unknown")
    officer = signed_in(Role.INVESTIGATOR)

    doors = officer.get(DOORS).content.decode()
    (href,) = re.findall(r'href="([^"]*/name-holder/[^"]*)">Say whether they may know', doors)

    asked = officer.get(href).context["form"]
    assert asked["name"].value() == "Bea"
    assert asked["may_know"].value() == "unknown"


def test_nobody_is_invited_while_no_way_to_reach_them_is_safe(case: Desk):
    case.do(RecordSafety, DETECTIVE, holder="H1", no_safe_way=True, asked_of="child", child=CHILD)

    refused = case.refused(
        Invite, DETECTIVE, invitation="I-1", holder="H1", kind="child", until=case.now + timedelta(days=1), child=CHILD
    )

    assert words(refused) == ["There is no safe way to reach them at present, so a link would not be safe either."]
    assert rules(refused) == ["casework.no_safe_way"]


def test_a_link_of_more_than_a_year_is_refused(case: Desk):
    refused = case.refused(
        Invite, DETECTIVE, invitation="I-1", holder="H1", kind="child", until=case.now + timedelta(days=400),
        child=CHILD,
    )  # fmt: skip

    assert words(refused) == ["The link ends in the past, or more than a year from now."]


def test_whoever_comes_to_be_suspected_is_back_outside_at_once(case: Desk, client: Client):
    parent(case)
    at_the_door(case, client, holder="H2", kind="parent")
    assert client.get("/door/").status_code == 200

    parent(case, holder="H2", under_suspicion="yes")

    assert client.get("/door/")["Location"] == "/door/in/"
    way_in = client.get("/door/in/")
    assert way_in.status_code == 200, "and is not sent round and round"
    assert "What is the code?" in way_in.content.decode()
    sent = client.post("/door/say/ask/", {"key": "k", "words": "Where is she?"})
    assert "This was not sent" in sent.content.decode()
    assert not case.events("door.question_asked", record=INQUIRY)


def test_a_child_and_a_parent_see_their_own_and_never_each_others(case: Desk):
    parent(case)
    child, mother = Client(), Client()
    at_the_door(case, child)
    at_the_door(case, mother, link="other", invitation="I-2", holder="H2", kind="parent")

    child.post("/door/say/ask/", {"key": "k1", "words": "CHILD-ASKS"})
    mother.post("/door/say/need/", {"key": "k2", "words": "PARENT-NEEDS"})
    said(case, _notice("H1", "CHILD-READS"), about=(CHILD, INVESTIGATION))

    seen_by_child, seen_by_mother = child.get("/door/").content.decode(), mother.get("/door/").content.decode()
    assert "CHILD-ASKS" in seen_by_child
    assert "PARENT-NEEDS" in seen_by_mother
    assert "PARENT-NEEDS" not in seen_by_child
    assert "CHILD-ASKS" not in seen_by_mother
    assert mother.get("/door/messages/1/").status_code == 404
    assert "Messages for you: 1 new" in seen_by_child


@pytest.mark.parametrize("holder", ["H1", "H2"])
def test_an_officer_sees_exactly_what_each_person_sees(case: Desk, signed_in: SignedIn, holder: str):
    parent(case)
    said(case, _notice(holder, "You are told."), about=(CHILD, INVESTIGATION))
    case.do(AgreePlan, DETECTIVE, holder=holder, frequency="weekly", told_by="DC Moss 2218", child=CHILD)
    invited = Client()
    at_the_door(case, invited, holder=holder, kind="child" if holder == "H1" else "parent")
    invited.post("/door/say/ask/", {"key": "k1", "words": "When?"})

    theirs = _body(invited.get("/door/").content.decode())
    preview = _body(signed_in(Role.INVESTIGATOR).get(f"{DOORS}{holder}/").content.decode())

    assert "DC Moss 2218" in theirs
    assert theirs == preview


def test_two_children_of_one_case_each_see_their_own_though_both_are_called_the_first_holder(case: Desk):
    said(case, ChildJoined(), about=(OTHER, INVESTIGATION))
    (arrest,) = said(case, SuspectDealtWith(kind="arrested"), about=(CHILD, OTHER, INVESTIGATION))
    said(case, _notice("H1", "OF-ADA", about=(arrest,)), about=(CHILD, INVESTIGATION))
    said(case, _notice("H1", "OF-BO", notice="N-B"), about=(OTHER, INVESTIGATION))
    said(case, _notice("H1", "OF-BOTH", notice="N-2"), about=(CHILD, OTHER, INVESTIGATION))
    ada, bo = Client(), Client()
    at_the_door(case, ada)
    at_the_door(case, bo, link="other", invitation="I-2", child=OTHER)

    ada.post("/door/messages/1/")
    ada.post("/door/say/ask/", {"key": "k", "words": "ADA-ASKS"})
    seen = ada.get("/door/messages/1/").content.decode(), bo.get("/door/").content.decode()

    assert "OF-ADA" in seen[0]
    assert ada.get("/door/messages/2/").status_code == 404, "what names two children is nobody's own"
    assert "We arrested someone" not in seen[1], "the other was not told of it"
    assert "ADA-ASKS" not in seen[1]
    assert "OF-BO" in bo.post("/door/messages/1/", follow=True).content.decode()


def test_the_code_that_is_asked_for_goes_another_way_than_the_link(case: Desk, signed_in: SignedIn):
    for kind, address in (("text", "07700 900123"), ("email", "ada@post.example")):
        case.do(
            KeepChannel, DETECTIVE, holder="H1", kind=kind, address=address, safe="yes",
            seen_by_others="no", child=CHILD,
        )  # fmt: skip
    page = pressed(signed_in(Role.INVESTIGATOR), "H1", invite="1", way="C1")
    browser, parts = Client(), parts_behind()

    browser.cookies["door-link"] = _link(parts.outgoing)
    browser.post("/door/code/")
    assert send_codes(parts.outgoing, parts, case.now) == 1

    ways = [(one.outgoing.kind, one.outgoing.by) for one in parts.outgoing.of_record(INQUIRY)]
    assert "/d/" not in page, "what is sent is not shown"
    assert sorted(ways) == [("code", "email"), ("invitation", "text")]
    assert not CodeAsked.objects.exists()


def test_a_number_that_was_put_down_twice_is_no_other_way(case: Desk, signed_in: SignedIn):
    for address in ("07700 900123", "+44 7700 900 123"):
        said(case, ChannelKept.model_validate({"channel": f"C{len(address)}", "holder": "H1", "kind": "text",
                                               "address": address, "safe": "yes"}))  # fmt: skip
    pressed(signed_in(Role.INVESTIGATOR), "H1", invite="1", way="C12")
    browser, parts = Client(), parts_behind()

    browser.cookies["door-link"] = _link(parts.outgoing)
    browser.post("/door/code/")

    assert send_codes(parts.outgoing, parts, case.now) == 0


def test_links_that_nobody_has_hold_up_no_code(case: Desk, signed_in: SignedIn):
    for ref, kind, address in (("C1", "text", "07700 900123"), ("C2", "email", "ada@post.example")):
        said(case, ChannelKept.model_validate({"channel": ref, "holder": "H1", "kind": kind, "address": address,
                                               "safe": "yes"}))  # fmt: skip
    pressed(signed_in(Role.INVESTIGATOR), "H1", invite="1", way="C1")
    browser, parts = Client(), parts_behind()
    CodeAsked.objects.bulk_create(CodeAsked(link=f"{number}", at=case.now) for number in range(300))

    browser.cookies["door-link"] = _link(parts.outgoing)
    browser.post("/door/code/")

    assert send_codes(parts.outgoing, parts, case.now) == 1
    assert not CodeAsked.objects.exists()


def test_a_code_that_is_asked_for_with_a_link_nobody_has_is_answered_alike_and_comes_to_nothing(
    case: Desk, client: Client
):
    invite(case)
    answers = set()
    for link in (LINK, "nobody-has-this"):
        browser = Client()
        browser.get(f"/d/{link}/")
        answers.add(re.sub(r'value="\w{64}"', "", browser.post("/door/code/").content.decode()))
    parts = parts_behind()

    assert len(answers) == 1
    assert send_codes(parts.outgoing, parts, case.now) == 0, "no other way to this child is known to be safe"


def test_everything_that_is_asked_stands_on_one_page_the_oldest_first_and_is_answered_from_there(
    case: Desk, signed_in: SignedIn
):
    row = invite(case)
    acting = {"holder": "H1", "kind": "child", "child": CHILD}
    child = visitor(row)
    case.do(AskQuestion, child, question="First?", **acting)
    case.at(5).do(AskQuestion, child, question="Second?", **acting)
    client = signed_in(Role.VICTIM_CARE)

    page = client.get("/asked-of-us/").content.decode()
    first, _ = case.events("door.question_asked", record=INQUIRY)
    assert page.index("First?") < page.index("Second?")
    assert faults(page) == []
    form = client.get(f"/cases/{INQUIRY}/answer-question/?about={first.id}").content.decode()
    assert "First?" in form
    assert ("The child, " in form, "H1, " in form) == (True, False)
    sent = {"key": "k9", "which": first.id, "answer": "By Friday.", "when": "now"}
    client.post(f"/cases/{INQUIRY}/answer-question/", sent)

    page = client.get("/asked-of-us/").content.decode()
    assert "First?" not in page
    assert "Second?" in page
    (answered,) = case.events("door.question_answered", record=INQUIRY)
    assert (answered.body["question"], answered.body["to"]) == (first.id, "H1")


def test_what_is_due_first_stands_first_and_each_line_says_by_when(case: Desk, signed_in: SignedIn):
    child = visitor(invite(case))
    acting = {"holder": "H1", "kind": "child", "child": CHILD}
    case.do(SayWrong, child, what="Owed in five days", **acting)
    case.at(5).do(AskQuestion, child, question="Owed in two days", **acting)
    said(case, QuestionAsked(holder="H2", kind="parent", question="Of one who left"))
    case.at(9)
    said(case, HolderLeft(holder="H2", why="child_asked"))

    page = re.sub(r"\s+", " ", signed_in(Role.VICTIM_CARE).get("/asked-of-us/").content.decode())

    assert page.index("Owed in two days") < page.index("Owed in five days") < page.index("Of one who left")
    assert page.count("Answer by ") == 2
    assert page.count("No rule sets a time for it") == 1


def test_an_answer_to_what_nobody_asked_is_refused(case: Desk):
    refused = case.refused(AnswerQuestion, DETECTIVE, question="e0001", answer="Yes", child=CHILD)

    assert words(refused) == ["There is no such question in this case."]


def test_who_opened_a_door_again_is_asked_and_a_link_in_other_hands_is_closed(
    case: Desk, client: Client, signed_in: SignedIn
):
    row = invite(case)
    come_in(client)
    again(case, row)
    (opening,) = case.events("door.opened_elsewhere", record=INQUIRY)
    officer = signed_in(Role.VICTIM_CARE)

    assert "was it them?" in officer.get("/asked-of-us/").content.decode()
    sent = {"key": "k9", "which": opening.id, "answer": "was_not_them", "when": "now"}
    officer.post(f"/cases/{INQUIRY}/look-at-opening/", sent)

    row.refresh_from_db()
    assert row.ended_at is not None
    assert case.statuses("VC-Q-03") == ["met"]
    assert [event.body["why"] for event in case.events("door.invitation_ended", record=INQUIRY)] == ["forwarded"]


def test_less_is_shown_for_a_time_and_the_supervisor_sees_it_and_ends_it(case: Desk, signed_in: SignedIn):
    invite(case)
    officer = signed_in(Role.SUPERVISOR)
    sent = {
        "key": "k1", "holder": "H1", "endangers": "enquiry", "reason": "An arrest is planned", "until_on": "2026-03-06",
        "when": "now",
    }  # fmt: skip
    officer.post(f"/cases/{INQUIRY}/hold-back/", sent)

    assert "They see less at present" in officer.get(DOORS).content.decode()
    pressed(officer, "H1", **{"show-again": "1"})
    assert "They see less at present" not in officer.get(DOORS).content.decode()


def test_more_than_four_weeks_are_not_held_back_at_once(case: Desk):
    refused = case.refused(
        HoldBack, SERGEANT, hold="X", endangers="person", reason="x", until=case.now + timedelta(days=30), child=CHILD
    )

    assert words(refused) == ["It would end in the past, or more than four weeks from now."]


def test_a_door_is_no_place_for_whoever_reads_for_the_force(case: Desk, signed_in: SignedIn):
    assert signed_in(Role.ANALYST).get(DOORS).status_code == 403


def _notice(holder: str, text: str, *, notice: str = "", about: tuple[str, ...] = ()) -> NoticeWritten:
    to = "child" if holder == "H1" else "parent_or_carer"
    return NoticeWritten(notice=notice or f"N-{holder}", about=about, to=to, holder=holder, by="door", text=text)


def _link(outgoing: OutgoingQueue) -> str:
    """Return the link that waits to be sent."""
    (taken,) = outgoing.take(datetime(2027, 1, 1, tzinfo=UTC), 5)
    found = re.search(r"/d/(\w+)/", taken.outgoing.secret)
    assert found
    return found[1]


def _body(page: str) -> str:
    """Return the words of what somebody sees, without what they press."""
    body = page[page.index('<h1 class="govuk-heading-l">Your page') :]
    plain = re.sub(r"<form.*?</form>", "", body.partition("</details>")[0], flags=re.DOTALL)
    return " ".join(re.sub(r"</?a\b[^>]*>", "", plain).split())
