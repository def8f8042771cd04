"""What a later record takes back of the one before it, and what it does not; what was at an age long past."""

from datetime import date, timedelta

import pytest

from bench.risk_in_words import AT, assessed

OVERDOSE = ("health_ae", "Overdose, admitted two nights.")
CAR = ("education", "Seen getting in a car with a man of about 70 twice this week.")


def codes(*records: tuple[str, str, int], narrative: str = "He is late home from school.", age: int = 16) -> set[str]:
    """Return what is found; a record is its system, its words and the days before the report it was made."""
    held = [{"system": system, "text": text, "date": _day(days)} for system, text, days in records]
    told = assessed([{
        "id": "it", "age": age, "sex": "male", "care_status": "home", "reported_at": AT.isoformat(),
        "narrative": narrative, "held_information": held, "answers": {},
    }])  # fmt: skip
    return {one["code"] for one in (*told["it"]["factors"], *told["it"]["mitigators"])}


def _day(days: int) -> str:
    day: date = (AT - timedelta(days=days)).date()
    return day.isoformat()


def test_a_correction_takes_back_the_record_before_it_of_its_system() -> None:
    correction = ("health_ae", "Correction: patient was step-sister, same surname. Entry moved.", 20)
    told = codes((*OVERDOSE, 30), correction)
    assert "SUICIDE_SELF_HARM" not in told
    assert "MIT_NOT_SAME_PERSON" in told


@pytest.mark.parametrize(
    "records",
    [
        ((*OVERDOSE, 30), ("education", "Correction: patient was step-sister. Entry moved.", 20)),  # another system
        ((*OVERDOSE, 10), ("health_ae", "Correction: patient was step-sister. Entry moved.", 20)),  # made before it
        ((*OVERDOSE, 111), ("health_ae", "Correction: patient was step-sister. Entry moved.", 20)),  # over 90 days
        ((*OVERDOSE, 30), ("health_ae", "Correction: admitted three nights. Entry moved.", 20)),  # nobody else
        ((*OVERDOSE, 30), ("health_ae", "Closed, no further concerns.", 20)),  # closing tells nothing
    ],
)
def test_what_is_no_correction_of_a_record_leaves_it(records: tuple[tuple[str, str, int], ...]) -> None:
    assert "SUICIDE_SELF_HARM" in codes(*records)


def test_ninety_days_are_the_most_between_a_record_and_its_correction() -> None:
    correction = ("health_ae", "Correction: patient was step-sister. Entry moved.", 20)
    assert "SUICIDE_SELF_HARM" not in codes((*OVERDOSE, 110), correction)


def test_a_correction_leaves_the_record_before_the_last() -> None:
    correction = ("health_ae", "Correction: patient was step-sister. Entry moved.", 20)
    assert "SUICIDE_SELF_HARM" in codes((*OVERDOSE, 60), (*OVERDOSE, 30), correction)


ON_THE_LINE = ("transport", "14:40 boy of about 13 on the line by the goods yard, trains cautioned.")
THAT_BOY = (
    "transport",
    "15:25 that boy brought off and taken to his father. Named, aged 12. Not the child you have reported.",
)
OVERDOSE_OF_A_BOY = ("transport", "Boy on the bridge, overdose, admitted.")
TABLETS = ("transport", "15:00 lad swallowed tablets on platform 2, says he wants to die. Ambulance called.")


def test_of_several_before_it_a_correction_takes_back_the_one_that_speaks_of_the_same() -> None:
    assert "SUICIDE_SELF_HARM" in codes((*ON_THE_LINE, 3), (*TABLETS, 2), (*THAT_BOY, 1))
    assert "DANGEROUS_PLACE" not in codes((*ON_THE_LINE, 3), (*TABLETS, 2), (*THAT_BOY, 1))
    assert "SUICIDE_SELF_HARM" not in codes((*ON_THE_LINE, 3), (*OVERDOSE_OF_A_BOY, 2), (*THAT_BOY, 1))


def test_of_several_before_it_a_correction_takes_back_none_where_none_speaks_of_the_same() -> None:
    correction = ("health_ae", "Correction: it was the step-sister. Entry moved.", 20)
    assert "SUICIDE_SELF_HARM" in codes(("health_ae", "Sprained wrist, rugby.", 40), (*OVERDOSE, 30), correction)


def test_a_correction_of_a_day_that_is_not_known_takes_back_no_other_record() -> None:
    told = codes((*OVERDOSE, 30), ("crime", "He robbed a shop. That is another boy of his name.", 29))
    assert "SUICIDE_SELF_HARM" in told


def test_an_adult_who_is_known_is_no_concern_where_it_was_seen_who_they_are() -> None:
    known = ("education", "Driver is his grandfather, identity seen, on the collection list.", 10)
    assert "ADULT_OF_CONCERN" in codes((*CAR, 12))
    assert "ADULT_OF_CONCERN" not in codes((*CAR, 12), known)


@pytest.mark.parametrize(
    "words",
    [
        "Driver is his grandfather.",
        "Exploitation team closed the entry, no concern.",
        "He says he is his uncle.",
        "Driver is his football coach, vetted, manager confirms.",
    ],
)
def test_an_adult_whom_nobody_checked_stays_a_concern(words: str) -> None:
    assert "ADULT_OF_CONCERN" in codes((*CAR, 12), ("education", words, 10))


def test_an_illness_that_was_excluded_is_none() -> None:
    query = ("health_ae", "Sent up as a diabetic.", 40)
    excluded = ("health_ae", "Clinic: repeat bloods normal twice. Diabetes excluded. No treatment.", 20)
    assert "MEDICAL_TIME_CRITICAL" in codes(query)
    assert "MEDICAL_TIME_CRITICAL" not in codes(query, excluded)


def test_another_illness_than_the_one_excluded_stands() -> None:
    asthma = ("health_ae", "Brittle asthma, in intensive care in January. Query diabetes.", 40)
    assert "MEDICAL_TIME_CRITICAL" in codes(asthma, ("health_ae", "Diabetes excluded. No treatment.", 20))


def test_another_child_who_was_found_says_nothing_of_the_one_who_was_seen() -> None:
    seen = ("btp", "14:40 a boy on the railway line, trains cautioned.", 0)
    told = codes(seen, ("btp", "A boy found at the retail park with his uncle. Not the child you reported.", 0))
    assert "DANGEROUS_PLACE" in told


@pytest.mark.parametrize(
    "words", ["Reviewed. Closed, no further action.", "Source malicious. Entry to be disregarded."]
)
def test_what_is_closed_or_withdrawn_still_counts_until_a_grader_says_otherwise(words: str) -> None:
    deals = ("intelligence", "This boy deals for a county line.", 20)
    assert "CCE" in codes(deals, ("intelligence", words, 10))


@pytest.mark.parametrize(
    "later",
    [
        ("command_control", "That boy was taken home to his father. Not the child you reported."),
        ("platform_referral", "Platform withdraws its referral of another day."),
        ("intelligence", "Source on the cannabis grow is malicious. Entry to be disregarded."),
        ("health_ae", "Malicious call to the ward about a nurse, number traced."),
        ("health_ae", "Account made with a scraped photograph of a doctor."),
    ],
)
def test_what_another_system_withdraws_and_what_is_no_withdrawal_leaves_a_danger(later: tuple[str, str]) -> None:
    assert "SUICIDE_SELF_HARM" in codes((*OVERDOSE, 12), (*later, 10))


def test_what_speaks_for_safety_in_a_record_that_corrects_still_counts() -> None:
    seen = ("btp", "That boy was taken home to his father. Not the child you reported. Nothing adverse held.", 0)
    told = codes(("btp", "14:40 a boy on the railway line, trains cautioned.", 0), seen)
    assert "DANGEROUS_PLACE" not in told
    assert "MIT_NOT_SAME_PERSON" in told


@pytest.mark.parametrize(("age", "counts"), [(15, True), (16, False)])
def test_what_was_when_he_was_thirteen_is_history_three_years_later(age: int, counts: bool) -> None:
    told = codes(narrative="He was with a county line when he was thirteen.", age=age)
    assert ("CCE" in told) is counts


@pytest.mark.parametrize(
    "words",
    [
        "He ran drugs for a county line when he was 12 and again when he was 15.",
        "He began running drugs for a county line when he was 12.",
        "He ran drugs for a county line when he was 12. It is still every week.",
    ],
)
def test_what_began_at_an_age_and_goes_on_is_no_history(words: str) -> None:
    assert "CCE" in codes(narrative=words, age=16)
