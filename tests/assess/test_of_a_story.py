"""A case in the record and a report in an export come to the same floor by the same rules."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.accounts import PACKS, codes, grading
from tests.duties.small import story
from tests.histories import at, told
from wayhome.duties.assessing.assess import assess
from wayhome.duties.assessing.of_story import account_at
from wayhome.duties.facts import higher
from wayhome.duties.floors import UNGRADED, Known

ASKED = at("2026-03-02T21:00")
REPORTED = ("2026-03-02T19:00 child.described age_stated=15", "2026-03-02T20:00 missing.reported")
FACTORS = [code for code in grading().order if code != "UNKNOWN_CRITICAL"]


def case(*lines):
    return story(told(*REPORTED, *lines), "episode:1")


def come_to(told_of, pack=PACKS[0], asked=ASKED):
    return assess(account_at(told_of, grading(pack), asked), grading(pack))


def test_an_answer_in_the_record_states_its_factor_and_shows_the_event():
    assessed = come_to(case("2026-03-02T20:10 missing.question_answered question=self_harm_suicide answer=yes"))

    assert (assessed.floor, assessed.rules) == ("high", ("H3",))


def test_a_fact_of_the_child_shows_the_event_that_states_it():
    assessed = come_to(case("2026-03-02T20:05 child.described care_status=looked_after"))

    (found,) = (one for one in assessed.factors if one.code == "LOOKED_AFTER")
    assert found.evidence[0].source.startswith("event:")


def test_what_was_answered_later_was_not_known_before():
    told_of = case("2026-03-02T20:30 missing.question_answered question=weapon answer=yes")

    assert "WEAPON" in codes(come_to(told_of))
    assert "WEAPON" not in codes(come_to(told_of, asked=ASKED - timedelta(minutes=31)))


@pytest.mark.parametrize("present", ["no", "unknown", "not_asked", "not_available"])
def test_a_factor_nobody_confirmed_is_not_found(present):
    assert "CSE" not in codes(come_to(case(f"2026-03-02T20:10 risk.factor_recorded factor=CSE present={present}")))


@settings(deadline=None)
@given(recorded=st.lists(st.sampled_from(FACTORS), max_size=4, unique=True), pack=st.sampled_from(PACKS))
def test_the_floor_on_a_page_is_the_floor_of_the_duties_and_medium_where_none_holds(recorded, pack):
    told_of = case(*(f"2026-03-02T20:10 risk.factor_recorded factor={code} present=yes" for code in recorded))
    known = Known(told_of, grading(pack).floors)

    assert come_to(told_of, pack).floor == higher(known.floor(ASKED), UNGRADED)
