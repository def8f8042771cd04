"""Do the two heads say what the events say? A writer goes by them; both can be made again from the events."""

from collections.abc import Iterator

from wayhome.record.chain import GENESIS
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.pen import BEGIN_LEDGER
from wayhome.store.sql import ask, tell

LEDGER = """
    SELECT h.position, h.ledger, COALESCE(e.position, 0), COALESCE(e.ledger, %s)
    FROM (SELECT MAX(position) AS last FROM event) m
    LEFT JOIN event e ON e.position = m.last LEFT JOIN ledger_head h ON h.id = 1
"""
ENDS = """
    SELECT h.record, h.sequence, h.hash, e.sequence, e.hash FROM record_head h
    LEFT JOIN event e ON e.record = h.record
    AND e.sequence = (SELECT MAX(l.sequence) FROM event l WHERE l.record = h.record)
    WHERE h.record > %s ORDER BY h.record LIMIT 1000
"""
HEADLESS = """
    SELECT DISTINCT e.record FROM event e LEFT JOIN record_head h ON h.record = e.record
    WHERE e.position BETWEEN %s AND %s AND h.record IS NULL
"""
FORGET_ENDS = "DELETE FROM record_head"
FORGET_LEDGER = "DELETE FROM ledger_head"
MAKE_ENDS = """
    INSERT INTO record_head (record, sequence, hash)
    SELECT e.record, e.sequence, e.hash FROM event e
    JOIN (SELECT record, MAX(sequence) AS last FROM event GROUP BY record) m
    ON m.record = e.record AND m.last = e.sequence
"""
CUT = "If events were cut from the end, this is a trace of it: keep a copy before you run wayhome rebuild."


def wrong_ledger_head(using: str) -> Iterator[str]:
    """Say where the head of the ledger is not at its last event."""
    ((position, ledger, last, hashed),) = ask(using, LEDGER, GENESIS)
    if position is None:
        yield f"ledger_head is gone; the last event is {last:,}. Run wayhome rebuild."
    elif position > last:
        yield f"ledger_head is at {position:,} and the last event is {last:,}. {CUT}"
    elif (position, ledger) != (last, hashed):
        yield f"ledger_head is at {position:,} and not as the last event, {last:,}, left it. Run wayhome rebuild."


def wrong_ends(using: str) -> Iterator[str]:
    """Yield every record whose head is not at its last event, in short reads."""
    after = ""
    while found := ask(using, ENDS, after):
        yield from (record for record, *told in found if told[:2] != told[2:])
        after = found[-1][0]


def headless(using: str, first: int, last: int) -> list[str]:
    """Return the records of some events that have no head."""
    return [record for (record,) in ask(using, HEADLESS, first, last)]


def mend_heads(ledger: DatabaseLedger) -> None:
    """Make both heads again from the events, with the pen in hand."""
    with ledger.pen():
        tell(ledger.using, FORGET_ENDS)
        tell(ledger.using, MAKE_ENDS)
        tell(ledger.using, FORGET_LEDGER)
        tell(ledger.using, BEGIN_LEDGER, GENESIS)
