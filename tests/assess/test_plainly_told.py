"""Dangers told in the first words that come: a death, a tablet, an account that another one contradicts."""

import pytest

from bench.risk_in_words import PASSAGES, assessed, read, report_of


def codes(text: str, system: str = "") -> set[str]:
    saying = {"id": "it", "age": 15, "sex": "female", "where": "held" if system else "narrative", "days": 5}
    told = assessed([report_of({**saying, "system": system, "text": text})])
    return {one["code"] for one in (*told["it"]["factors"], *told["it"]["mitigators"])}


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Her nan died on Tuesday.", "CRISIS_TRIGGER"),
        ("She found out today that her dad has died.", "CRISIS_TRIGGER"),
        ("He said he was at school but they've just rung to say he never turned up.", "INFO_CONFLICT"),
        ("She told me college was on today but it's been shut all week.", "INFO_CONFLICT"),
        ("She has emptied the medicine cabinet.", "SUICIDE_SELF_HARM"),
        ("Her stepdad has been arrested for having pictures of kids.", "ADULT_OF_CONCERN"),
        ("They've locked her phone away and her in the room.", "ABDUCTION"),
        ("Her dad says he will kill her when he finds her.", "THREAT_TO_LIFE"),
        ("His phone pings in Bristol.", "OUT_OF_FORCE_TRAVEL"),
        ("This is a first for him.", "OUT_OF_CHARACTER"),
    ],
)
def test_what_a_caller_says_plainly_is_found(text: str, factor: str) -> None:
    assert factor in codes(text)


@pytest.mark.parametrize(
    ("system", "text", "factor"),
    [
        ("ambulance", "Park shelter: had swallowed her grandfather's sleeping tablets.", "SUICIDE_SELF_HARM"),
        ("childrens_social_care", "Full care order since 2022.", "LOOKED_AFTER"),
        (
            "missing_persons",
            "Fourth since April: two hours, nine, sixteen, then a day and a half.",
            "ESCALATING_PATTERN",
        ),
        ("health_gp", "Contraception at 13, said partner is older.", "CSE"),
        ("civil_orders", "Mother is not to remove her from the country.", "ABDUCTION"),
    ],
)
def test_what_a_record_holds_plainly_is_found(system: str, text: str, factor: str) -> None:
    assert factor in codes(text, system)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Mum is going to kill him when she sees his report card.", "THREAT_TO_LIFE"),
        ("She said she would be back by nine but she has not come home.", "INFO_CONFLICT"),
        ("He's got his coat and his bus pass.", "ABDUCTION"),
        ("He took his tablets with water after tea.", "SUICIDE_SELF_HARM"),
    ],
)
def test_an_everyday_sentence_in_the_same_words_states_nothing(text: str, factor: str) -> None:
    assert factor not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lives with 'Uncle' Dean, 41, no relation.",
        "'Uncle Tony' is not related to the family and has a conviction for supply.",
        "Collected from school by an auntie who is no relation.",
    ],
)
def test_an_adult_who_is_called_kin_and_is_none_is_a_danger_and_no_namesake(text: str) -> None:
    found = codes(text, "intelligence")

    assert "ADULT_OF_CONCERN" in found
    assert "MIT_NOT_SAME_PERSON" not in found


def test_a_namesake_who_is_no_relation_is_still_one() -> None:
    found = codes("Namesake, no relation. Carries a knife.", "intelligence")

    assert "MIT_NOT_SAME_PERSON" in found
    assert "WEAPON" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Trip leader 20:20: thirty-one on register, thirty-one aboard.",
        "She was on the register at nine and not at two.",
    ],
)
def test_a_school_s_register_is_no_register_of_offenders(text: str) -> None:
    assert "REGISTERED_OFFENDER" not in codes(text, "education")


def test_nearly_all_that_is_said_plainly_is_found_and_few_sentences_in_the_same_words() -> None:
    said = read(PASSAGES / "sayings" / "b5.jsonl")
    told = assessed(map(report_of, said))
    found = {one["id"] for one in said if one["code"] in {factor["code"] for factor in told[one["id"]]["factors"]}}
    plain, near = ([one for one in said if one["near"] is is_near] for is_near in (False, True))

    assert sum(one["id"] in found for one in plain) / len(plain) >= 0.95
    assert sum(one["id"] in found for one in near) / len(near) <= 0.17
