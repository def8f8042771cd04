"""The record as pages read it: whatever was kept from before, the same as the whole record told afresh."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores.acts import MIDNIGHT, counting, disposal, entry, graded, located, named, record_of, reported
from tests.stores.databases import known_to_django, opened_safely
from tests.stores.test_duties import HOUR, histories, imported
from wayhome.application.activating import activate
from wayhome.application.caseload import Case, Caseload
from wayhome.application.disposing import dispose
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.ports import Ledger
from wayhome.application.reading import Reading
from wayhome.application.rebuilding import everything
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Status
from wayhome.kernel.ids import RecordId, Subject, subject
from wayhome.packs import load
from wayhome.record.vocabulary import check
from wayhome.store.memory import MemoryLedger
from wayhome.store.opening import open_ledger

END = MIDNIGHT + 130 * HOUR
FACTS = ("age", "nation", "care_status", "level", "floor", "exploitation", "grade", "child_missing")


@cache
def rulebook(name: str) -> Rulebook:
    return Rulebook(load(name))


def reading_of(ledger: Ledger, first: str = "examples-2026.1") -> Reading:
    return Reading(ledger, rulebook(first), rulebook)


def afresh(ledger: Ledger, reading: Reading, at: datetime) -> Caseload:
    return Caseload([kept.sealed for kept in everything(ledger) if kept.sealed], reading.rulebook, at=at)


def case_of(reading: Reading, record: str, at: datetime = END) -> Case:
    case = reading.case(record_of(record), at)
    assert case is not None
    return case


def told(case: Case) -> tuple[object, ...]:
    """Return all that a case says, what is known of it included."""
    assert case.open_duties == case.in_status(Status.OVERDUE, Status.OWED)
    known = tuple(case.known.value(fact, case.at) for fact in FACTS)
    return (
        case.record, case.kinds, case.children, case.entries, case.background, case.duties, case.at, known,
        case.known.floors_at(case.at),
    )  # fmt: skip


def same(ledger: Ledger, reading: Reading, at: datetime) -> bool:
    kept, whole = reading.caseload(at), afresh(ledger, reading, at)
    children = sorted({child for case in whole.cases for child in case.children})
    about = [[case.record for case in caseload.about(child)] for caseload in (kept, whole) for child in children]
    assert list(map(told, kept.cases)) == list(map(told, whole.cases))
    return about[: len(children)] == about[len(children) :]


@st.composite
def joinings(draw: st.DrawFn) -> Entry:
    """Draw that the records of two children are one child's, or are not."""
    name, fields = draw(
        st.sampled_from([
            ("child.records_joined", {"keeps": "child:1", "reason": "one child"}),
            ("child.records_joined", {"keeps": "child:2", "reason": "one child"}),
            ("child.records_parted", {"reason": "two children"}),
        ])
    )  # fmt: skip
    recorded, happened = draw(st.integers(0, 120)), draw(st.integers(0, 120))
    number = draw(st.integers(1, 10**9))
    both = (subject("child", "1"), subject("child", "2"))
    one = imported(check(name, 1, fields), happened=happened, recorded=recorded, name=f"j{number}", subjects=both)
    return Entry(record=RecordId("C-1"), drafts=(one,))


@st.composite
def lives(draw: st.DrawFn) -> list[Entry]:
    acts = draw(histories())
    joined = draw(st.lists(joinings(), max_size=2, unique_by=lambda one: one.drafts[0].id))
    for one in joined:
        acts.insert(draw(st.integers(0, len(acts))), one)
    return acts


@contextmanager
def places(kind: str, migrated: Path, folder: Path) -> Iterator[Ledger]:
    if kind == "memory":
        yield MemoryLedger()
        return
    with known_to_django(opened_safely(f"sqlite:///{shutil.copy(migrated, folder / 'copy')}")) as alias:
        yield open_ledger(alias)


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@given(acts=lives(), asked=st.sets(st.integers(0, 14)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_kept_comes_to_the_same_as_the_whole_record_told_afresh(
    migrated_sqlite: Path, tmp_path: Path, kind: str, acts: list[Entry], asked: set[int]
) -> None:
    with places(kind, migrated_sqlite, tmp_path) as ledger:
        reading = reading_of(ledger)
        for number, act in enumerate(acts):
            enter_all([act], ledger=ledger, supplies=counting(name=f"from {number}"))
            if number in asked:
                assert same(ledger, reading, END + number * HOUR)
        assert same(ledger, reading, END + 40 * HOUR)


def test_each_store_tells_what_an_entry_bears_on_alike(ledger: Ledger) -> None:
    reading, supplies = reading_of(ledger), counting()
    for episode in ("1", "2"):
        enter(entry(reported(), graded(), episode=episode), ledger=ledger, supplies=supplies)
    assert same(ledger, reading, END)
    described = check("child.described", 1, {"nation": "wales", "care_status": "looked_after"})
    alone = Draft(fact=described, happened_at=MIDNIGHT, subjects=(subject("child", "1"),))

    enter(Entry(record=RecordId("C-1"), drafts=(alone,)), ledger=ledger, supplies=supplies)
    enter(entry(located(), episode="2"), ledger=ledger, supplies=supplies)

    assert same(ledger, reading, END)
    assert case_of(reading, "1").known.value("nation", END) == "wales"


def test_only_what_an_entry_bears_on_is_told_again(ledger: Ledger) -> None:
    reading, supplies = reading_of(ledger), counting()
    for number in ("1", "2"):
        enter(entry(reported(), episode=number, child=number), ledger=ledger, supplies=supplies)
    before = {record: case_of(reading, record) for record in "12"}

    enter(entry(graded(), episode="1", child="1"), ledger=ledger, supplies=supplies)

    after = {record: case_of(reading, record) for record in "12"}
    assert before["2"].entries is after["2"].entries
    assert before["1"].duties != after["1"].duties


def test_a_rulebook_put_in_force_judges_at_once_what_arises_from_then_on(ledger: Ledger) -> None:
    reading, pack = reading_of(ledger, "england-wales-2026.1"), load("examples-2026.1")
    enter(entry(reported(), episode="1"), ledger=ledger, supplies=counting())
    before = case_of(reading, "1")

    activate(
        pack, first="Duffy", second="Larkin", force="met", ledger=ledger,
        supplies=counting(start=MIDNIGHT + HOUR, name="active"),
    )  # fmt: skip
    later = imported(
        reported(), happened=2, recorded=2, name="later", subjects=(subject("child", "2"), subject("episode", "2"))
    )
    enter(Entry(record=record_of("2"), drafts=(later,)), ledger=ledger, supplies=counting(name="after"))

    assert same(ledger, reading, END)
    earlier = [duty for duty in before.duties if duty.raised_at < MIDNIGHT + HOUR]
    assert [duty for duty in case_of(reading, "1").duties if duty.raised_at < MIDNIGHT + HOUR] == earlier
    assert {duty.rule for duty in case_of(reading, "2").duties} <= set(pack.duties)


def test_names_are_read_as_they_are_asked_for_and_are_gone_once_destroyed(ledger: Ledger) -> None:
    reading, supplies, child = reading_of(ledger), counting(), Subject("child:1")
    enter(entry(reported(), named("Tamsin"), episode="1"), ledger=ledger, supplies=supplies)
    enter(entry(named("Tam"), episode="1"), ledger=ledger, supplies=supplies)
    assert reading.names()[child] == "Tam"
    assert list(reading.names()) == [child]
    assert Subject("child:2") not in reading.names()

    dispose(disposal("1"), ledger=ledger, supplies=supplies)

    assert child not in reading.names()
    assert list(reading.names()) == []


def test_a_record_put_in_the_place_of_another_is_read_from_the_start() -> None:
    here, there = MemoryLedger(), MemoryLedger()
    reading = reading_of(here)
    enter(entry(reported(), episode="1"), ledger=here, supplies=counting())
    assert reading.case(record_of("1"), END) is not None
    for number in ("2", "3"):
        enter(entry(reported(), episode=number), ledger=there, supplies=counting(name=number))

    reading.log = there

    assert reading.case(record_of("1"), END) is None
    assert reading.case(record_of("3"), END) is not None


def test_what_the_calendar_raises_is_told_again_on_another_day(ledger: Ledger) -> None:
    reading = Reading(ledger, by_the_month(), rulebook)
    enter(entry(reported(), episode="1"), ledger=ledger, supplies=counting())

    owed = [len(case_of(reading, "1", MIDNIGHT + timedelta(days=days)).duties) for days in (0, 40, 80, 40)]

    assert owed == [1, 2, 3, 2]
    assert same(ledger, reading, datetime(2026, 3, 31, 22, 59, 59, tzinfo=UTC))
    assert same(ledger, reading, datetime(2026, 3, 31, 23, 0, 0, tzinfo=UTC))


def by_the_month() -> Rulebook:
    """Return a rulebook in which every episode owes something each month."""
    pack = load("england-wales-2026.1")
    monthly = next(duty for duty in pack.duties.values() if duty.shape == "calendar/1" and duty.every == "month")
    about = (
        pack.duties["MR-01"]
        if "MR-01" in pack.duties
        else next(d for d in pack.duties.values() if d.scope == "episode")
    )
    raised = about.raised_by[0].model_copy(update={"event": "missing.reported", "where": {}})
    changed = monthly.model_copy(update={"scope": about.scope, "raised_by": (raised,), "when": {}, "ends_with": ()})
    return Rulebook(pack.with_duties({changed.id: changed}))


def test_several_who_read_at_once_while_entries_are_made_leave_nothing_stale_behind() -> None:
    ledger, stop = MemoryLedger(), Event()
    reading, supplies = reading_of(ledger), counting()
    enter(entry(reported(), episode="1"), ledger=ledger, supplies=supplies)

    def read() -> int:
        count = 0
        while not stop.is_set():
            count += len(reading.caseload(END).cases)
        return count

    with ThreadPoolExecutor(max_workers=3) as readers:
        reads = [readers.submit(read) for _ in range(3)]
        for number in range(40):
            act = entry(graded(f"{number}"), episode=f"{number % 4}", child=f"{number % 3}")
            entered = enter(act, ledger=ledger, supplies=supplies)
            case = case_of(reading, f"{number % 4}")
            assert entered.events[0] in case.entries
        stop.set()
        assert all(each.result() > 0 for each in reads)

    assert same(ledger, reading, END)
