"""Where cases are found without reading them: the same cases and counts as when every one is read and looked at."""

import shutil
from collections.abc import Iterator, Set
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores.acts import MIDNIGHT, counting, entry, graded, located, record_of, reported
from tests.stores.databases import known_to_django, opened_safely
from tests.stores.test_duties import HOUR, imported
from tests.stores.test_reading import END, lives, rulebook
from wayhome.application.activating import activate
from wayhome.application.board.at import BoardAt
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.reading import Reading
from wayhome.application.rebuilding import catch_up
from wayhome.kernel.ids import RecordId, SubjectKind, subject
from wayhome.packs import load
from wayhome.record.vocabulary import Fact, check
from wayhome.store.case_index import DatabaseCaseIndex
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.models import DutyScope, ListedRecord
from wayhome.store.opening import open_case_index, open_ledger
from wayhome.store.projections.duties import Duties
from wayhome.web.presenting.queues import FILTERS, Queues


def indexed(ledger: DatabaseLedger) -> Reading:
    return Reading(ledger, rulebook("england-wales-2026.1"), rulebook, open_case_index(ledger))


def looked_at(ledger: DatabaseLedger) -> Reading:
    return Reading(ledger, rulebook("england-wales-2026.1"), rulebook)


def closed() -> Fact:
    return check("missing.episode_closed", 1, {})


def keeps(queues: Queues, chosen: str) -> list[str]:
    return sorted(one.case.record for number in (1, 2, 3) for one in queues.page(chosen, number))


def agrees(ledger: DatabaseLedger, at: datetime) -> None:
    """Check that every filter keeps and counts the same, whether cases are found by the index or all looked at."""
    found, read = Queues(indexed(ledger), at), Queues(looked_at(ledger), at)
    assert not found.warning
    for chosen in FILTERS:
        assert keeps(found, chosen) == keeps(read, chosen), chosen
        assert found.count(chosen) == read.count(chosen) == len(keeps(read, chosen)), chosen


@given(acts=lives(), closings=st.lists(st.tuples(st.sampled_from("123"), st.integers(0, 140)), max_size=3))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_filter_keeps_and_counts_what_it_would_if_every_case_were_read(
    migrated_sqlite: Path, tmp_path: Path, acts: list[Entry], closings: list[tuple[str, int]]
) -> None:
    ends = [
        Entry(record=record_of(episode), drafts=(
            imported(closed(), happened=hour, recorded=hour, name=f"c{number}", subjects=(
                subject("child", "1"), subject("episode", episode),
            )),
        ))
        for number, (episode, hour) in enumerate(closings)
    ]  # fmt: skip
    with known_to_django(opened_safely(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'copy')}")) as alias:
        ledger = open_ledger(alias)
        for number, act in enumerate([*acts, *ends]):
            enter_all([act], ledger=ledger, supplies=counting(name=f"from {number}"))
        for hours in (0, 60, 125, 400):
            agrees(ledger, MIDNIGHT + hours * HOUR)


def test_what_closed_cases_owe_still_is_counted_and_listed_on_each_database(kept: DatabaseLedger) -> None:
    supplies = counting()
    for number in range(8):
        enter(
            entry(reported(), graded(), located(), episode=f"{number}", child=f"{number}"),
            ledger=kept,
            supplies=supplies,
        )
        if number:
            enter(entry(closed(), episode=f"{number}", child=f"{number}"), ledger=kept, supplies=supplies)

    assert list(indexed(kept).index.unsettled(END)) == ["episode:0"]
    assert len(indexed(kept).index.settled(END).owing) == 7
    agrees(kept, END)


def test_a_closing_corrected_or_undone_puts_the_case_among_those_looked_at(kept: DatabaseLedger) -> None:
    supplies = counting()
    entered = {}
    for number in "123":
        one = enter(entry(reported(), closed(), episode=number), ledger=kept, supplies=supplies)
        entered[number] = one.events[-1].event.id
    index = indexed(kept).index
    assert index.unsettled(END) == []

    wrong = check("record.corrected", 1, {"corrects": entered["1"], "kind": "entered_in_error"})
    enter(entry(wrong, episode="9", child="9"), ledger=kept, supplies=supplies)
    enter(entry(check("missing.episode_reopened", 1, {}), episode="2"), ledger=kept, supplies=supplies)

    assert [record for record in index.unsettled(END) if record != "episode:9"] == ["episode:1", "episode:2"]


def test_a_closing_that_has_not_happened_yet_closes_nothing_before(kept: DatabaseLedger) -> None:
    enter(entry(reported()), ledger=kept, supplies=counting())
    late = imported(
        closed(), happened=50, recorded=1, name="closed", subjects=(subject("child", "1"), subject("episode", "1"))
    )
    enter(Entry(record=record_of("1"), drafts=(late,)), ledger=kept, supplies=counting(name="later"))

    index = indexed(kept).index
    assert index.unsettled(MIDNIGHT + 49 * HOUR) == ["episode:1"]
    assert index.unsettled(MIDNIGHT + 50 * HOUR) == []
    agrees(kept, MIDNIGHT + 40 * HOUR)


def test_pages_of_closed_cases_follow_one_another_without_a_gap(
    kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wayhome.web.presenting.queues.A_PAGE", 3)
    supplies = counting()
    for number in range(10):
        facts = (reported(), located(), closed()) if number > 1 else (reported(),)
        enter(entry(*facts, episode=f"{number}", child=f"{number}"), ledger=kept, supplies=supplies)
    queues = Queues(indexed(kept), MIDNIGHT + timedelta(minutes=1))

    pages = [[one.case.record for one in queues.page("all", number)] for number in (1, 2, 3, 4, 5)]

    assert [len(page) for page in pages] == [3, 3, 3, 1, 0]
    assert pages[0][:2] == ["episode:0", "episode:1"]
    assert len({record for page in pages for record in page}) == queues.count("all") == 10


def test_a_page_of_missing_children_goes_through_the_board_no_further_than_to_the_last_on_it(
    kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wayhome.web.presenting.queues.A_PAGE", 3)
    for number in range(10):
        facts = (reported(), *([graded("high")] if number % 2 else []))
        enter(entry(*facts, episode=f"{number}"), ledger=kept, supplies=counting(name=str(number)))
    queues, passed, records = Queues(indexed(kept), MIDNIGHT + HOUR), list[str](), BoardAt.records

    def noted(board: BoardAt, among: Set[RecordId] | None = None) -> Iterator[RecordId]:
        for record in records(board, among):
            passed.append(record)
            yield record

    monkeypatch.setattr(BoardAt, "records", noted)
    second = [one.case.record for one in queues.page("missing", 2)]

    assert len(passed) == 6
    assert second == passed[3:]


def test_while_it_is_worked_out_again_what_is_owed_lists_say_so_and_come_to_agree(kept: DatabaseLedger) -> None:
    supplies, active = counting(), counting(start=MIDNIGHT + HOUR, name="active")
    for number in range(30):
        enter(
            entry(reported(), located(), closed(), episode=f"{number}", child=f"{number}"),
            ledger=kept,
            supplies=supplies,
        )
    activate(load("examples-2026.1"), first="Duffy", second="Larkin", force="met", ledger=kept, supplies=active)
    reading = indexed(kept)

    assert "What is owed is still being worked out for" in Queues(reading, END).warning
    for seconds in range(1, 5):
        Queues(reading, END + timedelta(seconds=seconds))

    agrees(kept, END)


def test_a_page_that_asks_for_several_lists_works_off_no_more_of_what_is_left_than_one_that_asks_for_one(
    kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(entry(reported()), ledger=kept, supplies=counting())
    reading, worked_off = indexed(kept), list[Duties]()
    monkeypatch.setattr(DatabaseCaseIndex, "_work_off", lambda _index, duties: worked_off.append(duties))
    DutyScope.objects.using(kept.using).update(under="")

    queues = Queues(reading, END)
    queues.things(queues.page("missing"))
    assert "is still being worked out" in queues.warning
    assert len(worked_off) == 1

    Queues(reading, END + HOUR)
    assert len(worked_off) == 2
    enter(entry(reported(), episode="2", child="2"), ledger=kept, supplies=counting(name="another"))
    Queues(reading, END + HOUR)
    assert len(worked_off) == 3


def test_where_far_too_many_are_left_pages_count_no_further_and_say_so(
    kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        enter(
            entry(reported(), episode=f"{number}", child=f"{number}"), ledger=kept, supplies=counting(name=str(number))
        )
    reading = indexed(kept)
    monkeypatch.setattr(DatabaseCaseIndex, "_work_off", lambda *_: None)
    DutyScope.objects.using(kept.using).update(under="")
    left = reading.index.behind(most=100)

    assert [reading.index.behind(most=most) for most in (left - 1, left, left + 1)] == [left - 1, left, left]
    monkeypatch.setattr("wayhome.web.presenting.queues.FAR_BEHIND", left)
    assert f"is still being worked out for {left} or more children and cases." in Queues(reading, END).warning
    monkeypatch.setattr("wayhome.web.presenting.queues.FAR_BEHIND", left + 1)
    assert f"is still being worked out for {left} children and cases." in Queues(reading, END).warning


def test_records_listed_by_an_earlier_version_are_looked_at_until_they_are_caught_up(kept: DatabaseLedger) -> None:
    for number in "12":
        enter(entry(reported(), closed(), episode=number), ledger=kept, supplies=counting(name=number))
    ListedRecord.objects.using(kept.using).update(kind=None, settled_at=None, linked=False)
    index = indexed(kept).index
    assert index.unsettled(END) == ["episode:1", "episode:2"]

    assert catch_up(kept) == 2

    assert index.unsettled(END) == []
    assert index.settled(END).kinds[SubjectKind.EPISODE] == 2


def test_a_record_about_no_child_is_in_no_list(kept: DatabaseLedger) -> None:
    held = check("workforce.post_held", 1, {"officer": "PS 1", "role": "grader", "start": MIDNIGHT})
    drafts = (imported(held, happened=0, recorded=0, name="post", subjects=(subject("post", "1"),)),)
    enter(Entry(record=RecordId("post:1"), drafts=drafts), ledger=kept, supplies=counting())

    assert Queues(indexed(kept), END).is_empty
    agrees(kept, END)
