"""One child, one answer: the board, the first page, the list of cases, the case and my duties agree with each other."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client

from tests.board.people import grade, report
from tests.casework.desk import OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.send_officers import SendOfficers
from wayhome.web.accounts.models import Account
from wayhome.web.board.shown import ShownRow
from wayhome.web.wiring import Wiring


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a page says of one child: how many acts are owed, which comes next, and who owes it."""

    acts: int
    next: str
    owner: str


def acts_said(words: str) -> int:
    found = re.search(r"\d+", words)
    return int(found[0]) if found else 0


def on_board(client: Client) -> dict[str, Told]:
    rows: tuple[ShownRow, ...] = client.get("/board/").context["page"].rows
    return {
        row.record: Told(acts=1 + acts_said(row.owed.more), next=row.owed.words, owner=row.owed.owner) for row in rows
    }


def in_list(client: Client, path: str, key: str) -> dict[str, Told]:
    held = client.get(path).context[key]
    rows = held if isinstance(held, tuple) else held.rows
    return {row.record: Told(acts=1 + acts_said(row.more), next=row.next_act, owner=row.next_by) for row in rows}


def on_case(client: Client, record: str) -> Told:
    to_do = client.get(f"/cases/{record}/").context["page"].to_do
    return Told(acts=len(to_do.first) + acts_said(to_do.more), next=to_do.next.words, owner=to_do.next.holder.owed_by)


def four_children(desk: Desk) -> None:
    """Report four children: high and quiet, high and not quiet, graded medium, not graded."""
    quiet = report(desk, "Quiet", years=15)
    desk.do(SendOfficers, OFFICER, record=quiet)
    grade(desk, quiet, "high")
    medium = report(desk.at(200), "Medium", years=16)
    grade(desk, medium, "medium")
    report(desk.at(230), "Young", years=7)
    report(desk.at(235), "Ungraded")
    desk.at(240)


def test_the_first_page_and_the_list_have_the_children_missing_now_in_the_order_of_the_board(
    desk: Desk, signed_in: SignedIn
):
    four_children(desk)
    client = signed_in(Role.SUPERVISOR)

    board = list(on_board(client))
    home = list(in_list(client, "/", "missing"))

    assert board == ["MC-Quiet", "MC-Young", "MC-Medium", "MC-Ungraded"]
    assert home == board
    assert list(in_list(client, "/cases/?show=missing", "page")) == board


def test_in_the_borough_too_the_first_page_has_the_order_of_the_board(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    home = list(in_list(client, "/", "missing"))

    assert len(home) > 1
    assert home == [record for record in on_board(client) if record in home]


@pytest.mark.parametrize("rostered", [True, False])
def test_every_page_says_the_same_count_the_same_act_next_and_the_same_name(
    desk: Desk, signed_in: SignedIn, rostered: bool
):
    four_children(desk)
    client = signed_in(Role.SUPERVISOR)
    if rostered:
        post(desk, "sian", "supervisor")
        Account.objects.update(officer="sian", name="Sian Larkin")

    board = on_board(client)

    assert in_list(client, "/", "missing") == board
    assert {record: on_case(client, record) for record in board} == board
    as_on_record = "sian, supervisor"  # whatever their account is called
    assert {told.owner for told in board.values()} == {as_on_record} or not rostered


def test_in_the_borough_too_every_page_says_the_same(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    home = in_list(client, "/", "missing")
    board = on_board(client)

    assert home == {record: board[record] for record in home}
    assert {record: on_case(client, record) for record in board} == board


def test_everyones_duties_are_as_many_as_the_board_counts(desk: Desk, signed_in: SignedIn):
    four_children(desk)
    client = signed_in(Role.INSPECTOR)

    duties = client.get("/my-duties/?show=everyone").context["page"].count

    assert duties == sum(told.acts for told in on_board(client).values())


def test_the_first_page_says_from_whom_it_was_passed_up(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    post(desk, "sian", "supervisor")
    client = signed_in(Role.SUPERVISOR)

    page = client.get("/").content.decode()

    assert "sian, supervisor. Passed up from the call handler" in page
