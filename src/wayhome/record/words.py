"""Checking that the personal words shown are those that were committed to, and that none went but by disposal."""

from collections.abc import Sequence

from wayhome.record.private import PrivateWords
from wayhome.record.rows import Kept
from wayhome.record.verify import Broken, How

DISPOSED = "record.words_disposed"


def check_words(kept: Sequence[Kept], held: Sequence[PrivateWords]) -> Broken | None:
    """Check the words of one record against its events; returns the first event whose words are wrong."""
    committed = {
        (each.event.id, field): (each, commitment)
        for each in kept
        if each.event
        for field, commitment in each.event.private.items()
    }
    for words in held:
        each, commitment = committed.pop((words.event, words.field), (kept[-1], ""))
        if commitment != words.commitment:
            return _broken(each)
    missing = [each for each, _ in committed.values()]
    return _broken(missing[0]) if missing and len(missing) != disposed(kept) else None


def disposed(kept: Sequence[Kept]) -> int:
    """Return how many fields of a record were lawfully destroyed, as its own events say."""
    bodies = (each.event.body for each in kept if each.event and each.event.type == DISPOSED)
    return sum(fields for body in bodies if isinstance(fields := body.get("fields"), int))


def _broken(kept: Kept) -> Broken:
    row = kept.row
    return Broken(how=How.WORDS, position=row.position, until=row.position, record=row.record, sequence=row.sequence)
