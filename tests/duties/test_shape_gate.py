"""``gate/1``: something must be so before an act; what went through without is breached until put right."""

from tests.duties.small import book, derived, limb, statuses, story
from tests.histories import at, rule, told
from wayhome.duties.derive import derive

GRADE = "2026-03-02T20:40 risk.graded grade=high"
TRAINED = {
    "words": "The grader's training is in date.",
    "where": {"competence_valid_until": {"valid_on_the_day": True}},
}
GATE = rule(
    shape="gate/1", raised_by="risk.graded", needs=[TRAINED], within=limb(at_once=True),
    put_right_by={"event": "risk.graded", "where": {"competence_valid_until": {"valid_on_the_day": True}}},
    ends_with="missing.child_located",
)  # fmt: skip


def test_an_act_that_meets_every_need_is_met_at_once() -> None:
    assert statuses(GATE, f"{GRADE} competence_valid_until=2026-03-02", asked="2026-03-02T20:40") == ["met"]


def test_the_last_valid_day_counts_and_the_day_after_does_not() -> None:
    assert statuses(GATE, f"{GRADE} competence_valid_until=2026-03-01", asked="2026-03-02T21:00") == ["overdue"]


def test_the_valid_day_is_a_day_in_london() -> None:
    late = "2026-06-30T23:30 risk.graded grade=high competence_valid_until=2026-06-30"

    assert statuses(GATE, late, asked="2026-07-01T09:00") == ["met"]


def test_what_went_through_is_met_late_when_put_right() -> None:
    again = "2026-03-02T21:40 risk.graded grade=high competence_valid_until=2027-01-01"

    assert statuses(GATE, GRADE, again, asked="2026-03-02T22:00") == ["met_late", "met"]


def test_put_right_in_the_same_second_is_late_all_the_same() -> None:
    again = GRADE.replace("grade=high", "grade=medium competence_valid_until=2027-01-01")

    assert statuses(GATE, GRADE, again, asked="2026-03-02T22:00") == ["met_late", "met"]


def test_what_can_no_longer_be_put_right_is_missed() -> None:
    lines = [GRADE, "2026-03-02T23:00 missing.child_located"]

    assert statuses(GATE, *lines, asked="2026-03-02T22:00") == ["overdue"]
    assert statuses(GATE, *lines, asked="2026-03-03T22:00") == ["missed"]


def test_what_is_lacking_is_said_in_words() -> None:
    (found,) = derived(GATE, GRADE)

    assert found.lacking == ("The grader's training is in date.",)


def test_an_earlier_event_is_needed_and_the_act_itself_is_not_one() -> None:
    needs = [{"words": "It was reviewed before.", "done": "missing.reviewed"}]
    second = rule(shape="gate/1", raised_by="missing.reviewed", needs=needs, within=limb(at_once=True))
    lines = ["2026-03-02T20:00 missing.reviewed", "2026-03-02T21:00 missing.reviewed"]

    assert statuses(second, *lines, asked="2026-03-02T22:00") == ["overdue", "met"]


def test_circumstances_are_those_of_the_act() -> None:
    needs = [{"words": "The child lives in England.", "when": {"nation": "england"}}]
    gate = rule(shape="gate/1", raised_by="risk.graded", needs=needs, within=limb(at_once=True))
    known = "child.described nation=england"

    assert statuses(gate, f"2026-03-02T20:00 {known}", GRADE, asked="2026-03-02T21:00") == ["met"]
    assert statuses(gate, f"2026-03-02T20:50 {known}", GRADE, asked="2026-03-02T21:00") == ["overdue"]


def test_a_gate_on_other_duties_is_shut_while_one_of_them_is_open() -> None:
    send = rule(raised_by="missing.reported", met_by="missing.officers_deployed", within=limb(hours=4))
    needs = [{"words": "Officers were sent.", "settled": ["T-01"]}]
    close = rule(id="T-02", shape="gate/1", raised_by="missing.episode_closed", needs=needs, within=limb(at_once=True))
    opened, closed = "2026-03-02T20:00 missing.reported", "2026-03-02T22:00 missing.episode_closed"

    for line, expected in (("2026-03-02T21:00", "met"), ("2026-03-02T23:00", "overdue")):
        events = told(opened, closed, f"{line} missing.officers_deployed")
        found = derive(story(events, "episode:1"), book(send, close), horizon=at("2026-03-03T00:00"))
        gate = next(duty for duty in found if duty.rule == "T-02")
        assert gate.status_at(at("2026-03-03T00:00")).value == expected


def test_a_gate_asks_nothing_before_it_is_in_force() -> None:
    dated = GATE.model_copy(update={"effective_from": at("2026-03-03T12:00").date()})

    assert statuses(dated, GRADE, asked="2026-03-05T00:00") == []
