"""``threshold/1``: so many in so many days; not again until answered or until the count has fallen."""

from tests.duties.small import limb, statuses
from tests.histories import BASIS, at, rule

MEET = rule(
    scope="child", shape="threshold/1", raised_by="missing.reported", count=3, window_days=30,
    within=limb(working_days=5), met_by="partner.meeting_requested", ends_with="missing.episode_closed",
)  # fmt: skip


def reported(day: int, hour: int = 20, month: int = 3) -> str:
    return f"2026-{month:02}-{day:02}T{hour:02}:00 missing.reported"


def test_the_third_in_the_window_raises_it() -> None:
    two = [reported(2), reported(10)]

    assert statuses(MEET, *two, asked="2026-03-20T00:00") == []
    assert statuses(MEET, *two, reported(20), asked="2026-03-20T21:00") == ["owed"]


def test_an_event_exactly_a_window_old_no_longer_counts() -> None:
    two = [reported(2, month=1), reported(10, month=1)]

    assert statuses(MEET, *two, reported(1, month=2), asked="2026-02-02T00:00") == []
    assert statuses(MEET, *two, reported(1, 19, month=2), asked="2026-02-02T00:00") == ["owed"]


def test_a_window_is_so_many_times_24_hours_whatever_the_clocks_do() -> None:
    two = [reported(2), reported(10)]

    assert statuses(MEET, *two, reported(1, 20, month=4), asked="2026-04-02T00:00") == ["owed"]
    assert statuses(MEET, *two, reported(1, 21, month=4), asked="2026-04-02T00:00") == []


def test_a_fourth_and_fifth_do_not_raise_it_again_while_it_is_open() -> None:
    lines = [reported(2), reported(3), reported(4), reported(5), reported(6)]

    assert statuses(MEET, *lines, asked="2026-03-30T00:00") == ["overdue"]


def test_once_answered_the_next_crossing_raises_it_again() -> None:
    answered = "2026-03-05T09:00 partner.meeting_requested"
    lines = [reported(2), reported(3), reported(4), answered, reported(6)]

    assert statuses(MEET, *lines, asked="2026-03-07T00:00") == ["met", "owed"]


def test_once_ended_the_next_crossing_raises_it_again() -> None:
    lines = [reported(2), reported(3), reported(4), "2026-03-05T09:00 missing.episode_closed", reported(6)]

    assert statuses(MEET, *lines, asked="2026-03-07T00:00") == ["lapsed", "owed"]


def test_both_sides_of_the_limit_and_late() -> None:
    lines = [reported(2), reported(3), reported(4)]

    for time, expected in (("2026-03-11T23:59:59", "met"), ("2026-03-12T00:00", "met_late")):
        assert statuses(MEET, *lines, f"{time} partner.meeting_requested", asked="2026-03-20T00:00") == [expected]


def test_events_before_it_was_in_force_count_and_the_duty_arises_only_once_it_is() -> None:
    dated = MEET.model_copy(update={"effective_from": at("2026-03-04T12:00").date()})

    assert statuses(dated, reported(1), reported(2), reported(3), asked="2026-03-20T00:00") == []
    assert statuses(dated, reported(1), reported(2), reported(4), asked="2026-03-05T00:00") == ["owed"]


def test_once_excused_the_next_crossing_raises_it_again() -> None:
    excuses = [{"name": "elsewhere", "event": {"event": "missing.episode_closed"}, "basis": BASIS}]
    excusable = MEET.model_copy(update={"ends_with": (), "excuses": rule(excuses=excuses).excuses})
    lines = [reported(2), reported(3), reported(4), "2026-03-05T09:00 missing.episode_closed", reported(6)]

    assert statuses(excusable, *lines, asked="2026-03-07T00:00") == ["excused", "owed"]


def test_several_events_of_one_case_count_once_where_cases_are_counted() -> None:
    cases = MEET.model_copy(update={"once_per": "episode"})

    assert statuses(cases, reported(2), reported(3), reported(4), asked="2026-03-05T00:00") == []
    apart = [f"{reported(day)} episode={day}" for day in (2, 3, 4)]
    assert statuses(cases, *apart, asked="2026-03-05T00:00") == ["owed"]
