"""How a text becomes words: what is written for short, ages and roads, where sentences end, names, misspelt words."""

import pytest

from tests.reading.lexicons import sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("YP told S/W she was o/s the h/a", "young person told social worker she was outside the home address"),
        ("can't, won't, she's", "can not will not she 's"),
        ("cant wont didnt", "can not will not did not"),
        ("She’s fine", "she 's fine"),
        ("re-offend with self-harm", "re offend with self harm"),
        ("D.O.B. 12.3.2011", "dob 12.3.2011"),
        ("15yo, 15 yrs old, 14-year-old", "15 yo 15 years old 14 year old"),
        ("F/15 and M16 and f 15 and (M/34)", "@child and @child and @child and @adult"),
        ("M25 towards junction 9", "m25 towards junction 9"),
        ("the M11 and the A13", "the m11 and the a13"),
        ("M25, known to us (M25)", "m25 known to us @adult"),
        ("M22, known to us", "@adult known to us"),
        ("missing again lol 😂 :) hahaha", "missing again @mock @mock @mock @mock"),
        ("her self and them selves", "herself and themselves"),
        ("her self esteem", "her self esteem"),
        ("pro\u200bmis\u00adcuous", "promiscuous"),
        ("ＳＨＥ left", "she left"),
        ("mum/dad w/o s/w", "mum dad without social worker"),
    ],
)
def test_what_is_written_for_short_is_written_out(text: str, words: str):
    assert " ".join(sentences(text)) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left. He stayed! Why? Nobody knows", 4),
        ("Dr. Smith and Mr. Jones saw her approx. 3 times, e.g. at St. Mary's", 1),
        ("No. 5 is where she was", 1),
        ("She was there at 21.40 with 5.50 in cash", 1),
        ("She left... then came back", 1),
        ("She left... Then came back", 2),
        ("Left the flat.She came back", 2),
        ("2140hrs Mum called, no reply 2215hrs Officers attended", 2),
        ("Seen at 2140hrs Mum thinks", 1),
        ("No reply at the door She then left", 2),
        ("No reply  Mum rang again", 2),
        ("- one thing\n- another thing\n• a third", 3),
        ("Known to police - Has been before", 2),
        ("with a boy - known to be older", 1),
        ("a line that is long enough to have been wrapped by\nwhatever it was written in", 1),
        ("short line\nand another", 2),
        ("Mum: she left", 2),
        (" ".join(["word"] * 400), 5),
    ],
)
def test_a_sentence_ends_where_it_does_even_without_a_stop(text: str, expected: int):
    assert len(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("seen with Kayleigh and Mark", "seen with @name and @name"),
        ("aisha was seen", "@name was seen"),
        ("they said Xyzzyk was there", "they said @name was there"),
        ("the mark on the wall", "the mark on the wall"),
        ("Wembley and London", "wembley and london"),
        ("It must be Friday", "it must be friday"),
        ("K said so", "@name said so"),
    ],
)
def test_a_name_is_told_from_a_word(text: str, words: str):
    assert sentences(text) == [words]


def test_a_name_that_is_passed_in_is_read_as_whoever_it_is_but_not_where_it_is_a_word():
    names = {"will may": "@child", "grant": "@adult"}

    assert sentences("Will was seen, they will ask Grant for May's grant", names) == [
        "@child was seen they will ask @adult for @child 's grant"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("teh girl adn thier freind wiht her", "the girl and their friend with her"),
        ("promiscous", "promiscuous"),
        ("relashonship", "relationship"),
        ("herslef", "herself"),
        ("inapropriate behaivour", "inappropriate behaviour"),
        ("attentionseeking", "attention seeking"),
        ("streetwise street-wise street wise", "street wise street wise street wise"),
        ("ABCSONDED AGAIN", "absconded again"),
        ("she was with Promiscus", "she was with @name"),
        ("the Zbigniew file", "the @name file"),
        ("qwrtplk", "qwrtplk"),
    ],
)
def test_a_misspelt_word_is_mended_and_a_name_is_not(text: str, words: str):
    assert sentences(text) == [words]
