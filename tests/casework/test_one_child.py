"""One child on two records: read as one once joined, apart again once parted, and no entry moved either way."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    EPISODE,
    GRADER,
    INSPECTOR,
    OFFICER,
    OTHER_INSPECTOR,
    SERGEANT,
    STARTS,
    Desk,
    england_wales,
    reporting,
    rules,
    words,
)
from wayhome.application.reading import Reading
from wayhome.casework.correct_entry import CorrectEntry
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.record_done import RecordDone
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.split_children import SplitChildren
from wayhome.casework.take_report import TakeReport
from wayhome.duties.derive import Rulebook, derive_all
from wayhome.duties.floors import Known
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.child import FlagSet

OTHER, OTHER_CASE, OTHER_EPISODE = Subject("child:B"), RecordId("MC-2"), Subject("episode:B1")
SHOWN = "Same birth date, and her mother knows both names."


@pytest.fixture
def desk() -> Desk:
    """A child under two names: exploitation was flagged under the one who was missing last week."""
    made = Desk(now=STARTS - timedelta(days=7))
    made.do(TakeReport, CALL_HANDLER, children=(reporting(child=OTHER, record=OTHER_CASE, case=OTHER_EPISODE),))
    made.do(RecordDone, OFFICER, record=OTHER_CASE, fact=FlagSet(kind="sexual", confidence="known"))
    made.do(LocateChild, OFFICER, record=OTHER_CASE, basis="seen")
    made.at(0).report()
    return made.at(30)


def load_rulebook(_name: str) -> Rulebook:
    return england_wales()


def known(desk: Desk) -> tuple[Mapping[Subject, Story], list[Event]]:
    """Return what is read of the two children now."""
    events = {each.event.id: each.event for one in (CHILD, OTHER) for each in desk.ledger.about(one).events}
    return stories(events.values()), list(events.values())


def owed(desk: Desk) -> set[tuple[str, str, str]]:
    """Return every duty of the two children with how it stands."""
    duties = derive_all(known(desk)[0].values(), england_wales(), horizon=desk.now)
    return {(duty.identity, duty.status_at(desk.now).value, str(duty.due_at)) for duty in duties}


def floor(desk: Desk) -> str:
    story = known(desk)[0][EPISODE]
    return Known(story, england_wales().settings.floors).floor(desk.now)


def test_what_is_known_of_one_holds_in_the_open_case_of_the_other(desk: Desk) -> None:
    assert floor(desk) == "medium"

    handled = desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    assert floor(desk) == "high"
    assert "MC-23" in {duty.rule for duty in handled.raised}


def test_asking_for_either_child_brings_the_entries_of_both(desk: Desk) -> None:
    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    assert {each.event.id for each in desk.ledger.about(CHILD).events} == {
        each.event.id for each in desk.ledger.about(OTHER).events
    }
    assert known(desk)[0][CHILD].types >= {"child.exploitation_flag_set", "missing.child_located"}
    assert OTHER not in known(desk)[0]


def test_no_entry_is_moved_and_each_record_stays_whole(desk: Desk) -> None:
    before = desk.ledger.read(OTHER_CASE).events

    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    assert desk.ledger.read(OTHER_CASE).events == before
    assert {each.event.subjects[0] for each in before} == {OTHER}


def test_history_counts_across_both_names(desk: Desk) -> None:
    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    handled = desk.do(GradeRisk, GRADER, grade="high")

    assert "MC-16" in {duty.rule for duty in desk.duties()}
    assert handled.entered


def test_a_second_report_under_the_other_name_joins_the_open_case(desk: Desk) -> None:
    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    handled = desk.do(
        TakeReport,
        CALL_HANDLER,
        children=(reporting(child=OTHER, record=RecordId("MC-3"), case=Subject("episode:B2")),),
    )

    assert words(handled.notices)[0] == "This child is missing already, in MC-1: the report was added to it."


def test_pages_find_every_case_of_the_child_under_either_name(desk: Desk) -> None:
    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    told = Reading(desk.ledger, england_wales(), load_rulebook).caseload(desk.now)

    for name in (CHILD, OTHER):
        assert {case.record for case in told.about(name)} == {CASE, OTHER_CASE}
        assert {case.children for case in told.about(name)} == {(CHILD,)}


def test_joining_needs_a_supervisor_a_reason_and_another_child(desk: Desk) -> None:
    assert words(desk.refused(MergeChildren, OFFICER, other=CHILD)) == [
        "Joining two children's records is for a supervisor or above.",
        "Nobody says how it is known that they are one child.",
        "They are read as one child already.",
    ]
    assert words(desk.refused(MergeChildren, SERGEANT, other=Subject("child:nobody"), reason=SHOWN)) == [
        "Nothing is held of the other child."
    ]


def test_two_that_are_one_already_are_not_joined_again(desk: Desk) -> None:
    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    assert rules(desk.refused(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)) == ["casework.one_already"]
    assert rules(desk.refused(MergeChildren, SERGEANT, record=OTHER_CASE, other=CHILD, reason=SHOWN)) == [
        "casework.one_already"
    ]


def test_two_cases_that_are_open_are_both_named(desk: Desk) -> None:
    later = reporting(child=Subject("child:C"), record=RecordId("MC-4"), case=Subject("episode:C1"))
    desk.do(TakeReport, CALL_HANDLER, children=(later,))

    handled = desk.do(MergeChildren, SERGEANT, other=Subject("child:C"), reason=SHOWN)

    assert words(handled.notices) == [
        "The child is missing in two cases: MC-1 and MC-4. Both stay open, and the risk of each holds in both."
    ]


def test_parting_takes_an_inspector_who_did_not_join_them(desk: Desk) -> None:
    said = "Parting may take away what holds a child's risk up, and is not done by one person alone."
    desk.do(MergeChildren, INSPECTOR, other=OTHER, reason=SHOWN)

    assert words(desk.refused(SplitChildren, SERGEANT, other=OTHER, reason="Two girls.")) == [said]
    assert words(desk.refused(SplitChildren, INSPECTOR, other=OTHER, reason="Two girls.")) == [said]
    assert words(desk.refused(SplitChildren, OTHER_INSPECTOR, other=OTHER)) == [
        "Nobody says how it is known that they are two children."
    ]
    assert desk.do(SplitChildren, OTHER_INSPECTOR, other=OTHER, reason="Two girls.").entered


def test_only_what_was_joined_is_parted(desk: Desk) -> None:
    (reason,) = desk.refused(SplitChildren, INSPECTOR, other=OTHER, reason="Two girls.")

    assert reason.words == "These two records were not joined with each other."


def test_a_joining_is_not_undone_alone_by_calling_it_an_error(desk: Desk) -> None:
    desk.do(MergeChildren, INSPECTOR, other=OTHER, reason=SHOWN)
    (joined,) = desk.events("child.records_joined")
    asked = {"corrects": joined.id, "kind": "entered_in_error", "reason": "Two girls."}

    assert rules(desk.refused(CorrectEntry, INSPECTOR, **asked)) == ["casework.second_person"]
    assert rules(desk.refused(CorrectEntry, SERGEANT, **asked)) == ["casework.second_person"]
    assert desk.do(CorrectEntry, OTHER_INSPECTOR, **asked).entered
    assert floor(desk) == "medium"


def test_parted_they_are_two_again_and_may_be_joined_again(desk: Desk) -> None:
    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)

    handled = desk.do(SplitChildren, INSPECTOR, other=OTHER, reason="Two girls.")

    assert floor(desk) == "medium"
    assert words(handled.notices) == [
        "Each child is read alone again; what held the risk of one up through the other no longer does."
    ]
    assert desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN).entered
    assert floor(desk) == "high"


def test_what_is_entered_in_either_case_meanwhile_stays_with_the_child_it_was_entered_for(desk: Desk) -> None:
    desk.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)
    desk.do(RecordDone, OFFICER, record=OTHER_CASE, fact=FlagSet(kind="criminal", confidence="known"))

    desk.do(SplitChildren, INSPECTOR, other=OTHER, reason="Two girls.")

    told = known(desk)[0]
    assert len(told[OTHER].of_type("child.exploitation_flag_set")) == 2
    assert told[CHILD].of_type("child.exploitation_flag_set") == []


ACTS: tuple[Callable[[Desk], object], ...] = (
    lambda desk: desk.do(GradeRisk, GRADER, grade="high"),
    lambda desk: desk.do(GradeRisk, GRADER, grade="medium", record=OTHER_CASE),
    lambda desk: desk.do(SendOfficers, OFFICER),
    lambda desk: desk.do(LocateChild, OFFICER, basis="seen"),
    lambda desk: desk.do(RecordDone, OFFICER, fact=FlagSet(kind="criminal", confidence="suspected")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=6))
def test_joining_and_parting_leaves_what_is_owed_as_it_was(acts: list[Callable[[Desk], object]]) -> None:
    made = Desk(now=STARTS - timedelta(days=7))
    made.do(TakeReport, CALL_HANDLER, children=(reporting(child=OTHER, record=OTHER_CASE, case=OTHER_EPISODE),))
    made.at(0).report()
    for minute, act in enumerate(acts, start=1):
        with suppress(Refused):  # lowering a grade alone is refused, and changes nothing
            act(made.at(minute))
    made.at(30)
    before = owed(made)

    made.do(MergeChildren, SERGEANT, other=OTHER, reason=SHOWN)
    made.do(SplitChildren, INSPECTOR, other=OTHER, reason="Two girls after all.")

    assert owed(made) == before
    assert CASE in {event.record for event in known(made)[1]}
