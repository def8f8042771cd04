"""What must always hold of reading: the same each time, each word in its place, no fault, work as long as the text."""

import re
import sys
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.lexicons import lexicon_of
from wayhome.packs import english, reader
from wayhome.reading.compiling import Pattern
from wayhome.reading.engine import Engine
from wayhome.reading.passage import Passage
from wayhome.reading.wording import read_wording

SOUP = st.lists(
    st.sampled_from((
        "she", "F/15", "F", "15", "M25", "her", "self", "She", "streetwise", "teh", "can't", "o/s", "-", "–", "...",
        "approx.", "2140hrs", "No.", "5", "Kayleigh", "“she", "said”", "'", '"', ":)", "😂", "\n", "  Then",
        "pro\u200bm", "e.g.", "12.3.2011", "15yo", "d.o.b", "flat.She", "(M/16)", "\t", "\x00", "É", "漢字", "--", "w/",
    ))
).map(" ".join)  # fmt: skip
ANY = st.one_of(st.text(max_size=300), SOUP)
HOSTILE = {
    "one word": "promiscuous ",
    "one phrase": "she puts herself at risk ",
    "without stops": "she is a bit of a one and knows exactly what she is doing nobody made her ",
    "nested quotes": '"she said "he said ',
    "apostrophes": "'s 's '",
    "nothing seen": "pro\u200bmis\u200bcuous ",
    "no spaces": "a/b/",
    "letters": "a",
    "stops": ".",
    "line ends": "she\n",
    "times": "2140hrs She ",
    "laughter": "😂",
    "brackets": "((((",
    "marks": "e\u0301",
    "hyphens": "a-",
    "halves": "her self ",
    "roads": "M25 ",
}


def read(text: str) -> Passage:
    return reader().normaliser.passage(text)


@given(ANY)
def test_every_word_has_its_place_and_places_stand_in_order(text: str):
    passage = read(text)

    assert len(passage.starts) == len(passage.ends) == len(passage.said)
    assert all(0 <= start < end <= len(text) for start, end in zip(passage.starts, passage.ends, strict=True))
    assert list(passage.starts) == sorted(passage.starts)
    assert all(
        text[start:end].strip() == text[start:end] for start, end in zip(passage.starts, passage.ends, strict=True)
    )


@given(ANY)
def test_sentences_are_all_of_the_words_in_order(text: str):
    passage = read(text)

    ends = [0, *(last for _, last in passage.sentences)]
    assert [first for first, _ in passage.sentences] == ends[:-1]
    assert ends[-1] == len(passage.said)
    assert all(first < last for first, last in passage.sentences)


@given(st.from_regex(r"(?:[a-z]{3,9} ){1,30}", fullmatch=True))
def test_a_plain_word_stands_where_it_is_written(text: str):
    passage = read(text)

    assert {text[start:end] for start, end in zip(passage.starts, passage.ends, strict=True)} == set(text.split())


@given(ANY)
@settings(max_examples=50)
def test_the_same_text_gives_the_same_whatever_was_read_before(text: str):
    fresh = Engine(lexicon_of("(she|her) self"), english())
    first = [said.word for said in fresh.normaliser.passage(text).said]

    fresh.normaliser.passage(f"{text} {text.upper()} {text.title()}")
    assert [said.word for said in fresh.normaliser.passage(text).said] == first


@given(ANY)
def test_what_is_found_has_its_words_within_its_whole_and_its_sentence(text: str):
    reading = reader().read(text)

    for one in reading.found:
        match = one.match
        first, last = reading.passage.sentence_of(match.first)
        assert first <= match.begin <= match.first < match.last <= match.end <= last


class Counted:
    """A scanner that counts how many expressions it runs, and over how many letters."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.letters = 0
        made = Pattern.expression

        def counting(pattern: Pattern, way: int) -> "_Counting":
            return _Counting(made(pattern, way), self)

        monkeypatch.setattr(Pattern, "expression", counting)


class _Counting:
    def __init__(self, expression: re.Pattern[str], counted: Counted) -> None:
        self.expression, self.counted = expression, counted

    def finditer(self, text: str) -> list[re.Match[str]]:
        self.counted.letters += len(text)
        return list(self.expression.finditer(text))


def test_reading_twice_as_much_is_twice_the_work(monkeypatch: pytest.MonkeyPatch):
    counted = Counted(monkeypatch)
    entry = "She is streetwise and keeps going back to him. Staff say that this is usual for her. " * 40
    work = []

    for text in (entry, entry * 2, entry * 4):
        before = counted.letters
        assert list(reader().wording.passage(read(text)))
        work.append(counted.letters - before)

    assert work[1] == 2 * work[0]
    assert work[2] == 4 * work[0]


def calls(work: Callable[[], object]) -> int:
    """Return how many functions some work calls."""
    counted = 0

    def count(_frame: object, event: str, _given: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def test_what_a_rule_asks_of_the_whole_text_is_no_more_work_the_oftener_the_rule_stands_in_it():
    entry = "Jodie, aged 12, chose it. "  # a rule finds it in each sentence, and asks for something that nowhere stands
    read_wording(reader(), entry)
    few, many = (calls(partial(read_wording, reader(), entry * often)) for often in (50, 200))

    assert many < 5 * few


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_in_bounded_pieces(kind: str):
    passage = read((HOSTILE[kind] * 100_000)[:100_000])

    assert max((last - first for first, last in passage.sentences), default=0) <= 120
    assert max((len(said.word) for said in passage.said), default=0) <= 40
    assert sum(1 for _ in reader().wording.passage(passage)) <= len(passage.said)
