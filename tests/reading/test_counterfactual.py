"""Whose child it is changes nothing: not the sex, not the name, not the background, not where the child lives."""

from collections.abc import Iterator

import pytest

from tests.reading.swaps import BACKGROUNDS, CHILD, HOMES, NAMES, described, named, other_sex
from wayhome.packs import lexicon, reader
from wayhome.reading.wording import read_wording

AT_MOST = 0.005  # of decisions that a swap may change


def found(text: str) -> list[tuple[str, str]]:
    """Return what is pointed out in a text: category and severity, in order."""
    return [(one.category, one.severity) for one in read_wording(reader(), text)]


def texts() -> list[str]:
    """Return every example of the pack, of what is found and of what is not."""
    return [text for rule in lexicon().wording for text in (*rule.hit, *rule.miss)]


def with_a_child() -> list[str]:
    """Return the examples that give a child's sex and age."""
    return [text for text in texts() if CHILD.search(text)]


def changed(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs of passages that are not read alike."""
    return [(one, two) for one, two in pairs if found(one) != found(two)]


def test_the_sex_of_the_child_changes_no_decision():
    differing = changed((text, other_sex(text)) for text in texts())

    assert len(differing) / len(texts()) < AT_MOST, differing


@pytest.mark.parametrize("name", NAMES[1:])
def test_the_name_of_the_child_changes_no_decision(name: str):
    differing = changed((named(text, NAMES[0]), named(text, name)) for text in with_a_child())

    assert len(with_a_child()) > 200
    assert differing == []


@pytest.mark.parametrize("words", BACKGROUNDS[1:])
def test_the_background_of_the_child_changes_no_decision(words: str):
    assert changed((described(text, BACKGROUNDS[0]), described(text, words)) for text in with_a_child()) == []


@pytest.mark.parametrize("words", HOMES[1:])
def test_where_the_child_lives_changes_no_decision(words: str):
    differing = changed((described(text, HOMES[0]), described(text, words)) for text in with_a_child())

    assert len(differing) / len(with_a_child()) < AT_MOST, differing


def test_a_swap_swaps():
    assert other_sex("F/15 told her mum. His boyfriend hit him.") == "M/15 told his dad. Her girlfriend hit her."
    assert named("F/15 is late.", "Linh") == "Linh is late."
    assert described("M/12 is late.", "Somali") == "M/12 (Somali) is late."
