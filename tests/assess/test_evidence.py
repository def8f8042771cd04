"""Every factor shows what states it; what an answer leaves open is said to be open."""

from tests.assess.accounts import account, codes, come_to, of_age, recorded
from wayhome.application.assess.saying import as_row
from wayhome.duties.assessing.account import Account, Held
from wayhome.kernel.evidence import Evidence, Finding


def words(assessed, code):
    return [one.quote for finding in assessed.factors if finding.code == code for one in finding.evidence]


def test_a_factor_shows_the_question_and_the_answer_that_state_it():
    row = as_row("R1", come_to(account(self_harm_suicide="yes")))
    (factor,) = (one for one in row["factors"] if one["code"] == "SUICIDE_SELF_HARM")

    assert factor["evidence"][0]["from"] == "answers.self_harm_suicide"
    assert factor["evidence"][0]["quote"].endswith("? Yes.")


def test_two_answers_that_state_the_same_factor_are_both_shown():
    assessed = come_to(account(contact_since="no", phone_reachable="no"))

    assert len(words(assessed, "NO_CONTACT")) == 2


def test_a_fact_is_shown_in_the_words_that_state_it():
    told = Account(
        at=of_age(12).at, facts={"age": 12, "care_status": "looked_after"},
        said={"care_status": Evidence(source="care_status", quote="looked_after_foster")},
    )  # fmt: skip

    assert words(come_to(told), "LOOKED_AFTER") == ["looked_after_foster"]
    assert words(come_to(told), "AGE_UNDER_13") == ["12"]


def test_an_answer_that_does_not_say_which_says_that_it_does_not():
    (cse, _) = (one for one in come_to(account(exploitation_concern="yes")).factors if one.code in ("CSE", "CCE"))

    assert cse.one_of == ("CCE", "CSE")


def test_once_another_answer_says_which_that_one_is_sure_and_the_other_stays_open():
    found = {one.code: one for one in come_to(account(exploitation_concern="yes", gang_county_lines="yes")).factors}

    assert (found["CCE"].one_of, found["CSE"].one_of) == ((), ("CCE", "CSE"))


def test_social_care_involved_is_not_said_twice_where_the_care_status_says_how():
    known = come_to(account(facts={"care_status": "child_in_need"}, social_care_involved="yes"))

    assert codes(known) & {"CP_OR_CIN", "LOOKED_AFTER"} == {"CP_OR_CIN"}
    assert {"CP_OR_CIN", "LOOKED_AFTER"} <= codes(come_to(account(social_care_involved="yes")))


def test_a_held_trigger_plan_is_a_factor_by_being_held_and_no_other_record_is_until_it_is_read():
    plan = Held(number=1, system="trigger_plan", date="2026-01-01", text="Look at the coach bay first.")
    log = Held(number=0, system="intelligence", date="2026-01-01", text="Exploited by adults.")
    assessed = come_to(account(held=(log, plan)))

    (found,) = (one for one in assessed.factors if one.code == "TRIGGER_PLAN")
    assert codes(assessed) == {"TRIGGER_PLAN", "UNKNOWN_CRITICAL"}
    assert (found.evidence[0].source, found.evidence[0].about) == ("held[1]", "unknown")


def test_what_a_reader_finds_stands_beside_what_was_answered():
    read = Finding(code="CCE", evidence=(Evidence(source="narrative", quote="they made him carry", span=(4, 23)),))

    assert len(words(come_to(account(read, gang_county_lines="yes")), "CCE")) == 2


def test_a_factor_that_the_pack_does_not_know_is_left_out():
    assert "LUCK" not in codes(come_to(account(recorded("LUCK"))))


def test_a_rule_says_on_which_factors_it_holds():
    (reason,) = (one for one in come_to(of_age(12, weapon="yes")).holding if one.rule == "H2")

    assert reason.factors == ("WEAPON",)
