"""The child as a victim: told themselves, by what reached them, of each thing on its own, and in time."""

import pytest

from tests.histories import at
from tests.packs.deriving import duties, statuses
from wayhome.packs import load
from wayhome.rulebook.checks import bases_of

PACK = load("england-wales")
NOW = at("2026-03-31T09:00")
FAMILIES = {"VC": 27, "CLS": 7, "LANG": 3, "ASR": 3}
ARREST = "2026-03-06T15:00 investigation.suspect_dealt_with kind=arrested"
STEPS = {
    "VC-09": "closing.decided_not_to_investigate",
    "VC-10": "investigation.suspect_dealt_with kind=arrested",
    "VC-11": "investigation.suspect_dealt_with kind=interviewed",
    "VC-12": "investigation.suspect_dealt_with kind=released_without_charge",
    "VC-13": "investigation.suspect_dealt_with kind=bail_changed",
    "VC-14": "investigation.outcome_reached",
    "VC-17": "court.news_received kind=hearing_changed",
    "VC-18": "court.news_received kind=warrant",
    "VC-20": "court.news_received kind=special_measures_decided",
    "VC-21": "court.news_received kind=sentence",
}


def notice(when: str, about: str = "#1", to: str = "child", receipt: str = "heard_in_person") -> str:
    said = "reasons=true support=true review_right=true"
    return f"{when} victim.notice_delivered about=[{about}] to={to} receipt={receipt} {said}"


def test_every_rule_of_the_families_is_automated_and_the_one_not_in_force_is_listed() -> None:
    for family, number in FAMILIES.items():
        assert {f"{family}-{each:02}" for each in range(1, number + 1)} <= set(PACK.duties)

    assert "MR-01" in {listed.id for listed in PACK.not_automated}
    assert "MR-01" not in PACK.duties


def test_nothing_resting_on_the_code_of_2020_claims_that_its_text_was_seen() -> None:
    for duty in PACK.duties.values():
        for basis in bases_of(duty):
            assert basis.source != "VCODE20" or basis.seen != "text", duty.id


def test_a_time_the_code_does_not_give_never_claims_the_code() -> None:
    for rule in ("VC-01", "VC-02", "VC-03", "VC-06", "VC-07"):
        (limb,) = PACK.duties[rule].within
        assert (limb.basis.strength, limb.basis.source) == ("design_default", "DECISION-DEFAULTS")


@pytest.mark.parametrize(("rule", "step"), STEPS.items())
def test_each_step_is_told_to_the_child_within_one_working_day(rule: str, step: str) -> None:
    happened = f"2026-03-06T15:00 {step}"

    (duty,) = duties(rule, happened, at=NOW)

    assert duty.due_at == at("2026-03-09T23:59:59")
    assert statuses(rule, happened, notice("2026-03-09T23:59:59"), at=NOW) == ["met"]
    assert statuses(rule, happened, notice("2026-03-10T00:00"), at=NOW) == ["met_late"]


@pytest.mark.parametrize(("rule", "step"), STEPS.items())
def test_neither_telling_a_parent_nor_a_general_call_tells_the_child(rule: str, step: str) -> None:
    happened = f"2026-03-06T15:00 {step}"
    general = "2026-03-07T10:00 victim.updated to=child delivered=true"

    assert statuses(rule, happened, notice("2026-03-07T09:00", to="parent_or_carer"), general, at=NOW) == ["overdue"]


@pytest.mark.parametrize(
    "sent", ["victim.updated about=[#1] to=child", "victim.notice_failed about=[#1] why=no_answer"]
)
def test_what_was_sent_and_is_not_known_to_have_arrived_does_not_count(sent: str) -> None:
    assert statuses("VC-10", ARREST, f"2026-03-07T10:00 {sent}", at=NOW) == ["overdue"]


def test_a_notice_of_one_arrest_does_not_tell_of_another_and_one_notice_may_tell_of_both() -> None:
    second = "2026-03-06T18:00 investigation.suspect_dealt_with kind=arrested"

    assert statuses("VC-10", ARREST, second, notice("2026-03-07T09:00"), at=NOW) == ["met", "overdue"]
    assert statuses("VC-10", ARREST, second, notice("2026-03-07T09:00", about="#1,#2"), at=NOW) == ["met", "met"]


def test_an_entry_made_late_is_judged_by_when_the_child_was_told() -> None:
    told = notice("2026-03-09T10:00") + " recorded_at=2026-03-20T10:00"

    (duty,) = duties("VC-10", ARREST, told, at=NOW)

    assert duty.status_at(NOW) == "met"
    assert duty.done_recorded_late


@pytest.mark.parametrize(("nation", "due"), [("england", "2026-04-07T23:59:59"), ("wales", "2026-04-07T23:59:59")])
def test_easter_is_not_a_working_day_in_either_nation(nation: str, due: str) -> None:
    described = f"2026-01-01T09:00 child.described nation={nation}"

    (duty,) = duties(
        "VC-10", described, "2026-04-02T15:00 investigation.suspect_dealt_with kind=arrested", at=at("2026-04-30T09:00")
    )

    assert duty.due_at == at(due)


@pytest.mark.parametrize(
    ("known", "owed"), [("yes", ["overdue"]), ("no", []), ("unknown", []), ("not_asked", []), (None, [])]
)
def test_a_parent_is_told_separately_and_only_once_it_is_known_to_be_safe(known: str | None, owed: list[str]) -> None:
    asked = [f"2026-03-01T09:00 victim.rights_holder_recorded parent_may_know={known}"] if known else []

    assert statuses("VC-26", ARREST, *asked, notice("2026-03-07T09:00"), at=NOW) == owed
    assert statuses("VC-10", ARREST, *asked, notice("2026-03-07T09:00"), at=NOW) == ["met"]


def test_a_duty_to_the_child_and_one_to_the_parent_are_two_duties_of_one_event() -> None:
    safe = "2026-03-01T09:00 victim.rights_holder_recorded parent_may_know=yes"

    (child,), (parent,) = duties("VC-10", ARREST, safe, at=NOW), duties("VC-26", ARREST, safe, at=NOW)

    assert (child.owed_to, parent.owed_to) == ("child", "parent_or_carer")
    assert child.raised_by == parent.raised_by
    assert child.identity != parent.identity


def test_a_supervisors_good_reason_excuses_one_notice_to_one_person_and_no_other() -> None:
    said = "to=parent_or_carer reason=channel_unsafe supervisor=DS-4"
    reason = f"2026-03-09T09:00 victim.notice_not_possible about=[#1] {said}"
    safe = "2026-03-01T09:00 victim.rights_holder_recorded parent_may_know=yes"

    assert statuses("VC-26", ARREST, safe, reason, at=NOW) == ["excused"]
    assert statuses("VC-10", ARREST, safe, reason, at=NOW) == ["overdue"]


def test_a_child_who_did_not_support_the_case_is_told_like_any_other() -> None:
    withdrew = "2026-03-02T15:00 victim.support_withdrawn"

    assert statuses("VC-14", "2026-03-06T15:00 investigation.outcome_reached", withdrew, at=NOW) == ["overdue"]


def test_an_agreement_to_hear_weekly_runs_from_the_day_it_was_made() -> None:
    crime = "2026-03-02T09:00 investigation.crime_recorded"
    agreed = "2026-03-04T10:00 victim.contact_agreed frequency=weekly channel=message"

    weekly = duties("VC-08", crime, agreed, at=NOW)[0]
    unset = duties("VC-08", crime, at=NOW)[0]

    assert (weekly.limb, weekly.due_at, weekly.basis.strength) == (
        "weekly", at("2026-03-11T23:59:59"), "statutory_code",
    )  # fmt: skip
    assert (unset.limb, unset.due_at, unset.basis.strength) == ("unset", at("2026-03-30T23:59:59"), "design_default")


def test_no_right_of_the_code_is_owed_for_what_happened_before_it_came_into_force() -> None:
    before = "2021-03-31T15:00 investigation.suspect_dealt_with kind=arrested"
    after = "2021-04-01T15:00 investigation.suspect_dealt_with kind=arrested"

    assert statuses("VC-10", before, at=NOW) == []
    assert statuses("VC-10", after, at=NOW) == ["overdue"]
    resting = [duty for duty in PACK.duties.values() if duty.basis.source == "VCODE20"]
    assert all(str(duty.effective_from) == "2021-04-01" for duty in resting)
