"""Searching what is held around a child within a budget, and keeping what came back and what the answers leave open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.application.holding.ports import Answer, HoldingsIndex, HoldingsOutOfReach, Source
from wayhome.holdings.asking import Asked, Found
from wayhome.holdings.naming.tables import NO_TABLES, NameTables
from wayhome.holdings.records import HeldRecord

BUDGET = 32  # searches for one page
ABOUT_THE_CHILD = frozenset({"certain", "probable"})


@dataclass(slots=True)
class Searches:
    """Searches made one after another; ``records`` is all that came back, ``own`` those about the child.

    ``declined`` were judged to be of somebody else. ``tables`` are the names that go together, as the searches had it.
    """

    holdings: HoldingsIndex
    at: datetime
    declined: frozenset[str] = frozenset()
    records: dict[str, HeldRecord] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    sources: tuple[Source, ...] = ()
    left_open: dict[str, None] = field(default_factory=dict)
    reached: bool = True
    made: int = 0
    tables: NameTables = NO_TABLES

    def for_the_child(self, asked: Asked) -> tuple[HeldRecord, ...]:
        """Search for the child, and return the records that are about them as far as a search can say."""
        answer = self._ask(asked)
        self.sources = answer.sources
        own = [one.record for one in answer.found if _is_about(one) and one.record.id not in self.declined]
        self.own.update(record.id for record in own)
        return tuple(own)

    def around(self, asked: Asked) -> Answer:
        """Search for somebody or something near the child."""
        return self._ask(asked)

    def fetch(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return records by their references, such as the case itself names."""
        try:
            found = self.holdings.records_of(references)
        except HoldingsOutOfReach:
            self.reached = False
            return ()
        self.records.update((record.id, record) for record in found)
        return found

    def _ask(self, asked: Asked) -> Answer:
        if not asked.words or self.made >= BUDGET or not self.reached:
            self.left_open.update({} if self.made < BUDGET else {"More is named here than one page looks up.": None})
            return Answer(asked=asked, at=self.at)
        self.made += 1
        try:
            answer = self.holdings.search(asked, at=self.at)
        except HoldingsOutOfReach:
            self.reached = False
            return Answer(asked=asked, at=self.at, reached=False)
        self.tables = answer.pack.names if answer.pack else self.tables
        self.records.update((one.record.id, one.record) for one in answer.found)
        self.left_open.update(dict.fromkeys(f"{words}." for words in (*answer.crowded, *answer.cut_short)))
        return answer


def _is_about(found: Found) -> bool:
    return found.tie == "person" and found.tier in ABOUT_THE_CHILD
