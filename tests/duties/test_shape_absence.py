"""``absence/1``: silence itself raises the duty, at the instant it has lasted too long."""

from tests.duties.small import derived, limb, statuses
from tests.histories import at, rule

REPORTED = "2026-03-02T20:00 missing.reported"
SOUND, ANSWER = "missing.officers_deployed", "missing.reviewed"
ALARM = rule(
    shape="absence/1", raised_by="missing.reported", since=SOUND, met_by=ANSWER, ends_with="missing.child_located",
    silence=limb(limb="silence", hours=2), within=limb(limb="answer", hours=1),
)  # fmt: skip


def test_it_arises_when_the_silence_has_lasted_and_not_before() -> None:
    assert statuses(ALARM, REPORTED, asked="2026-03-02T21:59:59") == []
    assert statuses(ALARM, REPORTED, asked="2026-03-02T22:00") == ["owed"]
    assert statuses(ALARM, REPORTED, asked="2026-03-02T23:00:01") == ["overdue"]


def test_a_sound_in_time_restarts_the_silence() -> None:
    (found,) = derived(ALARM, REPORTED, f"2026-03-02T22:00 {SOUND}")

    assert found.raised_at == at("2026-03-03T00:00")


def test_a_sound_after_the_alarm_answers_it_and_starts_the_next_silence() -> None:
    lines = [REPORTED, f"2026-03-02T22:30 {SOUND}"]

    assert statuses(ALARM, *lines, asked="2026-03-02T23:59") == ["met"]
    assert statuses(ALARM, *lines, asked="2026-03-03T00:30") == ["met", "owed"]


def test_an_answer_meets_it_on_each_side_of_the_limit() -> None:
    for time, expected in (("23:00", "met"), ("23:00:01", "met_late")):
        assert statuses(ALARM, REPORTED, f"2026-03-02T{time} {ANSWER}", asked="2026-03-02T23:30") == [expected]


def test_an_answer_before_the_alarm_is_no_answer_to_it() -> None:
    assert statuses(ALARM, REPORTED, f"2026-03-02T21:00 {ANSWER}", asked="2026-03-02T22:30") == ["owed"]


def test_what_ends_the_watch_ends_the_alarm() -> None:
    for time, expected in (("21:59", []), ("22:30", ["lapsed"]), ("23:30", ["missed"])):
        found = statuses(ALARM, REPORTED, f"2026-03-02T{time} missing.child_located", asked="2026-03-03T09:00")
        assert found == expected


def test_a_rule_that_is_not_in_force_watches_nothing() -> None:
    dated = ALARM.model_copy(update={"effective_from": at("2026-03-03T12:00").date()})

    assert statuses(dated, REPORTED, asked="2026-03-05T00:00") == []


def test_an_answer_starts_the_next_silence_so_that_it_is_never_forgotten() -> None:
    answered = f"2026-03-02T22:30 {ANSWER}"

    assert statuses(ALARM, REPORTED, answered, asked="2026-03-03T00:29") == ["met"]
    assert statuses(ALARM, REPORTED, answered, asked="2026-03-03T00:30") == ["met", "owed"]


def test_what_becomes_known_in_a_silence_brings_the_alarm_nearer_and_never_puts_it_off() -> None:
    limbs = [limb(limb="high", hours=1, when={"grade": "high"}), limb(limb="other", hours=8)]
    graded = rule(shape="absence/1", raised_by="missing.reported", since=SOUND, met_by=ANSWER, silence=limbs)
    high, low = "2026-03-02T23:00 risk.graded grade=high", "2026-03-02T23:30 risk.graded grade=low"

    for lines, expected in (([], "04:00"), ([high], "23:00"), ([high, low], "23:00")):
        assert f"{derived(graded, REPORTED, *lines)[0].raised_at:%H:%M}" == expected


def test_a_silence_that_no_limb_spoke_of_at_first_is_watched_once_one_does() -> None:
    graded = rule(
        shape="absence/1", raised_by="missing.reported", since=SOUND, met_by=ANSWER,
        silence=limb(hours=1, when={"grade": "high"}),
    )  # fmt: skip

    assert derived(graded, REPORTED) == ()
    (found, *_) = derived(graded, REPORTED, "2026-03-02T20:30 risk.graded grade=high")
    assert found.raised_at == at("2026-03-02T21:00")
