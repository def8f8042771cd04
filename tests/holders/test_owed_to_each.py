"""A duty owed to each who is told is one for each: of their own, from when they may be told until they may not."""

from datetime import timedelta

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, Desk, england_wales, signed_in
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.holders.channels import RecordSafety
from wayhome.casework.holders.name_holder import LetHolderGo, NameHolder
from wayhome.duties.derive import derive_all
from wayhome.duties.duty import Duty
from wayhome.duties.explain import explain
from wayhome.duties.saying import on_the_clock
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.packs import load
from wayhome.record.events.victim import NoticeDelivered

CARE = signed_in("ceri", Role.VICTIM_CARE)
A_DAY = 24 * 60


def recorded() -> Desk:
    desk = Desk()
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")
    return desk.at(10)


def owed(desk: Desk, rule: str) -> dict[str, Duty]:
    return {duty.owed_to: duty for duty in desk.duties() if duty.rule == rule}


def test_each_parent_is_owed_news_by_their_own_plan() -> None:
    desk = recorded()
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    desk.do(NameHolder, CARE, kind="carer", may_know="yes", under_suspicion="no")
    desk.do(AgreePlan, CARE, holder="H2", frequency="weekly")
    found = owed(desk, "VC-08-FAMILY")
    assert set(found) == {"holder:H2", "holder:H3"}
    assert found["holder:H3"].limb == "unset"
    assert found["holder:H2"].due_at < found["holder:H3"].due_at


def test_who_may_not_know_is_owed_nothing_and_who_is_let_go_nothing_more() -> None:
    desk = recorded()
    desk.do(NameHolder, CARE, kind="parent", may_know="no", under_suspicion="no")
    assert owed(desk, "VC-08-FAMILY") == {}
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    desk.at(A_DAY).do(LetHolderGo, CARE, holder="H3", why="child_asked")
    duty = owed(desk, "VC-08-FAMILY")["holder:H3"]
    assert duty.status_at(desk.now).value == "lapsed"
    assert duty.ended_by == desk.events("contact.holder_left", record=INQUIRY)[0].id


def test_who_comes_back_is_owed_news_again() -> None:
    desk = recorded()
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    desk.at(A_DAY).do(LetHolderGo, CARE, holder="H2", why="child_asked")
    desk.at(2 * A_DAY).do(NameHolder, CARE, holder="H2", kind="parent", may_know="yes", under_suspicion="no")
    assert [duty.status_at(desk.now).value for duty in desk.duties() if duty.rule == "VC-08-FAMILY"] == [
        "lapsed",
        "owed",
    ]


def test_who_asks_for_less_is_asked_again_after_28_days() -> None:
    desk = recorded()
    desk.do(AgreePlan, CARE, holder="H1", frequency="four_weekly", less_than_owed=True)
    duty = owed(desk, "VC-08-LESS")["holder:H1"]
    assert on_the_clock(duty.due_at) == on_the_clock(
        duty.raised_at.replace(hour=23, minute=59, second=59) + timedelta(days=28, hours=-1)
    )


def test_where_no_way_is_safe_a_supervisor_sees_to_it() -> None:
    desk = recorded()
    desk.do(RecordSafety, CARE, holder="H1", no_safe_way=True, asked_of="child")
    duty = owed(desk, "VC-15-NO-WAY")["holder:H1"]
    assert duty.owed_by.role == "supervisor"
    desk.at(20).do(RecordSafety, CARE, holder="H1", no_safe_way=False, asked_of="child")
    assert desk.statuses("VC-15-NO-WAY") == ["met"]


def test_a_duty_says_to_whom_it_is_owed_without_a_name() -> None:
    desk = recorded()
    desk.do(NameHolder, CARE, kind="parent", name="Maria Lopez", may_know="yes", under_suspicion="no")
    events = {sealed.event.id: sealed.event for sealed in desk.ledger.about(CHILD).events}
    said = explain(owed(desk, "VC-08-FAMILY")["holder:H2"], load("england-wales"), events, desk.now).due
    assert " to a parent (H2) by " in said
    assert "Maria" not in said


def test_the_identity_of_a_duty_names_its_rights_holder() -> None:
    desk = recorded()
    desk.do(NameHolder, CARE, kind="parent", may_know="yes", under_suspicion="no")
    duty = owed(desk, "VC-08-FAMILY")["holder:H2"]
    assert duty.identity.endswith("|holder:H2")
    assert duty.scope == INVESTIGATION


def test_in_a_case_of_two_children_each_ones_mother_is_owed_by_herself() -> None:
    desk = recorded()
    bo = Subject("child:B")
    desk.do(JoinChild, DETECTIVE, joining=bo, name="Bo", age_stated=14, basis="disclosure")
    desk.do(RecordOffence, DETECTIVE, child=bo, offence="drugs")
    for child in (CHILD, bo):
        desk.do(NameHolder, CARE, child=child, kind="parent", may_know="yes", under_suspicion="no")
    desk.at(A_DAY).do(AgreePlan, CARE, child=bo, holder="H2", frequency="weekly")
    events = [sealed.event for sealed in desk.ledger.read(INQUIRY).events]
    duties = derive_all(stories(events).values(), england_wales(), horizon=desk.now)
    found = {duty.owed_to: duty for duty in duties if duty.rule == "VC-07-FAMILY"}
    assert {owed_to: duty.status_at(desk.now).value for owed_to, duty in found.items()} == {
        "holder:H2": "owed", "holder:H2 of child:B": "met",
    }  # fmt: skip
    assert (found["holder:H2 of child:B"].owed_to_holder, found["holder:H2 of child:B"].owed_to_child) == ("H2", bo)
    told = explain(found["holder:H2 of child:B"], load("england-wales"), {one.id: one for one in events}, desk.now)
    assert " to a parent (H2) of child B by " in told.due


def test_telling_one_childs_mother_is_not_telling_the_other_childs() -> None:
    desk = recorded()
    bo = Subject("child:B")
    desk.do(JoinChild, DETECTIVE, joining=bo, name="Bo", age_stated=14, basis="disclosure")
    desk.do(RecordOffence, DETECTIVE, child=bo, offence="drugs")
    for child in (CHILD, bo):
        desk.do(NameHolder, CARE, child=child, kind="parent", may_know="yes", under_suspicion="no")
    desk.at(20)
    told = NoticeDelivered(to="parent_or_carer", receipt="heard_in_person", holder="H2")
    draft = Draft(fact=told, happened_at=desk.now, subjects=(bo, INVESTIGATION))
    enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    events = [sealed.event for sealed in desk.ledger.read(INQUIRY).events]
    duties = derive_all(stories(events).values(), england_wales(), horizon=desk.now)
    statuses = [(duty.owed_to, duty.status_at(desk.now).value) for duty in duties if duty.rule == "VC-08-FAMILY"]
    assert sorted(statuses) == [
        ("holder:H2", "owed"), ("holder:H2 of child:B", "met"), ("holder:H2 of child:B", "owed"),
    ]  # fmt: skip
