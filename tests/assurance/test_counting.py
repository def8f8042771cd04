"""A number is the length of a list, whatever is counted and wherever the list is kept."""

import tracemalloc
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assurance.cases import judged, pack
from tests.histories import at
from wayhome.assurance.counting import DutyRef, EventRef, Ref
from wayhome.assurance.measures import Counted, Judged, count
from wayhome.assurance.report import Report, Tally, report_on
from wayhome.duties.duty import Status
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import SubjectKind
from wayhome.rulebook.measures import Measure

NOW = at("2026-03-20T09:00")
ARREST = "2026-03-06T15:00 investigation.suspect_dealt_with kind=arrested"
TOLD = "2026-03-09T10:00 victim.notice_delivered about=[#1] to=child receipt=heard_in_person"
TOLD_LATE = TOLD.replace("03-09", "03-12")
WRITTEN_LATE = TOLD + " recorded_at=2026-03-16T10:00"
NOT_POSSIBLE = "2026-03-09T09:00 victim.notice_not_possible about=[#1] to=child reason=three_attempts supervisor=DS-4"


def case(name: str, *events: str) -> Judged:
    return judged(name, *events, at=NOW)


def cases() -> list[Judged]:
    return [
        case("in-time", ARREST, TOLD),
        case("late", ARREST, TOLD_LATE),
        case("never", ARREST),
        case("excused", ARREST, NOT_POSSIBLE),
        case("written-late", ARREST, WRITTEN_LATE),
        case("not-yet", ARREST.replace("03-06T15", "03-19T15")),
    ]


def counted(identity: str, *told: Judged) -> Counted:
    return count(pack("recommendations").measures[identity], told or cases(), at=NOW)


def names(listing: object) -> list[str]:
    return [ref.case for ref in listing]  # type: ignore[attr-defined]


def test_a_measure_over_duties_lists_those_done_in_time_and_those_whose_time_has_come() -> None:
    told = counted("M-06-ARREST")

    assert names(told.numerator) == ["in-time", "written-late"]
    assert names(told.denominator) == ["in-time", "late", "never", "excused", "written-late"]
    assert (told.count, told.out_of) == (2, 5)


def test_what_was_excused_or_written_down_late_is_counted_apart_and_not_left_out() -> None:
    told = counted("M-06-ARREST")

    assert names(told.excused) == ["excused"]
    assert names(told.recorded_late) == ["written-late"]
    assert names(counted("M-13").numerator) == ["excused"]


def test_breaches_are_counted_by_the_strength_of_the_limb_that_was_breached() -> None:
    crime = case("crime", "2026-03-02T09:00 investigation.crime_recorded")

    assert counted("M-06-ARREST").breaches == {Strength.STATUTORY_CODE: 2}
    assert counted("M-03", crime).breaches == {Strength.STATUTORY_CODE: 1}
    assert counted("M-04", crime).breaches == {Strength.DESIGN_DEFAULT: 1}


def test_a_measure_over_entries_lists_entries_and_those_whose_fields_pass() -> None:
    home = judged(
        "home",
        "2026-03-02T20:00 missing.reported",
        "2026-03-03T20:00 missing.prevention_interview_held mode=in_person",
        "2026-03-04T20:00 missing.prevention_interview_held mode=telephone",
        "2026-04-04T20:00 missing.prevention_interview_held mode=in_person",
        at=NOW,
        scope=SubjectKind.EPISODE,
    )

    held = counted("M-30", home)

    assert [ref.event for ref in held.numerator if isinstance(ref, EventRef)] == ["#2"]
    assert [ref.event for ref in held.denominator if isinstance(ref, EventRef)] == ["#2", "#3"]


@pytest.mark.parametrize(
    ("cases_told", "words"),
    [
        (0, "None arose, so there is nothing to measure."),
        (9, "9 of 9; too few for a percentage."),
        (10, "10 of 10 (100%)."),
    ],
)
def test_no_percentage_is_given_of_few_and_none_without_what_it_is_out_of(cases_told: int, words: str) -> None:
    told = count(
        pack("recommendations").measures["M-06-ARREST"],
        [case(f"c{number}", ARREST, TOLD) for number in range(cases_told)],
        at=NOW,
    )

    assert told.words == words


def report(told: list[Judged], under: str = "england-wales") -> Report:
    made, _ = report_on(told, recommendations=pack("recommendations"), rulebook=pack(under), at=NOW)
    return made


def test_the_report_puts_each_number_under_its_recommendation_and_cause() -> None:
    made = report(cases())

    assert [len(cause.findings) for cause in made.causes] == [3, 5]
    fifth = made.causes[1].findings[4]
    assert fifth.recommendation.id == "AC23-2-5"
    assert {told.measure.id: told.words for told in fifth.measures}["M-06"] == "2 of 5; too few for a percentage."


def test_the_totals_are_the_lengths_of_their_lists() -> None:
    totals = report(cases()).totals

    assert totals.cases == 6
    assert sum(totals.by_strength.values()) == sum(totals.by_rule.values()) == len(totals.breaches)
    breached = totals.statuses[Status.OVERDUE] + totals.statuses.get(Status.MET_LATE, 0)
    assert breached + totals.statuses.get(Status.MISSED, 0) == len(totals.breaches)
    assert names(totals.recorded_late) == ["written-late"]


def test_a_measure_none_of_whose_rules_the_rulebook_holds_says_so_and_gives_no_nought() -> None:
    made = report([], under="examples")

    assert made.measures["M-04"].words == "Not measured: the rulebook in use holds none of these rules."
    assert made.measures["M-03"].words == "None arose, so there is nothing to measure."


def test_a_case_comes_back_with_its_duties_as_they_stand_so_that_it_can_have_a_page_and_be_forgotten() -> None:
    tally = Tally(recommendations=pack("recommendations"), rulebook=pack("england-wales"), at=NOW)

    one = tally.add(case("never", ARREST))

    assert {str(duty.rule): status for duty, status in one.duties}["VC-10"] is Status.OVERDUE
    assert "VC-10" in {duty.rule for duty in one.breaches}


class WrittenOut:
    """A list that keeps nothing in memory but its length, as a report on many cases does."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines = 0

    def add(self, ref: Ref) -> None:
        self.lines += 1

    def __len__(self) -> int:
        return self.lines

    def __iter__(self) -> Iterator[Ref]:
        raise AssertionError("a report never reads its lists back")


def test_lists_may_be_written_out_and_the_numbers_are_the_same() -> None:
    kept = report(cases())
    tally = Tally(
        recommendations=pack("recommendations"), rulebook=pack("england-wales"), at=NOW, new_listing=WrittenOut
    )
    for one in cases():
        tally.add(one)
    written = tally.report()

    assert {name: told.words for name, told in written.measures.items()} == {
        name: told.words for name, told in kept.measures.items()
    }
    assert len(written.totals.breaches) == len(kept.totals.breaches)


def _grown_by(tally: Tally, told: list[Judged], times: int) -> int:
    tracemalloc.start()
    for _ in range(times):
        for one in told:
            tally.add(one)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return grown


def test_memory_does_not_grow_with_the_cases_when_lists_are_written_out() -> None:
    tally = Tally(
        recommendations=pack("recommendations"), rulebook=pack("england-wales"), at=NOW, new_listing=WrittenOut
    )
    told = cases()
    _grown_by(tally, told, 10)

    few, many = _grown_by(tally, told, 20), _grown_by(tally, told, 400)

    assert many < few + 500_000  # the lists themselves would come to several million


@given(st.lists(st.sampled_from(range(6)), max_size=30))
def test_every_number_is_the_length_of_its_list_and_no_list_holds_what_the_larger_one_does_not(
    chosen: list[int],
) -> None:
    known = cases()
    made = report([known[number] for number in chosen])

    for told in made.measures.values():
        listed = list(told.denominator)
        assert told.count == len(list(told.numerator)) <= told.out_of == len(listed)
        assert all(ref in listed for ref in told.numerator)
        assert all(ref in listed for ref in (*told.excused, *told.recorded_late))
        broken = [ref for ref in listed if isinstance(ref, DutyRef) and ref.status.is_breach]
        assert sum(told.breaches.values()) == len(broken)


def test_a_measure_counted_at_another_instant_counts_what_stood_then() -> None:
    measure: Measure = pack("recommendations").measures["M-06-ARREST"]
    late = case("late", ARREST, TOLD_LATE)

    before = count(measure, [late], at=at("2026-03-09T23:59:59"))
    after = count(measure, [late], at=at("2026-03-09T23:59:59") + timedelta(seconds=1))

    assert (before.out_of, after.out_of) == (0, 1)
