"""A child dealt with as a suspect is asked about first: who stands behind it. Only then is anything decided."""

from datetime import date
from typing import Any

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, SERGEANT, Desk, rules, words
from wayhome.casework.concerns.child_suspected import (
    DecideChildOutcome,
    ScreenOffending,
    SuspectChild,
    TellProsecutor,
)
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.kernel.ids import Subject

WHY = "A man gave him the bag and his phone."
DECIDED = {"reasons": "It is the fair end for him.", "potential_victim": "no"}


def suspected(**given: Any) -> Desk:
    desk = Desk()
    desk.concern(**given)
    desk.do(SuspectChild, DETECTIVE, offence="drugs")
    return desk


@pytest.mark.parametrize("kind", ["charged", "caution", "community_resolution", "diversion", "no_further_action"])
def test_nothing_is_decided_about_a_child_before_it_was_asked_who_stands_behind_it(kind: str) -> None:
    desk = suspected()
    refused = desk.refused(DecideChildOutcome, SERGEANT, kind=kind, **DECIDED)
    assert rules(refused)[0] == "REC-08"
    assert words(refused)[0] == "Nobody has asked whether this child was made to offend."


def test_once_it_was_asked_it_can_be_decided_and_what_ending_asks_for_is_there() -> None:
    desk = suspected()
    desk.at(60).do(ScreenOffending, DETECTIVE, result="not_indicated", reasons=WHY)
    desk.at(90).do(DecideChildOutcome, SERGEANT, kind="diversion", **DECIDED)
    assert desk.statuses("REC-08") == ["met"]
    (screened,) = desk.events("closing.suspect_screened_as_victim", record=INQUIRY)
    assert screened.body["result"] == "no_sign"


def test_not_enough_known_lets_only_no_further_action_through() -> None:
    desk = suspected()
    desk.at(60).do(ScreenOffending, DETECTIVE, result="not_enough_known", reasons=WHY)
    assert rules(desk.refused(DecideChildOutcome, SERGEANT, kind="caution", **DECIDED)) == ["REC-08"]
    desk.do(DecideChildOutcome, SERGEANT, kind="no_further_action", **DECIDED)


def test_no_child_who_may_be_a_victim_is_charged_before_the_prosecutor_knows() -> None:
    desk = suspected()
    desk.at(60).do(ScreenOffending, DETECTIVE, result="indicated", consequence="yes", reasons=WHY)
    charge = {"kind": "charged", "reasons": "The evidence.", "potential_victim": "yes"}
    assert rules(desk.refused(DecideChildOutcome, SERGEANT, **charge)) == ["NRM-08"]
    desk.do(TellProsecutor, DETECTIVE)
    desk.at(90).do(DecideChildOutcome, SERGEANT, **charge)
    assert desk.statuses("NRM-08") == ["met"]


def test_somebody_known_to_be_an_adult_is_decided_about_without_it() -> None:
    desk = suspected(date_of_birth=date(2000, 1, 1))
    desk.do(DecideChildOutcome, SERGEANT, kind="caution", **DECIDED)


def test_an_age_that_nobody_knows_is_a_childs() -> None:
    desk = suspected(date_of_birth=None)
    assert rules(desk.refused(DecideChildOutcome, SERGEANT, kind="caution", **DECIDED))[0] == "REC-08"


def test_that_it_was_asked_shows_nothing_without_what_came_of_it() -> None:
    assert rules(suspected().refused(ScreenOffending, DETECTIVE, result="indicated")) == ["casework.no_reasons"]


def test_no_part_of_the_screening_asks_whether_the_child_was_forced() -> None:
    asked = set(ScreenOffending.__dataclass_fields__)
    assert {"consequence", "anyone_would", "excluded"} < asked
    assert not any(word in name for name in asked for word in ("compel", "force", "duress", "consent"))


def test_an_adult_in_the_same_case_makes_nobody_else_an_adult() -> None:
    desk = Desk()
    desk.concern()
    grown = {"joining": Subject("child:B"), "name": "Bo", "age_stated": 21}
    desk.at(5).do(JoinChild, DETECTIVE, **grown)
    desk.at(10).do(SuspectChild, DETECTIVE, child=CHILD, offence="drugs")
    refused = desk.refused(DecideChildOutcome, SERGEANT, child=CHILD, kind="charged", **DECIDED)
    assert words(refused)[0] == "Nobody has asked whether this child was made to offend."
    desk.do(DecideChildOutcome, SERGEANT, child=Subject("child:B"), kind="charged", **DECIDED)


@pytest.mark.parametrize("kind", ["charged", "caution"])
def test_what_a_screening_found_is_not_undone_by_saying_that_the_child_is_no_victim(kind: str) -> None:
    desk = suspected()
    desk.at(60).do(ScreenOffending, DETECTIVE, result="indicated", consequence="yes", reasons=WHY)
    refused = desk.refused(DecideChildOutcome, SERGEANT, kind=kind, **DECIDED)
    assert rules(refused) == ["NRM-08"]
    assert words(refused) == [
        "It was found that this child may have been made to offend, and the decision says they are no victim."
    ]
    desk.at(90).do(ScreenOffending, DETECTIVE, result="not_indicated", reasons="The phone shows otherwise.")
    desk.do(DecideChildOutcome, SERGEANT, kind=kind, **DECIDED)
