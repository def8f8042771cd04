"""The National Referral Mechanism: safe first, referred as a child, told, followed; nobody asks a child to agree."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, OFFICER, Desk, rules
from wayhome.casework.concerns.refer_slavery import FollowReferral, MakeSafe, ReferSlavery
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.kernel.ids import Subject
from wayhome.record.events import nrm
from wayhome.record.vocabulary import Fact


def opened(**given: Any) -> Desk:
    desk = Desk()
    desk.concern(**given)
    return desk


def test_safe_referred_and_told_in_one_go_meets_what_is_owed() -> None:
    desk = opened()
    desk.do(ReferSlavery, OFFICER, grounds=True, grounds_words="A flat in another town.")
    assert desk.statuses("NRM-01") == ["owed"]
    desk.at(60).do(ReferSlavery, OFFICER, safe=True, referred=True, told=True, reference="NRM-7")
    for rule in ("NRM-01", "NRM-02", "NRM-04", "PROMPT-01"):
        assert desk.statuses(rule) == ["met"]
    assert desk.statuses("REC-06") == ["owed"]


def test_a_form_and_nothing_else_is_kept_and_said_to_be_too_early() -> None:
    desk = opened()
    handled = desk.do(ReferSlavery, OFFICER, referred=True)
    assert "NRM-04" in rules(handled.notices) or desk.statuses("NRM-04") == ["overdue"]


@pytest.mark.parametrize(
    ("given", "made_as"),
    [
        ({}, "child"),
        ({"date_of_birth": None}, "child"),
        ({"date_of_birth": None, "age_stated": 19, "age_disputed": "yes"}, "child"),
        ({"date_of_birth": date(2000, 1, 1)}, "adult"),
    ],
)
def test_whoever_is_not_known_to_be_an_adult_is_referred_as_a_child(given: dict[str, object], made_as: str) -> None:
    desk = opened(**given)
    desk.do(ReferSlavery, OFFICER, safe=True, referred=True)
    assert desk.events("nrm.referred", record=INQUIRY)[0].body["made_as"] == made_as


def test_a_decision_that_does_not_come_is_asked_after_and_a_first_yes_owes_a_guardian() -> None:
    desk = opened(nation="wales")
    desk.do(ReferSlavery, OFFICER, safe=True, referred=True)
    desk.now += timedelta(days=9)
    assert desk.statuses("NRM-05") == ["overdue"]
    desk.do(FollowReferral, DETECTIVE, said="decision", result="positive")
    assert desk.statuses("NRM-06") == ["owed"]
    desk.do(FollowReferral, DETECTIVE, said="no_guardian")
    desk.do(FollowReferral, DETECTIVE, said="linked")
    assert desk.statuses("NRM-06") == ["met"]


def test_the_police_take_part_in_a_panel_that_was_called() -> None:
    desk = opened()
    desk.do(FollowReferral, DETECTIVE, said="panel_called", panel_at=desk.now + timedelta(days=3))
    assert desk.statuses("NRM-07") == ["owed"]
    desk.now += timedelta(days=3, minutes=10)
    desk.do(FollowReferral, DETECTIVE, said="panel_attended")
    assert desk.statuses("NRM-07") == ["met"]


def test_nothing_about_a_referral_has_a_field_for_a_childs_consent() -> None:
    facts: list[type[Fact]] = [nrm.GroundsFound, nrm.SafetyArranged, nrm.Referred, nrm.ChildTold, nrm.DecisionReceived]
    named = {name for fact in facts for name in fact.model_fields} | set(ReferSlavery.__dataclass_fields__)
    assert not any("consent" in name or "agree" in name for name in named)


@pytest.mark.parametrize("how", ["arranged", "referred", "strategy_discussion", "police_protection"])
def test_each_thing_done_for_the_childs_safety_is_the_first_act(how: str) -> None:
    desk = opened()
    assert desk.statuses("PROMPT-01") == ["owed"]
    desk.at(60).do(MakeSafe, OFFICER, how=how)
    assert desk.statuses("PROMPT-01") == ["met"]


def test_nothing_done_is_refused_in_words() -> None:
    assert rules(opened().refused(ReferSlavery, OFFICER)) == ["casework.nothing_done"]


def test_an_adult_in_the_same_case_has_no_child_referred_as_an_adult() -> None:
    desk = opened()
    desk.do(JoinChild, DETECTIVE, joining=Subject("child:B"), name="Bo", age_stated=21)
    desk.do(ReferSlavery, OFFICER, child=CHILD, safe=True, referred=True)
    desk.do(ReferSlavery, OFFICER, child=Subject("child:B"), referred=True)
    assert [event.body["made_as"] for event in desk.events("nrm.referred", record=INQUIRY)] == ["child", "adult"]
