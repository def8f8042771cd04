"""Flags follow from coded facts; where they differ from what officers set, a person answers, with a reason."""

from datetime import date

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, SERGEANT, Desk, england_wales, rules, words
from wayhome.casework.concerns.consider_definition import ConsiderDefinition
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.concerns.flags import Flag, flags_of, waiting
from wayhome.casework.concerns.screen_child import ScreenChild
from wayhome.casework.concerns.set_flag import ReviewFlag, SetFlag
from wayhome.duties.stories import stories
from wayhome.duties.story import Story

ALL = ("child", "power", "sexual", "exchange")


def story(desk: Desk) -> Story:
    return stories(sealed.event for sealed in desk.ledger.about(CHILD).events)[CHILD]


def flags(desk: Desk) -> dict[str, Flag]:
    return {flag.kind: flag for flag in flags_of(story(desk), england_wales().pack)}


def waits(desk: Desk) -> list[str]:
    return [flag.kind for flag in waiting(story(desk), england_wales().pack)]


def opened() -> Desk:
    desk = Desk()
    desk.concern()
    return desk


@pytest.mark.parametrize(
    ("met", "not_met", "result"),
    [
        (ALL, (), "met"),
        (("child", "power", "sexual", "gain"), (), "met"),
        (("child", "power", "sexual"), (), "not_enough_known"),
        (("child", "power", "exchange"), ("sexual",), "not_met"),
        (("child", "power", "sexual"), ("exchange", "gain"), "not_met"),
        ((), (), "not_enough_known"),
    ],
)
def test_what_the_parts_of_a_definition_come_to_is_worked_out(
    met: tuple[str, ...], not_met: tuple[str, ...], result: str
) -> None:
    desk = opened()
    desk.do(ConsiderDefinition, DETECTIVE, definition="DEF-CSE", met=met, not_met=not_met)
    assert desk.events("exploitation.definition_considered", record=INQUIRY)[0].body["result"] == result


def test_no_definition_asks_what_the_child_agreed_to() -> None:
    held = england_wales().pack.exploitation_definitions.values()
    words = " ".join(part.words.lower() for one in held for part in one.parts)
    assert not any(word in words for word in ("consent", "agree", "willing", "chose"))


def test_a_definition_that_is_met_points_to_a_flag_and_owes_it() -> None:
    desk = opened()
    desk.do(ConsiderDefinition, DETECTIVE, definition="DEF-CSE", met=ALL)
    assert waits(desk) == ["sexual"]
    assert desk.statuses("REC-04") == ["owed"]
    desk.at(5).do(SetFlag, DETECTIVE, kind="sexual", confidence="suspected", owner="investigator", reasons="He pays.")
    assert waits(desk) == []
    assert desk.statuses("REC-04") == ["met"]


def test_a_slavery_crime_points_to_trafficking_and_two_indicators_point_to_a_kind() -> None:
    desk = opened()
    desk.do(RecordOffence, DETECTIVE, offence="modern_slavery")
    held = ("second_phone", "made_to_carry_drugs")
    desk.do(ScreenChild, DETECTIVE, tool="EX-1", level="moderate", reasons="A line.", present=held)
    assert {kind for kind, flag in flags(desk).items() if flag.follows} == {"trafficking", "criminal", "county_lines"}


def test_one_indicator_alone_points_to_nothing() -> None:
    desk = opened()
    desk.do(ScreenChild, DETECTIVE, tool="EX-1", level="emerging", reasons="A phone.", present=("second_phone",))
    assert flags(desk) == {}


def test_a_flag_that_nothing_coded_points_to_waits_until_it_is_kept_or_lifted_with_a_reason() -> None:
    desk = opened()
    desk.do(SetFlag, DETECTIVE, kind="online", confidence="suspected", reasons="A game.")
    assert waits(desk) == ["online"]
    assert rules(desk.refused(ReviewFlag, DETECTIVE, kind="online", result="kept")) == ["casework.no_reasons"]
    desk.at(5).do(ReviewFlag, DETECTIVE, kind="online", result="kept", reasons="Messages are being read.")
    assert waits(desk) == []


def test_a_flag_left_off_with_a_reason_waits_again_once_more_is_known() -> None:
    desk = opened()
    desk.do(RecordOffence, DETECTIVE, offence="modern_slavery")
    desk.at(5).do(ReviewFlag, DETECTIVE, kind="trafficking", result="not_set", reasons="Another child of that name.")
    assert waits(desk) == []
    desk.at(60).do(RecordOffence, DETECTIVE, offence="modern_slavery", reference="CR-2")
    assert waits(desk) == ["trafficking"]


def test_lifting_one_flag_never_reads_as_lifting_them_all() -> None:
    desk = opened()
    desk.do(SetFlag, DETECTIVE, kind="online", confidence="suspected", reasons="A game.")
    kept = {"owner": "supervisor", "review_by": date(2026, 5, 1), "offender": "N-7"}
    desk.do(SetFlag, DETECTIVE, kind="sexual", confidence="known", reasons="He was charged.", **kept)
    lifted = {"kind": "online", "result": "lifted", "reasons": "It was her cousin."}
    assert words(desk.refused(ReviewFlag, DETECTIVE, **lifted)) == [
        "A flag that says how a child is protected is lifted by whoever supervises."
    ]
    desk.at(5).do(ReviewFlag, SERGEANT, **lifted)
    since = flags(desk)["sexual"].since
    assert since is not None
    assert (since.body["owner"], since.body["review_by"], since.body["offender"]) == ("supervisor", "2026-05-01", "N-7")
    assert {kind for kind, flag in flags(desk).items() if flag.is_set} == {"sexual"}
    assert england_wales().ask(story(desk), desk.now).known.value("exploitation", desk.now) == "known"
    assert "owed" in desk.statuses("REC-05")
