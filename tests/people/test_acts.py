"""Acts about the people on duty: what they put on record, what they refuse and in which words."""

from datetime import date

import pytest

from tests.casework.desk import Desk, words
from tests.people.staffed import (
    INES,
    INSPECTOR_POST,
    ROTAS,
    SARA,
    SERGEANT_POST,
    SIAN,
    TRAINING,
    at,
    on,
    roster,
    staffed,
)
from wayhome.casework.people.absence import EndAbsence, RecordAbsence
from wayhome.casework.people.competence import RecordCompetence, WithdrawCompetence
from wayhome.casework.people.hold_post import ChangeHolding, HoldPost
from wayhome.casework.people.posts import ClosePost, DeclarePost
from wayhome.casework.people.staff import RecordJoining, RecordLeaving
from wayhome.casework.people.units import CloseUnit, DeclareUnit
from wayhome.kernel.ids import ActorId, PostId, RecordId, Subject

POST, OFFICER = PostId("SGT"), Subject(f"officer:{SIAN}")
GRADING = "missing_risk_grading"


@pytest.fixture
def desk() -> Desk:
    """A desk at 19:00 on 2 March with two posts and three people."""
    return staffed(Desk())


def who(desk: Desk, moment: str) -> str:
    """Return who holds the sergeant's post at a time."""
    held = roster(desk).holder(POST, at(moment))
    return held.officer if held else ""


def test_somebody_put_on_a_post_holds_it_until_the_end_and_not_a_minute_longer(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")

    assert [who(desk, each) for each in ("02T22:59", "02T23:00", "03T06:59", "03T07:00")] == ["", SIAN, SIAN, ""]


def test_a_shift_stands_in_the_record_of_its_post_and_in_the_story_of_the_officer(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")

    (held,) = desk.events("workforce.post_held", record=RecordId(SERGEANT_POST))
    assert held.subjects == (SERGEANT_POST, OFFICER)
    assert held.body["role"] == "supervisor"
    assert held.id in {sealed.event.id for sealed in desk.ledger.about(OFFICER).events}


def test_the_same_shift_again_adds_nothing_and_says_so(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")
    before = desk.ledger.head().position

    again = on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")

    assert desk.ledger.head().position == before
    assert words(again.notices) == ["PS Hallam 4471 was put on it for that time before."]


def test_nobody_is_put_on_a_post_that_is_not_there(desk: Desk) -> None:
    asked = {"about": Subject("post:X"), "officer": SIAN, "start": at("02T23:00")}

    assert words(desk.refused(HoldPost, ROTAS, **asked)) == ["There is no post “X”."]


def test_a_shift_that_ends_before_it_begins_is_refused_with_both_times(desk: Desk) -> None:
    asked = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00"), "end": at("02T22:00")}

    assert words(desk.refused(HoldPost, ROTAS, **asked)) == [
        "It would end at 22:00 on 2 March 2026, which is not after it begins, at 23:00 on 2 March 2026."
    ]


def test_whoever_left_is_put_on_no_post(desk: Desk) -> None:
    desk.do(RecordLeaving, ROTAS, about=OFFICER, leaves_at=at("02T12:00"))
    asked = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00")}

    assert words(desk.refused(HoldPost, ROTAS, **asked)) == ["PS Hallam 4471 left the force at 12:00 on 2 March 2026."]


def test_nobody_covers_for_themselves_and_somebody_has_to_be_named(desk: Desk) -> None:
    asked = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00"), "covering": SIAN}

    assert words(desk.refused(HoldPost, ROTAS, **asked)) == ["Nobody can cover for themselves."]
    assert words(desk.refused(HoldPost, ROTAS, **(asked | {"officer": ActorId(""), "covering": ActorId("")}))) == [
        "Nobody is named."
    ]


def test_two_overlapping_shifts_of_one_person_on_one_post_both_stand_and_are_pointed_out(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "02T23:00")

    handled = on(desk, SERGEANT_POST, SIAN, "02T22:00", "03T07:00")

    assert words(handled.notices) == [
        "PS Hallam 4471 is down for the same post from 15:00 on 2 March 2026 until 23:00 on 2 March 2026 as well."
    ]
    assert who(desk, "03T01:00") == SIAN


def test_a_name_that_is_on_no_staff_list_is_kept_and_pointed_out(desk: Desk) -> None:
    handled = on(desk, SERGEANT_POST, ActorId("PS Halam 4471"), "02T23:00", "03T07:00")

    assert words(handled.notices) == ["Nobody called PS Halam 4471 is on the staff list."]
    assert who(desk, "03T01:00") == "PS Halam 4471"


def test_a_shift_during_an_absence_is_kept_and_does_not_count_meanwhile(desk: Desk) -> None:
    desk.do(RecordAbsence, ROTAS, about=OFFICER, start=at("03T00:00"), end=at("03T03:00"))

    handled = on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")

    assert words(handled.notices) == [
        "PS Hallam 4471 is away from 00:00 on 3 March 2026 until 03:00 on 3 March 2026; this does not count then."
    ]
    assert [who(desk, each) for each in ("02T23:30", "03T00:00", "03T03:00")] == [SIAN, "", SIAN]


def test_a_cover_counts_while_it_lasts_and_whoever_is_covered_after(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")
    desk.do(RecordAbsence, ROTAS, about=OFFICER, start=at("02T20:00"), end=at("03T02:00"))

    on(desk, SERGEANT_POST, SARA, "02T23:00", "03T04:00", covering=SIAN)

    assert [who(desk, each) for each in ("02T23:00", "03T03:00", "03T05:00")] == [SARA, SARA, SIAN]


def test_a_shift_that_did_not_come_about_is_taken_out_and_can_be_put_in_again(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")
    taken = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00"), "end": at("02T23:00")}
    desk.at(1).do(ChangeHolding, ROTAS, **taken)
    assert who(desk, "03T01:00") == ""

    on(desk.at(2), SERGEANT_POST, SIAN, "02T23:00", "03T07:00")

    assert who(desk, "03T01:00") == SIAN


def test_a_shift_is_cut_short_only_where_it_is_down_and_never_before_it_begins(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T23:00", "03T07:00")
    cut = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00")}

    assert words(desk.refused(ChangeHolding, ROTAS, **(cut | {"officer": SARA, "end": at("03T01:00")}))) == [
        "PS Okoro 4502 is not down for SGT from 23:00 on 2 March 2026."
    ]
    assert words(desk.refused(ChangeHolding, ROTAS, **(cut | {"end": at("02T20:00")}))) == [
        "It would end at 20:00 on 2 March 2026, which is not after it begins, at 23:00 on 2 March 2026."
    ]
    desk.do(ChangeHolding, ROTAS, **(cut | {"end": at("03T01:00")}))
    assert [who(desk, each) for each in ("03T00:59", "03T01:00")] == [SIAN, ""]


def test_from_the_minute_somebody_leaves_they_hold_no_post_and_may_come_back(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "05T07:00")

    desk.do(RecordLeaving, ROTAS, about=OFFICER, leaves_at=at("03T00:00"))

    assert [who(desk, each) for each in ("02T23:59", "03T00:00")] == [SIAN, ""]
    desk.at(24 * 60).do(RecordJoining, ROTAS, about=OFFICER, rank="Sergeant")
    assert [who(desk, each) for each in ("03T18:59", "03T19:00")] == ["", SIAN]


def test_a_day_of_leaving_that_moves_is_the_one_said_last(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "09T07:00")
    desk.do(RecordLeaving, ROTAS, about=OFFICER, leaves_at=at("03T00:00"))

    desk.at(1).do(RecordLeaving, ROTAS, about=OFFICER, leaves_at=at("05T00:00"))

    assert [who(desk, each) for each in ("04T12:00", "05T00:00")] == [SIAN, ""]


def test_leaving_is_not_recorded_of_somebody_nobody_knows(desk: Desk) -> None:
    refused = desk.refused(RecordLeaving, ROTAS, about=Subject("officer:PC Nobody"), leaves_at=at("03T00:00"))

    assert words(refused) == ["Nobody called PC Nobody is on the staff list."]


def test_whoever_is_back_early_holds_their_post_again_from_then(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "04T07:00")
    desk.do(RecordAbsence, ROTAS, about=OFFICER, start=at("02T20:00"))
    assert who(desk, "03T12:00") == ""

    desk.at(1).do(EndAbsence, ROTAS, about=OFFICER, start=at("02T20:00"), back_at=at("03T08:00"))

    assert [who(desk, each) for each in ("03T07:59", "03T08:00")] == ["", SIAN]


def test_an_absence_is_ended_only_where_one_begins_and_never_before_it(desk: Desk) -> None:
    desk.do(RecordAbsence, ROTAS, about=OFFICER, start=at("02T20:00"))
    ended = {"about": OFFICER, "start": at("02T20:00"), "back_at": at("02T10:00")}

    assert words(desk.refused(EndAbsence, ROTAS, **(ended | {"start": at("02T21:00")}))) == [
        "No absence of PS Hallam 4471 that begins at 21:00 on 2 March 2026 is on record."
    ]
    assert words(desk.refused(EndAbsence, ROTAS, **ended)) == [
        "It would end at 10:00 on 2 March 2026, which is not after it begins, at 20:00 on 2 March 2026."
    ]


def test_an_absence_of_somebody_who_has_left_is_refused(desk: Desk) -> None:
    desk.do(RecordLeaving, ROTAS, about=OFFICER, leaves_at=at("02T12:00"))

    refused = desk.refused(RecordAbsence, ROTAS, about=OFFICER, start=at("02T20:00"), end=at("02T10:00"))

    assert words(refused) == [
        "It would end at 10:00 on 2 March 2026, which is not after it begins, at 20:00 on 2 March 2026.",
        "PS Hallam 4471 has left the force by then.",
    ]


def test_once_a_post_is_closed_its_shifts_no_longer_count_and_its_author_is_told(desk: Desk) -> None:
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "02T23:00")
    on(desk, SERGEANT_POST, SARA, "02T23:00", "03T07:00")

    handled = desk.at(60).do(ClosePost, ROTAS, about=SERGEANT_POST)

    assert words(handled.notices) == ["2 shifts on Sergeant from now on no longer count."]
    assert [who(desk, each) for each in ("02T19:59", "02T20:00", "03T01:00")] == [SIAN, "", ""]
    assert words(desk.refused(ClosePost, ROTAS, about=SERGEANT_POST)) == [
        "Sergeant was closed at 20:00 on 2 March 2026."
    ]
    assert words(desk.refused(HoldPost, ROTAS, about=SERGEANT_POST, officer=SARA, start=at("03T07:00"))) == [
        "Sergeant was closed at 20:00 on 2 March 2026."
    ]


def test_a_post_needs_a_name_a_role_that_is_known_and_a_unit_that_is_there(desk: Desk) -> None:
    refused = desk.refused(DeclarePost, ROTAS, about=Subject("post:N"), name=" ", role="wizard", unit="moon")

    assert words(refused) == [
        "The post has no name.",
        "“wizard” is not a role that a post can carry.",
        "There is no unit “moon”.",
    ]
    assert "supervisor" in refused[1].remedy


def test_units_are_set_up_belong_to_one_another_and_close_with_their_posts_kept(desk: Desk) -> None:
    eastmere, response = Subject("unit:eastmere"), Subject("unit:response")
    desk.do(DeclareUnit, ROTAS, about=eastmere, name="Eastmere")
    desk.do(DeclareUnit, ROTAS, about=response, name="Response", within="eastmere")
    desk.do(DeclarePost, ROTAS, about=Subject("post:R"), name="Response car", role="response", unit="response")

    handled = desk.at(1).do(CloseUnit, ROTAS, about=response)

    assert words(handled.notices) == ["Response is closed. Its posts are still there, and still owe what they owe."]
    assert roster(desk).units["response"].within == "eastmere"
    assert words(desk.refused(CloseUnit, ROTAS, about=response)) == ["Response is closed already."]
    assert words(desk.refused(CloseUnit, ROTAS, about=Subject("unit:x"))) == ["There is no unit “x”."]
    assert words(
        desk.refused(DeclarePost, ROTAS, about=Subject("post:Q"), name="Q", role="response", unit="response")
    ) == ["Response is closed."]


def test_a_unit_needs_a_name_and_belongs_neither_to_itself_nor_to_one_that_is_not_there(desk: Desk) -> None:
    unit = Subject("unit:a")

    assert words(desk.refused(DeclareUnit, ROTAS, about=unit, name="", within="a")) == [
        "The unit has no name.",
        "A unit cannot belong to itself.",
    ]
    assert words(desk.refused(DeclareUnit, ROTAS, about=unit, name="A", within="b")) == ["There is no unit “b”."]


def test_somebody_joins_in_a_role_and_a_unit_that_are_known(desk: Desk) -> None:
    asked = {"about": Subject("officer:PC New"), "rank": "Constable", "role": "wizard", "unit": "moon"}

    assert words(desk.refused(RecordJoining, ROTAS, **asked)) == [
        "“wizard” is not a role that a post can carry.",
        "There is no unit “moon”.",
    ]


def test_a_competence_is_one_of_the_rulebooks_and_its_days_can_be(desk: Desk) -> None:
    asked = {"about": OFFICER, "competence": GRADING, "valid_until": date(2027, 3, 1), "gained_on": date(2026, 3, 1)}
    desk.do(RecordCompetence, TRAINING, **asked, evidence="course", reference="C-17")

    (recorded,) = desk.events("workforce.competence_recorded", record=RecordId(OFFICER))
    assert recorded.body["reference"] == "C-17"
    wrong = asked | {"competence": "juggling", "valid_until": date(2026, 3, 9), "gained_on": date(2026, 3, 10)}
    assert words(desk.refused(RecordCompetence, TRAINING, **wrong)) == [
        "“juggling” is not a competence of the rulebook.",
        "It would lapse on 2026-03-09, before it was gained, on 2026-03-10.",
        "2026-03-10 has not come yet.",
    ]


def test_a_competence_is_withdrawn_with_a_reason(desk: Desk) -> None:
    assert words(desk.refused(WithdrawCompetence, TRAINING, about=OFFICER, competence=GRADING)) == [
        "It does not say why it no longer counts."
    ]
    desk.do(WithdrawCompetence, TRAINING, about=OFFICER, competence=GRADING, reason="Three grades were too low")

    assert desk.events("workforce.competence_withdrawn", record=RecordId(OFFICER))


def test_who_may_put_people_on_posts_may_not_record_their_training_and_the_other_way_round(desk: Desk) -> None:
    trained = {"about": OFFICER, "competence": GRADING, "valid_until": date(2027, 3, 1)}
    shift = {"about": SERGEANT_POST, "officer": SIAN, "start": at("02T23:00")}

    assert words(desk.refused(RecordCompetence, ROTAS, **trained))[0].startswith("You may not")
    assert words(desk.refused(HoldPost, TRAINING, **shift))[0].startswith("You may not")


def test_what_is_meant_to_be_held_always_is_named_with_since_when_and_until_when(desk: Desk) -> None:
    on(desk, INSPECTOR_POST, INES, "02T07:00", "02T15:00")
    on(desk, INSPECTOR_POST, INES, "03T07:00", "03T15:00")

    (vacant,) = roster(desk).vacancies(at("02T19:00"))

    assert (vacant.post.name if vacant.post else "", vacant.start, vacant.end) == (
        "Duty inspector",
        at("02T15:00"),
        at("03T07:00"),
    )
    gaps = roster(desk).gaps(at("02T12:00"), at("03T12:00"), ladder=("supervisor",))
    assert [(gap.role, gap.start, gap.end) for gap in gaps] == [
        ("supervisor", at("02T12:00"), at("03T12:00")),
        ("inspector", at("02T15:00"), at("03T07:00")),
    ]
