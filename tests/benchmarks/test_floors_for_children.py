"""The level below which risk to a child may not stand: nothing unknown and nothing repeated ever lowers it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.histories import History, case, rulebook
from wayhome.duties.facts import LEVELS
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject

FACTORS = [
    "AGE_UNDER_13",
    "LOOKED_AFTER",
    "OUT_OF_AREA_PLACEMENT",
    "UASC",
    "CP_OR_CIN",
    "LD_OR_NEURO",
    "MEDICAL_TIME_CRITICAL",
    "MENTAL_HEALTH",
    "SUICIDE_SELF_HARM",
    "PREGNANT_OR_PARENT",
    "SUBSTANCE_USE",
    "LEFT_HOSPITAL",
    "EDUCATION_EXCLUSION",
    "CSE",
    "CCE",
    "TRAFFICKING_NRM",
    "ADULT_OF_CONCERN",
    "REGISTERED_OFFENDER",
    "ONLINE_GROOMING",
    "UNEXPLAINED_ITEMS",
    "LOCATION_OF_CONCERN",
    "OUT_OF_FORCE_TRAVEL",
    "PEER_NETWORK",
    "DEBT_BONDAGE",
    "THREAT_TO_LIFE",
    "RECENT_VIOLENCE_VICTIM",
    "WEAPON",
    "HOME_ABUSE_NEGLECT",
    "RELATIONSHIP_ABUSE",
    "FM_HBA_FGM",
    "ABDUCTION",
    "RISK_TO_OTHERS",
    "RADICALISATION",
    "WITNESS_OR_PENDING_CASE",
    "REPEAT_MISSING",
    "ESCALATING_PATTERN",
    "HARM_WHEN_MISSING",
    "OUT_OF_CHARACTER",
    "RHI_DISCLOSURE",
    "TRIGGER_PLAN",
    "NO_CONTACT",
    "ILL_EQUIPPED",
    "DANGEROUS_PLACE",
    "CRISIS_TRIGGER",
    "INFO_CONFLICT",
    "UNKNOWN_CRITICAL",
    "DIFFERENT_IDENTITY",
]
HIGH = [
    "SUICIDE_SELF_HARM",
    "CSE",
    "CCE",
    "ONLINE_GROOMING",
    "ADULT_OF_CONCERN",
    "REGISTERED_OFFENDER",
    "THREAT_TO_LIFE",
    "DEBT_BONDAGE",
    "RECENT_VIOLENCE_VICTIM",
    "RELATIONSHIP_ABUSE",
    "MEDICAL_TIME_CRITICAL",
    "ABDUCTION",
    "TRAFFICKING_NRM",
    "FM_HBA_FGM",
    "RADICALISATION",
    "UASC",
    "HARM_WHEN_MISSING",
    "LD_OR_NEURO",
    "DANGEROUS_PLACE",
    "ILL_EQUIPPED",
    "RISK_TO_OTHERS",
]
factors = st.lists(st.sampled_from(FACTORS), max_size=4, unique=True)


def missing(*recorded: str, described: str = "age_stated=15") -> History:
    history = case()
    history.about("child:A").tell(f"-9d child.described {described}")
    lines = (f"+1m risk.factor_recorded factor={told}" for told in recorded)
    history.about("child:A", "episode:A1").tell("+0m missing.reported", *lines)
    return history


def floor(history: History) -> str:
    at = history.at("+1h")
    return rulebook("england-wales").ask(stories(history.events)[Subject("episode:A1")], at).known.floor(at)


def test_every_child_is_at_medium_or_above_and_a_person_of_unknown_age_counts_as_a_child() -> None:
    assert floor(missing()) == "medium"
    assert floor(missing(described="nation=england")) == "medium"
    assert floor(missing(described="age_stated=18")) == "very_low"


@pytest.mark.parametrize("factor", HIGH)
def test_one_factor_is_enough_for_high(factor: str) -> None:
    assert floor(missing(f"{factor} present=yes")) == "high"


@pytest.mark.parametrize("answer", ["no", "unknown", "not_asked", "not_available"])
def test_a_factor_nobody_confirmed_leaves_the_floor_where_it_was(answer: str) -> None:
    assert floor(missing(f"CSE present={answer}")) == "medium"


def test_being_missing_often_alone_neither_raises_the_floor_to_high_nor_lowers_it() -> None:
    assert floor(missing("REPEAT_MISSING present=yes", "ESCALATING_PATTERN present=yes")) == "medium"


@pytest.mark.parametrize(("age", "level"), [(10, "high"), (11, "medium"), (12, "medium"), (13, "medium")])
def test_a_child_of_ten_is_at_high_risk_and_one_of_eleven_or_twelve_with_any_other_factor(age: int, level: str) -> None:
    assert floor(missing(described=f"age_stated={age}")) == level
    with_another = floor(missing("NO_CONTACT present=yes", described=f"age_stated={age}"))
    assert with_another == ("high" if age < 13 else "medium")


def test_an_unaccompanied_child_who_is_missing_is_at_high_risk() -> None:
    assert floor(missing(described="age_stated=16 unaccompanied=yes")) == "high"


def test_every_factor_the_floors_name_is_one_of_the_forty_seven() -> None:
    named = {code for level in rulebook("england-wales").pack.floors for code in level.factors}

    assert len(FACTORS) == 47
    assert named <= set(FACTORS)


@settings(max_examples=60, deadline=None)
@given(known=factors, more=factors)
def test_learning_of_one_more_factor_never_lowers_the_floor(known: list[str], more: list[str]) -> None:
    before = floor(missing(*(f"{code} present=yes" for code in known)))
    after = floor(missing(*(f"{code} present=yes" for code in (*known, *more))))

    assert LEVELS.index(after) >= LEVELS.index(before)


@settings(max_examples=60, deadline=None)
@given(known=factors, unsure=factors)
def test_what_nobody_knows_never_lowers_the_floor(known: list[str], unsure: list[str]) -> None:
    told = [f"{code} present=yes" for code in known]
    unknown = [f"{code} present=unknown" for code in unsure if code not in known]

    assert floor(missing(*told, *unknown)) == floor(missing(*told))
