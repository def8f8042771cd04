"""Who is told is put down by whoever meets the family; what is unsafe is said at once and lifted by none alone."""

from datetime import date

import pytest

from tests.casework.desk import CASE, CHILD, DETECTIVE, INQUIRY, SERGEANT, Desk, rules, signed_in, words
from wayhome.access.actors import Role
from wayhome.application.rights_holders import rights_holders
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.holders.channels import KeepChannel, RecordSafety, StopChannel
from wayhome.casework.holders.name_holder import LetHolderGo, NameHolder, SetCouncil
from wayhome.casework.holders.standing import Holder, may_reach
from wayhome.casework.suspects.identify import IdentifySuspect

CARE = signed_in("ceri", Role.VICTIM_CARE)


def opened() -> Desk:
    desk = Desk()
    desk.concern()
    return desk


def of(desk: Desk, ref: str) -> Holder:
    return next(one for one in rights_holders(CHILD, desk.ledger, at=desk.now) if one.ref == ref)


def test_a_parent_is_named_reached_and_agreed_with() -> None:
    desk = opened()
    desk.do(
        NameHolder,
        CARE,
        kind="parent",
        name="Maria",
        may_know="yes",
        under_suspicion="no",
        parental_responsibility="yes",
    )
    desk.do(KeepChannel, CARE, holder="H2", kind="text", address="07700 900123", safe="yes", seen_by_others="no")
    desk.do(AgreePlan, CARE, holder="H2", frequency="fortnightly", channel="C1", told_by="ceri")
    mother = of(desk, "H2")
    assert (mother.name, mother.plan and mother.plan.frequency) == ("Maria", "fortnightly")
    assert may_reach(mother, "C1", desk.now).ok
    assert [one.body["parent_may_know"] for one in desk.events("victim.rights_holder_recorded", record=INQUIRY)] == [
        "yes"
    ]
    assert desk.events("contact.holder_named", record=INQUIRY)[0].subjects == (CHILD,)


def test_what_was_put_down_in_one_case_is_known_in_another() -> None:
    desk = Desk()
    desk.report()
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no", record=CASE)
    desk.do(KeepChannel, CARE, holder="H2", kind="text", address="07700 900123", safe="yes", record=CASE)
    assert not desk.events("victim.rights_holder_recorded")
    desk.concern()
    desk.do(AgreePlan, CARE, holder="H2", frequency="weekly", channel="C1")
    assert may_reach(of(desk, "H2"), "text", desk.now).ok


def test_whoever_is_told_already_is_not_named_a_second_time_in_another_case() -> None:
    desk = Desk()
    desk.report()
    known = {"kind": "parent", "name": "Maria Lopez", "may_know": "yes", "under_suspicion": "no"}
    desk.do(NameHolder, CARE, **known, record=CASE)
    desk.concern()
    desk.do(NameHolder, CARE, **(known | {"name": "LOPEZ, Maria"}))
    assert [one.ref for one in rights_holders(CHILD, desk.ledger, at=desk.now)] == ["H1", "H2"]


@pytest.mark.parametrize(
    "another",
    [{"kind": "guardian"}, {"name": "Ana Lopez"}, {"relation": "stepmother"}],
    ids=["part", "name", "relation"],
)
def test_another_part_name_or_relation_is_another_person(another: dict[str, str]) -> None:
    desk = opened()
    known = {"kind": "parent", "name": "Maria Lopez", "relation": "mother", "may_know": "yes", "under_suspicion": "no"}
    desk.do(NameHolder, CARE, **known)
    desk.do(NameHolder, CARE, **(known | another))
    assert [one.ref for one in rights_holders(CHILD, desk.ledger, at=desk.now)] == ["H1", "H2", "H3"]


def test_two_of_whom_no_name_was_given_are_two() -> None:
    desk = opened()
    for _ in range(2):
        desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    assert [one.ref for one in rights_holders(CHILD, desk.ledger, at=desk.now)] == ["H1", "H2", "H3"]


def test_a_childs_plan_is_what_the_investigation_asks_for() -> None:
    desk = opened()
    desk.do(KeepChannel, CARE, holder="H1", kind="text", address="07700 900555", safe="yes")
    desk.do(AgreePlan, CARE, holder="H1", frequency="weekly", channel="C1", asked_for_by="holder")
    (agreed,) = desk.events("victim.contact_agreed", record=INQUIRY)
    assert (agreed.body["frequency"], agreed.body["channel"], agreed.body["asked_for_by"]) == (
        "weekly",
        "message",
        "child",
    )


def test_a_plan_by_a_channel_that_is_not_safe_is_refused() -> None:
    desk = opened()
    desk.do(KeepChannel, CARE, holder="H1", kind="text", address="07700 900555", safe="not_asked")
    refused = desk.refused(AgreePlan, CARE, holder="H1", frequency="weekly", channel="C1")
    assert words(refused) == ["H1 is not told by this channel: channel unsafe."]
    desk.do(AgreePlan, CARE, holder="H1", frequency="weekly")


def test_nobody_agrees_a_plan_with_somebody_who_may_not_know() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", may_know="unknown", under_suspicion="no")
    assert words(desk.refused(AgreePlan, CARE, holder="H2", frequency="weekly")) == [
        "H2 is not told at all: may not know."
    ]


def test_a_parent_named_as_a_suspect_later_is_told_nothing_and_one_officer_does_not_lift_it() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="no")
    desk.at(10).do(IdentifySuspect, DETECTIVE, known_by="name", name="Maria Lopez", cares_for_child="yes")
    assert of(desk, "H2").why_not == "under_suspicion"
    refused = desk.at(20).refused(NameHolder, CARE, holder="H2", kind="parent", may_know="yes")
    assert rules(refused) == ["casework.suspicion_lifted_by_one"]
    assert words(refused) == ["They are told nothing because they may be among those who harm the child."]


def test_somebody_about_whom_nobody_asked_is_cleared_of_nothing_and_told_nothing_yet() -> None:
    desk = opened()
    named = desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes")
    assert of(desk, "H2").why_not == "under_suspicion"
    assert words(named.notices) == [
        "Whether they may be among those who harm the child was not asked, so they are told nothing yet."
    ]


def test_whoever_asks_first_says_that_somebody_is_no_suspect() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="not_asked")
    assert of(desk, "H2").why_not == "under_suspicion"
    desk.at(10).do(NameHolder, CARE, holder="H2", kind="parent", may_know="yes", under_suspicion="no")
    assert of(desk, "H2").why_not == ""


def test_a_suspicion_is_not_lifted_by_one_officer_by_way_of_a_question_left_unasked() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="yes")
    refused = desk.at(10).refused(NameHolder, CARE, holder="H2", kind="parent", under_suspicion="not_asked")
    assert rules(refused) == ["casework.suspicion_lifted_by_one"]


def test_a_question_left_unasked_is_no_way_round_a_suspect_who_cares_for_the_child() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="not_asked")
    desk.at(5).do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Uncle", cares_for_child="yes")
    refused = desk.at(10).refused(NameHolder, CARE, holder="H2", kind="parent", may_know="yes", under_suspicion="no")
    assert rules(refused) == ["casework.suspicion_lifted_by_one"]


def test_a_supervisor_says_which_parent_is_not_the_suspect() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="no")
    desk.do(NameHolder, CARE, kind="parent", name="Juan Lopez", may_know="yes", under_suspicion="no")
    desk.at(10).do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Uncle", cares_for_child="yes")
    assert [of(desk, ref).why_not for ref in ("H2", "H3")] == ["under_suspicion"] * 2
    desk.at(20).do(NameHolder, SERGEANT, holder="H2", kind="parent", may_know="yes", under_suspicion="no")
    desk.at(21).do(NameHolder, CARE, holder="H3", kind="parent", may_know="no", under_suspicion="yes")
    assert [of(desk, ref).why_not for ref in ("H2", "H3")] == ["", "under_suspicion"]
    assert of(desk, "H2").name == "Maria Lopez", "a name that was given once is kept"


def test_two_parents_are_told_each_as_is_safe_for_the_child() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria", may_know="yes", under_suspicion="no")
    desk.do(
        NameHolder, CARE, kind="parent", name="Juan", may_know="no", under_suspicion="no", why_not="He left in anger."
    )
    assert [of(desk, ref).may_be_told for ref in ("H2", "H3")] == [True, False]
    assert [one.body["parent_may_know"] for one in desk.events("victim.rights_holder_recorded", record=INQUIRY)] == [
        "yes", "yes"
    ]  # fmt: skip


def test_a_council_that_stands_as_parent_is_told_as_one() -> None:
    desk = opened()
    desk.do(SetCouncil, CARE, answer="yes", name="Norbury council", agency="norbury")
    assert (of(desk, "H2").kind, of(desk, "H2").may_be_told) == ("council", True)
    desk.at(5).do(SetCouncil, CARE, answer="no")
    assert not of(desk, "H2").may_be_told


def test_the_child_is_never_let_go() -> None:
    desk = opened()
    assert words(desk.refused(LetHolderGo, CARE, holder="H1", why="child_asked")) == [
        "The child is told in their own right, whatever they asked for."
    ]
    desk.do(NameHolder, CARE, kind="carer", may_know="yes", under_suspicion="no")
    desk.do(LetHolderGo, CARE, holder="H2", why="no_longer_cares")
    assert of(desk, "H2").left == "no_longer_cares"


def test_what_will_not_be_used_is_kept_and_said() -> None:
    desk = opened()
    desk.do(RecordSafety, CARE, holder="H1", never="07700 900123", asked_of="child")
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    given = desk.do(KeepChannel, CARE, holder="H2", kind="text", address="07700900123", safe="yes")
    assert words(given.notices) == [
        "Kept, and never used: somebody said that it must not be, or it leads to a suspect."
    ]
    given = desk.do(RecordSafety, CARE, holder="H2", no_safe_way=True)
    assert rules(given.notices) == ["casework.no_safe_way"]


def test_a_channel_of_somebody_else_is_neither_changed_nor_stopped() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    desk.do(KeepChannel, CARE, holder="H1", kind="text", address="07700 900555", safe="yes")
    assert rules(desk.refused(KeepChannel, CARE, holder="H2", kind="text", address="1", channel="C1")) == [
        "casework.another_ones_channel"
    ]
    assert rules(desk.refused(StopChannel, CARE, channel="C7", why="unsafe")) == ["casework.no_such_channel"]
    desk.do(StopChannel, CARE, channel="C1", why="wrong_number")
    assert of(desk, "H1").channels[0].stopped == "wrong_number"


def test_a_plan_by_a_way_that_is_stopped_is_agreed_anew_with_whoever_it_was_agreed_with_and_nobody_else() -> None:
    desk = opened()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")
    for address in ("07700 900555", "07700 900556"):
        desk.do(KeepChannel, CARE, holder="H1", kind="text", address=address, safe="yes")
    desk.at(5).do(AgreePlan, CARE, holder="H1", frequency="weekly", channel="C1")
    desk.at(10).do(StopChannel, CARE, channel="C2", why="changed")
    assert desk.statuses("VC-07-WAY") == []

    desk.at(15).do(StopChannel, CARE, channel="C1", why="unsafe")
    assert desk.statuses("VC-07-WAY") == ["owed"]

    desk.at(20).do(AgreePlan, CARE, holder="H1", frequency="weekly")
    assert desk.statuses("VC-07-WAY") == ["met"]


def test_a_child_dealt_with_as_a_suspect_keeps_every_right() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, holder="H1", kind="child", under_suspicion="yes")
    assert of(desk, "H1").may_be_told
    assert rules(desk.refused(NameHolder, CARE, holder="H1", kind="parent")) == ["casework.the_child_is_the_child"]


def test_a_young_person_of_eighteen_says_who_is_told() -> None:
    desk = Desk()
    desk.concern(date_of_birth=date(2008, 3, 4))
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    assert of(desk, "H2").may_be_told
    desk.at(60 * 24 * 3)
    assert of(desk, "H2").why_not == "may_not_know"
    desk.do(NameHolder, CARE, holder="H2", kind="parent", may_know="yes", under_suspicion="no", child_says="yes")
    assert of(desk, "H2").may_be_told


@pytest.mark.parametrize("first", [{"holder": "H2", "may_know": "no"}, {}])
def test_no_detour_lets_one_officer_lift_a_suspicion(first: dict[str, str]) -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="no")
    desk.at(10).do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Uncle", cares_for_child="yes")
    asked = {"kind": "parent", "name": "Lopez, Maria", "may_know": "yes", **first}
    assert rules(desk.at(20).refused(NameHolder, CARE, **asked)) == ["casework.suspicion_lifted_by_one"]


def test_letting_somebody_go_and_naming_them_again_lifts_no_suspicion() -> None:
    desk = opened()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="yes")
    desk.at(10).do(LetHolderGo, CARE, holder="H2", why="no_longer_cares")
    assert (of(desk, "H2").why_not, of(desk, "H2").left) == ("under_suspicion", "no_longer_cares")
    refused = desk.at(20).refused(NameHolder, CARE, holder="H2", kind="parent", may_know="yes")
    assert rules(refused) == ["casework.suspicion_lifted_by_one"]
    desk.do(NameHolder, CARE, holder="H2", kind="parent", under_suspicion="unknown")
    assert of(desk, "H2").why_not == "under_suspicion"
