"""Words that many texts hold count where a child is spoken of beside them, or where something else is pointed out."""

import pytest

from tests.reading.passages_read import kinds_set_aside, pointed_out
from wayhome.reading.findings import Who

FAR = "The girl, 14, was met by her nan. The bus was late. The road was shut. The lights were out. {}"
BESIDE = "The girl, 14, was met by her nan. {}"


@pytest.mark.parametrize("remark", ["All six episodes were a repeat performance.", "Open for business till nine."])
def test_a_broad_remark_far_from_all_that_is_said_of_a_child_is_a_soft_prompt(remark: str):
    assert pointed_out(BESIDE.format(remark)) != []
    assert pointed_out(FAR.format(remark)) == []
    assert "elsewhere" in kinds_set_aside(FAR.format(remark))


def test_well_known_words_count_wherever_the_entry_speaks_of_the_child():
    assert pointed_out(FAR.format("Streetwise and making poor choices.")) != []


def test_an_everyday_word_by_itself_is_a_soft_prompt_where_no_child_is_the_subject():
    text = "Liaison and diversion will see him. Boy of 14 is at the desk."

    assert (pointed_out(text), kinds_set_aside(text)) == ([], {"little"})


@pytest.mark.parametrize("text", ["F/14 was bagged by the van crew.", "The lad of 13 provoked it."])
def test_the_same_of_a_child_who_is_the_subject_is_pointed_out(text: str):
    assert pointed_out(text) != []


BROAD = "The girl{} was met by her nan. All six episodes were a repeat performance."


@pytest.mark.parametrize("age", [" (10)", " (14)", " of fourteen"])
def test_a_broad_remark_by_itself_counts_where_a_child_of_ten_or_more_is_told_of(age: str):
    assert pointed_out(BROAD.format(age)) == ["repeat performance"]


@pytest.mark.parametrize("age", ["", " (9)", " of seven"])
def test_the_same_is_a_soft_prompt_where_no_child_of_ten_is_told_of(age: str):
    assert (pointed_out(BROAD.format(age)), kinds_set_aside(BROAD.format(age))) == ([], {"little"})


@pytest.mark.parametrize("words", ["Escort agency on the ground floor.", "Prostitution in the lane again."])
def test_well_known_words_by_themselves_are_a_soft_prompt_where_they_speak_of_nobody(words: str):
    text = f"{words} The child was asleep in her cot."

    assert (pointed_out(text), kinds_set_aside(text)) == ([], {"little"})
    assert pointed_out(text, Who(child_in_scope=True)) != []


@pytest.mark.parametrize("whoever", ["The girl", "She", "Kayleigh"])
def test_the_same_words_count_of_whoever_may_be_a_child(whoever: str):
    assert pointed_out(f"{whoever} is working as a prostitute.") != []


def test_in_the_case_of_a_child_a_broad_remark_counts_whatever_age_the_entry_tells():
    assert pointed_out(BROAD.format(""), Who(child_in_scope=True)) == ["repeat performance"]


def test_an_everyday_word_counts_beside_something_else_that_is_pointed_out():
    assert pointed_out("Diversion. The girl is streetwise.") == ["Diversion", "streetwise"]


@pytest.mark.parametrize("hour", ["at nine", "at ten", "at 11"])
def test_an_hour_is_no_child(hour: str):
    text = f"Rang mum as promised. She wants the next call to be {hour}, on the house phone."

    assert pointed_out(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Joint visit with Sandra from social care. Tegan, 14, talked with her. Sandra will be back on Monday.",
        "15F and boyfriend 15M attended together for results.",
        "Victim has been told about the arrest, in person, with her mum there.",
        "The girl wants her phone back and to stay at her school.",
    ],
)
def test_who_works_for_an_agency_a_friend_of_like_age_and_a_child_who_was_told_are_left_alone(text: str):
    assert pointed_out(text) == []


def test_of_several_none_is_she_or_he():
    assert (
        pointed_out("Called to see the boy (15) about the men in the flat. If he can't be bothered, neither can I.")
        != []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Nurse confirms that Jodie, aged 12, is sexually active.",
        "He is 16 and was stabbed by the group. Lie down with dogs, as they say.",
        "M13 reported by the home, out of the window, catch me if you can.",
        "15F reports assault. Scrolling throughout, which does not sit with what she says went on.",
    ],
)
def test_a_fact_a_proverb_and_a_report_made_by_somebody_are_in_the_writers_own_voice(text: str):
    assert pointed_out(text) != []
