"""Records that only mention whom is asked for come back, wherever they are kept, and say by which words."""

from dataclasses import replace

import pytest

from tests.holdings.people import NIGHT, held
from wayhome.application.holding.ports import HoldingsIndex
from wayhome.holdings.asking import Asked, Found
from wayhome.holdings.in_text import CLOSED
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.memory import MemoryHoldings

TEXT = "Marlon Thripp seen outside the school with Tyrell Osei-Bonsu, phone 07700 900123, in AK92 RBX."
RECORD = held("Marlon Thripp", reference="I-7", system="intelligence", text=TEXT)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def index(request: pytest.FixtureRequest) -> HoldingsIndex:
    """Return empty holdings in each of the places where they can be kept."""
    if request.param == "memory":
        return MemoryHoldings()
    return DatabaseHoldings(request.getfixturevalue(request.param))


def only(index: HoldingsIndex, asked: Asked) -> Found:
    """Return the one record that comes back."""
    (found,) = index.search(asked, at=NIGHT).found
    return found


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Asked(name="Tyrell Osei Bonsu"), "Its text names Tyrell Osei-Bonsu: “"),
        (Asked(name="Zara Quill", phones=("+44 7700 900123",)), "Its text has the same phone: “"),
        (Asked(name="Zara Quill", vehicles=("ak92rbx",)), "Its text has the same registration mark: “"),
    ],
)
def test_a_record_that_only_mentions_somebody_comes_back_with_the_words_that_do(
    index: HoldingsIndex, asked: Asked, why: str
):
    index.add([RECORD], at=NIGHT)

    found = only(index, asked)

    assert (found.record, found.tie, found.tier) == (RECORD, "named", "connected")
    assert found.why[-1].startswith(why)
    assert "Tyrell Osei-Bonsu, phone 07700 900123" in found.why[-1]


def test_of_a_restricted_record_that_mentions_somebody_no_word_is_shown(index: HoldingsIndex):
    index.add([replace(RECORD, restricted_to="exploitation_desk")], at=NIGHT)

    assert only(index, Asked(name="Tyrell Osei-Bonsu")).why[-1] == CLOSED


def test_a_record_that_no_longer_mentions_somebody_or_is_gone_comes_back_for_them_no_more(index: HoldingsIndex):
    index.add([RECORD, replace(RECORD, id="I-8")], at=NIGHT)
    index.add([replace(RECORD, text="Marlon Thripp seen alone.")], at=NIGHT)
    index.remove(["I-8"], at=NIGHT)

    assert index.search(Asked(name="Tyrell Osei-Bonsu", phones=("07700900123",)), at=NIGHT).found == ()
