"""A parent's first page agrees with what is said of their missing child: it comes first, and nothing says otherwise."""

import pytest
from django.test import Client

from tests.carers.at_the_door import inside, invitation
from tests.carers.carer import HOLDER, a_carer, put_down
from tests.casework.desk import INQUIRY, SERGEANT, Desk, signed_in
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.locate_child import LocateChild

pytestmark = pytest.mark.django_db
CARE = signed_in("ceri", Role.VICTIM_CARE)
MISSING = "Your child is reported missing"


def parent(desk: Desk, **given: str) -> Client:
    """Return a parent inside the door of an investigation."""
    desk.concern()
    put_down(desk, a_carer(kind="parent", name="Pat", **given))
    return inside(desk, invitation(desk, kind="parent", holder=HOLDER, record=INQUIRY))


def test_while_the_child_is_missing_that_comes_first_with_when_they_hear(desk: Desk):
    client = parent(desk)
    desk.report()
    desk.at(5)

    shown = said(client.get("/door/"))

    assert shown.index(MISSING) < shown.index("When your child is missing") < shown.index("What is happening")
    assert "We have had the report since 19:00 on Monday 2 March. You hear from us by 23:00 on Monday 2 March" in shown
    assert "There is nothing new to tell you yet" not in shown
    assert "We have not agreed yet how often you hear from us" not in shown


def test_once_they_should_have_heard_it_says_that_we_are_late(desk: Desk):
    parent(desk)
    desk.report()
    desk.at(3 * 24 * 60)
    made = invitation(desk, kind="parent", record=INQUIRY, reference="I5", link="five")

    shown = said(inside(desk, made, "t5").get("/door/"))

    assert "We are late. You should have heard from us by 23:00 on Monday 2 March. Ring 101 now, and say so." in shown


def test_while_the_child_is_missing_the_page_names_one_place_to_ask_and_one_time(desk: Desk):
    client = parent(desk)
    desk.do(AgreePlan, CARE, holder=HOLDER, frequency="weekly")
    desk.report()
    desk.at(5)

    shown = said(client.get("/door/"))

    assert "About your child being missing, ring 101." in shown
    assert shown.index("About your child being missing") < shown.index("About everything else:")
    assert "While your child is missing, it stands at the top of this page." in shown
    assert "About everything else, by" in shown
    assert "The control room has the search: ring 101." in said(client.get("/door/caring/"))


def test_of_a_child_who_was_found_the_first_page_is_as_it_was(desk: Desk):
    client = parent(desk)
    desk.report()
    desk.at(5).do(LocateChild, SERGEANT, basis="seen")

    shown = said(client.get("/door/"))

    assert MISSING not in shown
    assert "We have not agreed yet how often you hear from us" in shown
    assert "When your child is missing" in shown


def test_the_childs_own_page_says_nothing_of_a_report_about_them(desk: Desk):
    desk.concern()
    client = inside(desk, invitation(desk, kind="child", holder="H1", record=INQUIRY))
    desk.report()
    desk.at(5)

    assert "reported missing" not in said(client.get("/door/"))
