"""A notice that was written long ago is read at the door: it tells of what it is about, and is no news."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.answering.doors import at_the_door, said
from tests.casework.desk import CHILD, INQUIRY, INVESTIGATION, Desk
from wayhome.record.events.bail import SuspectDealtWith
from wayhome.record.events.contact import PlanAgreed
from wayhome.record.events.investigation import CrimeRecorded
from wayhome.record.events.victim import NoticeWritten

pytestmark = pytest.mark.django_db


def written(desk: Desk, name: str, about: tuple[str, ...] = ()) -> None:
    """Write a notice to the child, to be read at the door."""
    notice = NoticeWritten(notice=name, about=about, to="child", holder="H1", by="door", text=f"This is {name}.")
    said(desk, notice, about=(CHILD, INVESTIGATION))


def old(desk: Desk) -> list[bool]:
    """Return of each notice that was read, in that order, whether it was old news."""
    receipts = desk.events("victim.notice_delivered", record=INQUIRY)
    return [bool(event.body.get("old_news")) for event in receipts]


@pytest.fixture
def case(desk: Desk, db: None) -> Desk:
    """Return the desk with an investigation, and what was agreed with the child: news every four weeks."""
    desk.concern()
    said(desk, PlanAgreed(holder="H1", frequency="four_weekly"))
    return desk


def next_day(client: Client) -> str:
    """Return the day by which the child hears next, as the door says it."""
    return str(client.get("/door/").context["shown"].next_day)


@pytest.mark.parametrize(("days", "is_old"), [(28, False), (29, True)])
def test_what_was_written_over_four_weeks_ago_puts_off_nothing(case: Desk, client: Client, days: int, *, is_old: bool):
    written(case, "N-1")
    case.now += timedelta(days=days)
    at_the_door(case, client)
    before = next_day(client)

    client.post("/door/messages/1/")

    assert old(case) == [is_old]
    assert (next_day(client) == before) is is_old


@pytest.mark.parametrize(("order", "are_old"), [((1, 2), [False, False]), ((2, 1), [False, True])])
def test_what_was_told_before_the_last_news_they_read_is_none(
    case: Desk, client: Client, order: tuple[int, int], are_old: list[bool]
):
    written(case, "N-1")
    case.now += timedelta(days=2)
    written(case, "N-2")
    at_the_door(case, client)

    for number in order:
        client.post(f"/door/messages/{number}/")

    assert old(case) == are_old


def test_what_an_old_notice_is_about_counts_as_told_all_the_same(case: Desk, client: Client):
    (arrest,) = said(case, SuspectDealtWith(kind="arrested"), about=(CHILD, INVESTIGATION))
    written(case, "N-1", (arrest,))
    case.now += timedelta(days=40)
    at_the_door(case, client)

    client.post("/door/messages/1/")

    assert case.statuses("VC-10") == ["met_late"]


def test_only_news_counts_as_being_told_how_the_case_stands_as_often_as_agreed(case: Desk, client: Client):
    said(case, CrimeRecorded(), about=(CHILD, INVESTIGATION))
    written(case, "N-1")
    case.now += timedelta(days=29)
    at_the_door(case, client)

    client.post("/door/messages/1/")
    assert case.statuses("VC-08") == ["overdue"]
    written(case, "N-2")
    client.post("/door/messages/2/")
    assert case.statuses("VC-08") == ["met_late", "owed"]
