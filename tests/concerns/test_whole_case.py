"""Children join a case, cases are merged and split, and two forces agree who leads; nothing recorded is dropped."""

from tests.allocating.skilled import SUPERVISING, skill
from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    INVESTIGATION,
    OTHER_DETECTIVE,
    SERGEANT,
    Desk,
    england_wales,
    rules,
)
from tests.planning.writing import whole
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.allocating.assign_supervisor import AssignSupervisor
from wayhome.casework.concerns.assess_risk import AgreeLowerRisk, AssessCaseRisk
from wayhome.casework.concerns.refer_slavery import MakeSafe, ReferSlavery
from wayhome.casework.concerns.whole_case import AgreeLead, JoinChild, MergeInvestigation, SplitInvestigation
from wayhome.casework.planning.endorse_plan import EndorsePlan
from wayhome.casework.planning.make_plan import MakeCasePlan
from wayhome.duties.derive import derive_all
from wayhome.duties.duty import Duty, Status
from wayhome.duties.stories import stories
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.states import Investigation, fold

BO = Subject("child:B")
SECOND, OTHER_CASE = RecordId("EI-2"), Subject("investigation:EI-2")
THIRD, THIRD_CASE = RecordId("EI-3"), Subject("investigation:EI-3")
MERGE = {"into": SECOND, "into_case": OTHER_CASE, "reasons": "One car and one flat in both."}


def two_cases() -> Desk:
    desk = Desk()
    desk.concern()
    desk.concern(child=BO, record=SECOND, investigation=OTHER_CASE, name="Bo")
    return desk


def duties(desk: Desk, rule: str) -> list[Duty]:
    named = [sealed.event for child in (CHILD, BO) for sealed in desk.ledger.about(child).events]
    told = stories({event.id: event for event in named}.values())
    return [duty for duty in derive_all(told.values(), england_wales(), horizon=desk.now) if duty.rule == rule]


def owed(desk: Desk, rule: str, case: Subject) -> list[str]:
    return [duty.status_at(desk.now).value for duty in duties(desk, rule) if duty.scope == case]


def test_a_child_who_joins_is_owed_what_each_child_of_the_case_is_owed() -> None:
    desk = Desk()
    desk.concern()
    desk.at(60).do(JoinChild, DETECTIVE, joining=BO, basis="missing_together", name="Bo")
    assert {duty.owed_to for duty in duties(desk, "PROMPT-01")} == {"child", BO}


def test_a_merged_case_stays_on_record_and_what_it_owed_goes_on_in_the_other() -> None:
    desk = two_cases()
    desk.at(60).do(MergeInvestigation, SERGEANT, **MERGE)
    assert owed(desk, "PLAN-01", INVESTIGATION) == ["lapsed"]
    assert owed(desk, "PLAN-01", OTHER_CASE) == ["owed"]
    merged = fold(Investigation(), [event for event in desk.events(record=INQUIRY) if INVESTIGATION in event.subjects])
    assert (merged.phase, merged.outcome) == ("ended", "merged")
    joined = desk.events("investigation.child_joined", record=SECOND)
    assert [(event.subjects, event.body["basis"]) for event in joined] == [((CHILD, OTHER_CASE), "merged")]
    assert desk.events("investigation.other_merged", record=SECOND)[0].body["other"] == INQUIRY


def test_a_concern_after_a_merger_goes_into_the_case_that_goes_on() -> None:
    desk = two_cases()
    desk.at(60).do(MergeInvestigation, SERGEANT, **MERGE)
    desk.at(90).concern(record=THIRD, investigation=THIRD_CASE, concern="Seen again.")
    assert not desk.ledger.read(THIRD).events
    assert desk.events("exploitation.concern_raised", record=SECOND)[-1].subjects == (CHILD, OTHER_CASE)


def test_a_case_is_not_merged_into_itself_into_nothing_or_without_a_reason() -> None:
    desk = two_cases()
    itself = {"into": INQUIRY, "into_case": INVESTIGATION}
    assert rules(desk.refused(MergeInvestigation, SERGEANT, **(MERGE | itself))) == ["casework.merged_into_itself"]
    nothing = {"into": THIRD, "into_case": THIRD_CASE, "reasons": " "}
    refused = desk.refused(MergeInvestigation, SERGEANT, **nothing)
    assert rules(refused) == ["casework.no_such_case", "casework.no_reasons"]


def test_a_part_that_goes_on_apart_keeps_the_risk_and_leaves_the_rest_where_it_is() -> None:
    desk = Desk()
    desk.concern()
    desk.concern(child=BO, name="Bo")
    split = {"children": (BO,), "opens": SECOND, "investigation": OTHER_CASE, "reasons": "Another group of men."}
    desk.at(60).do(SplitInvestigation, SERGEANT, **split)
    (opened,) = desk.events("investigation.opened", record=SECOND)
    assert (opened.subjects, opened.body["basis"], opened.body["from_case"]) == ((BO, OTHER_CASE), "split", INQUIRY)
    assert desk.events("investigation.split_off", record=INQUIRY)[0].body["to"] == SECOND


def test_a_case_is_not_split_from_all_its_children() -> None:
    desk = Desk()
    desk.concern()
    split = {"children": (CHILD,), "opens": SECOND, "investigation": OTHER_CASE, "reasons": "Apart."}
    assert rules(desk.refused(SplitInvestigation, SERGEANT, **split)) == ["casework.every_child_named"]
    assert rules(desk.refused(SplitInvestigation, SERGEANT, **(split | {"children": ()}))) == [
        "casework.no_child_named"
    ]


def test_two_forces_agree_who_leads_and_our_duties_stand_until_then_and_after() -> None:
    desk = Desk()
    desk.concern(basis="other_force", from_force="Seaview Police")
    desk.do(AgreeLead, DETECTIVE, force="Seaview Police", leads="theirs")
    assert desk.events("investigation.lead_agreed", record=INQUIRY)[0].body["leads"] == "theirs"
    assert owed(desk, "PROMPT-01", INVESTIGATION) == ["owed"]


def test_what_is_done_in_a_case_after_a_split_is_not_about_the_child_who_went() -> None:
    desk = Desk()
    desk.concern(child=BO, name="Bo")
    desk.at(10).do(JoinChild, DETECTIVE, joining=CHILD, basis="missing_together", name="Ada")
    split = {"children": (BO,), "opens": SECOND, "investigation": OTHER_CASE, "reasons": "Another group of men."}
    desk.at(60).do(SplitInvestigation, SERGEANT, **split)
    desk.at(90).do(AssessCaseRisk, DETECTIVE, level="high", reasons="He waits at her school.")
    desk.do(MakeSafe, DETECTIVE, how="arranged")
    assert desk.events("investigation.risk_assessed", record=INQUIRY)[-1].subjects == (CHILD, INVESTIGATION)
    assert desk.events("nrm.safety_arranged", record=INQUIRY)[-1].subjects == (CHILD,)
    desk.at(120).do(JoinChild, DETECTIVE, joining=BO, basis="intelligence")
    desk.do(AgreeLowerRisk, SERGEANT, level="medium", reasons="He was charged.")
    desk.do(AssessCaseRisk, DETECTIVE, level="medium", reasons="He was charged.")
    assert set(desk.events("investigation.risk_assessed", record=INQUIRY)[-1].subjects) == {CHILD, BO, INVESTIGATION}


def in_hand(desk: Desk, rule: str, child: Subject) -> set[str]:
    return {
        duty.in_hand_of for duty in duties(desk, rule) if child in (duty.owed_to, duty.scope) and not duty.done_by
    }  # fmt: skip


def given(desk: Desk, officer: str, record: RecordId = INQUIRY) -> None:
    desk.do(AllocateCase, SERGEANT, record=record, officer=ActorId(officer))


def joined() -> Desk:
    """Return a case that somebody had before a second child joined it, with grounds found for her."""
    desk = Desk()
    skill(desk, DETECTIVE)
    skill(desk, OTHER_DETECTIVE)
    desk.concern()
    given(desk, "dee")
    desk.at(60).do(JoinChild, DETECTIVE, joining=BO, basis="missing_together", name="Bo")
    desk.do(ReferSlavery, DETECTIVE, child=BO, grounds=True)
    return desk


def test_what_a_child_who_joined_later_is_owed_is_in_the_hands_of_whoever_has_the_case() -> None:
    desk = joined()
    assert in_hand(desk, "PROMPT-01", BO) == {"dee"}
    assert in_hand(desk, "NRM-01", BO) == {"dee"}


def test_what_a_child_is_owed_goes_with_them_once_the_case_they_went_into_is_given_to_somebody() -> None:
    desk = joined()
    split = {"children": (BO,), "opens": SECOND, "investigation": OTHER_CASE, "reasons": "Another group of men."}
    desk.at(90).do(SplitInvestigation, SERGEANT, **split)
    assert in_hand(desk, "NRM-01", BO) == {"dee"}
    given(desk, "dov", SECOND)
    assert in_hand(desk, "NRM-01", BO) == {"dov"}
    assert {duty.in_hand_of for duty in duties(desk, "PROMPT-01") if not duty.ended_by} == {"dov", "dee"}


def halves() -> Desk:
    """Return a case of two children, given, supervised and planned, from which the second goes on apart."""
    desk = joined()
    skill(desk, SERGEANT, SUPERVISING)
    desk.do(AssignSupervisor, DI, officer="sian")
    desk.at(70).do(MakeCasePlan, DETECTIVE, parts=whole())
    desk.at(75).do(EndorsePlan, SERGEANT)
    split = {"children": (BO,), "opens": SECOND, "investigation": OTHER_CASE, "reasons": "Another group of men."}
    desk.at(90).do(SplitInvestigation, SERGEANT, **split)
    return desk.at(95)


def still_owed(desk: Desk, case: Subject) -> list[tuple[str, str, str]]:
    """Return what is owed in a case now: the rule, to whom, and who has it in hand."""
    every = {duty.identity: duty for rule in WHOLE_CASE for duty in duties(desk, rule)}.values()
    found = [duty for duty in every if duty.scope == case and duty.status_at(desk.now) is Status.OWED]
    return sorted((duty.rule, str(duty.owed_to), str(duty.in_hand_of)) for duty in found)


WHOLE_CASE = ("ALLOC-01", "PLAN-01", "PLAN-03", "PROMPT-01", "LOE-01", "SUP-01")


def test_each_half_of_a_case_owes_a_plan_and_a_review_in_somebodys_hands_and_nothing_twice() -> None:
    desk = halves()

    assert still_owed(desk, INVESTIGATION) == [
        ("LOE-01", "child", "dee"),
        ("PLAN-03", "child", "dee"),
        ("PROMPT-01", "child", "dee"),
        ("SUP-01", "child", "sian"),
    ]
    assert still_owed(desk, OTHER_CASE) == [
        ("ALLOC-01", "child", "sian"),
        ("LOE-01", "child", "dee"),
        ("PLAN-01", "child", "dee"),
        ("PROMPT-01", "child", "dee"),
        ("SUP-01", "child", "sian"),
    ]


def test_a_half_is_in_the_hands_of_whoever_had_the_whole_until_it_is_given_to_somebody() -> None:
    desk = halves()
    given(desk, "dov", SECOND)

    assert {hands for rule, _, hands in still_owed(desk, OTHER_CASE) if rule == "PLAN-01"} == {"dov"}
    assert {hands for rule, _, hands in still_owed(desk, INVESTIGATION) if rule == "LOE-01"} == {"dee"}


def test_a_half_that_was_given_to_nobody_can_be_given_to_whoever_has_the_other() -> None:
    desk = halves()
    given(desk, "dee", SECOND)
    assert desk.events("investigation.allocated", record=SECOND)[0].body["officer"] == "dee"


def test_a_half_that_goes_back_into_the_whole_leaves_nothing_behind_and_nothing_out() -> None:
    desk = halves()
    back = {
        "record": SECOND,
        "into": INQUIRY,
        "into_case": INVESTIGATION,
        "reasons": "They are the same men after all.",
    }
    desk.at(120).do(MergeInvestigation, SERGEANT, **back)

    assert still_owed(desk, OTHER_CASE) == []
    owed_now = still_owed(desk.at(121), INVESTIGATION)
    assert [one for one in owed_now if one[0] == "PROMPT-01"] == [
        ("PROMPT-01", "child", "dee"),
        ("PROMPT-01", BO, "dee"),
    ]
    (came,) = desk.events("investigation.child_joined", record=INQUIRY)[1:]
    assert (came.body["basis"], came.subjects) == ("merged", (BO, INVESTIGATION))


def test_the_child_whom_a_case_was_first_about_may_go_apart_as_well() -> None:
    desk = joined()
    split = {"children": (CHILD,), "opens": SECOND, "investigation": OTHER_CASE, "reasons": "Another group of men."}
    desk.at(90).do(SplitInvestigation, SERGEANT, **split)

    prompt = [duty for duty in duties(desk.at(95), "PROMPT-01") if duty.status_at(desk.now) is Status.OWED]

    assert {(duty.scope, duty.owed_to) for duty in prompt} == {(INVESTIGATION, BO), (OTHER_CASE, "child")}


def test_a_plan_owes_another_look_when_another_case_comes_into_it() -> None:
    desk = two_cases()
    desk.at(10).do(MakeCasePlan, DETECTIVE, record=SECOND, parts=whole())
    desk.at(15).do(EndorsePlan, SERGEANT, record=SECOND)

    desk.at(60).do(MergeInvestigation, SERGEANT, **MERGE)

    assert owed(desk, "PLAN-03", OTHER_CASE) == ["owed"]
