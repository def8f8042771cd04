"""A desk shows acts to do, each owed by a post and, at every minute, by whoever holds it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.histories import at, told
from wayhome.duties.acts import acts_to_do
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty
from wayhome.duties.owners import Roster, owner_of
from wayhome.duties.stories import stories
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Owes

PACK = load("examples-2026.1")
BOOK = Rulebook(PACK)
LADDER = ("response", "supervisor", "inspector")


def duties(scope: SubjectKind, now: datetime, *events: str) -> tuple[Duty, ...]:
    story = stories(told(*events, scope=scope))[Subject(f"{scope}:1")]
    return derive(story, BOOK, horizon=now)


def held(post: str, role: str, officer: str, start: str, end: str | None = None) -> Event:
    body = {"officer": officer, "role": role, "unit": "", "start": f"{start}:00+00:00"}
    return Event(
        id=EventId(f"{post}-{start}"), record=RecordId(f"post:{post}"), type="workforce.post_held", version=1,
        happened_at=at(start), recorded_at=at(start), subjects=(Subject(f"post:{post}"),),
        body=body | ({"end": f"{end}:00+00:00"} if end else {}),
    )  # fmt: skip


NIGHT = held("sgt-1", "response", "PS Adeyemi", "2026-03-02T19:00", "2026-03-03T07:00")
DAY = held("sgt-1", "response", "PS Novak", "2026-03-03T07:00", "2026-03-03T19:00")
INSPECTOR = held("insp-1", "inspector", "Insp Rahman", "2026-03-02T19:00")


def told_services(now: str) -> Duty:
    found = duties(SubjectKind.EPISODE, at(now), "2026-03-02T20:00 missing.reported")
    return next(duty for duty in found if duty.rule == "CSC_NOTIFY")


def test_one_update_to_the_child_stands_once_however_many_duties_it_would_meet() -> None:
    now = at("2026-03-10T09:00")
    owed = duties(
        SubjectKind.INVESTIGATION, now, "2026-03-06T09:00 investigation.crime_recorded",
        "2026-03-09T10:00 investigation.suspect_dealt_with kind=arrested",
        "2026-03-09T18:00 investigation.suspect_dealt_with kind=bailed",
    )  # fmt: skip

    act = next(act for act in acts_to_do(owed, PACK, now) if act.act == "update_victim")

    assert [duty.rule for duty in act.duties] == ["VC_UPDATE_1WD", "VC_UPDATE_1WD", "VC_UPDATE_28D"]
    assert act.strongest is Strength.STATUTORY_CODE
    assert act.due_at == at("2026-03-10T23:59:59")


def test_acts_that_are_done_in_one_go_stand_as_one_thing_to_do_and_say_what_else_is_done_with_it() -> None:
    now = at("2026-03-02T20:30")
    owed = duties(SubjectKind.EPISODE, now, "2026-03-02T20:00 missing.reported")
    together = {"grade_risk": "grade", "search_held": "grade"}

    alone, as_one = acts_to_do(owed, PACK, now), acts_to_do(owed, PACK, now, as_one=together)

    (one,) = (act for act in as_one if {duty.act for duty in act.duties} & set(together))
    assert {duty.act for duty in one.duties} == set(together)
    assert (len(alone) - len(as_one), len(one.also)) == (1, 1)
    assert sorted(duty.identity for act in as_one for duty in act.duties) == sorted(
        duty.identity for act in alone for duty in act.duties
    )


def test_acts_are_in_order_of_the_soonest_due_and_what_is_done_is_not_among_them() -> None:
    now = at("2026-03-02T20:30")
    owed = duties(
        SubjectKind.EPISODE, now, "2026-03-02T20:00 missing.reported",
        "2026-03-02T20:10 risk.graded grade=high competence_valid_until=2027-01-01",
    )  # fmt: skip

    acts = acts_to_do(owed, PACK, now)

    assert [act.act for act in acts][:2] == ["search_held", "send_officers"]
    assert "grade_risk" not in {act.act for act in acts}
    assert [act.due_at for act in acts] == sorted(act.due_at for act in acts)


def test_two_lines_of_enquiry_are_two_acts() -> None:
    now = at("2026-03-06T13:00")
    owed = duties(
        SubjectKind.INVESTIGATION, now,
        "2026-03-06T09:00 enquiry.line_raised line=hotel", "2026-03-06T09:00 enquiry.line_raised line=phone",
    )  # fmt: skip

    assert {act.words for act in acts_to_do(owed, PACK, now)} == {
        "Finish the line of enquiry: hotel", "Finish the line of enquiry: phone",
    }  # fmt: skip


def test_the_owner_is_whoever_held_the_post_at_that_minute() -> None:
    roster = Roster([NIGHT, DAY])
    duty = told_services("2026-03-02T20:00")

    assert owner_of(duty, roster, LADDER, at("2026-03-02T20:30")).officer == "PS Adeyemi"


def test_at_the_minute_of_the_shift_change_the_post_is_the_next_holders() -> None:
    roster = Roster([NIGHT, DAY])

    holding = roster.on_duty("response", at("2026-03-03T07:00"))

    assert holding is not None
    assert holding.officer == "PS Novak"


def test_a_vacant_post_escalates_up_the_ladder_and_says_why() -> None:
    owner = owner_of(told_services("2026-03-02T20:00"), Roster([INSPECTOR]), LADDER, at("2026-03-02T20:30"))

    assert (owner.officer, owner.steps, owner.why) == ("Insp Rahman", 2, "the post below is vacant")


def test_a_duty_overdue_for_an_hour_moves_up_one_step_and_one_overdue_for_less_does_not() -> None:
    supervisor = held("sup-1", "supervisor", "PS Supervisor", "2026-03-02T19:00")
    roster = Roster([NIGHT, supervisor])
    duty = told_services("2026-03-02T23:30")

    assert owner_of(duty, roster, LADDER, at("2026-03-02T22:59:59")).officer == "PS Adeyemi"
    assert owner_of(duty, roster, LADDER, at("2026-03-02T23:00")).officer == "PS Supervisor"


def test_what_has_come_further_up_than_anybody_is_on_duty_stays_with_the_highest_below() -> None:
    supervisor = held("sup-1", "supervisor", "PS Supervisor", "2026-03-02T19:00")
    duty = told_services("2026-03-02T20:00")

    owner = owner_of(duty, Roster([NIGHT, supervisor]), LADDER, at("2026-03-03T04:00"))

    assert (owner.officer, owner.role) == ("PS Supervisor", "supervisor")
    assert owner.why == "it has been overdue for more than an hour and nobody above is on duty"


def test_with_nobody_on_duty_the_top_of_the_ladder_is_named_and_said_to_be_vacant() -> None:
    owner = owner_of(told_services("2026-03-02T20:00"), Roster([]), LADDER, at("2026-03-02T20:30"))

    assert (owner.role, owner.is_vacant, owner.why) == ("inspector", True, "nobody on the ladder is on duty")


def test_a_duty_of_the_council_is_the_councils_whoever_is_on_duty() -> None:
    found = duties(
        SubjectKind.EPISODE, at("2026-03-03T09:00"), "2026-03-01T09:00 child.described nation=england",
        "2026-03-02T20:00 missing.reported", "2026-03-03T08:00 missing.child_located",
    )  # fmt: skip
    duty = next(duty for duty in found if duty.rule == "RHI_72H")

    owner = owner_of(duty, Roster([NIGHT, INSPECTOR]), LADDER, at("2026-03-03T09:00"))

    assert (owner.agency, owner.is_vacant) == ("local_authority", False)


@given(
    shifts=st.lists(st.tuples(st.sampled_from(LADDER), st.integers(0, 96), st.integers(1, 24)), max_size=8),
    asked=st.integers(0, 200),
)
def test_no_open_duty_is_ever_without_an_owner_whatever_the_rota(
    shifts: list[tuple[str, int, int]], asked: int
) -> None:
    start = at("2026-03-02T20:00")
    events = [
        held(
            f"p{index}", role, f"officer {index}", f"{start + timedelta(hours=begins):%Y-%m-%dT%H:%M}",
            f"{start + timedelta(hours=begins + lasts):%Y-%m-%dT%H:%M}",
        )
        for index, (role, begins, lasts) in enumerate(shifts)
    ]  # fmt: skip
    now = start + timedelta(hours=asked)

    owner = owner_of(told_services("2026-03-02T20:00"), Roster(events), LADDER, now)

    assert owner.role in LADDER
    assert owner.officer or owner.is_vacant


def test_a_role_beside_the_ladder_escalates_from_the_rung_it_stands_beside() -> None:
    supervisor = held("sup-1", "supervisor", "PS Supervisor", "2026-03-02T19:00")
    duty = replace(told_services("2026-03-02T20:00"), owed_by=Owes(role="detective_inspector"))
    now = at("2026-03-02T20:30")

    owner = owner_of(duty, Roster([supervisor, INSPECTOR]), LADDER, now, beside={"detective_inspector": "inspector"})

    assert owner.officer == "Insp Rahman"
    assert owner_of(duty, Roster([supervisor, INSPECTOR]), LADDER, now).officer == "PS Supervisor"


@pytest.mark.parametrize("role", ["force_lead", "analyst", "assurance_lead", "training_lead"])
def test_what_a_lead_of_the_force_leaves_undone_goes_to_command_and_not_to_a_supervisor(role: str) -> None:
    head = load("england-wales").head
    on_duty = [
        held("sup-1", "supervisor", "PS Supervisor", "2026-03-02T19:00"),
        held("cmd-1", "command", "Supt Okoro", "2026-03-02T19:00"),
    ]
    duty = replace(told_services("2026-03-02T20:00"), owed_by=Owes(role=role))

    owner = owner_of(duty, Roster(on_duty), head.ladder, at("2026-03-02T22:30"), beside=head.beside)

    assert owner.officer == "Supt Okoro"


def test_a_rung_takes_as_long_as_the_rulebook_says_and_not_a_second_less() -> None:
    supervisor = held("sup-1", "supervisor", "PS Supervisor", "2026-03-02T19:00")
    roster, half = Roster([NIGHT, supervisor, INSPECTOR]), timedelta(minutes=30)
    duty = told_services("2026-03-02T23:30")
    due = at("2026-03-02T22:00")

    def owner(seconds: int) -> str:
        return owner_of(duty, roster, LADDER, due + timedelta(seconds=seconds), step=half).officer

    assert [owner(s) for s in (1799, 1800, 3599, 3600)] == [
        "PS Adeyemi", "PS Supervisor", "PS Supervisor", "Insp Rahman",
    ]  # fmt: skip
    passed_up = owner_of(duty, roster, LADDER, due + half, step=half)
    assert passed_up.why == "it has been overdue for more than 30 minutes"


def test_where_a_rulebook_gives_no_time_of_a_rung_it_is_an_hour() -> None:
    assert PACK.head.escalates_every is None
    assert PACK.head.step == timedelta(hours=1)
    assert load("england-wales-2026.1").head.step == timedelta(hours=1)


def test_what_leaves_more_time_goes_up_more_slowly_and_not_a_second_earlier() -> None:
    head = load("england-wales-2026.1").head

    lengths = (timedelta(hours=6) - timedelta(seconds=1), timedelta(hours=6), timedelta(hours=23), timedelta(days=1))

    assert [head.step_for(one) for one in lengths] == [timedelta(hours=every) for every in (1, 4, 4, 24)]
    assert head.step_for(timedelta(0)) == timedelta(hours=1)  # what was brought forward is as urgent as can be
    assert PACK.head.step_for(timedelta(days=28)) == timedelta(hours=1)


def test_a_duty_of_a_day_is_passed_up_a_day_after_it_fell_due() -> None:
    there = (("resp-1", "response", "PC Adeyemi"), ("sup-1", "supervisor", "PS Supervisor"))
    roster = Roster([held(*one, "2026-03-02T19:00") for one in there])
    duty = told_services("2026-03-03T23:00")
    due = duty.due_at
    a_day = replace(duty, raised_at=due - timedelta(days=1))
    step = load("england-wales-2026.1").head.step_for(a_day.length)

    owner = owner_of(a_day, roster, LADDER, due + timedelta(hours=24), step=step)

    assert owner_of(a_day, roster, LADDER, due + timedelta(hours=23, minutes=59), step=step).officer == "PC Adeyemi"
    assert (owner.officer, owner.why) == ("PS Supervisor", "it has been overdue for more than a day")


FIRST = Owes(role="supervisor", first="victim_care")
SUPERVISOR = held("sup-1", "supervisor", "PS Supervisor", "2026-03-02T19:00")
CARE = held("care-1", "victim_care", "Ceri Nolan", "2026-03-02T19:00")


def test_the_role_that_a_rule_names_first_owes_it_while_somebody_is_on_duty_in_it() -> None:
    duty, now = replace(told_services("2026-03-02T20:00"), owed_by=FIRST), at("2026-03-02T20:30")

    first = owner_of(duty, Roster([SUPERVISOR, CARE, INSPECTOR]), LADDER, now)
    nobody = owner_of(duty, Roster([SUPERVISOR, INSPECTOR]), LADDER, now)

    assert (first.officer, first.steps) == ("Ceri Nolan", 0)
    assert (nobody.officer, nobody.steps, nobody.why) == ("PS Supervisor", 0, "")


def test_what_was_asked_of_somebody_first_and_stays_overdue_goes_to_whoever_owes_it_otherwise_and_then_up() -> None:
    duty, roster = replace(told_services("2026-03-02T20:00"), owed_by=FIRST), Roster([SUPERVISOR, CARE, INSPECTOR])

    owners = [owner_of(duty, roster, LADDER, duty.due_at + timedelta(minutes=late)) for late in (59, 61, 121)]

    assert [one.officer for one in owners] == ["Ceri Nolan", "PS Supervisor", "Insp Rahman"]
    assert {one.first for one in owners} == {"victim_care"}
