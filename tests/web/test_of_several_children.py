"""A case of several children names them all, on its page, in the lists and above each act."""

import pytest

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.web.conftest import SignedIn
from tests.web.html import outline
from tests.web.sending import said as words_of
from tests.web.sending import send
from wayhome.access.actors import Role
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.enquiring.resolve_identifiers import NoteIdentifier
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.kernel.ids import RecordId, Subject


@pytest.fixture
def of_two(desk: Desk) -> Desk:
    """Return an investigation of two children."""
    desk.concern()
    desk.at(5).do(JoinChild, DETECTIVE, joining=Subject("child:B"), name="Bo", age_stated=14, basis="disclosure")
    return desk


@pytest.mark.parametrize("path", ["", "case-risk/", "lines-of-enquiry/", "plan/"])
def test_every_page_of_a_case_names_all_its_children(of_two: Desk, signed_in: SignedIn, path: str):
    said = " ".join(outline(signed_in(Role.INVESTIGATOR).get(f"/cases/{INQUIRY}/{path}").content.decode()).text)

    assert "Ada, Bo , 2 children" in " ".join(said.split())


def test_the_list_of_cases_names_all_children_of_a_case(of_two: Desk, signed_in: SignedIn):
    said = " ".join(outline(signed_in(Role.INVESTIGATOR).get("/cases/").content.decode()).text)

    assert "Ada, Bo" in said


def test_what_each_child_is_still_to_be_told_of_a_suspect_says_which_child(of_two: Desk, signed_in: SignedIn):
    of_two.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Uncle")
    of_two.do(RecordStep, DETECTIVE, suspect="EI-1-S1", kind="arrested")

    said = " ".join(outline(signed_in(Role.INVESTIGATOR).get(f"/cases/{INQUIRY}/suspects/").content.decode()).text)

    assert "Tell the child that a suspect was arrested: Ada" in said
    assert "Tell the child that a suspect was arrested: Bo" in said


def test_a_number_that_several_cases_have_not_resolved_stands_first(of_two: Desk, signed_in: SignedIn):
    other = {"child": Subject("child:C"), "record": RecordId("EI-2"), "investigation": Subject("investigation:EI-2")}
    of_two.do(RaiseConcern, DETECTIVE, **other, informant="school", kind="sexual", name="Cy", age_stated=15)
    for record in (INQUIRY, RecordId("EI-2")):
        of_two.do(NoteIdentifier, DETECTIVE, record=record, kind="phone", value="07700 900123")

    page = signed_in(Role.INVESTIGATOR).get("/investigations/identifiers/")

    assert [[case.who for case in one.cases] for one in page.context["shared"]] == [["Ada, Bo", "Cy"]]


def test_who_complains_is_one_person_of_one_child_whatever_their_reference_is(of_two: Desk, signed_in: SignedIn):
    bo = Subject("child:B")
    of_two.do(NameHolder, DETECTIVE, child=bo, kind="parent", name="Mo", may_know="yes", under_suspicion="no")
    client = signed_in(Role.INVESTIGATOR)
    page = client.get(f"/cases/{INQUIRY}/complaint/?about=holder:H2 of {bo}")
    asked = page.context["form"]["holder"].field

    assert [said for _, said in asked.choices] == ["Ada: The child", "Bo: The child", "Bo: A parent, Mo"]
    assert asked.initial == f"{bo} H2"
    send(client, "complaint", INQUIRY, holder=f"{bo} H2", what="Nobody rang.", right="6")
    (complaint,) = of_two.events("court.complaint_received", record=INQUIRY)
    assert (complaint.body["holder"], bo in complaint.subjects) == ("H2", True)
    court = words_of(client.get(f"/cases/{INQUIRY}/court/"))
    assert "A complaint to answer, from Mo, due in" in court
    assert "From Mo Nobody rang." in court


def test_whoever_is_written_to_is_told_of_their_own_child_and_the_page_says_what_about(
    of_two: Desk, signed_in: SignedIn
):
    bo = Subject("child:B")
    of_two.do(NameHolder, DETECTIVE, child=bo, kind="parent", name="Mo", may_know="yes", under_suspicion="no")
    page = words_of(signed_in(Role.INVESTIGATOR).get(f"/cases/{INQUIRY}/write-notice/?about=holder:H2 of {bo}"))

    assert "Mo , told of Bo About: How the case stands" in page
