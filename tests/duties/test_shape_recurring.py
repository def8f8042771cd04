"""``recurring/1``: again and again, each act restarting the interval; one long gap is one duty."""

from tests.duties.small import derived, due, limb, statuses
from tests.histories import rule

GRADED = "2026-03-02T20:00 risk.graded grade=medium"
REVIEWED = "missing.reviewed"
FINISHED = "enquiry.line_finished"
REVIEW = rule(
    shape="recurring/1", raised_by="risk.graded", take="first", met_by=REVIEWED, ends_with="missing.child_located",
    within=limb(limb="first", hours=4), then_within=limb(limb="next", hours=12),
)  # fmt: skip


def test_each_act_restarts_the_interval() -> None:
    lines = [GRADED, f"2026-03-02T23:00 {REVIEWED}", f"2026-03-03T12:00 {REVIEWED}"]

    assert statuses(REVIEW, *lines, asked="2026-03-03T13:00") == ["met", "met_late", "owed"]


def test_one_long_gap_is_one_duty() -> None:
    assert statuses(REVIEW, GRADED, asked="2026-03-09T20:00") == ["overdue"]


def test_both_sides_of_the_limit() -> None:
    assert statuses(REVIEW, GRADED, f"2026-03-03T00:00 {REVIEWED}", asked="2026-03-03T00:00") == ["met", "owed"]
    assert statuses(REVIEW, GRADED, f"2026-03-03T00:00:01 {REVIEWED}", asked="2026-03-03T01:00") == ["met_late", "owed"]


def test_what_ends_it_leaves_the_running_interval_lapsed_or_missed() -> None:
    for time, expected in (("2026-03-02T23:59", "lapsed"), ("2026-03-03T00:01", "missed")):
        assert statuses(REVIEW, GRADED, f"{time} missing.child_located", asked="2026-03-04T00:00") == [expected]


def test_an_act_that_also_ends_it_leaves_nothing_further_owed() -> None:
    flag = rule(
        scope="child", shape="recurring/1", raised_by="child.exploitation_flag_set",
        met_by="child.exploitation_flag_reviewed", within=limb(days=90),
        ends_with={"event": "child.exploitation_flag_reviewed", "where": {"result": "lifted"}},
    )  # fmt: skip
    lines = [
        "2026-03-02T09:00 child.exploitation_flag_set kind=sexual confidence=known",
        "2026-03-09T09:00 child.exploitation_flag_reviewed result=lifted",
    ]

    assert statuses(flag, *lines, asked="2026-12-01T00:00") == ["met"]


def test_it_starts_anew_after_it_ended() -> None:
    each = REVIEW.model_copy(update={"take": "each"})
    lines = [GRADED, "2026-03-02T22:00 missing.child_located", "2026-03-05T20:00 risk.graded grade=high"]

    assert statuses(each, *lines, asked="2026-03-05T21:00") == ["lapsed", "owed"]


def test_what_becomes_known_brings_the_end_nearer_and_never_puts_it_off() -> None:
    limbs = [limb(limb="high", days=7, when={"case_risk": "high"}), limb(limb="other", days=28)]
    review = rule(
        scope="investigation", shape="recurring/1", raised_by="investigation.crime_recorded",
        met_by="investigation.reviewed", within=limbs,
    )  # fmt: skip
    recorded = "2026-03-02T09:00 investigation.crime_recorded"
    high = "2026-03-05T09:00 investigation.risk_assessed level=high"
    lower = "2026-03-06T09:00 investigation.risk_assessed level=standard"

    assert due(review, recorded) == "2026-03-30T23:59:59"
    assert due(review, recorded, high) == "2026-03-12T23:59:59"
    assert due(review, recorded, high, lower) == "2026-03-12T23:59:59"
    assert derived(review, recorded, high)[0].limb == "high"


def test_what_becomes_known_after_the_act_does_not_judge_it() -> None:
    limbs = [limb(limb="high", days=7, when={"case_risk": "high"}), limb(limb="other", days=28)]
    review = rule(
        scope="investigation", shape="recurring/1", raised_by="investigation.crime_recorded",
        met_by="investigation.reviewed", within=limbs,
    )  # fmt: skip
    found = derived(
        review,
        "2026-03-02T09:00 investigation.crime_recorded",
        "2026-03-10T09:00 investigation.reviewed",
        "2026-03-11T09:00 investigation.risk_assessed level=high",
    )

    assert [f"{duty.due_at:%m-%d}" for duty in found] == ["03-18", "03-30"]


def test_an_act_is_compared_with_what_started_it() -> None:
    line = {"event": "enquiry.line_finished", "where": {"line": {"same_as_raising": "line"}}}
    chase = rule(shape="recurring/1", raised_by="enquiry.line_raised", met_by=line, within=limb(hours=4))
    raised = "2026-03-02T20:00 enquiry.line_raised line=ML-01"

    other = f"2026-03-02T21:00 {FINISHED} line=ML-02"
    assert statuses(chase, raised, other, asked="2026-03-02T22:00") == ["owed"]
    assert statuses(chase, raised, other.replace("ML-02", "ML-01"), asked="2026-03-02T22:00") == ["met", "owed"]


def test_a_time_that_the_event_does_not_name_gives_way_to_the_next_deadline() -> None:
    told = rule(
        shape="recurring/1", raised_by="missing.reported", met_by="missing.family_updated", within=limb(hours=4),
        then_within=[limb(limb="promised", by_field="next_at"), limb(limb="nothing_promised", hours=8)],
    )  # fmt: skip
    reported, updated = "2026-03-02T20:00 missing.reported", "2026-03-02T21:00 missing.family_updated"

    assert [duty.limb for duty in derived(told, reported, updated)] == ["standard", "nothing_promised"]
    promised = f"{updated} next_at=2026-03-03T08:00:00+00:00"
    assert [duty.limb for duty in derived(told, reported, promised)] == ["standard", "promised"]


def test_each_of_a_run_bears_the_key_that_the_run_began_with_whatever_restarted_it() -> None:
    by_anybody = [
        {"event": "profile.kept", "where": {"holder": {"same_as_raising": "holder"}}},
        {"event": "profile.kept", "where": {"holder": {"present": False}}},
    ]
    look = rule(
        scope="child", shape="recurring/1", raised_by="profile.kept", key="holder", met_by=by_anybody,
        within=limb(days=90),
    )  # fmt: skip
    kept, again = "2026-03-02T09:00 profile.kept version=1 by=carer", "2026-03-03T09:00 profile.kept version=2 by=carer"

    found = derived(look, f"{kept} holder=H2", again)

    assert sorted(duty.obligation.partition(":")[2] for duty in found) == ["H2", "H2", "None"]
    assert len({duty.identity for duty in found}) == len(found)
