"""Whoever reads an entry of a sample copies the words that should have been pointed out as they stand in it."""

import pytest

from wayhome.packs import reader
from wayhome.web.wording.reading_entry import ReadForm

TEXTS = ("She’s been\nout with a man again.", "Her mother rang.")
SENT = {"missed": "yes", "category": ""}


def wrong_with(passage: str, **given: str) -> dict[str, list[str]]:
    found = ReadForm(reader().lexicon, TEXTS, {**SENT, "passage": passage, **given}).errors
    return {name: list(map(str, errors)) for name, errors in found.items()}


@pytest.mark.parametrize("passage", ["with a man", "She's been out", "her mother\nout with a man", ""])
def test_words_that_stand_in_the_entry_are_taken(passage: str):
    assert wrong_with(passage) == {}


@pytest.mark.parametrize("passage", ["not in the text at all", "with a man\nwith a boy"])
def test_words_that_do_not_are_sent_back_with_what_to_do(passage: str):
    assert wrong_with(passage) == {"passage": ["These words do not stand in the entry. Copy them as they stand in it"]}


def test_where_nothing_was_missed_no_words_are_asked_for():
    assert wrong_with("left from before", missed="no") == {}
