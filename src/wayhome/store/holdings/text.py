"""The words of held records, searched where the records are kept: FTS5 on SQLite, a tsvector on PostgreSQL.

Both are given words that are folded already, one by one, so that they find the same. A record's words come and go with
its row, in one transaction. On SQLite the index of words is written anew when a record is taken out, since before
SQLite 3.42 what was deleted stays in it until then; secure_delete overwrites the pages that this leaves.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import connections, transaction

from wayhome.application.holding.in_words import LOOKED_THROUGH, InWords, Wanted, answered_in_words, tokens, wanted
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.holdings.reaching import within_reach
from wayhome.store.holdings.standing import stands
from wayhome.store.holdings.written import record_of
from wayhome.store.sql import ask, tell, tell_each

PAGE = 5_000
ON_SQLITE = (
    "REPLACE INTO held_text (rowid, words, closed_to) VALUES (%s, %s, %s)",
    "DELETE FROM held_text WHERE rowid = %s",
    """SELECT r.body FROM held_text t JOIN held_record r ON r.number = t.rowid
    WHERE t.words MATCH %s AND t.closed_to IN ({open}) ORDER BY t.rowid DESC LIMIT %s""",
    "SELECT rowid FROM held_text WHERE rowid > %s AND rowid <= %s",
)
ON_POSTGRESQL = (
    """INSERT INTO held_text (number, words, closed_to) VALUES (%s, %s::tsvector, %s)
    ON CONFLICT (number) DO UPDATE SET words = EXCLUDED.words, closed_to = EXCLUDED.closed_to""",
    "DELETE FROM held_text WHERE number = %s",
    """SELECT r.body FROM held_text t JOIN held_record r ON r.number = t.number
    WHERE t.words @@ %s::tsquery AND t.closed_to IN ({open}) ORDER BY t.number DESC LIMIT %s""",
    "SELECT number FROM held_text WHERE number > %s AND number <= %s",
)
WRITE_ANEW = "INSERT INTO held_text (held_text) VALUES ('optimize')"
CLOSED = "SELECT COUNT(*) FROM held_closed WHERE closed_to NOT IN ({open})"
CLOSE = """INSERT INTO held_closed (number, closed_to) VALUES (%s, %s)
ON CONFLICT (number) DO UPDATE SET closed_to = EXCLUDED.closed_to"""
OPEN = "DELETE FROM held_closed WHERE number = %s"
ROWS = "SELECT number, body FROM held_record WHERE number > %s ORDER BY number LIMIT %s"


class DatabaseTexts:
    """The words of held records on one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    @property
    def _is_sqlite(self) -> bool:
        return connections[self._using].vendor == "sqlite"

    @property
    def _statements(self) -> tuple[str, str, str, str]:
        return ON_SQLITE if self._is_sqlite else ON_POSTGRESQL

    def add(self, records: Iterable[tuple[int, HeldRecord]]) -> None:
        """Have the words of some records found from now on, each with the number of its row."""
        told = [(number, record) for number, record in records if record.text]
        written = _in_a_line if self._is_sqlite else _as_vector
        tell_each(
            self._using,
            self._statements[0],
            [(number, written(record.text), record.restricted_to) for number, record in told],
        )
        closed = [(number, record.restricted_to) for number, record in told if record.restricted_to]
        tell_each(self._using, CLOSE, closed)

    def leave_out(self, numbers: Sequence[int]) -> None:
        """Have the words of some rows found no more; on SQLite they are gone from the file after ``write_anew``."""
        gone = [(number,) for number in numbers]
        tell_each(self._using, self._statements[1], gone)
        tell_each(self._using, OPEN, gone)

    def write_anew(self) -> None:
        """Leave nothing of what was left out in the index of words."""
        if self._is_sqlite:
            tell(self._using, WRITE_ANEW)

    def search(self, words: str, *, may_open: Collection[str] = ()) -> InWords:
        """Return the records whose text has all of some words."""
        asked, open_to = wanted(words), ("", *sorted(may_open))
        if not asked:
            return InWords()
        holes = ", ".join(["%s"] * len(open_to))
        question = " AND ".join(map(_for_fts, asked)) if self._is_sqlite else " & ".join(map(_for_tsquery, asked))
        with within_reach():
            found = ask(
                self._using, self._statements[2].format(open=holes), question, *open_to, LOOKED_THROUGH + 1
            )  # fmt: skip
            ((closed,),) = ask(self._using, CLOSED.format(open=holes), *open_to)
            whole = not stands(self._using).unindexed
        return answered_in_words(asked, (record_of(body) for (body,) in found), restricted=closed, whole=whole)

    def build(self) -> int:
        """Take the words of every record in that are not there yet, and return of how many; it may go on elsewhere."""
        taken = last = 0
        while rows := ask(self._using, ROWS, last, PAGE):
            there = {number for (number,) in ask(self._using, self._statements[3], last, rows[-1][0])}
            lacking = [(number, record_of(body)) for number, body in rows if number not in there]
            with transaction.atomic(using=self._using):
                self.add(lacking)
            taken += len(lacking)
            last = rows[-1][0]
        return taken


def _in_a_line(text: str) -> str:
    return " ".join(word for word, _, _ in tokens(text))


def _as_vector(text: str) -> str:
    return " ".join(f"'{word}':{at}" for at, (word, _, _) in enumerate(tokens(text), start=1))


def _for_fts(one: Wanted) -> str:
    return f'"{" ".join(one.words)}"{"*" if one.begins else ""}'


def _for_tsquery(one: Wanted) -> str:
    return "(" + " <-> ".join(f"'{word}'{':*' if one.begins else ''}" for word in one.words) + ")"


@dataclass(slots=True)
class MemoryTexts:
    """The words of held records in memory, read anew for each search."""

    index: MemoryHoldings

    def search(self, words: str, *, may_open: Collection[str] = ()) -> InWords:
        """Return the records whose text has all of some words."""
        asked = wanted(words)
        if not asked:
            return InWords()
        told = [record for _, record in sorted(self.index.by_number.items(), reverse=True) if record.text]
        shut = [record for record in told if record.restricted_to and record.restricted_to not in may_open]
        found = (record for record in told if record not in shut)
        return answered_in_words(asked, found, restricted=len(shut))
