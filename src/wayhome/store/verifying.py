"""Checking a record where it is kept: every row in order, then the personal words of every record."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from django.db import DatabaseError

from wayhome.application.rebuilding import BATCH
from wayhome.kernel.ids import RecordId
from wayhome.record.anchors import Anchor
from wayhome.record.rows import Row, read
from wayhome.record.verify import Broken, Check, How, Verdict
from wayhome.record.words import check_words
from wayhome.store.ledger import DatabaseLedger


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
    """Check the personal words of records against what their events committed to."""
    for record in map(RecordId, records):
        broken = check_words([read(row) for row in ledger.stored(record)], ledger.words(record))
        if broken is not None:
            return broken
    return None


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
