"""A duty explains itself in sentences a tired officer can act on and a court can follow."""

from datetime import timedelta

import pytest

from tests.histories import at, told
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty
from wayhome.duties.explain import explain, length
from wayhome.duties.saying import on_the_clock, say
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.packs import load
from wayhome.record.envelope import Event

PACK = load("examples-2026.1")
BOOK = Rulebook(PACK)


def duty_of(rule: str, events: list[Event], now: str) -> Duty:
    story = stories(events)[Subject("episode:1")]
    return next(duty for duty in derive(story, BOOK, horizon=at(now)) if duty.rule == rule)


def sentence(rule: str, now: str, *events: str) -> str:
    history = told(*events)
    return explain(duty_of(rule, history, now), PACK, {event.id: event for event in history}, at(now)).whole


def test_an_overdue_duty_says_why_it_is_owed_by_whom_by_when_and_by_how_much_it_is_over() -> None:
    words = sentence("CSC_NOTIFY", "2026-03-02T22:30", "2026-03-02T20:00 missing.reported informant=carer")

    assert words == (
        "Tell children's services that the child is missing: owed because reported missing by a carer at 20:00 on "
        "2 March 2026. Owed by the response officer by 22:00 on 2 March 2026. Overdue by 30 minutes. Rule CSC_NOTIFY. "
        "The duty rests on local choice: Obligation table of the public example cases (CSC_NOTIFY); its text was read. "
        "Its time rests on local choice: Obligation table of the public example cases (CSC_NOTIFY: report + 2 h); "
        "its text was read."
    )


def test_a_duty_met_late_says_what_met_it_and_how_late() -> None:
    told_late = "2026-03-02T23:30 partner.childrens_services_told"
    words = sentence("CSC_NOTIFY", "2026-03-03T09:00", "2026-03-02T20:00 missing.reported", told_late)

    assert "Met: children's services were told at 23:30 on 2 March 2026, 1 hour 30 minutes late." in words


def test_an_act_written_down_a_day_later_is_said_to_be_so() -> None:
    words = sentence(
        "CSC_NOTIFY",
        "2026-03-05T09:00",
        "2026-03-02T20:00 missing.reported",
        "2026-03-02T21:30 partner.childrens_services_told recorded_at=2026-03-03T21:30:01",
    )

    assert "It was written down more than 24 hours after it was done." in words


def test_a_missed_duty_names_what_ended_the_chance() -> None:
    found = "2026-03-02T23:30 missing.child_located"
    words = sentence("HELD_INFO_CHECK", "2026-03-03T09:00", "2026-03-02T20:00 missing.reported", found)

    assert "Missed: it fell due undone, and then the child was found, alive at 23:30 on 2 March 2026." in words


def test_a_gate_says_what_was_lacking() -> None:
    words = sentence("GRADER_TRAINED", "2026-03-02T21:00", "2026-03-02T20:30 risk.graded grade=high")

    assert "Overdue by 30 minutes. Still lacking: The grader's training was in date on the day of the grade." in words


def test_the_strength_and_whether_the_text_was_seen_are_said_of_the_limb_that_applies() -> None:
    words = sentence("UKMPU_72H", "2026-03-02T21:00", "2026-03-02T20:00 missing.reported")

    assert "statutory code" in words
    assert "its text was not read" in words


def test_the_repeated_hour_is_told_apart_by_its_zone() -> None:
    assert on_the_clock(at("2025-10-26T01:40:00+01:00")) == "01:40 BST on 26 October 2025"
    assert on_the_clock(at("2025-10-26T01:40:00+00:00")) == "01:40 GMT on 26 October 2025"


def test_an_instant_is_said_to_the_minute() -> None:
    assert on_the_clock(at("2026-11-25T23:17:31+00:00")) == "23:17 on 25 November 2026"


def test_an_entry_this_version_cannot_read_is_named_as_it_is_stored() -> None:
    event = told("2026-03-02T20:00 missing.reported")[0]
    strange = Event(
        id=event.id, record=event.record, type="missing.future_thing", version=7, happened_at=event.happened_at,
        recorded_at=event.recorded_at, subjects=event.subjects, body={},
    )  # fmt: skip

    assert say(strange) == "an entry of a kind this version cannot read (missing.future_thing 7)"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "no time"), (1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (2_711, "45 minutes"),
        (3_600, "1 hour"), (3_659, "1 hour"), (90_061, "1 day 1 hour"), (7_260, "2 hours 1 minute"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_in_its_two_largest_units_and_to_the_second_only_under_a_minute(
    seconds: int, words: str
) -> None:
    start = at("2026-03-02T20:00")

    assert length(start, start + timedelta(seconds=seconds)) == words
