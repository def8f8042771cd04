"""Screening: a list to look through, a person who decides with reasons, and a look by rank whatever it comes to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, OFFICER, SERGEANT, Desk, england_wales, rules
from wayhome.casework.concerns.found_with_adult import FindWithAdult
from wayhome.casework.concerns.reading import OnRecord, escalating, shown
from wayhome.casework.concerns.screen_child import ScreenChild, TakeUpScreening
from wayhome.duties.stories import stories

TOOL = england_wales().pack.screening_tools["EX-1"]
SAFEGUARD = england_wales().pack.screening_tools["SAFEGUARD"]
CODES = [one.id for one in TOOL.indicators]


def screened(desk: Desk, **given: object) -> None:
    said = {"tool": "EX-1", "level": "emerging", "reasons": "A man messages her."}
    desk.do(ScreenChild, DETECTIVE, **(said | given))


def test_a_screening_meets_what_is_owed_and_is_owed_again_in_ninety_days() -> None:
    desk = Desk()
    desk.concern()
    assert desk.statuses("SCREEN-01") == ["owed"]
    screened(desk.at(60))
    assert desk.statuses("SCREEN-01") == ["met"]
    assert desk.statuses("SCREEN-02") == ["owed"]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"reasons": " "}, "casework.no_reasons"),
        ({"level": None}, "casework.no_level"),
        ({"tool": "SAFEGUARD"}, "casework.no_such_level"),
        ({"tool": "CEAM"}, "casework.no_such_tool"),
    ],
)
def test_a_screening_is_refused_without_reasons_or_with_a_level_that_is_not_the_tools(
    given: dict[str, object], rule: str
) -> None:
    desk = Desk()
    desk.concern()
    said = {"tool": "EX-1", "level": "emerging", "reasons": "A man messages her."}
    assert rules(desk.refused(ScreenChild, DETECTIVE, **(said | given))) == [rule]


def test_a_tool_without_levels_is_recorded_without_one() -> None:
    desk = Desk()
    desk.concern()
    screened(desk, tool="SAFEGUARD", level=None)
    assert desk.events("exploitation.level_assessed", record=INQUIRY) == []
    assert SAFEGUARD.levels == ()


def test_a_child_under_thirteen_is_looked_at_by_rank_whatever_the_screening_came_to() -> None:
    desk = Desk()
    desk.concern(date_of_birth=date(2014, 6, 1))
    screened(desk, absent=("debt", "gifts_or_cash"))
    (entry,) = desk.events("exploitation.screened", record=INQUIRY)
    assert (entry.body["conditions"], entry.body["is_escalated"]) == (("under_13",), True)
    assert desk.statuses("SCREEN-04") == ["owed"]
    desk.at(90).do(TakeUpScreening, SERGEANT, decision="refer", reasons="She is twelve, and he is not.")
    assert desk.statuses("SCREEN-04") == ["met"]


def test_to_look_without_saying_why_is_refused() -> None:
    desk = Desk()
    desk.concern()
    assert rules(desk.refused(TakeUpScreening, SERGEANT, decision="no_more_now")) == ["casework.no_reasons"]


def test_what_is_on_record_is_shown_with_the_entry_it_rests_on_and_what_is_not_is_not_held_against_it() -> None:
    desk = Desk()
    desk.concern()
    desk.do(FindWithAdult, OFFICER)
    story = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)[CHILD]
    on_record = OnRecord(story, england_wales(), desk.now)
    found = shown(TOOL, on_record)
    assert [event.type for event in found["adult_of_concern"].rests_on] == ["exploitation.found_with_adult"]
    assert "debt" not in found
    assert set(escalating(TOOL, on_record)) == {"found_with_adult"}


@given(present=st.sets(st.sampled_from(CODES)), level=st.sampled_from(TOOL.levels))
def test_no_number_of_indicators_decides_a_level(present: set[str], level: str) -> None:
    desk = Desk()
    desk.concern()
    screened(desk, present=tuple(sorted(present)), level=level)
    assert desk.events("exploitation.level_assessed", record=INQUIRY)[0].body["level"] == level


def test_no_tool_of_the_rulebook_has_a_mark_or_a_weight() -> None:
    named = {name for tool in (TOOL, SAFEGUARD) for one in tool.indicators for name in type(one).model_fields}
    assert named == {"id", "words", "points_to", "read_from"}
