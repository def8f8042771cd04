"""In a case of several children an act says which of them it is about, and none names a child of no such case."""

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, SERGEANT, Desk
from wayhome.casework.concerns.child_suspected import DecideChildOutcome, ScreenOffending, SuspectChild
from wayhome.casework.concerns.refer_slavery import MakeSafe
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.kernel.ids import Subject

BO, NOBODY = Subject("child:bo"), Subject("child:of-another-case")


@pytest.fixture
def two() -> Desk:
    """Return the desk with a case of two children, Ada first."""
    desk = Desk()
    desk.concern()
    desk.at(10).do(JoinChild, DETECTIVE, joining=BO, basis="missing_together", name="Bo")
    return desk.at(20)


def test_what_names_no_child_of_several_is_kept_for_the_first_and_says_so(two: Desk) -> None:
    handled = two.do(MakeSafe, DETECTIVE, how="arranged")

    assert two.events("nrm.safety_arranged", record=INQUIRY)[-1].subjects == (CHILD,)
    (notice,) = [one for one in handled.notices if one.rule.endswith("which_child")]
    assert notice.words == (
        "This case is of several children, and it was not said which of them this is about. "
        "It stands under the one who came into it first."
    )
    assert notice.remedy == "Name the child it is about."


def test_what_names_a_child_of_the_case_is_about_that_child_and_asks_nothing(two: Desk) -> None:
    handled = two.do(MakeSafe, DETECTIVE, how="arranged", child=BO)

    assert two.events("nrm.safety_arranged", record=INQUIRY)[-1].subjects == (BO,)
    assert [one for one in handled.notices if one.rule.endswith("which_child")] == []


def test_an_act_that_names_a_child_of_no_such_case_is_refused(two: Desk) -> None:
    (reason,) = two.refused(MakeSafe, DETECTIVE, how="arranged", child=NOBODY)

    assert reason.words == "The child that was named is not a child of this case."
    assert reason.remedy == "Name a child of the case, or bring this one into it first."


def test_a_case_of_one_child_asks_nothing() -> None:
    desk = Desk()
    desk.concern()

    handled = desk.do(MakeSafe, DETECTIVE, how="arranged")

    assert [one for one in handled.notices if one.rule.endswith("which_child")] == []


def test_a_decision_on_one_child_of_several_asks_which_and_is_taken_for_the_one_named(two: Desk) -> None:
    two.do(SuspectChild, DETECTIVE, offence="drugs", child=CHILD)
    two.do(ScreenOffending, DETECTIVE, result="not_indicated", reasons="Nobody was with her.", child=CHILD)
    decided = {"kind": "diversion", "reasons": "It is the fair end for her.", "potential_victim": "no"}

    (reason,) = two.refused(DecideChildOutcome, SERGEANT, **decided)

    assert reason.words == "This case is of several children, and it was not said for which of them this is decided."
    assert reason.remedy == "Name the child it is about."
    two.do(DecideChildOutcome, SERGEANT, child=CHILD, **decided)
