"""The record of a running system, with every projection that its writes refresh."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from django.conf import settings
from django.db import connections

from wayhome.application.duty_book import Deriving, LoadedWhenNeeded, Timeless
from wayhome.application.ports import Projection
from wayhome.duties.derive import Rulebook
from wayhome.duties.in_force import ACTIVATED, in_force
from wayhome.packs import load
from wayhome.record import events as vocabulary  # noqa: F401 - the vocabulary must be known before anything is read
from wayhome.record.canonical import from_bytes
from wayhome.store.case_index import DatabaseCaseIndex
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.projections.duties import Bound, Duties, DutiesLeft
from wayhome.store.projections.event_index import EventIndex
from wayhome.store.projections.known_children import KnownChildren
from wayhome.store.projections.record_list import RecordList
from wayhome.store.sql import ask, tell

ACTIVATIONS = (
    "SELECT e.envelope FROM event_index i JOIN event e ON e.position = i.position WHERE i.type = %s ORDER BY e.position"
)
StoredRecord: TypeAlias = DatabaseLedger


@cache
def rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook, compiled once; packs do not change while the product runs."""
    return Rulebook(load(name))


@cache
def deriving(pack: str, using: str = "default") -> LoadedWhenNeeded:
    """Return derivation under what the record of a database says was put in force when; a packaged one until then.

    Rulebooks are read when they are first needed.
    """

    @lru_cache(maxsize=4)
    def under(activations: tuple[str, ...]) -> Deriving:
        events = [event for event in map(from_bytes, activations) if event.type == ACTIVATED]
        return Timeless(in_force(events, rulebook(pack), rulebook))

    return LoadedWhenNeeded(lambda: under(tuple(envelope for (envelope,) in ask(using, ACTIVATIONS, ACTIVATED))))


def projections(using: str = "default") -> Sequence[Projection]:
    """Return the projections of a database; the index comes first, because the others ask it."""
    return (EventIndex(using), RecordList(using), KnownChildren(using), Duties(using, deriving(settings.PACK, using)))


def open_ledger(using: str = "default") -> StoredRecord:
    """Return the record kept in a database."""
    return DatabaseLedger(using, projections(using))


def open_ledger_for_bulk(using: str = "default") -> StoredRecord:
    """Return the record with everything that its writes leave owed derived later: by ``catch_up``, or as pages ask."""
    *others, _ = projections(using)
    return DatabaseLedger(using, (*others, Duties(using, deriving(settings.PACK, using), Bound(subjects=0))))


def leaving_what_is_owed(ledger: StoredRecord) -> StoredRecord:
    """Return a record as it is made again with what is owed left for later; what is written of that stays till then."""
    others = [each for each in ledger.projections if not isinstance(each, Duties)]
    left = DutiesLeft(ledger.using, deriving(settings.PACK, ledger.using), Bound(subjects=0))
    return DatabaseLedger(ledger.using, (*others, left))


def what_is_owed(ledger: StoredRecord) -> Duties:
    """Return the projection of what is owed."""
    return next(each for each in ledger.projections if isinstance(each, Duties))


def let_others_read(ledger: StoredRecord) -> None:
    """Have SQLite keep in memory what it is about to write: once that spills, nobody can read until all is written."""
    if connections[ledger.using].vendor == "sqlite":
        tell(ledger.using, "PRAGMA cache_spill=OFF")


def open_case_index(ledger: StoredRecord) -> DatabaseCaseIndex:
    """Return where the cases of a record are found without reading them."""
    return DatabaseCaseIndex(ledger, deriving(settings.PACK, ledger.using))
