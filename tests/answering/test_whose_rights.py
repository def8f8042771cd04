"""Where a right stands is said of each child of a case by themselves."""

from datetime import datetime

import pytest

from tests.answering.doors import said
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, Desk
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.kernel.ids import Subject
from wayhome.record.events.investigation import CrimeRecorded
from wayhome.web.http import parts_behind
from wayhome.web.presenting.at_the_door import at_of, door_shown

pytestmark = pytest.mark.django_db
BO = Subject("child:B")


def stands(desk: Desk, child: Subject, now: datetime) -> str:
    found = door_shown(parts_behind(), at_of("child", "H1", child, INQUIRY, now)).rights
    return next(one.stands for one in found if "need" in one.title.lower())


def test_what_is_late_for_one_child_is_not_said_of_another_who_came_in_since(desk: Desk):
    desk.concern()
    said(desk, CrimeRecorded(), about=(CHILD, INVESTIGATION))
    desk.at(20 * 24 * 60)
    desk.do(JoinChild, DETECTIVE, joining=BO, name="Bo", age_stated=14, basis="disclosure")
    said(desk, CrimeRecorded(), about=(BO, INVESTIGATION))

    assert stands(desk, CHILD, desk.now) == "late"
    assert stands(desk, BO, desk.now) == "owed"
