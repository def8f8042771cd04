"""Of whom words speak: a child, an adult, a relative, an officer or a thing."""

import pytest

from tests.reading.passages_read import kinds_set_aside, people, pointed_out
from wayhome.reading.findings import Who


@pytest.mark.parametrize(
    "text",
    [
        "Male, 58, is manipulative and streetwise.",
        "SB, 29, is streetwise.",
        "Nominal SKINNER (23) is streetwise.",
        "A 24-year-old man, very streetwise, was seen with her.",
        "The occupier, a man in his fifties, is streetwise. F/14 seen there.",
        "Mother's new partner, 47, is streetwise.",
        "M/71, regular misper from the dementia unit.",
        "Mr Pike is streetwise. F/14 lives next door.",
        "Uncle is streetwise and refuses to engage with the social worker.",
        "F/15 was with a man of 40. He is streetwise.",
        "Suspect (38) was stopped with the girl and is streetwise.",
        "The adult complainant (31) is promiscuous.",
        "PC stopped a 23 yr old, refuses to engage, streetwise to searches. Boy of 12 on the back seat.",
        "A 23 yr old was streetwise to searches. Boy of 12 on the back seat.",
        "Inmate from the open prison has done a runner before. Daughter (8) lives with nan.",
    ],
)
def test_what_is_said_of_an_adult_or_a_relative_is_not_pointed_out(text: str):
    assert pointed_out(text) == []
    assert kinds_set_aside(text) <= {"adult", "family"}


@pytest.mark.parametrize(
    "text",
    [
        "F/15 is streetwise.",
        "F/15 came across as a thirty-year-old, very streetwise.",
        "T, 15, is streetwise.",
        "The 13 yr old is streetwise.",
        "Kayleigh (14) is streetwise.",
        "Year 9 pupil, very streetwise.",
        "She is streetwise. Age 12.",
        "IP, 16, is streetwise.",
        "M/14 was with his uncle, 44. The boy is streetwise.",
        "Mum rang at nine. F/15 is streetwise.",
        "Suspect, 38, has blocked her number. She (15) is streetwise.",
        "At fifteen Reece is streetwise.",
        "Streetwise lad of 13, seen at the arcade.",
        "Male, 15, streetwise.",
        "A 17 year old who is streetwise.",
        "Her brother (12) is streetwise.",
        "Being fourteen and streetwise, was known at the arcade.",
        "Pupil is 12 and streetwise.",
    ],
)
def test_what_is_said_of_a_child_is_pointed_out_however_the_age_is_given(text: str):
    assert pointed_out(text) == ["streetwise"] or pointed_out(text) == ["Streetwise"]


def test_a_pronoun_is_the_nearest_person_of_its_sex_whatever_the_sex():
    girl = "F/15 got into a van driven by a man of 40. {} is streetwise."
    boy = "M/15 got into a van driven by a woman of 40. {} is streetwise."

    assert [bool(pointed_out(girl.format(word))) for word in ("She", "He")] == [True, False]
    assert [bool(pointed_out(boy.format(word))) for word in ("He", "She")] == [True, False]


def test_a_genitive_says_whose_the_words_are():
    assert pointed_out("F/14 dislikes her mum's boyfriend, who is 40.") == []
    assert pointed_out("F/14 was at her boyfriend's, he is 26.") != []


def test_a_name_that_the_case_knows_is_the_child_whatever_else_is_known():
    text = "Attended with Rowan. Rowan is streetwise."

    assert pointed_out(text, Who(names=(("rowan", "@child"),), age=14, child_in_scope=True)) == ["streetwise"]
    assert pointed_out(text, Who(names=(("rowan", "@adult"),))) == []


def test_where_nobody_could_be_a_child_words_count_only_in_a_childs_case():
    text = "Usual behaviour, streetwise."

    assert pointed_out(text) == []
    assert "nobody" in kinds_set_aside(text)
    assert "streetwise" in pointed_out(text, Who(child_in_scope=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("F/15", [("F/15", "child", 15)]),
        ("male 41", [("male 41", "adult", 41)]),
        ("sister (17)", [("sister (17", "child", 17)]),
        ("a boy in Year 8", [("boy in Year 8", "child", 13)]),
        ("the two 14-year-olds", [("14-year-olds", "child", 14)]),
        ("a man in his 40s", [("man", "adult", None), ("his", "unknown", None), ("40s", "adult", 40)]),
        ("He (29) left", [("He (29", "adult", 29)]),
        ("Detained is 14 and alone.", [("Detained is 14", "child", 14)]),
        ("PC Strange", [("PC Strange", "officer", None)]),
        ("Nominal RADCLIFFE b. 1989", [("Nominal RADCLIFFE b. 1989", "adult", 30)]),
        ("K15 has left", [("K15", "child", 15)]),
        ("male 30, 13 yo", [("male 30", "adult", 30), ("13 yo", "child", 13)]),
        ("Patient from Beech ward is a 71 yr old", [("Patient from Beech ward is a 71 yr old", "adult", 71)]),
    ],
)
def test_people_are_known_by_noun_name_and_age(text: str, expected: list[tuple[str, str, int | None]]):
    assert people(text) == expected


@pytest.mark.parametrize("text", ["Left at 14:20 from flat 12.", "Bus 15 from stop 9, £14.", "Seen 3 May, no. 15."])
def test_a_time_a_house_or_a_sum_is_no_age(text: str):
    assert [years for _, _, years in people(text) if years is not None] == []


def test_whoever_is_owned_is_not_the_owner():
    assert pointed_out("Likely to be at her boyfriend's again, Darren, 27. Misper is 14.") != []


def test_a_childs_age_by_itself_makes_the_entry_one_about_a_child():
    assert pointed_out("Little toerag 13, gobbing off in the van.") != []
    assert pointed_out("Little toerag, flat 13, seen in the van.") == []


@pytest.mark.parametrize("text", ["Being fourteen miles off, nobody went.", "Being 14 minutes late, staff left."])
def test_what_is_counted_after_being_is_nobodys_age(text: str):
    assert [years for _, _, years in people(text) if years] == []


def test_what_may_be_said_of_a_child_or_of_an_adult_beside_them_is_pointed_out():
    assert pointed_out("Spoke to F/15 and a 23 yr old, streetwise and refuses to engage.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Streetwise old lag, 61, is back in custody. Residents of 14 live next door.",
        "Time waster. Landlord, 55, rings weekly to have the children told off.",
        "Ferris, 45, sold himself as a youth coach. He is manipulative with teenagers.",
        "Patient 72 persistent misper from the ward. Hardly engages with the nurse.",
        "Greyhound absconded from the yard. Met by a 10yr old girl.",
    ],
)
def test_an_adult_or_an_animal_before_or_after_the_words_is_who_they_speak_of(text: str):
    assert pointed_out(text) == []


@pytest.mark.parametrize("text", ["The youth suspect, 15, was streetwise.", "The girl PC Strange met is streetwise."])
def test_a_child_beside_a_suspect_or_an_officer_is_a_child_still(text: str):
    assert "child" in {about for _, about, _ in people(text)}
