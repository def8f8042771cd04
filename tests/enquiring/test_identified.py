"""What comes in is matched with what nobody had resolved: proposed once, looked at within a day, decided by nobody."""

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk, england_wales, words
from wayhome.application.holding.watching import Watch, WatchedHoldings
from wayhome.application.reading import Reading
from wayhome.casework.enquiring.resolve_identifiers import (
    LookAtMatch,
    NoteIdentifier,
    ProposedMatch,
    ProposeMatches,
    ResolveIdentifier,
)
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.arrivals import MemoryArrivals
from wayhome.store.holdings.memory import MemoryHoldings

CUSTODY = HeldRecord(
    id="CU-1", system="custody", text="A second phone was taken.",
    person=Person(given_name="Dean", family_name="Brand", phones=("+44 7700 900123",)),
)  # fmt: skip
OTHER = HeldRecord(
    id="CU-2", system="custody", person=Person(given_name="Zofia", family_name="Brand", phones=("07700 900999",))
)


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an investigation that noted a number."""
    desk = Desk()
    desk.concern()
    desk.do(NoteIdentifier, DETECTIVE, kind="phone", value="07700 900123", where="On a card in her bag.")
    return desk.at(30)


@pytest.fixture
def holdings(desk: Desk) -> WatchedHoldings:
    reading = Reading(desk.ledger, england_wales(), lambda _: england_wales())
    index = MemoryHoldings()
    watch = Watch(reading=reading, holdings=index, ledger=desk.ledger, supplies=desk.supplies)
    return WatchedHoldings(index=index, arrivals=MemoryArrivals(), watch=watch)


def matched(desk: Desk) -> list[str]:
    events = desk.events("enquiry.identifier_matched", record=INQUIRY)
    return [f"{event.body['reference']} {event.body['hit']}" for event in events]


def test_a_record_that_comes_in_with_the_same_number_is_proposed_and_looking_at_it_is_owed(
    desk: Desk, holdings: WatchedHoldings
):
    holdings.add([CUSTODY, OTHER], at=desk.now)

    assert matched(desk) == ["ID1 CU-1"]
    assert holdings.came_to.touched[INQUIRY] == ("CU-1",)
    assert desk.statuses("LOE-09") == ["owed"]


def test_what_is_brought_in_again_is_proposed_once(desk: Desk, holdings: WatchedHoldings):
    for _ in range(3):
        holdings.add([CUSTODY], at=desk.now)
        holdings.watch.watch([CUSTODY], at=desk.now)

    assert matched(desk) == ["ID1 CU-1"]


def test_the_entry_holds_no_number_of_anybody(desk: Desk, holdings: WatchedHoldings):
    holdings.add([CUSTODY], at=desk.now)

    for event in desk.events(record=INQUIRY):
        assert "900123" not in str(event.body)


def test_once_it_is_resolved_nothing_more_is_proposed(desk: Desk, holdings: WatchedHoldings):
    desk.do(ResolveIdentifier, DETECTIVE, reference="ID1", result="child", reason="Her own number.")

    holdings.add([CUSTODY], at=desk.now)

    assert matched(desk) == []


def test_looking_at_it_meets_the_duty_and_resolves_nothing(desk: Desk, holdings: WatchedHoldings):
    holdings.add([CUSTODY], at=desk.now)

    desk.do(LookAtMatch, DETECTIVE, reference="ID1", hit="CU-1", result="leads_to_somebody", reason="He is a suspect.")

    assert desk.statuses("LOE-09") == ["met"]
    assert desk.events("enquiry.identifier_resolved", record=INQUIRY) == []


def test_a_record_that_changed_is_proposed_again(desk: Desk, holdings: WatchedHoldings):
    holdings.add([CUSTODY], at=desk.now)
    desk.do(LookAtMatch, DETECTIVE, reference="ID1", hit="CU-1", result="nothing_new")
    desk.at(60)

    changed = HeldRecord(id="CU-1", system="custody", person=CUSTODY.person, text="He gave the name Dee.")
    holdings.add([changed], at=desk.now)

    assert matched(desk) == ["ID1 CU-1", "ID1 CU-1"]


def test_a_search_that_was_asked_for_proposes_each_match_once(desk: Desk):
    found = ProposedMatch(reference="ID1", hit="CU-1", content="x")
    for _ in range(2):
        desk.do(ProposeMatches, DETECTIVE, found=(found,), asked=1)

    assert matched(desk) == ["ID1 CU-1"]
    assert len(desk.events("enquiry.identifiers_searched", record=INQUIRY)) == 2


def test_ruling_it_out_says_why_and_a_suspect_is_named(desk: Desk):
    ruled_out = desk.refused(ResolveIdentifier, DETECTIVE, reference="ID1", result="ruled_out")
    nameless = desk.refused(ResolveIdentifier, DETECTIVE, reference="ID1", result="suspect")

    assert words(ruled_out) == ["It is ruled out, and nobody says why."]
    assert (words(nameless), nameless[0].remedy) == (
        ["No suspect is named."], "Choose the suspect, or identify one first.",
    )  # fmt: skip


def test_nothing_is_noted_where_nothing_was_written(desk: Desk):
    reasons = desk.refused(NoteIdentifier, DETECTIVE, kind="phone", value="  ")

    assert words(reasons) == ["Nothing was noted."]


def test_every_child_of_the_case_is_named_by_a_match(desk: Desk, holdings: WatchedHoldings):
    holdings.add([CUSTODY], at=desk.now)

    (event,) = desk.events("enquiry.identifier_matched", record=INQUIRY)
    assert CHILD in event.subjects
