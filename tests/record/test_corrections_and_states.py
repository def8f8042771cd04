"""Corrections are events: the old entry stays, reading takes them into account, and the past can still be asked."""

import pytest

from tests.histories import at, told
from wayhome.record.effective import effective, known_by
from wayhome.record.states import Child, Episode, Investigation, fold

REPORTED = "2026-03-02T20:00 missing.reported"
FOUND = "2026-03-02T23:00 missing.child_located"


def test_an_entry_made_in_error_leaves_every_story_and_stays_in_the_record() -> None:
    events = told(REPORTED, FOUND, "2026-03-03T08:00 record.corrected corrects=#2 kind=entered_in_error")

    read = effective(events)

    assert [event.type for event in read] == ["missing.reported", "record.corrected"]
    assert len(events) == 3


def test_a_wrong_time_is_read_as_the_right_one() -> None:
    correction = "2026-03-03T08:00 record.corrected corrects=#2 kind=wrong_time happened_at=2026-03-02T22:15:00+00:00"

    read = effective(told(REPORTED, FOUND, correction))

    assert read[1].happened_at == at("2026-03-02T22:15")


def test_a_wrong_child_is_read_as_the_right_one() -> None:
    correction = "2026-03-03T08:00 record.corrected corrects=#2 kind=wrong_subject subjects=[child:2,episode:9]"

    read = effective(told(REPORTED, FOUND, correction))

    assert read[1].subjects == ("child:2", "episode:9")


def test_a_wrong_field_is_read_as_it_should_have_been() -> None:
    correction = "2026-03-03T08:00 record.corrected corrects=#2 kind=wrong_field field=condition value=deceased"

    assert effective(told(REPORTED, FOUND, correction))[1].body["condition"] == "deceased"


def test_the_last_correction_recorded_wins_whatever_order_they_are_read_in() -> None:
    first = "2026-03-03T08:00 record.corrected corrects=#1 kind=wrong_time happened_at=2026-03-02T19:00:00+00:00"
    second = "2026-03-03T09:00 record.corrected corrects=#1 kind=wrong_time happened_at=2026-03-02T19:30:00+00:00"
    events = told(REPORTED, first, second)

    assert effective(events)[0].happened_at == at("2026-03-02T19:30")
    assert effective(reversed(events))[-1].happened_at == at("2026-03-02T19:30")


def test_what_was_known_before_a_correction_can_still_be_asked() -> None:
    events = told(REPORTED, FOUND, "2026-03-03T08:00 record.corrected corrects=#2 kind=entered_in_error")

    then = effective(known_by(events, at("2026-03-03T07:59")))

    assert [event.type for event in then] == ["missing.reported", "missing.child_located"]


def test_a_correction_that_names_nothing_to_replace_changes_nothing() -> None:
    events = told(REPORTED, "2026-03-03T08:00 record.corrected corrects=#1 kind=wrong_time")

    assert effective(events) == events


@pytest.mark.parametrize(
    ("events", "phase"),
    [
        ((), "not_reported"),
        ((REPORTED,), "missing"),
        ((REPORTED, FOUND), "located"),
        ((REPORTED, FOUND, "2026-03-03T10:00 missing.episode_closed"), "closed"),
    ],
)
def test_an_episode_is_missing_until_located_and_located_until_closed(events: tuple[str, ...], phase: str) -> None:
    assert fold(Episode(), told(*events)).phase == phase


def test_an_episode_holds_the_latest_grade_and_only_a_sighting_in_person_as_seen() -> None:
    state = fold(
        Episode(),
        told(
            REPORTED,
            "2026-03-02T20:30 risk.graded grade=medium",
            "2026-03-02T21:30 risk.graded grade=high",
            FOUND,
            "2026-03-03T09:00 missing.prevention_interview_held mode=telephone",
            "2026-03-03T12:00 missing.prevention_interview_held mode=in_person",
        ),
    )

    assert state.grade == "high"
    assert state.seen_in_person_at == at("2026-03-03T12:00")


def test_a_childs_description_keeps_what_a_later_one_does_not_mention() -> None:
    state = fold(
        Child(),
        told(
            "2026-03-01T09:00 child.described nation=england care_status=looked_after",
            "2026-03-02T09:00 child.described placement=foster_home",
        ),
    )

    assert (state.nation, state.care_status, state.placement) == ("england", "looked_after", "foster_home")


def test_an_investigation_keeps_its_open_lines_apart_from_the_finished_and_ends_with_an_outcome() -> None:
    state = fold(
        Investigation(),
        told(
            "2026-03-02T09:00 investigation.crime_recorded",
            "2026-03-02T12:00 investigation.allocated skilled=true role=dc",
            "2026-03-02T13:00 enquiry.line_raised line=hotel",
            "2026-03-02T13:05 enquiry.line_raised line=phone",
            "2026-03-05T13:00 enquiry.line_finished line=hotel",
            "2026-03-06T09:00 victim.support_withdrawn",
            "2026-03-09T09:00 investigation.outcome_reached code=16",
        ),
    )

    assert (state.phase, state.outcome, state.supported) == ("ended", "16", "no")
    assert (state.lines_open, state.lines_finished) == (("phone",), ("hotel",))


def test_an_event_that_says_nothing_of_a_state_moves_only_how_far_it_was_read() -> None:
    before = fold(Episode(), told(REPORTED))

    after = fold(Episode(), told(REPORTED, "2026-03-02T20:05 victim.support_withdrawn"))

    assert (after.through, after.phase) == ("#2", before.phase)
