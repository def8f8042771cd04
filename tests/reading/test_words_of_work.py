"""Everyday words of police, school and care work silence nothing; only talk about wording does."""

import pytest

from tests.reading.passages_read import pointed_out

EVERYDAY = [
    "PNC and local records checked.",
    "School closed for inset day.",
    "He has football training on Tuesday.",
    "Key work session on budgeting offered.",
    "One session a week with the worker.",
    "Excluded twice this term, report at the end of term.",
    "See slide 3 for the adult.",
    "Inspector reviewed it and noted no change.",
    "Circulated on the system as missing.",
    "Met him at youth group.",
    "Other students told staff where.",
    "Missing posters for the area were put up.",
    "Last seen in a field a mile from home.",
    "Closed as per local policy.",
    "Report of use of cannabis.",
    "Team at the unit said all was quiet.",
    "Leaflet on Childline given.",
    "Should not be recorded as a crime.",
    "She asked for a pen to write to her gran.",
    "Please do not ring out of hours.",
]
NEXT = ["We have not been able to reach mum.", "Declined ambulance.", "Please do not ring out of hours."]


@pytest.mark.parametrize("sentence", EVERYDAY)
def test_an_everyday_sentence_beside_it_leaves_a_judgement_pointed_out(sentence: str):
    assert pointed_out(f"{sentence} F/14 is a known prostitute.")


@pytest.mark.parametrize("sentence", NEXT)
def test_what_a_next_sentence_says_of_something_else_takes_nothing_back(sentence: str):
    assert pointed_out(f"F/14 is streetwise and promiscuous. {sentence}")


def test_messages_that_were_found_are_nobody_s_words():
    text = "The girl (14) has been having sex with him in return for vapes, night staff found the messages."

    assert pointed_out(text)


@pytest.mark.parametrize(
    "text",
    [
        "12 logs reviewed. Of 12 logs 4 said promiscuous, of girls of 14.",
        "Staff training on adultification: why a child of 13 is never streetwise.",
        "Session on words that blame: why no girl of 14 is promiscuous.",
        "Ofsted inspectors noted that a girl of 14 was called streetwise.",
        "F/14 is streetwise and promiscuous. We do not accept that.",
        "F/14 is streetwise. Please take that out of the record.",
    ],
)
def test_talk_about_words_is_still_left_alone(text: str):
    assert pointed_out(text) == []
