"""Checking a record where it is kept: every row in order, then the personal words of every record."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError

from wayhome.application.rebuilding import BATCH, batches
from wayhome.kernel.ids import RecordId
from wayhome.record.anchors import Anchor
from wayhome.record.private import commit
from wayhome.record.rows import Kept, Row, read
from wayhome.record.verify import Broken, Check, How, Verdict
from wayhome.record.words import check_words
from wayhome.store.borne import pieces
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.sql import ask

LAST_WORDS = "SELECT COALESCE(MAX(id), 0) FROM private_words"
HOW_MANY_WORDS = "SELECT COUNT(*) FROM private_words WHERE id <= %s"
WORDS_OF = "SELECT event, record, field, salt, text, id FROM private_words WHERE event IN ({})"


class HeldWords(NamedTuple):
    """The words of a field of an event as they are kept; the later they were, the higher the number."""

    event: str
    record: str
    field: str
    salt: str
    text: str
    number: int


def check_chains(ledger: DatabaseLedger, anchors: Sequence[Anchor] = ()) -> tuple[Verdict, tuple[str, ...]]:
    """Check every row; returns the verdict and the records that were met."""
    check = Check(anchors)
    try:
        broken = next(filter(None, map(check.take, rows(ledger))), None) or check.cut_tail()
    except DatabaseError:
        unread = check.position + 1
        broken = Broken(how=How.UNREADABLE, position=unread, until=unread)
    return check.verdict(broken), check.records


def rows(ledger: DatabaseLedger) -> Iterator[Row]:
    """Yield every row in short reads; where one cannot be read, those before it are yielded first."""
    position = 0
    while True:
        try:
            found = ledger.after(position, BATCH)
        except DatabaseError:
            found = ledger.after(position, 1)
        if not found:
            return
        yield from found
        position = found[-1].position


def check_all_words(ledger: DatabaseLedger, records: Sequence[str]) -> Broken | None:
    """Check the personal words of records against what their events committed to, in the order of the records.

    One pass over the events finds the few records to look at; a record at a time would be read from all over the disk.
    """
    doubtful = doubtful_words(ledger)
    for record in map(RecordId, records):
        if doubtful is None or record in doubtful:
            broken = check_words([read(row) for row in ledger.stored(record)], ledger.words(record))
            if broken is not None:
                return broken
    return None


def doubtful_words(ledger: DatabaseLedger) -> frozenset[str] | None:
    """Return the records whose words are not just what their events committed to, such as those disposed of.

    Nothing where there are words of no event at all: then any record may be the one that is wrong.
    """
    (last,) = ask(ledger.using, LAST_WORDS)[0]
    doubtful: set[str] = set()
    met = 0
    for batch in batches(ledger):
        kept = [read(row) for row in batch]
        held = words_of(ledger.using, [each.event.id for each in kept if each.event and each.event.private])
        met += sum(words.number <= last for each in held.values() for words in each)
        doubtful.update(record for each in kept if not as_committed(each, held) for record in concerned(each, held))
    ((kept_still,),) = ask(ledger.using, HOW_MANY_WORDS, last)
    return None if kept_still > met else frozenset(doubtful)


def words_of(using: str, events: Sequence[str]) -> dict[str, list[HeldWords]]:
    """Return the words that some events have, by event."""
    held: dict[str, list[HeldWords]] = {}
    for some in pieces(events):
        for found in ask(using, WORDS_OF.format(",".join(["%s"] * len(some))), *some):
            words = HeldWords(*found)
            held.setdefault(words.event, []).append(words)
    return held


def as_committed(kept: Kept, held: Mapping[str, Sequence[HeldWords]]) -> bool:
    """Say whether an event's words are what it committed to, all of them, and kept with its record."""
    if not kept.event or not kept.event.private:
        return True
    found = {(words.record, words.field): commit(words.salt, words.text) for words in held.get(kept.event.id, ())}
    return found == {(kept.row.record, field): sealed for field, sealed in kept.event.private.items()}


def concerned(kept: Kept, held: Mapping[str, Sequence[HeldWords]]) -> Iterator[str]:
    """Yield the record of an event, and the records with which its words are kept."""
    yield kept.row.record
    if kept.event:
        yield from (words.record for words in held.get(kept.event.id, ()))


class NotExported(Exception):
    """An event that cannot be written as text; ``before`` says how many were written before it."""

    def __init__(self, before: int) -> None:
        super().__init__(f"Event {before + 1} cannot be exported: it is not text.")
        self.before = before


def export(ledger: DatabaseLedger, path: Path) -> int:
    """Write every row as a line of JSON, as docs/reference/chain-format.md says; returns how many.

    Raises NotExported at the first that cannot be; those before it are written.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        try:
            for row in rows(ledger):
                file.write(as_line(row))
                count += 1
        except (DatabaseError, TypeError, UnicodeEncodeError) as error:
            raise NotExported(count) from error
    return count


def as_line(row: Row) -> str:
    """Write a row as one line of an export."""
    return json.dumps(row._asdict(), ensure_ascii=False, separators=(",", ":")) + "\n"


def verify(ledger: DatabaseLedger, anchors: Sequence[Anchor] = (), *, with_words: bool = True) -> Verdict:
    """Check the chains, and the personal words where asked; the first thing that is wrong comes first."""
    verdict, records = check_chains(ledger, anchors)
    if verdict.broken is None and with_words:
        return replace(verdict, broken=check_all_words(ledger, records))
    return verdict
