"""In whose voice words stand, and when words of somebody else become the writer's."""

import pytest

from tests.reading.passages_read import kinds_set_aside, pointed_out
from wayhome.packs import reader


@pytest.mark.parametrize(
    "text",
    [
        'Suspect said: "she is streetwise". IP is 14.',
        "Suspect said 'she is streetwise, that one'. IP is 14.",
        "Text reads “she is streetwise”. F/14.",
        'F/14. Neighbour: "they are streetwise, the lot of them',
        "The lads' message was 'he's streetwise'. M/14.",
        "Msg from target acct 23:17 > ur so mature x. Recipient is 12.",
    ],
)
def test_words_in_quotation_marks_are_somebody_elses(text: str):
    assert pointed_out(text) == []
    assert kinds_set_aside(text) == {"quoted"}


@pytest.mark.parametrize(
    "text",
    [
        "Mum says F/14 is streetwise.",
        "According to the neighbour F/14 is streetwise.",
        "Taxi driver described her as streetwise. IP is 14.",
        "Suspect's account is that she is streetwise. IP is 14.",
        "Prepared statement, para 3: she is streetwise. IP is 14.",
        "ABE, counter 14.20, IP: I am streetwise, I never said no. Age 14.",
        "She is streetwise, mum says. F/14.",
        "Dad thinks M/13 is streetwise.",
    ],
)
def test_what_is_put_in_somebodys_mouth_is_a_soft_prompt_at_most(text: str):
    assert pointed_out(text) == []
    assert kinds_set_aside(text) == {"attributed"}


@pytest.mark.parametrize(
    "text",
    [
        "Mum says F/14 is streetwise so no further action.",
        "Dad says F/14 is streetwise and I agree.",
        "Neighbour says F/14 is streetwise. Graded low.",
        "Mum says F/14 is streetwise, closed on that basis.",
    ],
)
def test_words_of_somebody_else_that_are_relied_on_count(text: str):
    assert pointed_out(text) == ["streetwise"]


@pytest.mark.parametrize(
    "text",
    [
        "Police view: F/14 is streetwise.",
        "It was felt that F/14 is streetwise.",
        "In my opinion she is streetwise. F/14.",
        "DS says F/14 is streetwise.",
        "Note: she is streetwise. F/14.",
        "Supervisor comment: F/14 is streetwise.",
    ],
)
def test_the_agencys_own_view_is_the_writers(text: str):
    assert pointed_out(text) == ["streetwise"]


def test_a_passage_with_a_quotation_is_still_judged_for_the_writers_own_words():
    text = 'Suspect said "she is streetwise". IP is 14 and is promiscuous.'

    assert pointed_out(text) == ["promiscuous"]


def voices(text: str, word: str) -> str:
    """Return in whose voice a word of a text stands."""
    place = text.index(word)
    return reader().read(text).voices.of(place, place + len(word))


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Took the “victim” (14) to the suite.", "ironic"),
        ("The 'victim' ate a full breakfast.", "ironic"),
        ("He wrote 'victim' on the form.", "quoted"),
        ("The term 'victim' is used in the code.", "quoted"),
        ("The lads' flat, where the victim was seen.", "writer"),
        ("It's the victim's coat, not Sam's.", "writer"),
    ],
)
def test_marks_round_a_status_doubt_it_unless_the_word_itself_is_meant(text: str, voice: str):
    assert voices(text, "victim") == voice
