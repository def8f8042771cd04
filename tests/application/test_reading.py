"""The record as pages read it: kept while nothing changes, and the same as if it had been derived afresh."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wayhome.application.caseload import Caseload
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.reading import Reading
from wayhome.application.rebuilding import everything
from wayhome.cli.borough.telling import borough
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import RecordId, Subject
from wayhome.packs import load
from wayhome.record.vocabulary import check
from wayhome.store.memory import MemoryLedger
from wayhome.store.supplies import SUPPLIES

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)


@pytest.fixture
def ledger() -> MemoryLedger:
    made = MemoryLedger()
    enter_all(borough(NOW), ledger=made, supplies=replace(SUPPLIES, now=lambda: NOW))
    return made


@pytest.fixture
def reading(ledger: MemoryLedger) -> Reading:
    return Reading(ledger, Rulebook(load("examples-2026.1")), lambda name: Rulebook(load(name)))


def standing(caseload: Caseload) -> list[tuple[str, str, str]]:
    return [
        (case.record, duty.identity, duty.status_at(case.at).value)
        for case in caseload.cases
        for duty in case.duties
        if duty.status_at(case.at).value != "not_yet"
    ]


@pytest.mark.parametrize("later", [0, 7, 59, 61, 60 * 24 * 40])
def test_what_is_kept_stands_as_if_it_were_derived_afresh(reading: Reading, ledger: MemoryLedger, later: int):
    reading.caseload(NOW)
    at = NOW + timedelta(minutes=later)

    afresh = Caseload([kept.sealed for kept in everything(ledger) if kept.sealed], reading.rulebook, at=at)

    assert standing(reading.caseload(at)) == standing(afresh)


def test_what_is_entered_is_read_at_once(reading: Reading, ledger: MemoryLedger):
    before = reading.caseload(NOW).case("EM-1048")
    found = Draft(
        fact=check("missing.child_located", 1, {"condition": "alive"}),
        happened_at=NOW,
        subjects=(Subject("child:C-102"), Subject("episode:EM-1048")),
    )

    enter(Entry(record=RecordId("EM-1048"), drafts=(found,)), ledger=ledger, supplies=SUPPLIES)

    after = reading.caseload(NOW).case("EM-1048")
    assert before is not None
    assert after is not None
    assert len(after.entries) == len(before.entries) + 1


def test_every_duty_of_a_case_is_in_exactly_one_case(reading: Reading):
    caseload = reading.caseload(NOW)

    identities = [duty.identity for case in caseload.cases for duty in case.duties]

    assert len(identities) == len(set(identities))


def test_as_known_holds_nothing_that_was_written_down_later(reading: Reading):
    moment = NOW - timedelta(minutes=66)

    then = reading.caseload(NOW).as_known("EM-1047", moment)

    assert all(held.event.recorded_at <= moment for case in then.cases for held in case.entries)
    assert then.case("EM-1047") is not None
