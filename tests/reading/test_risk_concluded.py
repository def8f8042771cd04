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
    "Subject not mentioned.",
    "Entered under wrong crn.",
    "This pupil eliminated.",
    "No bearing on this boy.",
    "Victim was a neighbour.",
)
SOMETHING_ELSE = (
    "Report was found to be malicious.",
    "Turned out to be a school film project with ketchup.",
    "Caller admitted it was made up.",
    "It was a training exercise.",
    "Unfounded.",
)
CONCLUDES_NOTHING = (
    "No offence made out.",
    "Boy is not a suspect.",
    "Caller is his mother.",
    "Offender is a neighbour.",
    "It was at a fireworks display.",
    "Weapon was a screwdriver set.",
    "Checked with hospital, no trace of him.",
    "No name given by caller.",
    "Malicious call made to home by gang.",
    "Social worker recorded report was found false.",
    "He was told to say it was a training exercise.",
    "No concerns, NFA.",
    "Closed.",
    "No further action, child would not engage.",
    "Believed to be malicious report.",
    "Mother says subject not involved.",
    "Officer's view: written off as malicious report.",
    "Subject not named but he has not left the house since.",
    "Awaiting check whether report was malicious.",
)


# Written by somebody who looked for ordinary words with which a record goes on after a danger, and which end nothing.
STANDS = (
    (
        "Misper self harms and has taken an overdose before. Caller is her mother and holds her medication.",
        "SUICIDE_SELF_HARM",
    ),
    ("Gang has threatened to shoot him over money. Caller is his mother.", "THREAT_TO_LIFE"),
    ("Girl sexually abused. Suspect is her grandfather.", "CSE"),
    ("Girl threatened with a knife by a male. Offender is her father.", "THREAT_TO_LIFE"),
    ("Boy is suicidal. MP is father of baby due in May.", "SUICIDE_SELF_HARM"),
    ("Girl raped. It was her father.", "CSE"),
    ("Man threatened to kill the girl. It was her dad.", "THREAT_TO_LIFE"),
    ("Girl at risk of FGM. FGM protection order checked and served.", "FM_HBA_FGM"),
    ("Child trafficked. Interim care order sent.", "TRAFFICKING_NRM"),
    ("Child has been cutting her arms. Referral declined, does not meet the criteria for CAMHS.", "SUICIDE_SELF_HARM"),
    (
        "Took 40 paracetamol tablets and left before treatment. Checked with hospital, no trace of her.",
        "SUICIDE_SELF_HARM",
    ),
    ("Girl at risk of forced marriage, taken abroad. Checked with airline, no booking found.", "FM_HBA_FGM"),
    ("Trafficked child, sexually exploited by gang. NRM referral considered, not pursued.", "CSE"),
    ("Suicidal, overdose last week. Tier 4 bed requested, not agreed.", "SUICIDE_SELF_HARM"),
    ("Suicidal ideation, reviewed by consultant who says detain under section 2.", "SUICIDE_SELF_HARM"),
    ("Child is diabetic and needs insulin. Reviewed by specialist last month.", "MEDICAL_TIME_CRITICAL"),
    ("Girl groomed online by man aged 40. Moderator confirmed teacher account sent images.", "ONLINE_GROOMING"),
    ("Threats to kill child received by text. No name given by caller.", "THREAT_TO_LIFE"),
    ("Sexual exploitation by gang. Refuses to name anyone, no names given.", "CSE"),
    ("Girl was raped. Girl only found the courage to tell us today.", "CSE"),
    ("Boy forced to carry drugs for gang. Boy is not a suspect.", "CCE"),
    ("Suicide by hanging attempt. CT normal, discharged.", "SUICIDE_SELF_HARM"),
    ("Head injury after being beaten by dad. CT clear, discharged.", "HOME_ABUSE_NEGLECT"),
    ("Child has epilepsy. MRI normal, no medication with her when she left.", "MEDICAL_TIME_CRITICAL"),
    ("Father hits her with belt. No offence made out.", "HOME_ABUSE_NEGLECT"),
    ("Child disclosed that stepfather rapes her. She was told to say it never happened.", "CSE"),
    ("She wants to kill herself. Birthday letters to her brothers seen in drawer.", "SUICIDE_SELF_HARM"),
    ("Child deals cannabis for older lads. Wages in notebook seen by carer.", "CCE"),
    ("Child threatened with gun. Vehicle traced to unrelated address.", "THREAT_TO_LIFE"),
    ("Child sexually abused by teacher. School has apologised.", "CSE"),
    ("Gang threatened to stab him. Malicious call made to home by gang.", "THREAT_TO_LIFE"),
    ("Girl disclosed father rapes her. Social worker recorded allegation false.", "CSE"),
    ("Suicide attempt. Only noted because the nurse saw the cuts.", "SUICIDE_SELF_HARM"),
    ("Child has taken overdose of mothers tablets. Searched for tablets, nothing on her.", "SUICIDE_SELF_HARM"),
    ("Girl trafficked from Vietnam, debt bondage. Date of birth does not match passport.", "TRAFFICKING_NRM"),
    ("Missing from home, diabetic, no insulin. Circulated to all teams.", "MEDICAL_TIME_CRITICAL"),
    ("Threat to life from gang over drug debt. Circulated to all shifts.", "THREAT_TO_LIFE"),
    ("Suicide attempt in May. Helpline leaflet given.", "SUICIDE_SELF_HARM"),
    ("Gang threat to stab. Staff briefing at 9am.", "THREAT_TO_LIFE"),
    ("Suicide note found. Staff guidance followed.", "SUICIDE_SELF_HARM"),
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


@pytest.mark.parametrize(("text", "factor"), STANDS)
def test_a_danger_stands_however_a_record_goes_on(text: str, factor: str):
    assert "" in why(text, factor)


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


@pytest.mark.parametrize(("between", "reason"), [(1, "someone_else"), (2, "")])
def test_a_record_concludes_only_what_it_told_two_sentences_before(between: int, reason: str):
    assert why(f"{STABBED} {'Attended at noon. ' * between}This child not named.", VIOLENCE) == {reason}


def test_that_a_whole_record_is_not_the_childs_reaches_all_of_it():
    assert why(f"{STABBED} {'Attended at noon. ' * 6}Entered under wrong crn.", VIOLENCE) == {"someone_else"}
