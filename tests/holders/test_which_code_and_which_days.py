"""Working days are those of the nation the child lives in, and a later Code judges what arises from its day on."""

from dataclasses import replace
from datetime import date

import pytest

from tests.holders.telling import CHILD
from wayhome.casework.holders.enhanced import NOT_KNOWN, OFFENCE, YEARS, enhanced
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.examples import london
from wayhome.duties.in_force import Activation, InForce
from wayhome.duties.saying import on_the_clock
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.packs import load
from wayhome.record.canonical import frozen
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check

CASE = Subject("investigation:EI-1")


def event(number: int, at: str, name: str, **given: object) -> Event:
    subjects = (CHILD,) if name.startswith(("child.", "contact.")) else (CASE, CHILD)
    body = {key: frozen(value) for key, value in check(name, 1, given).body().items()}
    when = london(at)
    return Event(
        id=EventId(f"#{number}"), record=RecordId("EI-1"), type=name, version=1, happened_at=when, recorded_at=when,
        subjects=subjects, body=body,
    )  # fmt: skip


def told(*events: Event) -> Story:
    return stories(events)[CASE]


@pytest.mark.parametrize(
    ("nation", "arrested", "by"),
    [
        ("england", "2026-08-02T15:00", "3 August"),
        ("wales", "2026-08-02T15:00", "3 August"),
        ("scotland", "2026-08-02T15:00", "4 August"),  # the summer holiday is the first Monday there
        ("england", "2026-08-30T15:00", "1 September"),
        ("scotland", "2026-08-30T15:00", "31 August"),
        ("northern_ireland", "2026-07-12T15:00", "14 July"),
        ("scotland", "2026-11-29T15:00", "1 December"),
    ],
)
def test_the_working_day_is_that_of_the_nation_the_child_lives_in(nation: str, arrested: str, by: str) -> None:
    story = told(
        event(1, "2026-01-05T09:00", "child.described", nation=nation),
        event(2, arrested, "investigation.suspect_dealt_with", kind="arrested"),
    )
    duties = derive(story, Rulebook(load("england-wales")), horizon=london(arrested))
    assert [on_the_clock(duty.due_at) for duty in duties if duty.rule == "VC-10"] == [f"23:59 on {by} 2026"]


def test_a_later_code_judges_what_arises_from_its_day_on_and_nothing_before() -> None:
    national = load("england-wales")
    rule = national.duties["VC-10"]
    old = rule.model_copy(update={"effective_to": date(2026, 9, 30)})
    limb = rule.within[0].model_copy(update={"working_days": None, "hours": 12})
    new = rule.model_copy(update={"id": "VC-10-LATER", "effective_from": date(2026, 10, 1), "within": (limb,)})
    draft = replace(national, duties={**national.duties, "VC-10": old, "VC-10-LATER": new})
    story = told(
        event(1, "2026-09-30T15:00", "investigation.suspect_dealt_with", kind="arrested"),
        event(2, "2026-10-01T15:00", "investigation.suspect_dealt_with", kind="arrested"),
    )
    duties = derive(story, Rulebook(draft), horizon=london("2026-10-03T09:00"))
    found = [(duty.rule, duty.raised_by) for duty in duties if duty.rule.startswith("VC-10")]
    assert found == [("VC-10", "#1"), ("VC-10-LATER", "#2")]


def test_a_draft_put_in_force_mid_case_leaves_what_arose_before_under_the_old_one() -> None:
    national = load("england-wales")
    limb = national.duties["VC-10"].within[0].model_copy(update={"working_days": 3})
    draft = replace(
        national, duties={**national.duties, "VC-10": national.duties["VC-10"].model_copy(update={"within": (limb,)})}
    )
    force = InForce(
        [
            Activation(at=london("2026-01-01T00:00"), rulebook=Rulebook(national)),
            Activation(at=london("2026-10-01T00:00"), rulebook=Rulebook(draft)),
        ]
    )
    story = told(
        event(1, "2026-09-30T15:00", "investigation.suspect_dealt_with", kind="arrested"),
        event(2, "2026-10-01T15:00", "investigation.suspect_dealt_with", kind="arrested"),
    )
    duties = force.derive(story, horizon=london("2026-10-03T09:00"))
    due = {duty.raised_by: on_the_clock(duty.due_at) for duty in duties if duty.rule == "VC-10"}
    assert due == {"#1": "23:59 on 1 October 2026", "#2": "23:59 on 6 October 2026"}


@pytest.mark.parametrize(
    ("described", "because"),
    [
        ({"date_of_birth": "2010-06-01"}, YEARS),
        ({"date_of_birth": "2008-03-01"}, YEARS),  # eighteen since, and a child when the case was opened
        ({"age_stated": 15}, YEARS),
        ({}, NOT_KNOWN),
        ({"age_stated": 19, "age_disputed": "yes"}, NOT_KNOWN),
        ({"date_of_birth": "2001-01-01"}, OFFENCE),
    ],
)
def test_enhanced_rights_apply_whatever_is_entered(described: dict[str, object], because: str) -> None:
    story = told(
        event(1, "2026-01-05T09:00", "investigation.crime_recorded"),
        event(2, "2026-04-05T09:00", "child.described", **described),
    )
    assert enhanced(story).applies
    assert enhanced(story).because == because


def test_no_entry_and_no_rule_can_take_enhanced_rights_away() -> None:
    """No field of any entry says whether they apply, and no rule of what is told in time has another, longer, limb."""
    told_in_time = [rule for rule in load("england-wales").duties.values() if rule.area == "Told in time"]
    assert {limb.limb for rule in told_in_time for limb in rule.within} >= {"enhanced"}
    slower = [limb for rule in told_in_time for limb in rule.within if (limb.working_days or 0) > 1]
    assert slower == []


def test_every_rule_on_victims_keeps_a_right_and_there_are_twelve() -> None:
    pack = load("england-wales")
    kept = {rule for right in pack.victim_rights.values() for rule in right.rules}
    assert sorted(right.number for right in pack.victim_rights.values()) == list(range(1, 13))
    assert {rule for rule in pack.duties if rule.startswith("VC-")} - kept == set()
