"""The words of held records, wherever they are kept: found whole, in step with the records, and gone with them."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.holdings.people import NIGHT, held
from wayhome.application.holding.in_words import (
    LOOKED_THROUGH,
    MOST,
    HoldingsText,
    InWords,
    Wanted,
    first_place,
    tokens,
    wanted,
)
from wayhome.application.holding.ports import HoldingsIndex, HoldingsOutOfReach
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.holdings.text import DatabaseTexts, MemoryTexts
from wayhome.store.sql import ask, tell


@dataclass(slots=True, kw_only=True)
class Kept:
    """Holdings and their words."""

    index: HoldingsIndex
    texts: HoldingsText

    def found(self, words: str) -> list[str]:
        """Return the references of the records that have some words."""
        return [hit.record.id for hit in self.texts.search(words).hits]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def kept(request: pytest.FixtureRequest) -> Kept:
    """Return empty holdings in each of the places where they can be kept."""
    if request.param == "memory":
        memory = MemoryHoldings()
        return Kept(index=memory, texts=MemoryTexts(memory))
    using = request.getfixturevalue(request.param)
    return Kept(index=DatabaseHoldings(using), texts=DatabaseTexts(using))


def told(text: str, reference: str = "R-1", **changed: object) -> HeldRecord:
    """Return a record with a text."""
    return replace(held(reference=reference, text=text), **changed)  # type: ignore[arg-type]


TEXT = "Said he’d been threatened with a knife at O'Brien's, Żabka shop. Phone 07700 900123; owes £40."


@pytest.mark.parametrize(
    "words",
    [
        "knife", "KNIFE threat", "threatened knife", '"with a knife"', "zabka", "ŻABKA", "obriens", "O’Brien’s",
        "07700", '"07700 900123"', "40", "knif", "hed been",
    ],
)  # fmt: skip
def test_a_text_is_found_by_its_words_their_beginnings_and_what_is_quoted(kept: Kept, words: str):
    kept.index.add([told(TEXT)], at=NIGHT)

    assert kept.found(words) == ["R-1"]


@pytest.mark.parametrize(
    "words", ["knives", "knife gun", '"knife a with"', '"kni"', "nife", "w kn", "", '""', "£", "NOT *"]
)
def test_a_text_that_lacks_a_word_or_has_them_in_another_order_is_not_found(kept: Kept, words: str):
    kept.index.add([told(TEXT)], at=NIGHT)

    assert kept.found(words) == []


def test_the_newest_come_first_with_the_words_around_and_how_many_more_there_are(kept: Kept):
    many = [told("A long knife.", f"R-{n:03}", on=date(2026, 1, 1 + n % 28)) for n in range(MOST + 5)]
    kept.index.add(many, at=NIGHT)

    found = kept.texts.search("knife")

    assert (len(found.hits), found.more, found.cut_short) == (MOST, 5, False)
    assert [hit.record.on for hit in found.hits] == sorted((one.on for one in many if one.on), reverse=True)[:MOST]
    assert found.hits[0].snippet == "A long knife."


def test_where_too_many_have_the_words_those_brought_in_last_are_looked_through_and_that_is_said(kept: Kept):
    kept.index.add([told("knife", f"R-{n:04}") for n in range(LOOKED_THROUGH + 1)], at=NIGHT)

    found = kept.texts.search("knife")

    assert (found.more, found.cut_short) == (LOOKED_THROUGH - MOST, True)
    assert "R-0000" not in {hit.record.id for hit in found.hits}


def test_the_words_change_with_the_record_and_go_with_it(kept: Kept):
    kept.index.add([told("A knife."), told("A knife.", "R-2")], at=NIGHT)
    kept.index.add([told("A spoon.")], at=NIGHT)
    assert (kept.found("knife"), kept.found("spoon")) == (["R-2"], ["R-1"])

    kept.index.remove(["R-1", "R-2"], at=NIGHT)
    assert (kept.found("knife"), kept.found("spoon")) == ([], [])


def test_a_restricted_text_is_searched_for_nobody_but_who_may_open_it(kept: Kept):
    kept.index.add([told("A knife.", restricted_to="cse_desk"), told("A knife.", "R-2")], at=NIGHT)

    assert kept.found("knife") == ["R-2"]
    assert kept.texts.search("knife").restricted == kept.texts.search("spoon").restricted == 1
    both = kept.texts.search("knife", may_open={"cse_desk"})
    assert ({hit.record.id for hit in both.hits}, both.restricted) == ({"R-1", "R-2"}, 0)

    kept.index.add([told("A knife.")], at=NIGHT)
    assert kept.texts.search("knife").restricted == 0


@pytest.mark.parametrize("words", ["'", "a' | 'b", "a:*b", 'x" OR words:y', "(", "AND OR NEAR", "%s", "a & b", "\x00"])
def test_nothing_that_is_typed_is_a_question_to_the_database(kept: Kept, words: str):
    kept.index.add([told("plain")], at=NIGHT)

    assert kept.texts.search(words).hits == ()


def test_records_that_came_in_without_their_words_are_searched_after_a_build(database: str):
    index, texts = DatabaseHoldings(database), DatabaseTexts(database)
    index.add([told("A knife."), told("A spoon.", "R-2"), told("", "R-3")], at=NIGHT)
    tell(database, "DELETE FROM held_text")
    tell(database, "UPDATE held_index SET unindexed = 1")
    assert texts.search("knife") == InWords(whole=False)

    assert texts.build() == 3
    assert [hit.record.id for hit in texts.search("knife").hits] == ["R-1"]


def test_words_that_cannot_be_searched_are_out_of_reach_and_not_nothing(database: str):
    tell(database, "DROP TABLE held_text")

    with pytest.raises(HoldingsOutOfReach):
        DatabaseTexts(database).search("knife")


def test_of_a_record_that_is_taken_out_no_byte_is_left_in_the_file(sqlite: str, sqlite_path: Path):
    index = DatabaseHoldings(sqlite)
    index.add([told(f"Plain words {n}.", f"R-{n}") for n in range(300)], at=NIGHT)
    index.add([told("Quillfeatherstone", "X")], at=NIGHT)
    index.add([told("Wrenmontgomery", "X")], at=NIGHT)
    assert b"wrenmontgomery" in sqlite_path.read_bytes()

    index.remove(["X"], at=NIGHT)

    left = sqlite_path.read_bytes()
    assert [word for word in (b"wrenmont", b"quillfea", b"Wrenmont", b"Quillfea") if word in left] == []


def test_the_words_of_records_are_kept_all_or_none_with_them(database: str):
    index = DatabaseHoldings(database)
    broken = replace(told("A knife.", "R-2"), on="yesterday")  # type: ignore[arg-type]

    with pytest.raises(Exception, match="yesterday"):
        index.add([told("A knife."), broken], at=NIGHT)

    assert ask(database, "SELECT COUNT(*) FROM held_text") == [(0,)]


def test_what_is_typed_is_words_found_by_their_beginning_and_quotations_found_as_they_are():
    assert wanted("“With a knife” Threat to threat") == (
        Wanted(words=("with", "a", "knife")), Wanted(words=("threat",), begins=True), Wanted(words=("to",)),
    )  # fmt: skip


@given(st.text(max_size=200))
def test_every_word_of_any_text_is_found_in_it(text: str):
    for word, start, end in tokens(text):
        assert text[start:end]
        place = first_place(text, [Wanted(words=(word,))])
        assert place is not None
        assert place[0] <= start
