"""What takes a judgement back, and what only looks as if it did."""

import pytest

from tests.reading.passages_read import kinds_set_aside, pointed_out

DENIED = [
    "She is not streetwise. F/14.",
    "M/14 is no drug dealer.",
    "F/15 did not put herself at risk.",
    "IP (14) is neither promiscuous nor manipulative.",
    "This child (13) never put herself at risk.",
    "Far from being streetwise she is frightened. F/14.",
    "At no stage has M/11 been attention seeking or untruthful.",
    "The offence was reworded. Old titles spoke of child prostitution. F/14.",
]
REFUSED = [
    "I do not accept that F/14 is streetwise.",
    "That he always comes back is no comfort. M/13.",
    "It is lazy to call her streetwise, she is 12.",
    "Nobody should read this as F/14 putting herself at risk.",
    "The suggestion that she is streetwise has no basis. F/13.",
    "Please do not describe M/13 as streetwise again.",
    "F/14. Nothing supports the line that she is streetwise.",
    "F/14. The view that she is streetwise is not one I share.",
    "F/14. On what basis do we say she is streetwise?",
    "F/14. That she is streetwise is beside the point.",
    "F/14. The log must not suggest that she is streetwise.",
    "F/14. Not because she is streetwise but because a man has her phone.",
    "F/14. We used to say she is streetwise. Now we ask who is with her.",
]
CORRECTED = [
    "Supervisor challenged the word streetwise. F/12.",
    "PC Shaw wrote that she is streetwise. Entry amended. F/12.",
    "Please take out streetwise, she's 12.",
    "The line about F/14 being sexually active comes out.",
    "F/14 was recorded as streetwise by the last team.",
    "F/14. Wording changed from she is streetwise to is being exploited.",
    "F/14. She is streetwise, says the log. A child is missing.",
    "F/14. My colleague felt she is streetwise. She is frightened.",
    "Sorry to have written that F/14 is streetwise.",
]
STANDING = [
    "Nobody made her go, she chose to go with him. F/14.",
    "No doubt she is streetwise. F/14.",
    "Not for the first time F/15 has put herself at risk.",
    "F/14 is not only streetwise but manipulative.",
    "She is no longer a child in any real sense, very streetwise. F/15.",
    "F/14 was not at home. She is streetwise.",
    "Amended time of call to 2114. F/14 is streetwise.",
    "Correct address obtained. F/14 is streetwise.",
    "F/14. She is streetwise. Sgt Shaw told.",
    "F/14. I don't agree with high, she is streetwise.",
    "F/14. Disagree with the home, she is streetwise.",
    "Sorry to say that F/14 is streetwise.",
    "F/14 went with him. Sorry to report that she put herself at risk.",
    "Previous officer thought F/14 is streetwise and I agree.",
]
ABOUT_WORDING = [
    "Training: why we do not write streetwise about a child.",
    "Dip sample of 30 logs found streetwise twice.",
    "Staff should avoid streetwise where a child is meant.",
    "Glossary update: streetwise is replaced by the age of the child.",
    "7.3 Officers will not close a log on the words always comes back. The child must be seen.",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_not_pointed_out(text: str):
    assert pointed_out(text) == []


@pytest.mark.parametrize("text", [*REFUSED, *CORRECTED])
def test_what_is_refused_or_corrected_is_not_pointed_out(text: str):
    assert pointed_out(text) == []
    assert kinds_set_aside(text) <= {"refusal", "correction", "looked_back", "negation"}


@pytest.mark.parametrize("text", STANDING)
def test_an_idiom_with_a_denial_or_a_correction_of_something_else_takes_nothing_back(text: str):
    assert pointed_out(text) != []


@pytest.mark.parametrize("text", ABOUT_WORDING)
def test_talk_about_wording_is_not_pointed_out(text: str):
    assert pointed_out(text) == []
    assert kinds_set_aside(text) == {"talk"}


@pytest.mark.parametrize(
    "text",
    [
        "Units to Loose Lane, F/13 seen by Streetwise Cycles.",
        "Op Streetwise briefing at 1400 about F/14.",
        "Ms Promiscuous Wanton is the name of the boat, says F/14's aunt.",
    ],
)
def test_a_name_made_of_such_words_is_a_name(text: str):
    assert pointed_out(text) == []


def test_what_the_defence_says_is_not_the_writers():
    assert pointed_out("Defence will say F/14 was streetwise.") == []
    assert "defence" in kinds_set_aside("Defence will say F/14 was streetwise.")


def test_a_denial_reaches_past_that():
    assert pointed_out("There is nothing to suggest that the girl (12) is lying.") == []
    assert pointed_out("This is not a case of a child who will come home when ready.") == []
    assert pointed_out("The girl (12) is lying.") != []


@pytest.mark.parametrize(
    "words", ["No suggestion at all that", "No real evidence whatsoever that", "There is no basis that"]
)
def test_a_denial_may_be_made_stronger(words: str):
    assert pointed_out(f"{words} the girl, 14, is streetwise.") == []
