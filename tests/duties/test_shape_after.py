"""``after/1``: each raising event owes one act within a time."""

import pytest

from tests.duties.small import derived, due, limb, statuses
from tests.histories import BASIS, rule

REPORTED = "2026-03-02T20:00 missing.reported"
DEPLOYED = "missing.officers_deployed"
SEND = rule(raised_by="missing.reported", met_by=DEPLOYED, ends_with="missing.child_located", within=limb(hours=1))


@pytest.mark.parametrize(
    ("lines", "asked", "expected"),
    [
        ([], "2026-03-02T20:30", "owed"),
        ([], "2026-03-02T21:00", "owed"),
        ([], "2026-03-02T21:00:01", "overdue"),
        ([f"2026-03-02T21:00 {DEPLOYED}"], "2026-03-03T00:00", "met"),
        ([f"2026-03-02T21:00:01 {DEPLOYED}"], "2026-03-03T00:00", "met_late"),
        (["2026-03-02T20:59 missing.child_located"], "2026-03-03T00:00", "lapsed"),
        (["2026-03-02T21:30 missing.child_located"], "2026-03-03T00:00", "missed"),
        (["2026-03-02T20:59 missing.child_located"], "2026-03-02T20:58", "owed"),
    ],
)
def test_how_it_stands_on_each_side_of_every_instant(lines: list[str], asked: str, expected: str) -> None:
    assert statuses(SEND, REPORTED, *lines, asked=asked) == [expected]


def test_nothing_is_owed_before_it_arises() -> None:
    assert statuses(SEND, REPORTED, asked="2026-03-02T19:59:59") == []


def test_a_second_raising_event_owes_the_act_again() -> None:
    lines = [REPORTED, f"2026-03-02T20:30 {DEPLOYED}", "2026-03-02T22:00 missing.reported"]

    assert statuses(SEND, *lines, asked="2026-03-03T00:00") == ["met", "overdue"]


def test_only_the_first_owes_it_where_the_rule_says_so() -> None:
    first = SEND.model_copy(update={"take": "first"})

    assert statuses(first, REPORTED, "2026-03-02T20:10 missing.reported", asked="2026-03-02T20:30") == ["owed"]


def test_an_act_before_counts_only_where_it_may_precede() -> None:
    before = f"2026-03-02T19:00 {DEPLOYED}"

    assert statuses(SEND, before, REPORTED, asked="2026-03-02T20:30") == ["owed"]
    early = SEND.model_copy(update={"may_precede": True})
    assert statuses(early, before, REPORTED, asked="2026-03-02T20:30") == ["met"]


def test_an_event_never_does_the_duty_it_raises() -> None:
    again = rule(raised_by="missing.reviewed", met_by="missing.reviewed", within=limb(hours=4))
    lines = ["2026-03-02T20:00 missing.reviewed", "2026-03-02T22:00 missing.reviewed"]

    assert statuses(again, *lines, asked="2026-03-02T22:30") == ["met", "owed"]


def test_an_event_that_makes_it_due_at_once() -> None:
    sooner = SEND.model_copy(update={"brought_forward_by": SEND.ends_with, "ends_with": ()})

    assert due(sooner, REPORTED, "2026-03-02T20:20 missing.child_located") == "2026-03-02T20:20:00"
    assert due(sooner, REPORTED, "2026-03-02T22:00 missing.child_located") == "2026-03-02T21:00:00"


def test_an_excuse_by_its_own_event() -> None:
    excuses = [{"name": "closed first", "event": {"event": "missing.episode_closed"}, "basis": BASIS}]
    excused = rule(raised_by="missing.reported", met_by=DEPLOYED, within=limb(hours=1), excuses=excuses)
    lines = [REPORTED, "2026-03-02T20:30 missing.episode_closed"]

    assert statuses(excused, *lines, asked="2026-03-02T20:29") == ["owed"]
    assert statuses(excused, *lines, asked="2026-03-03T20:29") == ["excused"]
    assert statuses(excused, *lines, f"2026-03-02T23:00 {DEPLOYED}", asked="2026-03-03T20:29") == ["met_late"]


def test_an_excuse_that_names_the_very_duty_and_is_one_of_the_rules_own() -> None:
    excused = rule(
        raised_by="missing.reported", met_by=DEPLOYED, within=limb(hours=1), excuses=[{"name": "flood", "basis": BASIS}]
    )
    said = "2026-03-02T20:30 record.duty_excused authorised_by=inspector"
    named = "duty=T-01|episode:1|#1||child"

    assert statuses(excused, REPORTED, f"{said} excuse=flood '{named}'", asked="2026-03-03T00:00") == ["excused"]
    assert statuses(excused, REPORTED, f"{said} excuse=busy '{named}'", asked="2026-03-03T00:00") == ["overdue"]
    assert statuses(excused, REPORTED, f"{said} excuse=flood duty=T-02", asked="2026-03-03T00:00") == ["overdue"]


def test_a_rule_speaks_only_while_it_is_in_force() -> None:
    dated = rule(
        raised_by="missing.reported", met_by=DEPLOYED, within=limb(hours=1),
        effective_from="2026-03-02", effective_to="2026-03-02",
    )  # fmt: skip

    arises = {line: len(derived(dated, f"{line} missing.reported")) for line in (
        "2026-03-01T23:59:59", "2026-03-02T00:00", "2026-03-02T23:59:59", "2026-03-03T00:00",
    )}  # fmt: skip

    assert list(arises.values()) == [0, 1, 1, 0]


def test_the_first_limb_that_applies_is_taken_and_none_means_no_duty() -> None:
    limbs = [limb(limb="high", hours=1, when={"grade": "high"}), limb(limb="low", hours=4, when={"grade": "low"})]
    graded = rule(raised_by="missing.reported", met_by=DEPLOYED, within=limbs)

    assert due(graded, "2026-03-02T19:00 risk.graded grade=high", REPORTED) == "2026-03-02T21:00:00"
    assert due(graded, "2026-03-02T19:00 risk.graded grade=low", REPORTED) == "2026-03-03T00:00:00"
    assert derived(graded, REPORTED) == ()


def test_what_is_not_known_meets_no_circumstance_unless_the_rule_says_that_it_counts() -> None:
    in_england = rule(raised_by="missing.reported", met_by=DEPLOYED, within=limb(hours=1), when={"nation": "england"})
    or_unknown = rule(
        raised_by="missing.reported", met_by=DEPLOYED, within=limb(hours=1),
        when={"nation": {"one_of": "england", "or_unknown": True}},
    )  # fmt: skip

    assert derived(in_england, REPORTED) == ()
    assert len(derived(or_unknown, REPORTED)) == 1


def test_only_an_act_that_names_the_raising_event_meets_a_duty_that_asks_for_it() -> None:
    tell = rule(
        scope="investigation", raised_by="investigation.suspect_dealt_with", within=limb(working_days=1),
        met_by={"event": "victim.updated", "where": {"about": {"names_raising_event": True}}},
    )  # fmt: skip
    arrest = "2026-03-02T09:00 investigation.suspect_dealt_with kind=arrested"

    assert statuses(tell, arrest, "2026-03-02T12:00 victim.updated about=[#1]", asked="2026-03-05T00:00") == ["met"]
    assert statuses(tell, arrest, "2026-03-02T12:00 victim.updated", asked="2026-03-05T00:00") == ["overdue"]


def test_a_value_nobody_gave_is_not_the_same_as_another_nobody_gave() -> None:
    same = rule(
        scope="child", raised_by="nrm.referred", within=limb(hours=1),
        met_by={"event": "nrm.decision_chased", "where": {"reference": {"same_as_raising": "reference"}}},
    )  # fmt: skip
    lines = ["2026-03-02T09:00 nrm.referred", "2026-03-02T09:30 nrm.decision_chased"]

    assert statuses(same, *lines, asked="2026-03-02T09:45") == ["owed"]


def test_two_ways_to_meet_a_duty_each_keep_their_own_condition() -> None:
    either = rule(
        scope="investigation", raised_by="enquiry.line_raised", key="line", within=limb(hours=1),
        met_by=[
            {"event": "enquiry.line_finished", "where": {"line": {"same_as_raising": "line"}}},
            {"event": "enquiry.line_finished", "where": {"line": "ALL"}},
        ],
    )  # fmt: skip
    raised = "2026-03-02T09:00 enquiry.line_raised line=EL-08"

    for line, status in (("EL-08", "met"), ("ALL", "met"), ("EL-09", "owed")):
        assert statuses(
            either, raised, f"2026-03-02T09:30 enquiry.line_finished line={line}", asked="2026-03-02T09:45"
        ) == [status]


def test_an_act_entered_more_than_a_day_late_is_in_time_and_counted_apart() -> None:
    (late,) = derived(SEND, REPORTED, f"2026-03-02T20:30 {DEPLOYED} recorded_at=2026-03-04T09:00")

    assert (late.done_recorded_late, late.done_at is not None and late.done_at <= late.due_at) == (True, True)


def test_an_act_before_counts_only_as_far_back_as_the_rule_says() -> None:
    asked = rule(raised_by="missing.reported", met_by=DEPLOYED, within=limb(hours=1), may_precede=True, precedes_days=1)

    for day, expected in ((1, "met"), (2, "met")):
        assert statuses(asked, f"2026-03-0{day}T00:00 {DEPLOYED}", REPORTED, asked="2026-03-03T00:00") == [expected]
    assert statuses(asked, f"2026-02-28T23:59 {DEPLOYED}", REPORTED, asked="2026-03-03T00:00") == ["overdue"]


@pytest.mark.parametrize(
    ("code", "arises"),
    [("14", True), ("Outcome 14", True), ("OC14", True), ("14 - no support", True), ("114", False), ("none", False)],
)
def test_a_number_is_found_however_the_rest_is_written(code: str, arises: bool) -> None:
    ended = rule(
        scope="investigation", raised_by={"event": "investigation.outcome_reached", "where": {"code": {"number": 14}}},
        met_by="court.internal_review_offered", within=limb(hours=1),
    )  # fmt: skip
    found = derived(ended, f'2026-03-02T20:00 investigation.outcome_reached "code={code}"')

    assert len(found) == arises


def test_a_time_is_compared_by_day_with_the_one_the_raising_event_gives() -> None:
    figures = {"figures_at": {"from_day_of": "due"}}
    sign = rule(
        scope="report", raised_by="assurance.recommendation_made", within=limb(by_field="due"),
        met_by={"event": "assurance.statement_signed", "where": figures},
    )  # fmt: skip
    made = "2026-03-02T09:00 assurance.recommendation_made recommendation=R1 due=2026-03-31T22:30:00+00:00"
    signed = "2026-03-31T20:00 assurance.statement_signed recommendation=R1 kind=at_its_date report=d signed_by=x"

    for day, expected in (("2026-03-30T22:59:00", "overdue"), ("2026-03-31T00:00:00", "met")):
        assert statuses(sign, made, f"{signed} figures_at={day}+00:00", asked="2026-04-02T00:00") == [expected]
