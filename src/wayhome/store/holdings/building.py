"""Building the index anew from the rows of held records, while it is searched and added to.

The segment in use stays until the new one is whole and on the disk; then one transaction puts it in its place. A build
that is killed leaves a folder that nothing reads, which the next one removes.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import numpy as np
from django.db import transaction

from wayhome.holdings.keys import hashed, keys_of, scheme
from wayhome.holdings.letters import letters_of
from wayhome.holdings.listed import packed
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.counting import count_anew
from wayhome.store.holdings.segment import About, Segment
from wayhome.store.holdings.standing import Standing, clear_away, folder_of, locked, stands, turn_to_build
from wayhome.store.holdings.tables import HeldErasure, HeldIndex, HeldKey
from wayhome.store.holdings.writing import Lot, write_segment
from wayhome.store.holdings.written import beginning, body_of, content_of, record_of
from wayhome.store.sql import ask, tell_each

PAGE = 5_000  # records read at once: a reader on SQLite makes a writer wait for no longer than that takes
MUCH = 20_000  # records
SINCE = """SELECT (SELECT COUNT(*) FROM held_record WHERE number > %s),
    (SELECT COALESCE(MAX(number), 0) FROM held_record WHERE number <= %s)"""
LAST = "SELECT COALESCE(MAX(number), 0) FROM held_record"
ROWS = "SELECT number, content, body FROM held_record WHERE number > %s AND number <= %s ORDER BY number LIMIT %s"
PUT = 'INSERT INTO held_record (id, system, "on", content, body, first_seen) VALUES (%s, %s, %s, %s, %s, %s)'
Row = tuple[int, str, str]
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: how many records it covers, and the bytes of its files."""

    records: int
    bytes: int


def build(using: str = "default", *, name: str, processes: int = 1, told: Told = lambda _: None) -> Built:
    """Build the index anew and put it in use; ``told`` hears how many records went by.

    ``name`` is a new one for the segment. Raises AlreadyBuilding where another process is at it.
    """
    folder = folder_of(using)
    with turn_to_build(folder):
        clear_away(using)
        standing, upto = _begun(using)
        about = About(name=name, identity=standing.identity, scheme=scheme(), upto=upto, records=0, bits=0)
        lots = _lots(_pages(using, upto, told), standing.salt, processes)
        about = write_segment(folder, about, lots)
        _put_in_use(using, about)
        clear_away(using)
    size = sum(path.stat().st_size for path in (folder / name).iterdir())
    return Built(records=about.records, bytes=size)


def is_owed(using: str) -> bool:
    """Say whether so much came in since the last build that an index without rows of keys is worth the building."""
    standing = stands(using)
    ((since, covered),) = ask(using, SINCE, standing.upto, standing.upto)
    return bool(standing.unindexed) or since > max(MUCH, covered // 10)


def bring_in_whole(using: str, records: Iterable[HeldRecord], *, at: datetime) -> int:
    """Write rows of very many records, none of which is there yet, without keys, and return how many.

    They are found by nothing, and every answer says so, until the index was built: ``build`` has to follow.
    """
    rest, written = iter(records), 0
    while some := list(islice(rest, 2 * PAGE)):
        with transaction.atomic(using=using):
            standing = locked(using)
            if not standing.unindexed:
                ((last,),) = ask(using, LAST)
                HeldIndex.objects.using(using).update(unindexed=last + 1)
            _put(using, some, at)
        written += len(some)
    with transaction.atomic(using=using):
        count_anew(using, at=at)
    return written


def _put(using: str, records: Sequence[HeldRecord], at: datetime) -> None:
    bodies = [body_of(record) for record in records]
    tell_each(using, PUT, [
        (record.id, record.system, str(record.on) if record.on else None, content_of(body), body, str(at))
        for record, body in zip(records, bodies, strict=True)
    ])  # fmt: skip


def _begun(using: str) -> tuple[Standing, int]:
    """Note up to where the build will cover: whatever goes from there on is noted for it."""
    with transaction.atomic(using=using):
        standing = locked(using)
        ((upto,),) = ask(using, LAST)
        HeldIndex.objects.using(using).update(building=upto)
    return standing, upto


def _pages(using: str, upto: int, told: Told) -> Iterator[list[Row]]:
    last = 0
    while rows := ask(using, ROWS, last, upto, PAGE):
        last = rows[-1][0]
        yield rows
        told(len(rows))


def _lots(pages: Iterator[list[Row]], salt: bytes, processes: int) -> Iterator[Lot]:
    """Yield what is indexed of each page, worked out by some processes but in the order of the pages."""
    if processes < 2:
        yield from (lot_of(page, salt) for page in pages)
        return
    with ProcessPoolExecutor(processes) as pool:
        waiting: deque[Future[Lot]] = deque()
        for page in pages:
            waiting.append(pool.submit(lot_of, page, salt))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        yield from (each.result() for each in waiting)


def lot_of(page: Sequence[Row], salt: bytes) -> Lot:
    """Return what is indexed of some rows."""
    records = [record_of(body) for _, _, body in page]
    keys = [[hashed(key, salt) for key in keys_of(record)] for record in records]
    numbers = np.fromiter((number for number, _, _ in page), np.uint32, len(page))
    return Lot(
        numbers=numbers,
        born=np.fromiter((packed(record.person.birth_date) for record in records), np.uint32, len(page)),
        letters=np.fromiter((letters_of(record.person) for record in records), np.uint64, len(page)),
        content=np.fromiter((beginning(content) for _, content, _ in page), np.uint64, len(page)),
        keys=np.fromiter((key for some in keys for key in some), np.int64),
        under=np.repeat(numbers, [len(some) for some in keys]),
    )


def _put_in_use(using: str, about: About) -> None:
    """Put a segment in use, without what was taken out while it was made."""
    with transaction.atomic(using=using):
        locked(using)
        gone = HeldErasure.objects.using(using).filter(number__lte=about.upto)
        Segment(folder_of(using) / about.name).take_out(list(gone.values_list("key", "number")))
        HeldErasure.objects.using(using).all().delete()
        HeldIndex.objects.using(using).update(
            segment=about.name, upto=about.upto, scheme=about.scheme, building=0, unindexed=0
        )
    _strike_off(using, about.upto)


def _strike_off(using: str, upto: int) -> None:
    """Delete the rows of keys that a segment now covers, a little at a time so that others can write."""
    covered = HeldKey.objects.using(using).filter(number__lte=upto)
    while some := list(covered.order_by("pk").values_list("pk", flat=True)[: 4 * PAGE]):
        HeldKey.objects.using(using).filter(pk__lte=some[-1], number__lte=upto).delete()
