"""A segment of the index: it leads to what was put in and not taken out, whatever the keys, on however many readers."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.holdings.people import BORN, NIGHT, held
from wayhome.holdings.asking import Asked
from wayhome.store.holdings.building import build
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.segment import About, NoSegment, Segment
from wayhome.store.holdings.writing import Lot, write_segment

KEYS = st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(-3, 3), st.sampled_from([2**62, 2**62 + 1]))
UNDER = st.dictionaries(st.integers(1, 40), st.sets(KEYS, max_size=6), max_size=25)
names = count(1)


def lots(under: dict[int, set[int]], size: int = 7) -> Iterable[Lot]:
    """Yield some records, each by its number with its keys, a few at a time."""
    numbers = sorted(under)
    for start in range(0, len(numbers), size):
        some = np.array(numbers[start : start + size], np.uint32)
        pairs = [(key, number) for number in some.tolist() for key in sorted(under[number])]
        yield Lot(
            numbers=some,
            born=some + 100,
            letters=some.astype(np.uint64) + 300,
            content=some.astype(np.uint64) + 200,
            keys=np.array([key for key, _ in pairs], np.int64),
            under=np.array([number for _, number in pairs], np.uint32),
        )


def written(folder: Path, under: dict[int, set[int]]) -> Segment:
    """Return a segment that was just written."""
    name = f"segment-{next(names)}"
    about = About(name=name, identity="i", scheme="s", upto=max(under, default=0), records=0, bits=0)
    assert write_segment(folder, about, lots(under)).records == len(under)
    return Segment(folder / name)


def by_key(under: dict[int, set[int]]) -> dict[int, list[int]]:
    """Return the numbers under each key, in order."""
    keys = sorted(set().union(*under.values()))
    return {key: [number for number in sorted(under) if key in under[number]] for key in keys}


def read(segment: Segment, keys: Iterable[int]) -> dict[int, list[int]]:
    """Return what a segment has under some keys, once the birth dates are seen to be of the numbers."""
    found = segment.under(dict.fromkeys(keys, 1.0))
    for one in found.values():
        assert one.born.tolist() == [number + 100 for number in one.numbers.tolist()]
        assert one.many == len(one.numbers)
    return {key: one.numbers.tolist() for key, one in found.items()}


def test_of_more_than_one_search_reads_the_shorter_lists_are_read_whole_and_of_the_longest_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wayhome.store.holdings.segment.AT_ONCE", 12)
    monkeypatch.setattr("wayhome.store.holdings.segment.LEAST", 2)
    under = {number: {1, 2, *({3} if number > 17 else ())} for number in range(1, 21)}
    segment = written(tmp_path, under)

    found = segment.under({1: 1.0, 2: 1.0, 3: 1.0})

    assert {key: one.numbers.tolist() for key, one in found.items()} == {
        1: [17, 18, 19, 20], 2: [17, 18, 19, 20], 3: [18, 19, 20],
    }  # fmt: skip
    assert {key: one.many for key, one in found.items()} == {1: 20, 2: 20, 3: 3}


def test_of_more_than_one_search_reads_a_list_in_which_the_child_often_stands_is_read_whole_and_others_give_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wayhome.store.holdings.segment.AT_ONCE", 24)
    monkeypatch.setattr("wayhome.store.holdings.segment.LEAST", 2)
    segment = written(tmp_path, {number: {1, 2, 3} for number in range(1, 21)})

    found = segment.under({1: 100.0, 2: 0.2, 3: 0.2})

    assert {key: len(one.numbers) for key, one in found.items()} == {1: 20, 2: 2, 3: 2}
    assert {one.many for one in found.values()} == {20}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(under=UNDER, others=st.sets(KEYS, max_size=5))
def test_a_segment_leads_to_what_was_put_in_and_to_nothing_else(
    tmp_path: Path, under: dict[int, set[int]], others: set[int]
):
    segment, wanted = written(tmp_path, under), by_key(under)

    assert read(segment, {*wanted, *others}) == {key: wanted[key] for key in {*wanted, *others} if key in wanted}
    assert segment.count(sorted(wanted)) == {key: len(numbers) for key, numbers in wanted.items()}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(under=UNDER, data=st.data())
def test_what_is_taken_out_is_gone_from_the_files_and_the_rest_stays(
    tmp_path: Path, under: dict[int, set[int]], data: st.DataObject
):
    segment, before = written(tmp_path, under), by_key(under)
    gone = data.draw(st.lists(st.sampled_from(sorted(under) or [1]), unique=True, max_size=10))
    left = {number: keys for number, keys in under.items() if number not in gone}

    for number in gone:  # one after another, as records go
        segment.take_out([(key, number) for key in sorted(under.get(number, ()))])

    wanted = by_key(left)
    assert read(segment, before) == wanted
    kept = np.fromfile(segment.folder / "keys", np.int64).tolist()
    assert set(kept) <= {*wanted, -(2**63)}
    assert not set(gone) & set(np.fromfile(segment.folder / "numbers", np.uint32).tolist())
    assert all(segment.content(number) == (number + 200 if number in left else 0) for number in under if under[number])
    every = np.array([number for number in under if under[number]], np.uint32)
    assert segment.letters(every).tolist() == [number + 300 if number in left else 0 for number in every.tolist()]


def test_a_segment_that_is_not_whole_is_none(tmp_path: Path):
    segment = written(tmp_path, {1: {5}})
    (segment.folder / "ends").unlink()

    with pytest.raises(NoSegment):
        Segment(segment.folder)


def test_nobody_who_searches_notices_that_the_index_is_built_added_to_and_taken_from(database: str):
    index, asked = DatabaseHoldings(database), Asked(name="Isla Redfearn", birth_date=BORN)
    index.add([held(reference="stays", born=BORN)], at=NIGHT)
    seen: list[set[str]] = []
    harm: list[Exception] = []
    over = Event()

    def search() -> None:
        try:
            while not over.is_set():
                seen.append({one.record.id for one in index.search(asked, at=NIGHT).found})
        except Exception as error:  # noqa: BLE001 - whatever it is, the test says so
            harm.append(error)
        finally:
            connections[database].close()

    reader = Thread(target=search)
    reader.start()
    for turn in range(6):
        index.add([held(reference=f"comes-{turn}", born=BORN)], at=NIGHT)
        build(database, name=f"turn-{turn}")
        index.remove([f"comes-{turn}"], at=NIGHT)
    over.set()
    reader.join()

    assert harm == []
    assert seen
    assert all("stays" in found and len(found) <= 2 for found in seen)
