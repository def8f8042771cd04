"""The one box finds held records by their own words: for who may search them, noted in the log; closed ones are not."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tests.holdings.people import NIGHT, held
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.holding.in_words import HoldingsText, InWords
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.holdings.text import MemoryTexts
from wayhome.web.wiring import Wiring

BOX = "/find/results/"
HEADING = "In the words of records"
WORDS = "Said the man in the grey saloon carries a machete under the seat."


@pytest.fixture
def records(parts: Wiring, monkeypatch: pytest.MonkeyPatch) -> MemoryHoldings:
    """Return what other systems hold, with one record that somebody may look for by its words."""
    index = MemoryHoldings()
    index.add([replace(held(text=WORDS, on=date(2026, 11, 2)), system="intelligence")], at=NIGHT)
    give(parts, MemoryTexts(index), monkeypatch)
    return index


def give(parts: Wiring, texts: HoldingsText, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the pages other words of records to search."""
    made = replace(parts, texts=texts)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: made)


class OutOfReach:
    """Words that cannot be searched."""

    def search(self, words: str, *, may_open: object = ()) -> InWords:
        """Raise HoldingsOutOfReach."""
        raise HoldingsOutOfReach


def found(client: Client, asked: str):
    """Type something in the box; return the group of records that have the words, or None."""
    answer = client.post(BOX, {"find": asked})
    assert faults(answer.content.decode()) == []
    return next((group for group in answer.context["groups"] if group.heading == HEADING), None)


def test_a_record_is_found_by_its_words_with_those_around_them(records: MemoryHoldings, signed_in: SignedIn):
    group = found(signed_in(Role.RESPONSE), "machete saloon")

    assert [(row.words, row.note) for row in group.rows] == [("Local intelligence, 2 Nov 2026: Isla Redfearn", WORDS)]


def test_that_it_was_shown_is_in_the_log_of_who_looked(records: MemoryHoldings, signed_in: SignedIn, parts: Wiring):
    found(signed_in(Role.RESPONSE), "machete")

    assert "R-1" in {one for look in parts.looks.noted(shown=None, actor=None) for one in look.shown}


def test_who_may_not_search_held_records_finds_none_by_their_words(records: MemoryHoldings, signed_in: SignedIn):
    assert found(signed_in(Role.TRAINING_LEAD), "machete") is None


def test_a_restricted_record_is_not_searched_and_only_how_many_are_is_said(
    records: MemoryHoldings, signed_in: SignedIn
):
    records.add(
        [held(reference="R-2", text=WORDS), replace(held(reference="R-3", text=WORDS), restricted_to="x")], at=NIGHT
    )

    group = found(signed_in(Role.RESPONSE), "machete")

    assert len(group.rows) == 2
    assert group.notes == ("1 restricted record was not searched: only the post that may open it can.",)


def test_words_that_could_not_be_searched_are_not_nothing_held(
    parts: Wiring, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    give(parts, OutOfReach(), monkeypatch)

    group = found(signed_in(Role.RESPONSE), "machete")

    assert (group.rows, len(group.notes)) == ((), 1)
    assert "which does not mean that they hold nothing" in group.notes[0]
