"""The record of a running system, with every projection that its writes refresh."""

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from django.conf import settings

from wayhome.application.duty_book import Deriving, LoadedWhenNeeded, Timeless
from wayhome.application.ports import Projection
from wayhome.duties.derive import Rulebook
from wayhome.packs import load
from wayhome.record import events  # noqa: F401 - the vocabulary must be known before anything is read
from wayhome.store.duty_book import DatabaseDutyBook
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.projections.duties import Duties
from wayhome.store.projections.event_index import EventIndex
from wayhome.store.projections.known_children import KnownChildren
from wayhome.store.projections.record_list import RecordList

StoredRecord: TypeAlias = DatabaseLedger


@cache
def deriving(pack: str) -> Deriving:
    """Return derivation under a packaged rulebook, which is read when it is first needed."""

    @cache
    def loaded() -> Deriving:
        return Timeless(Rulebook(load(pack)))

    return LoadedWhenNeeded(loaded)


def projections(using: str = "default") -> Sequence[Projection]:
    """Return the projections of a database; the index comes first, because the others ask it."""
    return (EventIndex(using), RecordList(using), KnownChildren(using), Duties(using, deriving(settings.PACK)))


def open_ledger(using: str = "default") -> StoredRecord:
    """Return the record kept in a database."""
    return DatabaseLedger(using, projections(using))


def open_duty_book(using: str = "default") -> DatabaseDutyBook:
    """Return what was owed and when that became known, from a database."""
    return DatabaseDutyBook(using, deriving(settings.PACK))
