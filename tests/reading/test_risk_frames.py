"""The same danger, said in many frames: stated, denied, asked and answered, only talked about, or another person's."""

from datetime import date
from itertools import product

import pytest

from wayhome.packs import lexicon, reader
from wayhome.reading.risk import ALONE, read_risk
from wayhome.reading.risk_account import read_account
from wayhome.reading.risk_people import Child, Told

TODAY = date(2026, 3, 2)
DANGERS = (
    ("SUICIDE_SELF_HARM", "self-harm"),
    ("CCE", "county lines"),
    ("TRAFFICKING_NRM", "trafficking"),
    ("MEDICAL_TIME_CRITICAL", "epilepsy"),
    ("FM_HBA_FGM", "forced marriage"),
)
STATED = (
    "Concerns about {} this month.",
    "He disclosed {} to his tutor on Monday.",
    "Social worker is worried about {}.",
    "Not the first time there has been {}.",
    "She denies {} but staff have seen it.",
    "There is no doubt about {}.",
    "Police have not looked into {}.",
    "No action was taken on {}.",
    "Asked about {}, she said yes.",
)
DENIED = (
    "No history of {}.",
    "Nothing on any system about {}.",
    "Asked about {}, mum said no.",
    "Asked if there was any {} and she said no.",
    "Asked about {}: none known.",
    "We looked into {} and found nothing.",
    "{}: no.",
    "{} - nil.",
    "{}? No.",
    "I don't think it's {}.",
    "We have no concerns that it is {}.",
    "Nobody has raised {}.",
    "{} was considered and discounted.",
    "Absence of {}.",
)
TALKED_ABOUT = (
    "There was a talk at college about {}.",
    "He watched a documentary about {}.",
    "I saw a thing on the news about {}.",
    "School sent a letter to all parents about {}.",
    "You hear about {} all the time.",
    "I worry about {} like any parent would.",
    "If there were ever {} we would ring.",
    "He is revising {} for his exam.",
    "The officer explained what {} is.",
    "Risk assessment has a section on {}, not applicable.",
    "All young people who go missing may be at risk of {}, says the printed form.",
    "Staff did a refresher course on Tuesday about {}.",
    "She debated {} with the debating team for her speech on it.",
    "Mum has been reading about {} and keeps saying what if.",
    "The policy obliges me to consider {} for each missing pupil.",
    "Story on the estate that it was {}; officers traced whoever made it up.",
)
STATED_ALL_THE_SAME = (
    ("THREAT_TO_LIFE", "Officers must consider that Jay has been told he will be stabbed tonight over a drug debt."),
    ("SUICIDE_SELF_HARM", "Jay, 15, has written a rap about it and told his mum he will kill himself."),
    (
        "SUICIDE_SELF_HARM",
        "Ellie has been reading about overdose and has taken a box of tablets and said she will die.",
    ),
    ("CSE", "All young people here may be at risk of exploitation but Ellie, 15, is being sexually exploited now."),
    ("CSE", "The plan covers every risk, and she is being sexually exploited by a man called Baz."),
    ("CSE", "Staff should check for Ellie, 15, at the hotel where she is sexually exploited by adult men."),
    ("CSE", "Someone said she is being sexually exploited by men in a van. Enquiries show it was another van."),
    ("CSE", "There is a rumour that she is being sexually exploited. Her brother checked it out and it is true."),
    ("CSE", "Report that she is being sexually exploited by a teacher. It was another pupil who told."),
    ("THREAT_TO_LIFE", "Talk is that Jay will be shot tonight over a drug debt. Dad made a mistake by not ringing."),
    ("CSE", "Asked about exploitation, she is being sexually exploited by a man. Address check found nothing."),
    ("THREAT_TO_LIFE", "Dad asked about the threats to kill Jay, 15, from dealers. Police reply no crime."),
)  # fmt: skip
ANOTHERS = (
    "Mum was a victim of {} before he was born.",
    "The neighbour's son was involved in {}.",
    "The girl across the landing is known for {}.",
)
EVERYDAY = (
    ("ILL_EQUIPPED", "Went sledging with half the street, the snow's lovely."),
    ("ADULT_OF_CONCERN", "Male, 24, stopped for no lights and advised."),
    ("ONLINE_GROOMING", "She has a second phone for work."),
    ("MEDICAL_TIME_CRITICAL", "He's allergic to nuts."),
    ("DANGEROUS_PLACE", "Seen walking on the beach with chips."),
)


def said(frame: str, words: str) -> str:
    text = frame.format(words)
    return text[0].upper() + text[1:]


def states(text: str, factor: str) -> bool:
    return any(one.factor == factor and not one.set_aside for one in read_risk(reader(), text, today=TODAY))


def in_frames(*frames: str):
    cases = [(said(frame, words), factor) for frame, (factor, words) in product(frames, DANGERS)]
    return pytest.mark.parametrize(("text", "factor"), cases, ids=[text for text, _ in cases])


@in_frames(*STATED)
def test_what_is_stated_counts_however_it_is_framed(text: str, factor: str):
    assert states(text, factor)


@in_frames(*DENIED)
def test_what_is_denied_or_asked_and_answered_with_a_no_does_not_count(text: str, factor: str):
    assert not states(text, factor)


@in_frames(*TALKED_ABOUT)
def test_what_is_only_talked_about_does_not_count(text: str, factor: str):
    assert not states(text, factor)


@pytest.mark.parametrize(("factor", "text"), STATED_ALL_THE_SAME)
def test_talk_a_rumour_or_a_question_beside_it_takes_nothing_from_what_is_stated(factor: str, text: str):
    assert states(text, factor)


def test_a_medicine_that_is_not_there_is_not_a_danger_denied():
    found = read_risk(reader(), "EpiPen: none. Jay, 15, is short of breath.", today=TODAY)

    assert "denied" not in {one.set_aside for one in found if one.factor == "MEDICAL_TIME_CRITICAL"}


@in_frames(*ANOTHERS)
def test_what_somebody_else_lived_through_does_not_count(text: str, factor: str):
    assert not states(text, factor)


@pytest.mark.parametrize(("factor", "text"), EVERYDAY)
def test_words_with_an_everyday_sense_state_nothing_by_themselves_and_say_why(factor: str, text: str):
    found = [one for one in read_risk(reader(), text, today=TODAY) if one.factor == factor]

    assert {one.set_aside for one in found} == {ALONE}


def test_words_with_an_everyday_sense_count_beside_words_that_stand_alone():
    assert states("She has no shoes. There is frost and a gale.", "ILL_EQUIPPED")
    assert states("Male, 33, at the address. She is sexually exploited there.", "ADULT_OF_CONCERN")


def test_words_cannot_stand_beside_themselves():
    text = "Crisis team."

    assert not states(text, "SUICIDE_SELF_HARM")


def test_whatever_stands_beside_is_a_factor_that_some_rule_states_alone():
    alone = {rule.factor for rule in lexicon().risk if not rule.beside}

    assert {factor for rule in lexicon().risk for factor in rule.beside} <= alone


def test_whoever_is_sent_a_message_is_not_whom_it_is_about():
    assert states("He sent his sister a text saying look after Mum, tell her it's not her fault.", "SUICIDE_SELF_HARM")


def test_what_a_brother_has_is_not_the_childs_and_what_is_done_to_the_child_is():
    assert not states("His older half brother had gang markers.", "CCE")
    assert states("His brother says he is a gang member.", "CCE")


def test_a_threat_told_sideways_is_a_threat():
    assert states("Threat notice served on him.", "THREAT_TO_LIFE")
    assert states("Two men at the door asked for him by name.", "THREAT_TO_LIFE")
    assert states("Told she won't make it to Friday.", "THREAT_TO_LIFE")


def test_a_year_to_come_does_not_make_an_old_matter_new():
    text = "At risk of CSE in 2021 from a man who is in prison until 2033."

    assert not states(text, "CSE")


def test_a_namesake_is_told_by_the_birth_that_the_informant_gives():
    narrative = "Name is Oliver Knight, d.o.b. 3/4/2010. Chess club till seven."
    told = Told(source="held[0]", words="Oliver KNIGHT, 34, of Marlpit Road: has youths running for him.")

    found = read_account(reader(), narrative, [told], Child(age=15, today=TODAY))

    assert {one.finding.factor for one in found if not one.finding.set_aside} == {"MIT_NOT_SAME_PERSON"}
