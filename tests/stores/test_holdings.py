"""Held records in each of the places where they can be kept: the same answers, found by key, all kept or none."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.holdings.people import BORN, CODE, HOME, NIGHT, PHONE, held
from wayhome.application.holding.ports import Added, HoldingsIndex, HoldingsOutOfReach, Source
from wayhome.cli.borough.holding import bring_in_as_they_came, held_records
from wayhome.holdings.asking import Asked
from wayhome.holdings.hubs import HUB
from wayhome.holdings.keys import hashed, keys_asked
from wayhome.holdings.reached import BUDGET
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.shortlist import LONG
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.lists import SINCE
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.sql import ask, tell

ISLA = Asked(name="Isla Redfearn", birth_date=BORN)
LATER = NIGHT + timedelta(days=1)
TOLD_AT = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
Found = list[tuple[str, str]]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def index(request: pytest.FixtureRequest) -> HoldingsIndex:
    """Return empty holdings in each of the places where they can be kept."""
    if request.param == "memory":
        return MemoryHoldings()
    return DatabaseHoldings(request.getfixturevalue(request.param))


def found(index: HoldingsIndex, asked: Asked = ISLA) -> Found:
    """Return what comes back: each reference with how far it can be relied on."""
    return [(one.record.id, one.tier) for one in index.search(asked, at=LATER).found]


def test_a_record_is_found_and_comes_back_whole(index: HoldingsIndex):
    record = held(
        born=BORN, aka=("Izzy",), address=HOME, postcode=CODE, phones=(PHONE,), vehicles=("AK92 RBX",),
        associates=("Karen Holt",), on=date(2025, 1, 9), text="Said “I’m fine” – zażółć.",
    )  # fmt: skip

    assert index.add([record], at=NIGHT) == Added(new=1)
    answer = index.search(ISLA, at=LATER)

    assert [one.record for one in answer.found] == [record]
    assert (answer.asked, answer.at, answer.index_size, answer.as_of) == (ISLA, LATER, 1, NIGHT)
    assert answer.sources == (Source(name="missing", records=1, as_of=NIGHT, newest=date(2025, 1, 9)),)
    assert index.record("R-1") == record


def test_holdings_with_nothing_in_them_say_so(index: HoldingsIndex):
    answer = index.search(ISLA, at=LATER)

    assert (answer.found, answer.sources, answer.index_size, answer.as_of) == ((), (), 0, None)
    assert answer.reached
    assert index.record("R-1") is None


def test_bringing_the_same_in_again_changes_nothing_but_how_fresh_it_is(index: HoldingsIndex):
    records = [held(born=BORN), held("Zara Quill", reference="R-2")]
    index.add(records, at=NIGHT)

    assert index.add(records, at=LATER) == Added(unchanged=2)
    assert found(index) == [("R-1", "certain")]
    assert index.sources() == (Source(name="missing", records=2, as_of=LATER),)


def test_a_changed_record_takes_the_place_of_the_earlier_and_is_found_by_what_it_now_says(index: HoldingsIndex):
    index.add([held(born=BORN)], at=NIGHT)

    assert index.add([held("Zara Quill", born=BORN)], at=LATER) == Added(changed=1)
    assert found(index) == []
    assert found(index, Asked(name="Zara Quill", birth_date=BORN)) == [("R-1", "certain")]


def test_the_same_reference_twice_in_one_file_leaves_the_last(index: HoldingsIndex):
    index.add([held("Zara Quill"), held(born=BORN)], at=NIGHT)

    assert found(index) == [("R-1", "certain")]
    assert index.sources()[0].records == 1


def test_a_reference_that_another_system_uses_is_not_written_over(index: HoldingsIndex):
    index.add([held(born=BORN)], at=NIGHT)

    assert index.add([held("Zara Quill", system="crime")], at=LATER) == Added(clashing=("R-1",))
    assert found(index) == [("R-1", "certain")]
    assert [source.name for source in index.sources()] == ["missing"]


def test_a_record_that_is_taken_out_is_found_by_nothing_and_counted_no_more(index: HoldingsIndex):
    index.add([held(born=BORN), held("Zara Quill", reference="R-2")], at=NIGHT)

    assert index.remove(["R-1", "R-1", "R-9"], at=LATER) == 1

    assert (found(index), index.record("R-1"), index.records_of(["R-1"])) == ([], None, ())
    assert index.sources() == (Source(name="missing", records=1, as_of=LATER),)


def test_several_records_come_back_in_the_order_in_which_they_are_asked_for(index: HoldingsIndex):
    index.add([held(), held("Zara Quill", reference="R-2")], at=NIGHT)

    assert [record.id for record in index.records_of(["R-2", "R-9", "R-1"])] == ["R-2", "R-1"]


def test_the_answer_is_as_old_as_the_source_brought_in_longest_ago(index: HoldingsIndex):
    index.add([held()], at=NIGHT)
    index.add([held("Zara Quill", reference="C-1", system="crime")], at=LATER)

    assert index.search(ISLA, at=LATER).as_of == NIGHT


def test_a_phone_that_very_many_share_leads_to_nobody_by_itself(index: HoldingsIndex):
    crowd = [held("Karen Holt", reference=f"R-{n}", phones=(PHONE,)) for n in range(HUB + 1)]
    index.add([*crowd, held(reference="isla", born=BORN, phones=(PHONE,))], at=NIGHT)

    answer = index.search(replace(ISLA, phones=(PHONE,)), at=LATER)

    assert [one.record.id for one in answer.found] == ["isla"]
    assert answer.crowded == (
        "More than 25 people have the same phone: only those whose name or birth date agrees are listed",
    )


def test_a_name_that_too_many_have_is_cut_short_and_said(index: HoldingsIndex):
    index.add([held(reference=f"R-{n:04}") for n in range(2 * LONG + 10)], at=NIGHT)

    answer = index.search(Asked(name="Isla Redfearn"), at=LATER)

    assert (len(answer.found), len(answer.left_off)) == (50, BUDGET.records - 50)
    (words,) = answer.cut_short
    assert words.startswith("More than 100 records have this name and nothing else to go by, and not all were looked")


@pytest.mark.parametrize(
    "asked",
    [
        Asked(name="Tamsin Okafor"),
        Asked(name="Okafor Tam", address="12 Larkfield Rise", postcode="EM4 2QD"),
        Asked(phones=("07700 900160",)),
        Asked(name="Ruben Castellan", birth_date=date(2014, 8, 19)),
        Asked(name="Marlon Tate", vehicles=("AK91MTE",)),
        Asked(name="Skye"),
        Asked(also_known_as=("Dex",)),
        Asked(name="Mohammed Alexander Elizabeth Daniel Yusuf Thomas"),
        Asked(),
    ],
    ids=lambda asked: asked.words or "nothing",
)
def test_every_place_gives_the_same_answer(index: HoldingsIndex, asked: Asked):
    memory = MemoryHoldings()
    bring_in_as_they_came(memory, held_records(TOLD_AT), at=TOLD_AT)
    bring_in_as_they_came(index, held_records(TOLD_AT), at=TOLD_AT)

    assert index.search(asked, at=TOLD_AT) == memory.search(asked, at=TOLD_AT)


def test_the_boroughs_records_are_all_brought_in_and_none_of_them_twice(index: HoldingsIndex):
    assert bring_in_as_they_came(index, held_records(TOLD_AT), at=TOLD_AT) == Added(new=49)
    assert bring_in_as_they_came(index, held_records(TOLD_AT), at=TOLD_AT) == Added(unchanged=49)


def test_records_are_kept_all_or_none(database: str):
    index = DatabaseHoldings(database)
    broken = replace(held(reference="R-2"), on="yesterday")  # type: ignore[arg-type]

    with pytest.raises(Exception, match="yesterday"):
        index.add([held(born=BORN), broken], at=NIGHT)

    assert (found(index), index.sources()) == ([], ())


def test_a_database_that_does_not_answer_is_out_of_reach_and_not_empty(database: str):
    tell(database, "DROP TABLE held_key")

    with pytest.raises(HoldingsOutOfReach):
        DatabaseHoldings(database).search(ISLA, at=NIGHT)


def plan(using: str, statement: str, *given: str | int) -> str:
    """Return how a database would carry a statement out."""
    explain = "EXPLAIN QUERY PLAN" if connections[using].vendor == "sqlite" else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in ask(using, f"{explain} {statement}", *given))


def test_no_search_reads_a_table_from_end_to_end(database: str):
    DatabaseHoldings(database).add(many(), at=NIGHT)
    if connections[database].vendor == "postgresql":
        tell(database, "ANALYZE held_key")

    planned = plan(database, SINCE.format("%s"), hashed(min(keys_asked(ISLA))))

    assert "SCAN" not in planned
    assert "Seq Scan" not in planned
    assert "COVERING INDEX" in planned or "held_under_a_key" in planned


def test_a_search_takes_few_statements_however_much_is_held(database: str):
    index = DatabaseHoldings(database)
    index.add([*many(), held(born=BORN)], at=NIGHT)

    with CaptureQueriesContext(connections[database]) as asked:
        assert found(index) == [("R-1", "certain")]

    assert len(asked) <= 10


def many() -> list[HeldRecord]:
    """Return records enough for a plan to matter."""
    borough = list(held_records(TOLD_AT))
    return [replace(record, id=f"{record.id}-{n}") for n in range(40) for record in borough]
