"""The record of a running system, with every projection that its writes refresh."""

from collections.abc import Sequence
from typing import TypeAlias

from wayhome.application.ports import Projection
from wayhome.record import events  # noqa: F401 - the vocabulary must be known before anything is read
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.projections.event_index import EventIndex
from wayhome.store.projections.record_list import RecordList

StoredRecord: TypeAlias = DatabaseLedger


def projections(using: str = "default") -> Sequence[Projection]:
    """Return the projections of a database."""
    return (EventIndex(using), RecordList(using))


def open_ledger(using: str = "default") -> StoredRecord:
    """Return the record kept in a database."""
    return DatabaseLedger(using, projections(using))
