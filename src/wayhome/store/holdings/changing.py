"""Keeping the index in step with the rows of held records, in the transaction that changes them.

Keys of what came in since the last build are rows. What a segment covers is not changed there and then: the keys of a
record that goes are noted with the same transaction, and overwritten in the segment's files as soon as it is kept. A
process that dies in between leaves the note, and the next change or build does it.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.holdings.keys import hashed, keys_of, scheme
from wayhome.holdings.letters import letters_of
from wayhome.holdings.listed import packed
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.postings import batched
from wayhome.store.holdings.standing import (
    AlreadyBuilding,
    Standing,
    clear_away,
    folder_of,
    segment_of,
    stands,
    turn_to_build,
)
from wayhome.store.holdings.tables import HeldErasure, HeldIndex, HeldKey
from wayhome.store.sql import ask, tell_each

INDEX = "INSERT INTO held_key (key, number, born, letters) VALUES (%s, %s, %s, %s)"
ERASE = "INSERT INTO held_erasure (key, number) VALUES (%s, %s)"
OWED = "SELECT id, key, number FROM held_erasure ORDER BY id"


def index(using: str, records: Iterable[tuple[int, HeldRecord]], standing: Standing) -> None:
    """Have some records found by their keys from now on, each with the number of its row."""
    if not standing.scheme:
        HeldIndex.objects.using(using).update(scheme=scheme())
    rows = [
        (hashed(key, standing.salt), number, packed(record.person.birth_date), letters_of(record.person))
        for number, record in records
        for key in sorted(keys_of(record))
    ]
    tell_each(using, INDEX, rows)


def leave_out(using: str, gone: Sequence[tuple[int, HeldRecord]], standing: Standing) -> None:
    """Have some records found by nothing any more: their rows of keys go, and what a segment has of them is noted."""
    for some in batched([number for number, _ in gone]):
        HeldKey.objects.using(using).filter(number__in=some).delete()
    covered = max(standing.upto, standing.building)
    notes = [
        (hashed(key, standing.salt), number)
        for number, record in gone
        if number <= covered
        for key in sorted(keys_of(record))
    ]
    tell_each(using, ERASE, notes)


def erase(using: str) -> None:
    """Overwrite in the segment in use what is noted, and strike the notes off; while a build goes on, it needs them."""
    notes = ask(using, OWED)
    if not notes:
        return
    # A segment that is of another database holds nothing of ours; one that another took the place of was seen to by it.
    with suppress(HoldingsOutOfReach, FileNotFoundError):
        segment = segment_of(using, stands(using))
        if segment is not None:
            segment.take_out([(key, number) for _, key, number in notes])
    if stands(using).building:
        with suppress(AlreadyBuilding), turn_to_build(folder_of(using)):
            HeldIndex.objects.using(using).update(building=0)  # whoever was building died
            clear_away(using)
    if not stands(using).building:
        for some in batched([note for note, _, _ in notes]):
            HeldErasure.objects.using(using).filter(pk__in=some).delete()
