"""What those who care for a child keep, report, dispute and add, and what they are owed for it."""

from datetime import timedelta
from typing import Any

import pytest

from tests.carers.carer import CARER, COUNCIL, HOLDER, OWN, a_carer, invited, keeps, put_down, reports
from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    DETECTIVE,
    INQUIRY,
    INSPECTOR,
    OFFICER,
    SERGEANT,
    STARTS,
    Desk,
    reporting,
    rules,
    words,
)
from wayhome.access.actors import Role
from wayhome.casework.add_news import AddNews
from wayhome.casework.carers.add_information import AddInformation
from wayhome.casework.carers.dispute import AnswerGradeDispute, DisputeGrade
from wayhome.casework.carers.keep_profile import LookOverProfile
from wayhome.casework.carers.owed_back import (
    GiveReasonNotToTell,
    ReadWhatCameOfIt,
    TellWhatCameOfIt,
    owed_back,
)
from wayhome.casework.carers.profile import profile_of, profiles_of, since_last_episode
from wayhome.casework.carers.report_missing import Answered
from wayhome.casework.carers.ring_back import RingReporterBack
from wayhome.casework.commands import Command
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject


@pytest.fixture
def desk() -> Desk:
    return Desk()


def story(desk: Desk) -> Story:
    return stories(sealed.event for sealed in desk.ledger.about(CHILD).events)[CHILD]


def held(desk: Desk) -> dict[Any, str]:
    return {(one.event, one.field): one.text for one in desk.ledger.words(OWN)}


def types(desk: Desk) -> list[str]:
    return [event.type for event in desk.events()]


def said(desk: Desk, name: str) -> str:
    return desk.events(name)[-1].id


def test_a_profile_is_kept_whole_each_time_and_the_versions_before_it_stay(desk: Desk) -> None:
    keeps(desk, health="Insulin at eight", places="Skate park")
    desk.at(60)
    keeps(desk, health="Insulin at seven")

    found = profile_of(story(desk), held(desk), HOLDER)
    assert found is not None
    assert [one.number for one in found.versions] == [1, 2]
    assert found.now.words == {"health": "Insulin at seven"}
    assert found.versions[0].words["places"] == "Skate park"


def test_what_changed_since_the_child_was_last_missing_is_told_part_by_part(desk: Desk) -> None:
    keeps(desk, places="Skate park")
    desk.at(10).report()
    desk.at(20).do(LocateChild, OFFICER, basis="seen")
    desk.at(30)
    keeps(desk, places="Skate park\nThe arcade", phones="07700 900123")

    found = profile_of(story(desk), held(desk), HOLDER)
    assert found is not None
    changed = since_last_episode(found, story(desk), desk.now)
    assert [(one.part, one.before) for one in changed] == [
        ("Places they may go", "Skate park"), ("Phone numbers they use", ""),
    ]  # fmt: skip


def test_a_profile_goes_stale_after_ninety_days_and_reading_it_over_is_enough(desk: Desk) -> None:
    keeps(desk, health="Insulin")
    found = profile_of(story(desk), held(desk), HOLDER)
    assert found is not None
    assert not found.is_stale(STARTS + timedelta(days=90))
    assert found.is_stale(STARTS + timedelta(days=90, seconds=1))

    desk.now = STARTS + timedelta(days=91)
    assert desk.statuses("PROF-01") == ["overdue"]
    desk.do(LookOverProfile, CARER, record=OWN, child=CHILD, by_whom="carer", holder=HOLDER)
    assert sorted(desk.statuses("PROF-01")) == ["met_late", "owed"]


def test_each_of_two_who_care_for_a_child_keeps_a_profile_of_their_own(desk: Desk) -> None:
    keeps(desk, health="Insulin at eight")
    desk.at(5)
    keeps(desk, holder="H3", by_whom="parent", ring="Pat, at another address")

    mine, theirs = (profile_of(story(desk), held(desk), one) for one in (HOLDER, "H3"))
    assert mine is not None
    assert theirs is not None
    assert (mine.now.words, theirs.now.number) == ({"health": "Insulin at eight"}, 1)
    assert [one.now.by for one in profiles_of(story(desk), held(desk))] == ["parent", "carer"]


def test_there_is_nothing_to_look_over_where_nobody_wrote_a_profile(desk: Desk) -> None:
    put_down(desk, a_carer())

    refused = desk.refused(LookOverProfile, CARER, record=OWN, child=CHILD, by_whom="carer", holder=HOLDER)

    assert words(refused) == ["You have written no profile of this child yet, so there is none to look over."]


def test_a_report_reads_the_profile_by_itself_so_that_nobody_has_to_ask_for_it(desk: Desk) -> None:
    keeps(desk, health="Insulin")
    desk.at(5).report(placement="childrens_home")

    received = desk.events("missing.profile_received")
    assert [(event.body["result"], event.body["version"]) for event in received] == [("received", 1)]
    assert desk.statuses("MC-05") == ["met"]


def test_a_carers_report_opens_the_case_at_once_and_says_which_way_it_came(desk: Desk) -> None:
    handled = reports(desk, said="He is not back from school", answers=(Answered(question="phone", answer="yes"),))

    assert "missing.reported" in types(desk)
    way = desk.events("door.missing_reported")[0]
    assert (way.body["link"], way.body["reference"]) == ("entered", "K7-22Q")
    assert desk.events("missing.question_answered")[0].body["supplied_by"] == "carer"
    assert {duty.rule for duty in handled.raised} >= {"MC-47", "MC-48"}
    assert desk.statuses("FAM-02") == []


@pytest.mark.parametrize("link", ["no_code", "ended", "not_known"])
def test_a_report_through_a_link_without_its_code_is_taken_and_rung_back(desk: Desk, link: str) -> None:
    reports(desk, link=link, said="She is gone")

    assert "missing.reported" in types(desk)
    assert desk.at(15).statuses("FAM-02") == ["owed"]
    desk.do(RingReporterBack, CALL_HANDLER, record=CASE, report=said(desk, "door.missing_reported"), result="confirmed")
    assert desk.statuses("FAM-02") == ["met"]


def test_that_nobody_answers_a_call_back_says_nothing_about_the_child(desk: Desk) -> None:
    reports(desk, link="ended")

    report = said(desk, "door.missing_reported")
    handled = desk.do(RingReporterBack, CALL_HANDLER, record=CASE, report=report, result="not_reached")

    assert words(handled.notices) == [
        "It is not confirmed who reported. That says nothing about whether the child is safe."
    ]


def test_two_carers_who_report_at_once_come_to_one_case(desk: Desk) -> None:
    reports(desk, said="He left at six")
    other = reporting(looked_up=None, record=RecordId("MC-2"), case="episode:A2")
    reports(desk, invited("I9"), children=(other,), said="He took his bag", reference="K8-33R", invitation="I9")

    assert desk.ledger.read(RecordId("MC-2")).events == ()
    assert types(desk).count("missing.reported") == 1
    assert types(desk).count("door.missing_reported") == 2
    contents = [one.text for one in desk.ledger.words(CASE) if one.field == "content"]
    assert contents == ["He left at six", "He took his bag"]


def test_the_same_report_sent_twice_is_one(desk: Desk) -> None:
    reports(desk, key="door:1", happened_at=STARTS)
    assert reports(desk, key="door:1", happened_at=STARTS).repeated
    assert types(desk).count("door.missing_reported") == 1


def disputed(desk: Desk, **given: Any) -> str:
    desk.report()
    desk.train(SERGEANT).do(GradeRisk, SERGEANT, grade="medium", rationale="He has come back before")
    desk.at(60).do(DisputeGrade, CARER, record=CASE, holder=HOLDER, kind="carer", why="He was threatened", **given)
    return said(desk, "door.grade_disputed")


def test_whoever_made_the_grade_does_not_answer_its_dispute(desk: Desk) -> None:
    dispute = disputed(desk)

    refused = desk.refused(
        AnswerGradeDispute, SERGEANT, record=CASE, dispute=dispute, result="stands", answer="It is so"
    )

    assert rules(refused) == ["FAM-01"]
    assert words(refused) == ["You made the grade that is disputed, so the answer is not yours to give."]


def test_a_dispute_is_answered_within_four_hours_by_somebody_else(desk: Desk) -> None:
    dispute = disputed(desk)
    assert desk.at(60 + 240).statuses("FAM-01") == ["owed"]

    desk.do(AnswerGradeDispute, INSPECTOR, record=CASE, dispute=dispute, result="stands", answer="We read it all")

    assert desk.statuses("FAM-01") == ["met"]
    assert desk.events("door.dispute_answered")[0].body["by_another"] is True


def test_that_it_was_graded_again_is_not_said_before_it_was(desk: Desk) -> None:
    dispute = disputed(desk)
    again = {"record": CASE, "dispute": dispute, "result": "graded_again", "answer": "It is high now"}

    assert words(desk.refused(AnswerGradeDispute, INSPECTOR, **again)) == [
        "The risk was not graded again since it was disputed."
    ]
    desk.train(INSPECTOR).do(GradeRisk, INSPECTOR, grade="high", rationale="He was threatened")
    desk.do(AnswerGradeDispute, INSPECTOR, **again)
    assert desk.statuses("FAM-01") == ["met"]


def test_what_the_grade_did_not_rest_on_is_news_as_well(desk: Desk) -> None:
    disputed(desk, known="yes")

    assert desk.events("missing.information_received")[-1].body["supplied_by"] == "carer"


def test_information_is_kept_as_news_and_after_closing_asks_whether_to_open_the_case_again(desk: Desk) -> None:
    desk.report()
    desk.at(5).do(AddInformation, CARER, record=CASE, holder=HOLDER, kind="carer", what="He has a second phone")

    assert types(desk)[-2:] == ["door.information_given", "missing.information_received"]
    assert desk.statuses("FB-02") == ["owed"]


def information(desk: Desk, kind: str = "carer", holder: str = HOLDER) -> str:
    put_down(desk, a_carer())
    desk.report()
    desk.at(5).do(AddInformation, CARER, record=CASE, holder=holder, kind=kind, what="He has a second phone")
    return said(desk, "door.information_given")


def test_whoever_gave_information_hears_what_was_done_and_it_counts_once_it_is_read(desk: Desk) -> None:
    about = information(desk)
    desk.do(TellWhatCameOfIt, DETECTIVE, record=CASE, about=about, to="family", what="We asked for its records")
    assert desk.statuses("FB-02") == ["owed"]

    told = said(desk, "door.told_what_came_of_it")
    desk.do(ReadWhatCameOfIt, CARER, record=CASE, told=told, holder=HOLDER)

    assert desk.statuses("FB-02") == ["met"]
    desk.do(ReadWhatCameOfIt, CARER, record=CASE, told=told, holder=HOLDER)
    assert types(desk).count("door.came_of_it_read") == 1


def test_what_is_written_for_one_is_not_read_by_another(desk: Desk) -> None:
    about = information(desk)
    desk.do(TellWhatCameOfIt, DETECTIVE, record=CASE, about=about, to="family", what="We asked for its records")

    told = said(desk, "door.told_what_came_of_it")
    assert words(desk.refused(ReadWhatCameOfIt, invited("I9"), record=CASE, told=told, holder="H3")) == [
        "There is nothing like that here."
    ]


def test_a_holder_of_one_child_reads_nothing_of_another_whose_holder_is_called_alike(desk: Desk) -> None:
    put_down(desk, a_carer())
    desk.concern()
    desk.do(AddInformation, CARER, holder=HOLDER, kind="carer", what="He has a second phone")
    about = desk.events("door.information_given", record=INQUIRY)[0].id
    desk.do(TellWhatCameOfIt, DETECTIVE, about=about, to="family", what="We asked for its records")
    told = desk.events("door.told_what_came_of_it", record=INQUIRY)[0].id

    refused = desk.refused(ReadWhatCameOfIt, CARER, child=Subject("child:B"), told=told, holder=HOLDER)

    assert words(refused) == ["There is nothing like that here."]


def test_a_child_is_told_as_a_child_and_not_by_telling_the_carer(desk: Desk) -> None:
    about = information(desk, kind="child", holder="H1")

    refused = desk.refused(TellWhatCameOfIt, DETECTIVE, record=CASE, about=about, to="family", what="We went there")
    assert words(refused) == ["Nobody gave the information that this would answer."]
    assert [(one.to, one.is_open) for one in owed_back(story(desk))] == [("child", True)]

    desk.do(
        TellWhatCameOfIt, DETECTIVE, record=CASE, about=about, to="child", what="We went", how="in_person", heard=True
    )
    assert [one.is_open for one in owed_back(story(desk))] == [False]


def test_a_carer_who_may_be_among_those_who_harm_the_child_is_told_nothing_even_of_their_own(desk: Desk) -> None:
    about = information(desk)
    put_down(desk, a_carer(under_suspicion="yes"))

    refused = desk.refused(TellWhatCameOfIt, DETECTIVE, record=CASE, about=about, to="family", what="We went there")

    assert words(refused) == ["They may not be told anything about this child as it stands."]


def test_a_good_reason_not_to_tell_is_given_above_and_counted(desk: Desk) -> None:
    about = information(desk)
    reason = {"record": CASE, "about": about, "to": "family", "reason": "endangers_enquiry"}

    assert rules(desk.refused(GiveReasonNotToTell, DETECTIVE, **reason)) == ["access.accept_good_reasons"]
    desk.do(GiveReasonNotToTell, SERGEANT, **reason)
    assert desk.statuses("FB-02") == ["excused"]


@pytest.mark.parametrize("kind", [AddNews, GradeRisk])
def test_nobody_who_was_invited_does_what_is_for_officers(desk: Desk, kind: type[Command]) -> None:
    desk.report()
    given = {"kind": "family"} if kind is AddNews else {"grade": "medium"}

    assert rules(desk.refused(kind, CARER, **given))[0].startswith("access.")
    assert rules(desk.refused(kind, COUNCIL, **given))[0].startswith("access.")
    assert CARER.role is Role.FAMILY
