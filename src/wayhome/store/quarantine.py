"""Which events this build cannot read, for operators: asked of the index, so that an older build finds them at once."""

from typing import NamedTuple

from wayhome.record.vocabulary import event_type
from wayhome.store.sql import ask

KINDS = "SELECT DISTINCT type, version FROM event_index"
OF_A_KIND = "SELECT position, record, type, version FROM event_index WHERE type = %s AND version = %s"


class Strange(NamedTuple):
    """An event in quarantine; no type when it cannot be read at all."""

    position: int
    record: str
    type: str
    version: int


def in_quarantine(using: str = "default") -> list[Strange]:
    """Return every event that this build cannot read, whichever build wrote it."""
    kinds = [kind for kind in ask(using, KINDS) if event_type(*kind) is None]
    return sorted(Strange(*found) for kind in kinds for found in ask(using, OF_A_KIND, *kind))
