"""A case of several children names them all, on its page, in the lists and above each act."""

import pytest

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.web.conftest import SignedIn
from tests.web.html import outline
from wayhome.access.actors import Role
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.kernel.ids import Subject


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
