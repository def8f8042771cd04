"""How hard a text is to read. The examples are ones whose grade was published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.reading.reading_age import grade, hardest, reading_age, sentences, syllables

PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, "
    "and dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing "
    "whether that nation, or any nation so conceived and so dedicated, can long endure."
)


@pytest.mark.parametrize(
    ("text", "published"), [("The cat sat on the mat.", -1.45), (PLATYPUS, 11.3)], ids=["the cat", "the platypus"]
)
def test_the_grade_is_the_published_one(text: str, published: float) -> None:
    assert grade(text) == pytest.approx(published, abs=0.1)


def test_a_long_speech_is_near_the_grade_that_others_give_it() -> None:
    assert 11 <= grade(GETTYSBURG) <= 14


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("people", 2), ("arrested", 3), ("charged", 1), ("interviewed", 3), ("officer", 3), ("idea", 3),
     ("someone", 2), ("violence", 3), ("little", 2), ("investigation", 5), ("101", 3)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_reading_age_is_the_grade_and_five_years_and_never_below_five() -> None:
    assert reading_age(PLATYPUS) == 16
    assert reading_age("The cat sat on the mat.") == 5
    assert reading_age("") == 5


def test_a_line_that_ends_is_a_sentence_that_ends() -> None:
    assert sentences("We told you\nThey have gone.\n\n") == ("We told you", "They have gone.")


def test_the_hardest_sentences_stand_first_and_easy_ones_do_not_stand_at_all() -> None:
    text = f"The cat sat on the mat. {PLATYPUS} The investigation encountered unanticipated procedural difficulties."
    assert [one.words[:17] for one in hardest(text, above=9)] == ["The investigation", "The Australian pl"]


@given(st.text())
def test_any_text_has_an_age(text: str) -> None:
    assert reading_age(text) >= 5
