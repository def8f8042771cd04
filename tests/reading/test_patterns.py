"""How a lexicon's lines are read: what they find, and what is said of a line or a class that is wrong."""

import pytest

from tests.reading.lexicons import found, lexicon_of
from wayhome.rulebook.parse import PackFault


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("seek* attention", "She sought the attention."),
        ("travel* alone", "He travelled alone."),
        ("minimise* it", "They minimized it."),
        ("lie* about", "She was lying about it."),
        ("panic* and", "He panicked and ran."),
        ("commit* to", "She committed to it."),
        ("went* missing", "She goes missing."),
        ("promiscu~", "Promiscuity noted."),
        ("(street|very streetwise) smart", "He is street smart."),
        ("puts [her] self", "She puts self first."),
        ("older .. men", "Older and much richer men."),
        ("^ she left", "She left."),
        ("left $", "So she left."),
        ("!(not) bothered", "She is bothered."),
        ("is !(not|never) bothered", "She is really bothered."),
        ("aged <NUM>", "Aged 15."),
        ("aged <NUM>", "Aged fifteen."),
        ("at <TIME>", "Seen at 21:40."),
        ("at <TIME>", "Seen at 2140hrs."),
        ("at <TIME>", "Seen at 10 pm."),
        ("on <DAY>", "Seen on Friday."),
        ("on <DAY>", "Seen on 12/3/2026."),
        ("on <DAY>", "Seen on 3rd May."),
        ("streetwise", "She is street-wise."),
        ("street wise", "She is streetwise."),
        ("self-harm", "She may self harm."),
        ("did not engage", "She didn't engage."),
        ("didn't engage", "She did not engage."),
        ("the yp", "The young person."),
        ("young person", "The YP."),
        ("lol", "Missing again haha."),
        ("<WAY_HOME>", "By the night bus."),
    ],
)
def test_a_line_finds_what_it_says(line: str, text: str):
    assert found(lexicon_of(line), text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("seek attention", "She seeks attention."),
        ("older .. men", "Older. Men came."),
        ("older ..1 men", "Older and richer men."),
        ("is !(not|never) bothered", "She is not bothered."),
        ("is !(not|never) bothered", "She is just not bothered."),
        ("^ she left", "Then she left."),
        ("left $", "She left him."),
        ("aged <NUM>", "Aged somewhat."),
        ("wise", "She is streetwiser."),
    ],
)
def test_a_line_finds_nothing_else(line: str, text: str):
    assert not found(lexicon_of(line), text)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("(one|two", "')' is missing"),
        ("one|two", "'|' closes what was not opened"),
        ("one )", "')' closes what was not opened"),
        ("(one|) two", "a choice is empty"),
        ("{one two", "{ and } do not stand in a pair"),
        ("one > two", "'>' is not understood"),
        ("..", "there is no word in it"),
        ("[one]", "needs no word at all"),
        ("<NOWHERE> one", "names NOWHERE, which is no class of the pack"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_its_place_and_remedy(line: str, words: str):
    with pytest.raises(PackFault) as refused:
        lexicon_of(line)

    (fault,) = refused.value.faults
    assert words in fault.words
    assert fault.line > 1
    assert fault.remedy


def test_classes_that_name_each_other_in_a_circle_are_named():
    with pytest.raises(PackFault, match="The classes FROM_HERE, FROM_THERE name each other in a circle"):
        lexicon_of("one", classes={"FROM_HERE": "<FROM_THERE> one", "FROM_THERE": "(two|<FROM_HERE>)"})


def test_a_class_may_name_another_that_stands_below_it():
    lexicon = lexicon_of("<OUTER> here", classes={"OUTER": "old <INNER>", "INNER": "(friend|flame)"})

    assert found(lexicon, "An old flame here.")


def test_an_id_that_stands_twice_is_refused():
    with pytest.raises(PackFault, match="The rule WD-SELF-01 stands twice"):
        lexicon_of("one", "WD-SELF-01", "WD-SELF-01")


def test_of_many_phrases_each_is_found_and_none_that_only_shares_a_word():
    lexicon = lexicon_of("she is (out of hand|up to no good|a law to herself|beyond all help|wild)")

    assert [bool(found(lexicon, f"She is {way}.")) for way in ("out of hand", "a law to herself", "wild")] == [True] * 3
    assert not found(lexicon, "She is out of the house, a good law in hand.")


def test_only_the_words_between_braces_are_pointed_out():
    (match,) = found(lexicon_of("<WAY_HOME> {was late}"), "By the night bus was late.")

    assert match == "was late"
