"""What the investigator of a case owes is theirs while they are here, whoever else is on duty in the same role."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.duties.test_acts_and_owners import held
from tests.histories import at, told
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty
from wayhome.duties.owners import Roster, Without, owner_of
from wayhome.duties.stories import stories
from wayhome.kernel.ids import ActorId, EventId, Subject, SubjectKind
from wayhome.packs import load
from wayhome.record.envelope import Event, Value

BOOK = Rulebook(load("england-wales-2026.1"))
LADDER = ("supervisor", "inspector", "detective_inspector", "command")
HERS = held("dc-1", "investigator", "DC Amadi 5611", "2026-01-01T09:00", "2026-03-20T09:00")
HIS = held("dc-2", "investigator", "DC Osei 5526", "2026-02-01T09:00")
ROSTER = Roster([HERS, HIS])
OPENED = "2026-03-02T09:00 investigation.opened"
CONCERN = "2026-03-02T09:00 exploitation.concern_raised kind=sexual"
GIVEN = "2026-03-02T10:00 investigation.allocated skilled=true officer='DC Amadi 5611'"


def plan(*lines: str) -> Duty:
    story = stories(told(OPENED, *lines, scope=SubjectKind.INVESTIGATION))[Subject("investigation:1")]
    return next(duty for duty in derive(story, BOOK, horizon=at("2026-03-30T00:00")) if duty.rule == "PLAN-01")


@pytest.mark.parametrize(
    ("lines", "now", "whose"),
    [
        ((GIVEN,), "2026-03-03T09:00", "DC Amadi 5611"),
        ((), "2026-03-03T09:00", "DC Osei 5526"),
        ((GIVEN,), "2026-03-20T09:00", "DC Osei 5526"),
        ((GIVEN, "2026-03-02T12:00 investigation.allocated skilled=true"), "2026-03-03T09:00", "DC Osei 5526"),
    ],
    ids=["hers", "given to nobody by name", "her post has ended", "taken from her"],
)
def test_a_duty_is_owed_by_whoever_has_the_case_while_they_hold_a_post(lines: tuple[str, ...], now: str, whose: str):
    duty = plan(*lines)

    assert (duty.owed_by.role, owner_of(duty, ROSTER, (), at(now)).officer) == ("investigator", whose)


def test_without_her_it_falls_to_whoever_else_holds_such_a_post() -> None:
    without = Without(ROSTER, ActorId("DC Amadi 5611"))

    assert owner_of(plan(GIVEN), without, (), at("2026-03-03T09:00")).officer == "DC Osei 5526"


def test_a_duty_that_is_over_is_in_nobodys_hands_so_that_giving_the_case_away_rewrites_no_history() -> None:
    assert plan(GIVEN, "2026-03-03T09:00 investigation.plan_made").in_hand_of == ""


def unit(key: str, *, investigates: bool) -> Event:
    body: Mapping[str, Value] = {"name": key, "investigates": investigates}
    return replace(
        HIS, id=EventId(f"unit-{key}"), type="workforce.unit_declared", body=body, subjects=(Subject(f"unit:{key}"),)
    )


def post(key: str, of: str) -> Event:
    body = {"name": key, "role": "investigator", "unit": of}
    return replace(
        HIS, id=EventId(f"post-{key}"), type="workforce.post_declared", body=body, subjects=(Subject(f"post:{key}"),)
    )


@pytest.mark.parametrize(
    ("kind", "whose"),
    [(SubjectKind.INVESTIGATION, "DC Amadi 5611"), (SubjectKind.EPISODE, "DC Osei 5526"), (None, "DC Osei 5526")],
)
def test_what_nobody_has_yet_falls_first_to_the_unit_whose_work_it_is(kind: SubjectKind | None, whose: str):
    units = (unit("exploitation", investigates=True), unit("missing", investigates=False))
    posts = (post("dc-1", "exploitation"), post("dc-2", "missing"))

    on = Roster([*units, *posts, HERS, HIS]).on_duty("investigator", at("2026-03-03T09:00"), of=kind)

    assert (on.officer if on else None) == whose


def test_where_no_such_unit_has_anybody_on_duty_it_falls_to_whoever_there_is() -> None:
    units = (unit("exploitation", investigates=True), post("dc-1", "exploitation"))

    on = Roster([*units, HERS]).on_duty("investigator", at("2026-03-03T09:00"), of=SubjectKind.EPISODE)

    assert (on.officer if on else None) == "DC Amadi 5611"


def screening(*lines: str) -> Duty:
    about = (Subject("child:1"), Subject("investigation:1"))
    events = [
        replace(event, subjects=about) for event in told(OPENED, CONCERN, *lines, scope=SubjectKind.INVESTIGATION)
    ]
    story = stories(events)[Subject("child:1")]
    return next(duty for duty in derive(story, BOOK, horizon=at("2026-03-30T00:00")) if duty.rule == "SCREEN-01")


@pytest.mark.parametrize(("lines", "whose"), [((GIVEN,), "DC Amadi 5611"), ((), "")], ids=["given", "nobody has it"])
def test_what_the_child_is_owed_besides_is_in_the_hands_of_whoever_has_the_case(lines: tuple[str, ...], whose: str):
    assert screening(*lines).in_hand_of == whose
