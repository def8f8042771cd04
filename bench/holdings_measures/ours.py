"""Our own search on a database of its own, with the second hop and without."""

import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.holdings_measures.engines import Hit
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.application.holding.answering import answered
from wayhome.application.holding.ports import Answer
from wayhome.holdings.asking import TIERS, Asked
from wayhome.holdings.records import HeldRecord
from wayhome.packs import linkage
from wayhome.store.holdings.building import bring_in_whole, build
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.lists import DatabaseLists

AT = datetime(2026, 3, 2, 2, 14, tzinfo=UTC)
STEP = 1_000.0  # a tier counts for more than any bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What it took to make records searchable: how many, the seconds for rows and for the index, and the bytes."""

    records: int
    rows: float
    index: float
    index_bytes: int
    row_bytes: int


class Held:
    """A database of held records, made of a stream or opened as an earlier run left it."""

    def __init__(self, folder: Path) -> None:
        self._stack, self.file = ExitStack(), folder / "held.sqlite3"
        self.there = self.file.exists()
        url = f"sqlite:///{self.file}"
        if not self.there:
            migrate(url)
        self.using = self._stack.enter_context(known_to_django(opened_safely(url)))

    def make(self, records: Iterable[HeldRecord], *, processes: int = 1) -> Making:
        """Bring every record in and build the index."""
        begun = time.perf_counter()
        many = bring_in_whole(self.using, records, at=AT)
        between = time.perf_counter()
        built = build(self.using, name="segment-1", processes=processes)
        return Making(
            records=many,
            rows=between - begun,
            index=time.perf_counter() - between,
            index_bytes=built.bytes,
            row_bytes=self.file.stat().st_size,
        )

    def close(self) -> None:
        """Close it; its files stay."""
        self._stack.close()


class Ours:
    """The search as the product asks it: with the second hop and every explanation."""

    name = "ours"
    pids: tuple[int, ...] = ()

    def __init__(self, held: Held) -> None:
        self._holdings = DatabaseHoldings(held.using)

    def answer(self, asked: Asked) -> Sequence[Hit]:
        """Return what is found."""
        return hits(self._holdings.search(asked, at=AT))

    def close(self) -> None:
        """Nothing of its own to let go of."""


class Direct:
    """The same without the second hop."""

    name = "ours, without the hop"
    pids: tuple[int, ...] = ()

    def __init__(self, held: Held) -> None:
        self._using = held.using
        self._sources = DatabaseHoldings(held.using).sources()
        self._records = sum(source.records for source in self._sources)

    def answer(self, asked: Asked) -> Sequence[Hit]:
        """Return what is found."""
        lists = DatabaseLists(self._using, self._records)
        return hits(answered(asked, lists, at=AT, sources=self._sources, pack=linkage(), hops=False))

    def close(self) -> None:
        """Nothing of its own to let go of."""


def hits(answer: Answer) -> tuple[Hit, ...]:
    """Return an answer as hits, in its order: those about the child and those about somebody near apart."""
    return tuple(
        Hit(
            reference=found.record.id,
            score=found.bits - STEP * TIERS.index(found.tier),
            tier=found.tier,
            person=found.tie == "person" and found.tier != "connected",
        )
        for found in answer.found
    )
