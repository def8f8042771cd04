"""A parent who disputed the risk reads the answer at the door, also once the child is missing again."""

import pytest
from django.test import Client

from tests.carers.at_the_door import inside, invitation
from tests.carers.carer import CASE, HOLDER, a_carer, put_down
from tests.casework.desk import INSPECTOR, SERGEANT, Desk
from tests.web.sending import said
from wayhome.casework.carers.dispute import AnswerGradeDispute
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild

pytestmark = pytest.mark.django_db
A_DAY = 24 * 60
WHY = "He was threatened"


@pytest.fixture
def mother(desk: Desk) -> Client:
    """Return the mother, who disputed the risk, whose child was found, and who reports the child missing again."""
    put_down(desk, a_carer(kind="parent", name="Pat"))
    desk.report()
    desk.train(SERGEANT).do(GradeRisk, SERGEANT, grade="medium")
    client = inside(desk, invitation(desk, kind="parent", holder=HOLDER))
    client.post("/door/caring/disagree/", {"key": "d1", "why": WHY})
    desk.at(5).do(LocateChild, SERGEANT, basis="spoken_to")
    desk.at(10)
    client.post("/door/missing/", {"key": "k1", "seen": "By the back door"})
    return client


def answer(desk: Desk) -> None:
    """Answer the dispute, on the case in which it was made."""
    dispute = desk.events("door.grade_disputed")[0].id
    desk.do(AnswerGradeDispute, INSPECTOR, record=CASE, dispute=dispute, result="stands", answer="We read it all.")


def test_what_she_disputed_and_when_it_is_answered_stands_on(mother: Client):
    told = said(mother.get("/door/caring/"))

    assert f"When they were missing before, on Monday 2 March, you wrote: {WHY}" in told
    assert "answers you here within 4 hours of 19:00 on Monday 2 March." in told


def test_the_answer_that_is_given_on_the_earlier_case_is_read_at_the_door(desk: Desk, mother: Client):
    answer(desk)

    assert "The grade stands. We read it all." in said(mother.get("/door/caring/"))


@pytest.mark.parametrize(("days", "is_there"), [(28, True), (29, False)])
def test_an_answer_of_weeks_ago_is_shown_no_longer(desk: Desk, mother: Client, days: int, *, is_there: bool):
    answer(desk)

    desk.at(10 + days * A_DAY)
    later = inside(desk, invitation(desk, kind="parent", holder=HOLDER, reference="I2", link="two"), ticket="t2")

    assert (WHY in said(later.get("/door/caring/"))) is is_there


def test_another_holder_of_the_same_child_reads_nothing_of_it(desk: Desk, mother: Client):
    put_down(desk, a_carer(holder="H3", kind="parent", name="Sam"))
    other = inside(desk, invitation(desk, kind="parent", holder="H3", reference="I3", link="three"), ticket="t3")

    assert WHY not in said(other.get("/door/caring/"))
