"""What is held, on the page of a case: what may change the grade first; what arrived, and what is closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from tests.casework.desk import GRADER, Desk, england_wales
from tests.web.conftest import SignedIn
from tests.web.sending import filled, said, send
from wayhome.access.actors import Role
from wayhome.application.holding.watching import Watch, WatchedHoldings
from wayhome.application.reading import Reading
from wayhome.casework.mark_hit import MarkHit
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.arrivals import MemoryArrivals
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web.wiring import Wiring

KNOWN, SEARCH = "/cases/MC-1/already-known/", "already-known/search"
ADA = Person(given_name="Ada", family_name="Lovell", birth_date=date(2010, 6, 1), address="4 Mill Lane")
PLAIN = HeldRecord(id="SC-1", system="social_care", person=ADA, text="Plan reviewed.")
KNIFE = HeldRecord(id="CR-1", system="crime", person=ADA, text="A knife was shown to her.")
HOTEL = HeldRecord(id="IN-1", system="intelligence", person=ADA, text="A second phone was seen. An older man pays.")
CLOSED = HeldRecord(
    id="IN-9", system="intelligence", person=ADA, text="An operation is under way.", restricted_to="command"
)
UNCLE = HeldRecord(
    id="CR-2", system="crime", text="Fined for a lamp.",
    person=Person(given_name="Horace", family_name="Lovell", birth_date=date(1971, 2, 2), address="4 Mill Lane"),
)  # fmt: skip


@pytest.fixture
def holdings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> WatchedHoldings:
    """Return what other systems hold, under the watch; Ada Lovell is missing."""
    desk.report(name="Ada Lovell")
    index, made = MemoryHoldings(), import_string("wayhome.web.http.wiring")()
    parts: Wiring = replace(made, holdings=index)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    reading = Reading(desk.ledger, england_wales(), lambda _: england_wales())
    watch = Watch(reading=reading, holdings=index, ledger=desk.ledger, supplies=desk.supplies)
    return WatchedHoldings(index=index, arrivals=MemoryArrivals(), watch=watch)


def listed(client: Client) -> list[str]:
    """Return the references on the page, in order."""
    return [hit.reference for hit in client.get(KNOWN).context["hits"]]


def test_what_may_change_the_grade_stands_first_with_what_it_is(
    desk: Desk, signed_in: SignedIn, holdings: WatchedHoldings
):
    holdings.index.add([PLAIN, KNIFE, HOTEL], at=desk.now)
    client = signed_in(Role.GRADER)

    send(client, SEARCH)

    assert listed(client) == ["IN-1", "CR-1", "SC-1"]
    assert "Exploitation, Adult of concern Local intelligence IN-1" in said(client.get(KNOWN))


def test_a_record_about_somebody_near_the_child_is_offered_and_owed_to_nobody(
    desk: Desk, signed_in: SignedIn, holdings: WatchedHoldings
):
    holdings.index.add([PLAIN, UNCLE], at=desk.now)
    client = signed_in(Role.GRADER)

    send(client, SEARCH, address="4 Mill Lane")

    page = said(client.get(KNOWN))
    assert "1 record to weigh" in page
    assert "About people near the child: 1, to be read if you can" in page
    assert desk.statuses("MC-08.HITS") == ["owed"]


def test_a_record_that_arrived_says_so_and_so_does_one_that_changed(
    desk: Desk, signed_in: SignedIn, holdings: WatchedHoldings
):
    client = signed_in(Role.GRADER)
    holdings.add([PLAIN], at=desk.now)
    assert "New: it came in while the child was missing." in said(client.get(KNOWN))
    desk.at(5).do(MarkHit, GRADER, hit="SC-1", affects_grade="no_effect")
    assert "Every record was weighed" in said(client.get(KNOWN))

    desk.at(20)
    holdings.add([replace(PLAIN, text="Plan reviewed. She is afraid of a man called Pike.")], at=desk.now)

    page = said(client.get(KNOWN))
    assert "It changed since it was weighed." in page
    assert "1 record to weigh" in page
    assert "afraid of a man called Pike" in page


def test_a_closed_record_says_who_can_open_it_is_counted_and_can_be_asked_for(
    desk: Desk, signed_in: SignedIn, holdings: WatchedHoldings
):
    holdings.index.add([CLOSED], at=desk.now)
    client = signed_in(Role.GRADER)
    send(client, SEARCH)

    page = said(client.get(KNOWN))
    assert "Closed to you. It can be opened by the superintendent or above: nobody is on that post now." in page
    assert "1 record closed to you" in page
    assert "operation" not in page

    ask = f"{KNOWN}ask/?about=IN-9"
    answer = client.post(ask, filled(client, ask, why="He named the address."))
    assert answer.status_code == 302
    assert [event.body["hit"] for event in desk.events("risk.restricted_record_asked")] == ["IN-9"]
    assert "Asked for at" in said(client.get(KNOWN))


def test_whoever_holds_the_post_reads_it_and_weighs_it(desk: Desk, signed_in: SignedIn, holdings: WatchedHoldings):
    holdings.index.add([CLOSED], at=desk.now)
    send(signed_in(Role.GRADER), SEARCH)

    page = said(signed_in(Role.COMMAND).get(KNOWN))

    assert "An operation is under way." in page
    assert "Ask for it to be opened" not in page


def test_a_system_that_is_out_of_date_is_to_be_tried_again_until_it_answers(
    desk: Desk, signed_in: SignedIn, holdings: WatchedHoldings
):
    holdings.index.add([KNIFE], at=desk.now - timedelta(days=2))
    client = signed_in(Role.GRADER)

    send(client, SEARCH)

    assert "out of date: Crime records" in said(client.get(KNOWN))
    assert desk.statuses("MC-09.REACHED") == ["owed"]
    holdings.index.add([KNIFE], at=desk.at(10).now)
    send(client, SEARCH)
    assert desk.statuses("MC-09.REACHED") == ["owed"]  # the record is not read yet, so the system has not answered
    field = client.get(KNOWN).context["hits"][0].id
    send(client, "already-known", **{f"mark_{field}": "no_effect"})
    assert desk.statuses("MC-09.REACHED") == ["met"]


@pytest.mark.parametrize("page", ["/cases/MC-1/", "/cases/MC-1/duties/"])
def test_a_found_record_that_is_to_be_weighed_is_called_by_the_system_that_holds_it(
    page: str, desk: Desk, signed_in: SignedIn, holdings: WatchedHoldings
):
    holdings.index.add([KNIFE], at=desk.now)
    client = signed_in(Role.GRADER)

    send(client, SEARCH)

    assert ": Crime records, CR-1" in said(client.get(page))
