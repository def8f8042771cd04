"""The page of who is told and where each right stands, and the pages on which it is put down."""

import re

import pytest

from tests.casework.desk import CASE, CHILD, DETECTIVE, INQUIRY, Desk
from tests.casework.desk import signed_in as acting
from tests.ending.going import tell
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import page_of, said, send
from wayhome.access.actors import Role
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.holders.channels import KeepChannel, RecordSafety
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.kernel.moments import in_london
from wayhome.record.events.victim import NoticeDelivered

TOLD = f"/cases/{INQUIRY}/told/"
CARE = acting("ceri", Role.VICTIM_CARE)


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return the desk behind the pages, with an investigation that is open and a crime on record."""
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")
    return desk


def test_the_twelve_rights_stand_there_with_why_they_are_enhanced(case: Desk, signed_in: SignedIn) -> None:
    page = signed_in(Role.VICTIM_CARE).get(TOLD)
    told = said(page)
    assert faults(page.content.decode()) == []
    assert all(f"{number}. To " in told for number in range(1, 13))
    assert "Enhanced rights apply. They were under 18 when it was done to them, and that alone is enough." in told
    assert "Ada" not in page.content.decode().partition("<title>")[2].partition("</title>")[0]


def test_everybody_who_is_told_stands_there_with_what_is_safe_first(case: Desk, signed_in: SignedIn) -> None:
    case.do(NameHolder, CARE, kind="parent", name="Maria", may_know="yes", under_suspicion="no")
    case.do(KeepChannel, CARE, holder="H2", kind="text", address="07700 900123", safe="yes", seen_by_others="no")
    case.do(RecordSafety, CARE, holder="H2", must_not_know="Her partner", never_by=("letter",), asked_of="holder")
    case.do(AgreePlan, CARE, holder="H2", frequency="weekly", channel="C1")
    told = said(signed_in(Role.VICTIM_CARE).get(TOLD))
    assert "A parent, Maria" in told
    assert told.index("Must not know: Her partner") < told.index("Every week, Text message: …123.")
    assert "Never by letter." in told
    assert "07700 900123" not in told


def test_whoever_may_be_a_suspect_is_shown_as_never_told(case: Desk, signed_in: SignedIn) -> None:
    case.do(NameHolder, CARE, kind="parent", name="Juan", may_know="yes", under_suspicion="yes")
    assert "Never told: may be among those who harm the child." in said(signed_in(Role.VICTIM_CARE).get(TOLD))


@pytest.mark.parametrize("left", [{}, {"under_suspicion": ""}])
def test_whoever_was_not_asked_about_is_not_told_as_if_it_were_no(
    case: Desk, signed_in: SignedIn, left: dict[str, str]
) -> None:
    client = signed_in(Role.VICTIM_CARE)
    send(client, "name-holder", INQUIRY, kind="parent", name="Juan", may_know="yes", **left)

    (named,) = case.events("contact.holder_named", record=INQUIRY)
    assert named.body["under_suspicion"] == "not_asked"
    page = client.get(TOLD)
    assert "Told nothing yet: nobody has asked whether they may be among those who harm the child." in said(page)
    assert "Never told" not in said(page)
    asked = re.search(r'href="([^"]+)">Ask, and put down what you learn', page.content.decode())
    assert asked is not None
    assert client.get(asked[1]).context["form"].fields["under_suspicion"].initial == "not_asked"
    assert [duty for duty in case.duties() if duty.owed_to == "holder:H2"] == []


def test_the_page_of_a_missing_child_says_who_is_told_and_no_rights(desk: Desk, signed_in: SignedIn) -> None:
    desk.report()
    told = said(signed_in(Role.RESPONSE).get(f"/cases/{CASE}/told/"))
    assert "Told and heard" in told
    assert "Enhanced rights" not in told


def test_a_parent_is_named_and_agreed_with_on_the_pages(case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.VICTIM_CARE)
    answer = send(client, "name-holder", INQUIRY, kind="parent", name="Maria", may_know="yes", under_suspicion="no")
    assert (answer.status_code, answer["Location"]) == (302, TOLD)
    about = "?about=holder:H2"
    client.post(page_of("keep-channel", INQUIRY) + about, posted(kind="text", address="07700 900123", safe="yes"))
    client.post(page_of("agree-contact", INQUIRY) + about, posted(frequency="weekly", channel="C1"))
    (plan,) = case.events("contact.plan_agreed", record=INQUIRY)
    assert (plan.body["holder"], plan.body["channel"], plan.subjects) == ("H2", "C1", (CHILD,))
    assert {duty.owed_to for duty in case.duties() if duty.rule == "VC-08-FAMILY"} == {"holder:H2"}


def test_nobody_is_cleared_by_a_question_that_was_not_answered(case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.VICTIM_CARE)
    send(client, "name-holder", INQUIRY, kind="parent", name="Maria", may_know="yes")

    (named,) = case.events("contact.holder_named", record=INQUIRY)
    assert named.body["under_suspicion"] == "not_asked"
    assert "was not asked, so they are told nothing yet" in said(client.get(TOLD))


def test_only_ways_that_are_safe_are_offered_for_a_plan(case: Desk, signed_in: SignedIn) -> None:
    case.do(KeepChannel, CARE, holder="H1", kind="text", address="07700 900555", safe="unknown")
    case.do(KeepChannel, CARE, holder="H1", kind="email", address="ada@example.org", safe="yes")
    page = said(signed_in(Role.VICTIM_CARE).get(page_of("agree-contact", INQUIRY)))
    assert "E-mail: ad…@example.org" in page
    assert "555" not in page


def test_what_is_known_to_be_safe_stands_in_the_form_that_replaces_it(case: Desk, signed_in: SignedIn) -> None:
    case.do(RecordSafety, CARE, holder="H1", never="07700 900777", asked_of="child")
    assert "07700 900777" in signed_in(Role.VICTIM_CARE).get(page_of("safe-contact", INQUIRY)).content.decode()


def test_a_way_without_a_number_is_asked_for_one(case: Desk, signed_in: SignedIn) -> None:
    answer = send(signed_in(Role.VICTIM_CARE), "keep-channel", INQUIRY, kind="text", safe="yes")
    assert answer.status_code == 422
    assert "Enter the number or address" in said(answer)


def test_a_reader_sees_no_way_to_change_it(case: Desk, signed_in: SignedIn) -> None:
    page = signed_in(Role.GRADER).get(TOLD)
    assert page_of("name-holder", INQUIRY) not in page.content.decode()


def posted(**given: str) -> dict[str, str]:
    return {"key": f"key {sorted(given.items())}", "when": "now", **given}


def test_who_tells_them_is_chosen_from_those_on_the_case_and_anybody_else_may_be_named(
    case: Desk, signed_in: SignedIn
) -> None:
    client = signed_in(Role.VICTIM_CARE)
    page = client.get(page_of("agree-contact", INQUIRY))
    offered = [value for value, _ in page.context["form"].fields["told_by"].choices]
    assert faults(page.content.decode()) == []
    assert (offered[0], offered[-1]) == ("dee", "another")
    assert Role.VICTIM_CARE.key in offered
    agree = page_of("agree-contact", INQUIRY)
    client.post(agree, posted(frequency="weekly", channel="in_person", told_by="dee"))
    client.post(
        agree,
        posted(frequency="weekly", channel="in_person", told_by="another", told_by_other="PC Ray 12", key="b" * 64),
    )
    assert [plan.body["told_by"] for plan in case.events("contact.plan_agreed", record=INQUIRY)] == ["dee", "PC Ray 12"]
    chosen = client.get(agree).context["form"]["told_by"].value()
    assert chosen == "PC Ray 12"


def test_agreeing_how_to_keep_in_touch_tells_nobody_how_the_case_stands(case: Desk, signed_in: SignedIn) -> None:
    case.do(AgreePlan, CARE, holder="H1", frequency="weekly")
    client = signed_in(Role.VICTIM_CARE)
    (before,) = [duty for duty in case.duties() if duty.rule == "VC-08"]

    send(client, "agree-contact", INQUIRY, frequency="weekly", channel="in_person")

    told = said(client.get(TOLD))
    assert "Recorded: How to keep in touch" in told
    assert "Tell the child how the case stands" not in told
    assert [duty.due_at for duty in case.duties() if duty.rule == "VC-08"] == [before.due_at]


def test_the_page_says_by_when_they_are_told_next_as_the_duty_has_it(case: Desk, signed_in: SignedIn) -> None:
    case.do(AgreePlan, CARE, holder="H1", frequency="weekly")
    client = signed_in(Role.VICTIM_CARE)
    (due,) = [duty.due_at for duty in case.duties() if duty.rule == "VC-08"]
    crime = case.events("investigation.crime_recorded", record=INQUIRY)[-1].id
    tell(case, NoticeDelivered(about=(crime,), to="child", receipt="message_delivered"))

    told = said(client.get(TOLD))

    assert f"To be told next 23:59 on {due:%a} {due.day} {due:%b}" in told
    assert "Owed first" in told


def test_a_step_of_which_the_child_was_not_told_comes_before_the_next_regular_update(
    case: Desk, signed_in: SignedIn
) -> None:
    case.do(AgreePlan, CARE, holder="H1", frequency="weekly")
    (due,) = [in_london(duty.due_at) for duty in case.duties() if duty.rule == "VC-02"]
    told = said(signed_in(Role.VICTIM_CARE).get(TOLD))
    assert f"To be told next {due:%H:%M} tomorrow" in told


def test_what_is_to_be_done_now_for_somebody_says_what_they_are_to_the_child(case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.VICTIM_CARE)
    send(client, "name-holder", INQUIRY, kind="carer", name="Nan", may_know="yes", under_suspicion="no")
    told = said(client.get(TOLD))
    assert "Agree how to keep in touch: the carer, by" in told
    assert ": H2, by" not in told
