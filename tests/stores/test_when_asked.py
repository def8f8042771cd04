"""What is made of a case when a page shows it: made once, and anew when the case stands otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from tests.stores.acts import MIDNIGHT, counting, entry, graded, located, record_of, reported
from tests.stores.test_abreast import PACK
from tests.stores.test_reading import rulebook
from wayhome.application.board.owing import things_owed
from wayhome.application.caseload import Case
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger
from wayhome.application.reading import Reading
from wayhome.application.standing.when_asked import WhenAsked
from wayhome.duties.in_force import InForce
from wayhome.store.memory import MemoryLedger
from wayhome.web.presenting.lost_first import LostSoon, lost_first
from wayhome.web.presenting.queues import Things

NOON = MIDNIGHT + timedelta(hours=36)


class Grades(WhenAsked[str]):
    """The grade of each case that is asked for, with a note of what was made."""

    def __init__(self) -> None:
        super().__init__(self._grade)
        self.made: list[str] = []

    def _grade(self, case: Case, _rulebook: InForce) -> str:
        self.made.append(case.record)
        return str(case.known.value("grade", case.at))


def case_at(reading: Reading, at: datetime, episode: str = "1") -> Case:
    case = reading.case(record_of(episode), at)
    assert case is not None
    return case


@contextmanager
def grades(reading: Reading, at: datetime) -> Iterator[Grades]:
    with reading.column(Grades, at) as kept:
        kept.made = []
        yield kept


@pytest.fixture
def two(ledger: Ledger) -> Ledger:
    """Return a record in which two children are missing."""
    supplies = counting(name="two")
    for number in "12":
        enter(entry(reported(), episode=number, child=number), ledger=ledger, supplies=supplies)
    return ledger


def test_nothing_is_made_of_a_case_that_nobody_asks_for_and_once_of_one_that_is_asked_for_twice(two: Ledger) -> None:
    reading = Reading(two, rulebook(PACK), rulebook)

    with grades(reading, NOON) as kept:
        assert [kept.of(case_at(reading, NOON)) for _ in range(2)] == ["None", "None"]
        assert kept.made == [record_of("1")]
    with grades(reading, NOON + timedelta(seconds=1)) as kept:
        kept.of(case_at(reading, NOON + timedelta(seconds=1)))
        assert kept.made == []


def test_an_entry_lets_go_of_what_was_made_of_its_case_and_of_no_other(two: Ledger) -> None:
    reading, later = Reading(two, rulebook(PACK), rulebook), NOON + timedelta(seconds=1)
    with grades(reading, NOON) as kept:
        assert [kept.of(case_at(reading, NOON, number)) for number in "12"] == ["None", "None"]

    enter(entry(graded(), episode="1", child="1"), ledger=two, supplies=counting(name="then"))

    with grades(reading, later) as kept:
        assert [kept.of(case_at(reading, later, number)) for number in "12"] == ["high", "None"]
        assert kept.made == [record_of("1")]


def test_what_a_case_owes_goes_on_as_time_passes_though_nothing_is_entered(two: Ledger) -> None:
    reading = Reading(two, rulebook(PACK), rulebook)
    found = []
    for hours in (0, 1, 6, 30, 80, 6):
        at = MIDNIGHT + timedelta(hours=hours)
        with reading.column(Things, at) as kept:
            case = case_at(reading, at)
            found.append(kept.of(case))
            assert list(found[-1]) == things_owed(case, reading.rulebook.pack_at(at), at), hours
    assert len(set(found)) > 1


def test_what_is_lost_by_waiting_goes_on_with_the_record(two: Ledger) -> None:
    reading = Reading(two, rulebook(PACK), rulebook)
    found = []
    for number, facts in enumerate(((), (graded(),), (located(),))):
        if facts:
            enter(entry(*facts, episode="1", child="1"), ledger=two, supplies=counting(name=f"then {number}"))
        with reading.column(LostSoon, NOON) as kept:
            case = case_at(reading, NOON)
            found.append(kept.of(case))
            assert found[-1] == lost_first(case, reading.rulebook.at(NOON), {})
    assert len(set(found)) > 1


def test_a_case_told_before_the_last_entry_is_not_taken_for_how_it_stands_now(two: Ledger) -> None:
    reading = Reading(two, rulebook(PACK), rulebook)
    before = case_at(reading, NOON)
    enter(entry(graded(), episode="1", child="1"), ledger=two, supplies=counting(name="then"))

    with grades(reading, NOON) as kept:
        assert kept.of(before) == "None"
        assert kept.of(case_at(reading, NOON)) == "high"
        assert kept.of(before) == "None"


def test_of_a_case_that_no_list_holds_nothing_is_kept() -> None:
    ledger = MemoryLedger()
    enter(entry(reported()), ledger=ledger, supplies=counting())
    reading = Reading(ledger, rulebook(PACK), rulebook)
    apart = Reading(MemoryLedger(), rulebook(PACK), rulebook)

    with grades(apart, NOON) as kept:
        assert [kept.of(case_at(reading, NOON)) for _ in range(2)] == ["None", "None"]
        assert kept.made == [record_of("1")] * 2


def test_nothing_can_be_made_of_a_case_before_a_rulebook_is_known() -> None:
    ledger = MemoryLedger()
    enter(entry(reported()), ledger=ledger, supplies=counting())

    with pytest.raises(RuntimeError, match="once a rulebook is known"):
        Grades().of(case_at(Reading(ledger, rulebook(PACK), rulebook), NOON))
