"""The index as one search reads it: the segment, and the rows of what came in since."""

from collections.abc import Mapping, Sequence

import numpy as np

from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.holdings.keys import hashed
from wayhome.holdings.letters import Letters
from wayhome.holdings.listed import Listed, Numbers, joined
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.postings import batched
from wayhome.store.holdings.segment import Segment
from wayhome.store.holdings.standing import Standing, segment_of, stands
from wayhome.store.holdings.written import beginning, content_of, record_of
from wayhome.store.sql import ask

SINCE = "SELECT key, number, born, letters FROM held_key WHERE key IN ({}) ORDER BY key, number"
HOW_MANY = "SELECT key, COUNT(*) FROM held_key WHERE key IN ({}) GROUP BY key"
ROWS = "SELECT number, content, body FROM held_record WHERE number IN ({})"
AT_ONCE = 500


class DatabaseLists:
    """What one search asks of the index. ``untrue`` counts records that are not as they were indexed.

    The rows of what came in since are read before where the index stands: a build that ends between the two covers what
    it takes away. Where there were none when the search began, it answers as of then and asks for neither.
    """

    def __init__(self, using: str, records: int) -> None:
        self.records = records
        self.untrue = 0
        self._using = using
        self._written: dict[int, int] = {}
        self._standing, self._segment = _in_use(using)

    @property
    def standing(self) -> Standing:
        """Return where the index stood when it was last asked."""
        return self._standing

    def under(self, keys: Mapping[str, float]) -> Mapping[str, Listed]:
        """Return what stands under some keys, each with how often a record under it is meant."""
        by_hash = self._by_hash(list(keys))
        since = self._since(list(by_hash)) if self._standing.since else {}
        if self._standing.since:
            self._standing, self._segment = _in_use(self._using)
        covered = self._segment.under({key: keys[by_hash[key]] for key in by_hash}) if self._segment else {}
        return {
            by_hash[key]: joined([one[key] for one in (covered, since) if key in one])
            for key in by_hash
            if key in covered or key in since
        }

    def letters(self, numbers: Numbers) -> Letters:
        """Return how the names of some records are written that stand under keys asked before."""
        found = self._segment.letters(numbers) if self._segment else np.zeros(len(numbers), np.uint64)
        for at in np.flatnonzero(found == 0).tolist() if self._written else ():
            found[at] = self._written.get(int(numbers[at]), 0)
        return found

    def count(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return how many stand under some keys."""
        by_hash = self._by_hash(keys)
        counts = dict.fromkeys(keys, 0)
        for some in batched(list(by_hash), AT_ONCE) if self._standing.since else ():
            for key, many in ask(self._using, HOW_MANY.format(_marks(some)), *some):
                counts[by_hash[key]] += many
        for key, many in (self._segment.count(list(by_hash)) if self._segment else {}).items():
            counts[by_hash[key]] += many
        return counts

    def read(self, numbers: Sequence[int]) -> Mapping[int, HeldRecord]:
        """Return records from their rows; one that is not what was indexed is left out, and counted."""
        rows = {
            int(number): (str(content), str(body))
            for some in batched(numbers, AT_ONCE)
            for number, content, body in ask(self._using, ROWS.format(_marks(some)), *some)
        }
        found = {}
        for number in numbers:
            if number not in rows:
                continue
            content, body = rows[number]
            if _is_true(number, content, body, self._segment):
                found[number] = record_of(body)
            else:
                self.untrue += 1
        return found

    def _by_hash(self, keys: Sequence[str]) -> dict[int, str]:
        salt = self._standing.salt
        return {hashed(key, salt): key for key in keys}

    def _since(self, keys: Sequence[int]) -> dict[int, Listed]:
        rows = [row for some in batched(keys, AT_ONCE) for row in ask(self._using, SINCE.format(_marks(some)), *some)]
        if not rows:
            return {}
        table = np.array(rows, np.int64)
        self._written |= dict(zip(table[:, 1].tolist(), table[:, 3].tolist(), strict=True))
        starts = np.flatnonzero(np.append(True, table[1:, 0] != table[:-1, 0]))
        return {
            int(table[start, 0]): Listed(
                table[start:end, 1].astype(np.uint32), table[start:end, 2].astype(np.uint32), int(end - start)
            )
            for start, end in zip(starts, [*starts[1:], len(table)], strict=True)
        }


def _in_use(using: str) -> tuple[Standing, Segment | None]:
    """Return where the index stands and its segment; where a build ends just then, those that it put in use."""
    standing = stands(using)
    while True:
        try:
            return standing, segment_of(using, standing)
        except HoldingsOutOfReach:
            before, standing = standing, stands(using)
            if before == standing:
                raise


def _is_true(number: int, content: str, body: str, segment: Segment | None) -> bool:
    """Say whether a row is word for word what was brought in, and what was indexed under its number."""
    if content_of(body) != content:
        return False
    return segment is None or number > segment.about.upto or segment.content(number) == beginning(content)


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))
