"""Ending an investigation: what was not on file at that minute is named, a sentence each."""

from dataclasses import replace

import pytest

from tests.histories import at, told
from tests.packs.deriving import duties, statuses
from wayhome.duties.conditions import event_check
from wayhome.kernel.ids import SubjectKind
from wayhome.packs import load

NOW = at("2026-03-31T09:00")
LOOKED = "2026-03-02T09:00 closing.other_victims_looked_for result=none_found"
COMPARED = "2026-03-02T09:30 closing.missing_link_looked_for"
ENDED = '2026-03-20T09:00 investigation.outcome_reached "code={}"'


def ended(code: str = "outcome 1") -> str:
    return ENDED.format(code)


def test_a_case_that_ends_with_everything_settled_is_ended_as_it_should_be() -> None:
    assert statuses("CLS-01", LOOKED, COMPARED, ended(), at=NOW) == ["met"]


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ("enquiry.line_raised line=hotel due=2026-03-30T17:00:00+00:00", "none that was set is unfinished"),
        ("victim.support_withdrawn", "it was decided how it goes on"),
        ("investigation.suspect_dealt_with kind=arrested", "The child was told of every step up to now"),
        ("investigation.crime_recorded", "The lines of enquiry were gone through"),
    ],
)
def test_what_was_left_open_is_named_though_the_end_of_the_case_ends_it(left: str, words: str) -> None:
    (duty,) = duties("CLS-01", LOOKED, COMPARED, f"2026-03-19T09:00 {left}", ended(), at=NOW)

    assert duty.status_at(NOW) == "overdue"
    assert any(words in lacking for lacking in duty.lacking)


@pytest.mark.parametrize("code", ["outcome 14", "outcome 16"])
def test_a_case_the_child_did_not_support_needs_three_things_on_file(code: str) -> None:
    (duty,) = duties("CLS-02", ended(code), at=NOW)

    assert len(duty.lacking) == 3


@pytest.mark.parametrize("code", ["14", "16", "outcome 14", "outcome 16"])
def test_an_outcome_is_known_by_its_number_alone_too(code: str) -> None:
    (event,) = told(ended("outcome 14"), scope=SubjectKind.INVESTIGATION)
    match, _of_one_crime = load("england-wales").duties["CLS-02"].raised_by
    check = event_check(match)

    assert check is not None
    assert check(replace(event, body={"code": code}))


def test_none_of_it_counts_when_it_came_after_the_end() -> None:
    after = "2026-03-21T09:00 closing.other_victims_looked_for result=none_found"

    (duty,) = duties("CLS-01", COMPARED, ended(), after, at=NOW)

    assert duty.status_at(NOW) == "overdue"
    assert duty.lacking == ("It was established whether the same people harm other children.",)


def test_the_notice_of_the_outcome_is_owed_after_it_and_does_not_stand_in_its_way() -> None:
    assert statuses("CLS-01", LOOKED, COMPARED, ended(), at=NOW) == ["met"]
    assert statuses("VC-14", LOOKED, COMPARED, ended(), at=NOW) == ["overdue"]
