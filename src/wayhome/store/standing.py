"""Do heads and index say what the events say? Pages and writers go by them, and a rebuild makes them again.

The events are read once more, in short reads and flat memory. The list of records and the duties are not compared:
a rebuild makes them again too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model

from wayhome.application.rebuilding import batches
from wayhome.record.effective import CORRECTED, corrected
from wayhome.record.rows import Kept, Row, read
from wayhome.store.borne import Pair, borne, not_kept
from wayhome.store.heads import headless, wrong_ends, wrong_ledger_head
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.models import EventCorrection, IndexedEvent
from wayhome.store.projections.event_index import indexed
from wayhome.store.sql import ask

INDEX = ("id", "record", "type", "version", "happened_at", "recorded_at")
CORRECTION = ("event", "corrects")
BEYOND = (
    "SELECT COUNT(*), MIN(position) FROM {} "
    "WHERE position < 1 OR position > (SELECT COALESCE(MAX(position), 0) FROM event)"
)
UP_TO = "SELECT COUNT(*) FROM event_subject WHERE position BETWEEN 1 AND %s"
Told = Mapping[int, tuple[Any, ...]]


def astray(ledger: DatabaseLedger) -> Iterator[str]:
    """Say of each table that pages and writers go by where it is not as the events say."""
    yield from wrong_ledger_head(ledger.using)
    comparison = Comparison(ledger)
    for rows in batches(ledger):
        comparison.take(rows)
    comparison.end()
    for table, (count, first) in comparison.wrong.items():
        rows_are = "1 row is" if count == 1 else f"{count:,} rows are"
        yield f"{table}: {rows_are} missing, too many or not as the events say, as for {first}. Run wayhome rebuild."


class Comparison:
    """One pass over the events: how many rows of each table are wrong, and the first of them."""

    def __init__(self, ledger: DatabaseLedger) -> None:
        self.wrong: dict[str, tuple[int, str]] = {}
        self._ledger = ledger
        self._using = ledger.using
        self._began = ledger.extent()
        self._last = 0
        self._named = 0

    def take(self, rows: Sequence[Row]) -> None:
        """Compare what is kept about some events that follow one another."""
        first, self._last = rows[0].position, rows[-1].position
        kept = [read(row) for row in rows]
        for record in headless(self._using, first, self._last):
            self._note("record_head", record)
        index = {each.row.position: values(indexed(each), INDEX) for each in kept}
        for place in differing(index, stored(self._using, IndexedEvent, INDEX, first, self._last)):
            self._note("event_index", f"event {place}")
        for place in differing(corrections(kept), stored(self._using, EventCorrection, CORRECTION, first, self._last)):
            self._note("event_correction", f"event {place}")
        self._take_subjects(kept)

    def end(self) -> None:
        """Look for rows that no event made."""
        for record in wrong_ends(self._using):
            self._note("record_head", record)
        for table in ("event_index", "event_correction", "event_subject"):
            ((count, first),) = ask(self._using, BEYOND.format(table))
            self._note(table, f"event {first}", count)
        ((held,),) = ask(self._using, UP_TO, self._last)
        if self._ledger.extent() == self._began:  # else a correction may have named more since
            self._note("event_subject", "a subject that no event names", held - self._named)

    def _take_subjects(self, kept: Sequence[Kept]) -> None:
        pairs = borne(self._using, kept)
        missing = not_kept(self._using, pairs)
        if missing:  # a correction may have come between the two looks
            pairs = borne(self._using, kept)
            missing = not_kept(self._using, pairs)
        self._named += len(pairs) - len(missing)
        for subject, position in sorted(missing, key=by_position):
            self._note("event_subject", f"{subject} in event {position}")

    def _note(self, table: str, which: str, count: int = 1) -> None:
        if count > 0:
            before, first = self.wrong.get(table, (0, which))
            self.wrong[table] = (before + count, first)


def corrections(kept: Iterable[Kept]) -> Told:
    """Return what the index should say of corrections among some events."""
    events = {each.row.position: each.event for each in kept if each.event}
    return {place: (event.id, corrected(event)) for place, event in events.items() if event.type == CORRECTED}


def stored(using: str, model: type[Model], fields: Sequence[str], first: int, last: int) -> Told:
    """Return what a table says of the events from one position to another."""
    rows = model._default_manager.using(using).filter(position__range=(first, last))
    return {place: tuple(told) for place, *told in rows.values_list("position", *fields)}


def values(row: Model, fields: Sequence[str]) -> tuple[Any, ...]:
    """Return some fields of a row."""
    return tuple(getattr(row, field) for field in fields)


def differing(wanted: Told, held: Told) -> list[int]:
    """Return where two tellings differ."""
    return sorted(place for place in wanted.keys() | held.keys() if wanted.get(place) != held.get(place))


def by_position(pair: Pair) -> tuple[int, str]:
    """Order pairs by where they stand."""
    return pair[1], pair[0]
