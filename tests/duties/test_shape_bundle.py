"""``bundle/1``: several acts owed together; met when the last is done."""

from tests.duties.small import derived, limb, statuses
from tests.histories import rule

REPORTED = "2026-03-02T20:00 missing.reported"
SENT, REVIEWED = "missing.officers_deployed", "missing.reviewed"
BOTH = rule(
    shape="bundle/1", raised_by="missing.reported", within=limb(hours=1), ends_with="missing.child_located",
    parts=[
        {"name": "officers sent", "met_by": SENT},
        {"name": "reviewed", "met_by": REVIEWED, "when": {"grade": {"not": "low", "or_unknown": True}}},
    ],
)  # fmt: skip


def test_the_last_act_decides_whether_it_was_in_time() -> None:
    sent = f"2026-03-02T20:10 {SENT}"

    assert statuses(BOTH, REPORTED, sent, asked="2026-03-02T20:30") == ["owed"]
    assert statuses(BOTH, REPORTED, sent, f"2026-03-02T21:00 {REVIEWED}", asked="2026-03-02T22:00") == ["met"]
    assert statuses(BOTH, REPORTED, sent, f"2026-03-02T21:00:01 {REVIEWED}", asked="2026-03-02T22:00") == ["met_late"]


def test_what_is_still_lacking_is_named() -> None:
    (found,) = derived(BOTH, REPORTED, f"2026-03-02T20:10 {SENT}")

    assert found.lacking == ("reviewed",)


def test_a_part_that_does_not_apply_is_not_asked_for() -> None:
    low = "2026-03-02T19:00 risk.graded grade=low"

    assert statuses(BOTH, low, REPORTED, f"2026-03-02T20:10 {SENT}", asked="2026-03-02T20:30") == ["met"]


def test_half_done_when_it_ended_is_lapsed_or_missed() -> None:
    sent = f"2026-03-02T20:10 {SENT}"

    for time, expected in (("20:30", "lapsed"), ("21:30", "missed")):
        found = statuses(BOTH, REPORTED, sent, f"2026-03-02T{time} missing.child_located", asked="2026-03-03T09:00")
        assert found == [expected]


def test_acts_before_it_arose_count_only_where_they_may_precede() -> None:
    early = [f"2026-03-02T19:00 {SENT}", f"2026-03-02T19:10 {REVIEWED}", REPORTED]

    assert statuses(BOTH, *early, asked="2026-03-02T20:30") == ["owed"]
    assert statuses(BOTH.model_copy(update={"may_precede": True}), *early, asked="2026-03-02T20:30") == ["met"]
