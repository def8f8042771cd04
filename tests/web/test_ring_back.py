"""A caller who was asked to look first: the child's own record says when they are rung back, until a report comes."""

from datetime import timedelta

import pytest

from tests.casework.desk import CALL_HANDLER, CHILD, STARTS, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.defer_report import DeferReport
from wayhome.kernel.ids import RecordId

pytestmark = pytest.mark.django_db
OWN = RecordId(CHILD)
PAGE = f"/cases/{CHILD}/"


def deferred(desk: Desk, **given: object) -> None:
    """Ask a caller to ring round before a report is taken."""
    desk.do(
        DeferReport, CALL_HANDLER, record=OWN, child=CHILD, danger_stated="no", asked_to="ring_round", **given
    )  # fmt: skip


def test_when_the_caller_is_rung_back_stands_first_and_whether_that_is_past(desk: Desk, signed_in: SignedIn):
    deferred(desk, call_back_at=STARTS + timedelta(minutes=30))
    client = signed_in(Role.SUPERVISOR)

    page = client.get(PAGE)
    assert faults(page.content.decode()) == []
    assert "no report has been taken since. They are rung back by 19:30 today if they do not ring before." in said(page)
    desk.at(40)
    assert "They were to be rung back by 19:30 today: ring them now." in said(client.get(PAGE))


def test_where_nobody_named_a_time_they_are_rung_now(desk: Desk, signed_in: SignedIn):
    deferred(desk)

    assert "Nobody said when they are rung back: ring them now." in said(signed_in(Role.SUPERVISOR).get(PAGE))


def test_once_a_report_is_taken_nobody_is_rung_back(desk: Desk, signed_in: SignedIn):
    deferred(desk, call_back_at=STARTS + timedelta(minutes=30))
    desk.at(20).report()

    assert "rung back" not in said(signed_in(Role.SUPERVISOR).get(PAGE))
