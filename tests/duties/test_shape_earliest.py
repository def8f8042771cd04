"""``earliest/1``: several clocks for one act; the first to end decides and none relaxes it."""

from tests.duties.small import derived, due, limb, statuses
from tests.histories import at, rule

REPORTED = "2026-03-02T20:00 missing.reported"
SEND = rule(
    shape="earliest/1", raised_by="missing.reported", take="first", met_by="missing.officers_deployed",
    ends_with="missing.child_located",
    clocks=[
        {"starts": {"event": "risk.graded", "where": {"grade": "high"}}, "within": limb(limb="high", hours=1)},
        {"starts": {"event": "risk.graded", "where": {"grade": "medium"}}, "within": limb(limb="medium", hours=2)},
        {
            "starts": "missing.reported", "take": "first", "delayed": limb(hours=1), "unless": "risk.graded",
            "within": limb(limb="ungraded", hours=2),
        },
    ],
)  # fmt: skip


def test_the_clock_that_ends_first_decides() -> None:
    lines = [REPORTED, "2026-03-02T20:10 risk.graded grade=medium", "2026-03-02T20:40 risk.graded grade=high"]

    assert due(SEND, *lines) == "2026-03-02T21:40:00"
    assert derived(SEND, *lines)[0].limb == "high"


def test_a_later_and_lower_grade_never_relaxes() -> None:
    lines = [REPORTED, "2026-03-02T20:10 risk.graded grade=high", "2026-03-02T20:20 risk.graded grade=medium"]

    assert due(SEND, *lines) == "2026-03-02T21:10:00"


def test_a_delayed_clock_starts_unless_something_happened_first() -> None:
    assert due(SEND, REPORTED) == "2026-03-02T23:00:00"
    assert derived(SEND, REPORTED, "2026-03-02T20:30 risk.graded grade=low") == ()
    assert due(SEND, REPORTED, "2026-03-02T21:00:01 risk.graded grade=low") == "2026-03-02T23:00:00"


def test_it_was_owed_from_the_first_clock_though_a_later_one_decides() -> None:
    lines = [REPORTED, "2026-03-02T20:10 risk.graded grade=medium", "2026-03-02T20:40 risk.graded grade=high"]

    assert statuses(SEND, *lines, asked="2026-03-02T20:30") == ["owed"]


def test_its_identity_does_not_change_when_a_stricter_clock_starts() -> None:
    before = derived(SEND, REPORTED, "2026-03-02T20:10 risk.graded grade=medium")
    after = derived(
        SEND, REPORTED, "2026-03-02T20:10 risk.graded grade=medium", "2026-03-02T20:40 risk.graded grade=high"
    )

    assert before[0].identity == after[0].identity


def test_two_needs_never_bear_the_same_identity() -> None:
    each = SEND.model_copy(update={"take": "each"})
    lines = [REPORTED, "2026-03-02T20:05 missing.reported", "2026-03-02T20:10 risk.graded grade=high"]

    assert len({duty.identity for duty in derived(each, *lines)}) == 2


def test_met_late_lapsed_and_missed() -> None:
    high = "2026-03-02T20:10 risk.graded grade=high"
    sent, found = "missing.officers_deployed", "missing.child_located"

    for line, expected in (
        (f"2026-03-02T21:10 {sent}", "met"),
        (f"2026-03-02T21:10:01 {sent}", "met_late"),
        (f"2026-03-02T21:09 {found}", "lapsed"),
        (f"2026-03-02T21:11 {found}", "missed"),
    ):
        assert statuses(SEND, REPORTED, high, line, asked="2026-03-03T09:00") == [expected]


def test_a_clock_keeps_to_the_events_that_relate_to_its_need() -> None:
    same = {"reference": {"same_as_raising": "reference"}}
    chase = rule(
        scope="child", shape="earliest/1", raised_by="nrm.referred",
        met_by={"event": "nrm.decision_chased", "where": same},
        clocks=[
            {"starts": {"event": "nrm.referred", "where": {"route": route, **same}}, "within": limb(days=days)}
            for route, days in (("national", 5), ("local_panel", 45))
        ],
    )  # fmt: skip
    found = derived(
        chase,
        "2026-03-02T09:00 nrm.referred reference=A route=local_panel",
        "2026-03-03T09:00 nrm.referred reference=B",
    )

    assert [f"{duty.due_at:%m-%d}" for duty in found] == ["03-08", "04-16"]
    assert found[1].raised_at == at("2026-03-02T09:00")
