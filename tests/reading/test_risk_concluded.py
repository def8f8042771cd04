"""What a text concludes takes back what it told before: only what is known, and never a danger that comes after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.packs import reader
from wayhome.reading.risk import read_risk

TODAY = date(2026, 3, 14)
STABBED, VIOLENCE = "Male stabbed in the thigh outside the takeaway.", "RECENT_VIOLENCE_VICTIM"
NOT_THE_CHILD = (
    "This child not named.",
    "Subject not involved.",
    "Entered under wrong crn.",
    "This pupil ruled out.",
    "No bearing on this boy.",
    "Victim was a neighbour.",
)
SOMETHING_ELSE = (
    "Report was found to be malicious.",
    "Turned out to be a school film project with ketchup.",
    "Caller admitted it was made up.",
    "It was a training exercise.",
)
CONCLUDES_NOTHING = (
    "No concerns, NFA.",
    "Closed.",
    "No further action, child would not engage.",
    "Believed to be malicious report.",
    "Mother says subject not involved.",
    "Officer's view: written off as malicious report.",
    "Subject not named but he has not left the house since.",
    "Awaiting check whether report was malicious.",
)


def why(text: str, factor: str, where: str = "held") -> set[str]:
    """Return why the findings of a factor do not count; an empty reason where one does."""
    found = read_risk(reader(), text, where=where, written=TODAY - timedelta(days=9), today=TODAY)
    return {one.set_aside for one in found if one.factor == factor}


@pytest.mark.parametrize("conclusion", NOT_THE_CHILD)
def test_a_record_that_ends_with_the_child_not_in_it_states_no_danger_of_the_child(conclusion: str):
    assert why(STABBED, VIOLENCE) == {""}
    assert why(f"{STABBED} {conclusion}", VIOLENCE) == {"someone_else"}


@pytest.mark.parametrize("conclusion", SOMETHING_ELSE)
def test_a_matter_that_was_looked_into_and_was_something_else_is_denied(conclusion: str):
    assert why(f"{STABBED} {conclusion}", VIOLENCE) == {"denied"}


@pytest.mark.parametrize("closing", CONCLUDES_NOTHING)
def test_an_opinion_a_closing_and_a_but_conclude_nothing(closing: str):
    assert "" in why(f"{STABBED} {closing}", VIOLENCE)


@given(st.sampled_from([*NOT_THE_CHILD, *SOMETHING_ELSE]), st.integers(0, 3))
def test_a_danger_that_is_told_after_a_conclusion_stands_however_much_lies_between(conclusion: str, between: int):
    filling = "Attended at noon. " * between
    assert "" in why(f"Call received. {conclusion} {filling}{STABBED}", VIOLENCE)


@pytest.mark.parametrize("factor", ["ADULT_OF_CONCERN", "REGISTERED_OFFENDER"])
def test_an_adult_near_the_child_stays_a_danger_whoever_else_was_the_victim(factor: str):
    text = "RSO, 44, at the next flat, seen with a girl of 13 in his car. Subject not named."
    assert "" in why(text, factor)


def test_an_informant_concludes_what_was_just_said_and_no_more():
    near = "He was stabbed in the leg, I thought. It was a school film project with ketchup."
    far = "He was stabbed in the leg. He went out at six. He had his tea. It was a school film project on Monday."

    assert why(near, VIOLENCE, "narrative") == {"denied"}
    assert "" in why(far, VIOLENCE, "narrative")


@pytest.mark.parametrize(
    "text",
    [
        "Staff bulletin: knife carrying and county lines, signs to look for.",
        "Shift briefing to all teams: boys are made to run county lines.",
        "County lines leaflets. Circulated to all tutors.",
    ],
)
def test_a_notice_to_many_is_of_no_child(text: str):
    assert why(text, "CCE") <= {"talked_about"}


def test_what_a_child_says_after_a_notice_is_no_part_of_it():
    text = "Staff bulletin on county lines sent to all tutors. He told tutor he is running a county line for them."
    assert "" in why(text, "CCE")


@pytest.mark.parametrize(
    "text",
    [
        "It is me that has epilepsy, she only went for my tablets.",
        "I was the one who had a seizure on Monday.",
    ],
)
def test_what_an_informant_has_is_not_the_childs(text: str):
    assert "" not in why(text, "MEDICAL_TIME_CRITICAL", "narrative")


def test_what_an_informant_found_is_the_childs():
    assert "" in why("It was me who found out she has epilepsy and no tablets.", "MEDICAL_TIME_CRITICAL", "narrative")
