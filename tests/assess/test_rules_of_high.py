"""Each rule that makes the risk high: met, not met, and on both sides of its limit."""

import pytest

from tests.assess.accounts import CONFIRMED, PACKS, account, codes, come_to, of_age, recorded

ONE_ANSWER = [
    ("self_harm_suicide", "yes", "H3"),
    ("exploitation_concern", "yes", "H4"),
    ("gang_county_lines", "yes", "H4"),
    ("online_contact", "yes", "H4"),
    ("with_adult_of_concern", "yes", "H5"),
    ("threats_or_violence", "yes", "H6"),
    ("medical_need", "yes", "H7"),
    ("forced_marriage_hba", "yes", "H8"),
    ("trafficking_immigration", "yes", "H8"),
    ("harmed_when_missing_before", "yes", "H9"),
    ("disability_ld_neuro", "yes", "H10"),
    ("ill_equipped_weather", "yes", "H11"),
    ("risk_to_others", "yes", "H13"),
]
NOT_HIGH_ALONE = [
    ("whereabouts_known", "no"), ("contact_since", "no"), ("out_of_character", "yes"), ("missing_before", "yes"),
    ("mental_health", "yes"), ("substance_use", "yes"), ("weapon", "yes"), ("abuse_or_conflict_at_home", "yes"),
    ("unexplained_money_items", "yes"), ("phone_reachable", "no"), ("likely_destination_known", "yes"),
    ("recent_trigger_event", "yes"), ("with_other_child", "yes"), ("pregnant", "yes"), ("social_care_involved", "yes"),
]  # fmt: skip
BY_RECORD = [
    ("H4", "CSE"), ("H4", "CCE"), ("H5", "REGISTERED_OFFENDER"), ("H6", "DEBT_BONDAGE"), ("H6", "RELATIONSHIP_ABUSE"),
    ("H8", "ABDUCTION"), ("H11", "DANGEROUS_PLACE"),
]  # fmt: skip


@pytest.mark.parametrize(("age", "rules"), [(10, ("H1",)), (11, ("M1",)), (12, ("M1",)), (13, ("M1",)), (0, ("H1",))])
def test_a_child_of_ten_is_at_high_risk_for_being_missing_and_one_of_eleven_is_not_for_that_alone(age, rules):
    assert come_to(of_age(age)).rules == rules


@pytest.mark.parametrize(("age", "level"), [(10, "high"), (11, "high"), (12, "high"), (13, "medium")])
def test_at_eleven_and_twelve_any_one_factor_makes_the_risk_high(age, level):
    assert come_to(of_age(age, recent_trigger_event="yes")).floor == level


def test_being_twelve_is_not_itself_the_other_factor_and_neither_is_an_open_question():
    assessed = come_to(of_age(12, medical_need="unknown"))

    assert {"AGE_UNDER_13", "UNKNOWN_CRITICAL"} <= codes(assessed)
    assert assessed.floor == "medium"


@pytest.mark.parametrize(("question", "answer", "rule"), ONE_ANSWER)
def test_one_answer_is_enough_for_its_rule(question, answer, rule):
    assert rule in come_to(account(**{question: answer})).rules


@pytest.mark.parametrize(("question", "answer", "rule"), ONE_ANSWER)
@pytest.mark.parametrize("given", ["no", "unknown", "not_asked", "not_available", None])
def test_any_other_answer_is_not(question, answer, rule, given):
    assert come_to(account(**({question: given} if given else {}))).rules == ("M1",)


@pytest.mark.parametrize(("question", "answer"), NOT_HIGH_ALONE)
def test_an_answer_that_alone_makes_nothing_high_leaves_the_child_at_medium(question, answer):
    assert come_to(account(**{question: answer})).rules == ("M1",)


@pytest.mark.parametrize(("rule", "code"), BY_RECORD)
def test_a_record_of_the_child_states_a_rule_as_an_answer_does(rule, code):
    assert rule in come_to(account(recorded(code))).rules


@pytest.mark.parametrize(("rule", "code"), BY_RECORD)
def test_a_record_of_someone_else_states_nothing_of_the_child(rule, code):
    assessed = come_to(account(recorded(code, about="someone_else")))

    assert (assessed.floor, codes(assessed) & {code}) == ("medium", set())


@pytest.mark.parametrize("about", ["child", "unknown"])
@pytest.mark.parametrize("recency", ["now", "past", "unknown"])
def test_how_long_ago_and_of_whom_may_be_open_and_the_rule_still_holds(about, recency):
    assert come_to(account(recorded("HARM_WHEN_MISSING", about=about, recency=recency))).rules == ("H9",)


@pytest.mark.parametrize(
    ("answers", "facts", "level"),
    [
        ({"out_of_character": "yes", "contact_since": "no"}, {"overnight": "yes"}, "high"),
        ({"out_of_character": "yes", "contact_since": "no"}, {}, "high"),
        ({"out_of_character": "yes", "contact_since": "no"}, {"overnight": "no"}, "medium"),
        ({"out_of_character": "yes", "phone_reachable": "no"}, {"overnight": "yes"}, "medium"),
        ({"out_of_character": "unknown", "contact_since": "no"}, {"overnight": "yes"}, "medium"),
    ],
)
def test_gone_out_of_character_with_no_contact_overnight_is_high_and_a_night_nobody_can_rule_out_counts(
    answers, facts, level
):
    assert come_to(account(facts=facts, **answers)).floor == level


@pytest.mark.parametrize("pack", PACKS)
def test_an_unaccompanied_child_is_at_high_risk(pack):
    assert come_to(account(facts={"unaccompanied": "yes"}), pack).floor == "high"


@pytest.mark.parametrize(("question", "answer", "rule"), ONE_ANSWER)
def test_nothing_that_speaks_for_safety_undoes_a_rule_of_high(question, answer, rule):
    safe = [recorded(code) for code in (*CONFIRMED, "MIT_VOICE_CONTACT", "MIT_HISTORIC_RESOLVED")]

    assert rule in come_to(account(*safe, facts={"review_set": "yes"}, **{question: answer})).rules


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(("question", "answer", "rule"), ONE_ANSWER)
def test_the_national_pack_makes_the_same_answers_high(pack, question, answer, rule):
    assert come_to(account(**{question: answer}), pack).floor == "high"
