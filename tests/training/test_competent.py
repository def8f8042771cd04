"""Whether somebody may be relied on: each thing that is asked, the words for it, and what never makes it so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import england_wales
from tests.histories import at
from wayhome.duties.competent import GRADE, Standing, in_date_until, lapses, standing, to_grade
from wayhome.kernel.ids import ActorId, EventId, RecordId, SubjectKind, subject
from wayhome.packs import load
from wayhome.record.envelope import Event, Value

PACK = england_wales().pack
NEEDS = PACK.requires[GRADE]
NOW = at("2026-03-02T20:00")
TAUGHT: Mapping[str, Value] = {"competence": "missing_risk_grading", "valid_until": "2027-01-01", "evidence": "course"}
PASSED: Mapping[str, Value] = {
    "subject": "missing_and_exploitation",
    "asked": 16,
    "right": 15,
    "passed": True,
    "missed": (),
}
NOT_SAFE: Mapping[str, Value] = {"period": "2026-02", "sampled": 8, "agreed": 4, "too_low": 3, "finding": "not_safe"}
SAFE: Mapping[str, Value] = {"work": "grade_missing_risk", "cases": 5, "result": "safe"}


def told(name: str, when: str, body: Mapping[str, Value], by: str = "lead") -> Event:
    moment = at(when)
    return Event(
        id=EventId(f"{when} {name}"), record=RecordId("officer:gwen"), type=f"workforce.{name}", version=1,
        happened_at=moment, recorded_at=moment, subjects=(subject(SubjectKind.OFFICER, "gwen"),), body=body,
        actor=ActorId("gwen" if name == "understanding_checked" and by == "lead" else by),
    )  # fmt: skip


def taught(when: str = "2026-01-05T09:00", by: str = "lead", **body: Value) -> Event:
    return told("competence_recorded", when, {**TAUGHT, **body}, by)


def answered(when: str = "2026-01-06T09:00", by: str = "lead", **body: Value) -> Event:
    return told("understanding_checked", when, {**PASSED, **body}, by)


def found(when: str, **body: Value) -> Event:
    return told("grading_finding_made", when, {**NOT_SAFE, **body})


def watched(when: str, by: str = "lead", **body: Value) -> Event:
    return told("practice_supervised", when, {**SAFE, **body}, by)


def grading(*events: Event, now: datetime = NOW) -> Standing:
    return to_grade(events, PACK, now)


def said(*events: Event, now: datetime = NOW) -> list[str]:
    return [line.words for line in grading(*events, now=now).lacking]


def test_taught_and_understood_with_no_finding_against_it_holds_until_the_first_of_them_runs_out() -> None:
    found = grading(taught(), answered())

    assert found.holds
    assert found.until == date(2027, 1, 1)
    assert [line.words for line in found.lines] == [
        "The training “Grading the risk to a missing child” is in date until 1 January 2027.",
        "Understanding of how going missing and exploitation are linked is in date until 6 January 2027.",
        "No finding of a sample stands against it.",
    ]


def test_a_certificate_alone_is_not_enough() -> None:
    assert said(taught()) == ["The questions on how going missing and exploitation are linked were never answered."]
    assert grading(taught()).until is None


def test_understanding_alone_is_not_enough() -> None:
    assert said(answered()) == ["No record of the training “Grading the risk to a missing child” was found."]


def test_the_last_day_still_counts_and_the_day_after_does_not() -> None:
    events = taught(valid_until="2026-03-02"), answered()

    assert grading(*events, now=at("2026-03-02T23:59:59")).holds
    assert said(*events, now=at("2026-03-03T00:00")) == [
        "The training “Grading the risk to a missing child” ran out on 2 March 2026."
    ]
    assert grading(*events, now=at("2026-03-03T00:00")).until == date(2026, 3, 2)


def test_understanding_lasts_a_year_to_the_end_of_the_day() -> None:
    events = taught(when="2025-01-05T09:00"), answered(when="2025-03-02T09:00")

    assert grading(*events, now=at("2026-03-02T23:59:59")).holds
    assert said(*events, now=at("2026-03-03T00:00")) == [
        "Understanding of how going missing and exploitation are linked ran out on 2 March 2026."
    ]


def test_training_lasts_no_longer_than_the_rulebook_gives_it_from_the_day_it_was_gained() -> None:
    events = taught(gained_on="2024-03-01", valid_until="2034-03-01"), answered()

    assert said(*events) == ["The training “Grading the risk to a missing child” ran out on 1 March 2026."]


def test_what_was_not_passed_the_last_time_does_not_count_from_before() -> None:
    events = taught(), answered(), answered(when="2026-02-01T09:00", right=9, passed=False)

    assert said(*events) == [
        "The questions on how going missing and exploitation are linked were not passed: 9 of 16 right."
    ]
    assert grading(*events, answered(when="2026-02-03T09:00")).holds


def test_what_was_withdrawn_counts_no_more_and_what_is_recorded_later_does() -> None:
    gone = told("competence_withdrawn", "2026-02-01T09:00", {"competence": "missing_risk_grading"})

    assert said(taught(), answered(), gone) == [
        "No record of the training “Grading the risk to a missing child” was found."
    ]
    assert grading(taught(), answered(), gone, taught(when="2026-02-02T09:00")).holds


def test_a_finding_that_is_not_safe_stands_until_practice_was_watched_or_a_later_sample_is_sound() -> None:
    events = taught(), answered(), found("2026-02-10T09:00")

    assert said(*events) == ["A sample for 2026-02 found 3 of 8 grades too low."]
    assert grading(*events).lacking[0].remedy == (
        "It is answered by practice that somebody watched and found safe or by a later sample that is sound."
    )
    assert not grading(*events, answered(when="2026-02-20T09:00")).holds, "answering questions is not enough"
    assert not grading(*events, watched("2026-02-20T09:00", result="not_yet")).holds
    assert grading(*events, watched("2026-02-20T09:00")).holds
    assert grading(*events, found("2026-02-20T09:00", finding="sound", too_low=0)).holds
    assert not grading(*events, watched("2026-02-01T09:00")).holds, "before the finding"


def test_a_finding_to_learn_from_stops_nobody() -> None:
    assert grading(taught(), answered(), found("2026-02-10T09:00", finding="to_learn_from")).holds


def test_evidence_about_oneself_entered_by_oneself_does_not_count() -> None:
    assert not grading(taught(by="gwen"), answered()).holds
    assert not grading(taught(), answered(), found("2026-02-10T09:00"), watched("2026-02-20T09:00", by="gwen")).holds


def test_somebody_else_s_answers_do_not_count() -> None:
    assert not grading(taught(), answered(by="omar")).holds


def test_what_comes_later_is_not_looked_at() -> None:
    assert not grading(taught(), answered(when="2026-03-02T20:00:01")).holds
    assert grading(taught(), answered(when="2026-03-02T20:00")).holds


def test_a_rulebook_that_does_not_say_what_grading_asks_for_asks_for_the_competence_alone() -> None:
    examples = load("examples")

    assert to_grade([taught()], examples, NOW).holds
    assert not to_grade([], examples, NOW).holds
    assert to_grade([taught(valid_until="2026-03-01")], examples, NOW).until == date(2026, 3, 1)


def test_each_kind_of_work_is_judged_by_what_it_asks() -> None:
    skills = [taught(competence=code) for code in ("pip2", "vbl_aware")]
    needs = PACK.requires["investigate_exploitation"]

    lacking = standing(needs, [*skills, answered()], PACK, NOW).lacking
    assert [line.about for line in lacking] == ["ce_cpd"]


def test_what_runs_out_is_listed_soonest_first() -> None:
    found = grading(taught(valid_until="2026-05-01"), answered(when="2025-04-01T09:00"))

    running = [line.about for line, _ in lapses([found], date(2026, 3, 2), date(2026, 6, 1))]
    assert running == ["missing_and_exploitation", "missing_risk_grading"]
    assert list(lapses([found], date(2026, 3, 2), date(2026, 3, 31))) == []


WHOLE = (taught(), answered(), found("2026-02-10T09:00"), watched("2026-02-20T09:00"))


@pytest.mark.parametrize("place", [0, 1, 3])
def test_losing_any_one_piece_of_evidence_is_losing_it_all(place: int) -> None:
    assert grading(*WHOLE).holds
    assert not grading(*(event for event in WHOLE if event is not WHOLE[place])).holds


days = st.integers(0, 700).map(lambda count: (at("2025-01-01T09:00") + timedelta(days=count)).isoformat())
until = st.integers(0, 1200).map(lambda count: f"{date(2025, 1, 1) + timedelta(days=count)}")
evidence = st.one_of(
    st.builds(lambda when, last: taught(when, valid_until=last), days, until),
    st.builds(answered, days),
    st.builds(watched, days),
    st.builds(lambda when: found(when, finding="sound"), days),
)
against = st.one_of(
    st.builds(lambda when: answered(when, right=3, passed=False), days),
    st.builds(found, days),
    st.builds(lambda when: told("competence_withdrawn", when, {"competence": "missing_risk_grading"}), days),
)


def numbered(events: list[Event]) -> list[Event]:
    return [replace(event, id=EventId(f"e{place:03}")) for place, event in enumerate(events)]


@given(st.lists(st.one_of(evidence, against), max_size=12), evidence, days)
def test_adding_evidence_never_takes_it_away(history: list[Event], more: Event, asked: str) -> None:
    now = at(asked)
    every = numbered([*history, more])

    if to_grade(every[:-1], PACK, now).holds:
        assert to_grade(every, PACK, now).holds


@given(st.lists(st.one_of(evidence, against), max_size=12), against, days)
def test_what_speaks_against_somebody_never_makes_them_able(history: list[Event], more: Event, asked: str) -> None:
    now = at(asked)
    every = numbered([*history, more])

    if not to_grade(every[:-1], PACK, now).holds:
        assert not to_grade(every, PACK, now).holds


@given(st.lists(st.one_of(evidence, against), max_size=12), days)
def test_able_is_to_have_a_day_until_which_it_holds_that_has_not_passed(history: list[Event], asked: str) -> None:
    now = at(asked)
    found = to_grade(numbered(history), PACK, now)

    assert found.holds is (found.until is not None and found.until >= now.date())


@given(st.lists(evidence, max_size=8), st.randoms(use_true_random=False), days)
def test_the_order_of_entry_changes_nothing(history: list[Event], order: Random, asked: str) -> None:
    every = numbered(history)
    shuffled = list(every)
    order.shuffle(shuffled)

    assert to_grade(every, PACK, at(asked)) == to_grade(shuffled, PACK, at(asked))


def test_only_the_kinds_of_evidence_that_the_rulebook_takes_count() -> None:
    grading_risk = PACK.competences["missing_risk_grading"]

    assert in_date_until(grading_risk.id, [taught(evidence="portfolio")], grading_risk) == date(2027, 1, 1)
    assert in_date_until(grading_risk.id, [taught(evidence="licence")], grading_risk) is None
