"""``standing/1``: while some circumstances hold, others must too; a duty for each stretch in which they did not."""

from tests.duties.small import derived, limb, statuses
from tests.histories import BASIS, at, rule

HOLD = rule(
    shape="standing/1", raised_by="missing.reported", within=limb(minutes=30),
    during={"child_missing": True, "exploitation": ["known", "suspected"]}, keeps={"grade": "high"},
    excuses=[{"name": "closed", "event": {"event": "missing.episode_closed"}, "basis": BASIS}],
)  # fmt: skip
REPORTED = "2026-03-02T20:00 missing.reported"
FLAG = "2026-03-01T09:00 child.exploitation_flag_set kind=criminal confidence=known"
LOW, HIGH = "risk.graded grade=low", "risk.graded grade=high"


def test_kept_from_the_start_nothing_is_owed() -> None:
    assert statuses(HOLD, FLAG, f"2026-03-02T19:59 {HIGH}", REPORTED, asked="2026-03-03T00:00") == []


def test_each_stretch_in_which_it_did_not_hold_is_one_duty() -> None:
    lines = [FLAG, REPORTED, f"2026-03-02T20:20 {HIGH}", f"2026-03-02T22:00 {LOW}"]

    assert statuses(HOLD, *lines, asked="2026-03-02T22:10") == ["met", "owed"]
    assert statuses(HOLD, *lines, asked="2026-03-02T22:31") == ["met", "overdue"]


def test_both_sides_of_the_limit() -> None:
    for time, expected in (("20:30", "met"), ("20:30:01", "met_late")):
        assert statuses(HOLD, FLAG, REPORTED, f"2026-03-02T{time} {HIGH}", asked="2026-03-03T00:00") == [expected]


def test_it_lapses_or_is_missed_when_the_circumstances_pass() -> None:
    for time, expected in (("20:29", "lapsed"), ("20:31", "missed")):
        found = statuses(HOLD, FLAG, REPORTED, f"2026-03-02T{time} missing.child_located", asked="2026-03-03T00:00")
        assert found == [expected]


def test_it_begins_when_the_flag_becomes_known_during_the_episode() -> None:
    flag = FLAG.replace("2026-03-01T09:00", "2026-03-02T21:00")

    assert statuses(HOLD, REPORTED, flag, asked="2026-03-02T20:59") == []
    assert statuses(HOLD, REPORTED, flag, asked="2026-03-02T21:31") == ["overdue"]


def test_an_excuse_stands() -> None:
    lines = [FLAG, REPORTED, "2026-03-02T20:20 missing.episode_closed"]

    assert statuses(HOLD, *lines, asked="2026-03-02T23:00") == ["excused"]


TEN = "2026-03-01T09:00 child.described date_of_birth=2015-03-04"
OLDER = rule(
    shape="standing/1", raised_by="missing.reported", within=limb(hours=24),
    during={"child_missing": True, "age": {"at_least": 11}}, keeps={"grade": "high"},
)  # fmt: skip
YOUNGER = OLDER.model_copy(update={"during": OLDER.during | rule(during={"age": {"below": 11}}).during})


def test_a_birthday_begins_a_stretch_though_nothing_is_recorded_then() -> None:
    (found,) = derived(OLDER, TEN, REPORTED, f"2026-03-02T20:20 {LOW}")

    assert (found.raised_at, found.due_at) == (at("2026-03-04T00:00"), at("2026-03-05T00:00"))
    assert found.identity.endswith("|11|child")


def test_a_birthday_ends_a_stretch_at_midnight_and_not_at_the_next_entry() -> None:
    (found,) = derived(YOUNGER, TEN, REPORTED, f"2026-03-02T20:20 {LOW}", "2026-03-06T09:00 missing.reviewed")

    assert (found.raised_at, found.ended_at) == (at("2026-03-02T20:00"), at("2026-03-04T00:00"))


def test_a_birthday_before_the_birth_date_was_known_changes_nothing_then() -> None:
    known_late = TEN.replace("2026-03-01T09:00", "2026-03-06T09:00")
    (found,) = derived(OLDER, REPORTED, f"2026-03-02T20:20 {LOW}", known_late)

    assert (found.raised_at, found.occurrence) == (at("2026-03-06T09:00"), "")
