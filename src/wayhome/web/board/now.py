"""The board as it stands now: the children shown of those a filter keeps, and how many each filter would keep."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.urls import reverse

from wayhome.application.board.kept import kept_board
from wayhome.application.board.row import BoardRow
from wayhome.kernel.ids import Subject
from wayhome.rulebook.pack import Pack
from wayhome.web.board.asking import EVERYTHING, Asked
from wayhome.web.board.shown import ShownRow, Words
from wayhome.web.board.watching import Seen
from wayhome.web.http import Visit

A_PAGE = 100
A_DAY = timedelta(days=1)
USUAL: tuple[tuple[str, Asked], ...] = (
    ("Everyone", EVERYTHING),
    ("Next is mine", Asked(mine=True)),
    ("High", Asked(level="high")),
    ("Unread", Asked(unread=True)),
    ("Overdue", Asked(overdue=True)),
    ("Found, not seen", Asked(found=True)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLink:
    """One filter: what it is called, how many children it keeps, and where it leads."""

    words: str
    count: int
    href: str
    here: bool


class BoardNow:
    """Every child on the board at the instant of a visit, whoever is most at risk first."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.now, self.actor = visit, visit.now, visit.actor
        self.position = visit.parts.ledger.head().position
        caseload = visit.parts.reading.those((), visit.now)
        self.pack: Pack = caseload.rulebook.pack
        self.roster = caseload.roster
        self.board, self.until = kept_board(visit.parts.reading, visit.now)

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """Return what each part of the force's ground is called, by its key."""
        return self.visit.parts.areas().names

    @cached_property
    def beside(self) -> Mapping[Subject, tuple[BoardRow, ...]]:
        """Return the rows of each child who stands on the board more than once: found before, and missing again."""
        found: dict[Subject, list[BoardRow]] = {}
        for row in self.board.rows.values():
            for child in row.children:
                found.setdefault(child, []).append(row)
        return {child: tuple(rows) for child, rows in found.items() if len(rows) > 1}

    def kept(self, asked: Asked, count: int | None = None) -> tuple[BoardRow, ...]:
        """Return the first rows a filter keeps, or all, in the order of the board."""
        return self.board.first(count, asked.among(self.board, self.actor))

    def count(self, asked: Asked) -> int:
        """Return how many rows a filter keeps."""
        among = asked.among(self.board, self.actor)
        return len(self.board) if among is None else len(among)

    def seen(self, rows: tuple[BoardRow, ...], counts: tuple[str, ...] = ()) -> Seen:
        """Return rows as they are shown to somebody now, with the names of their children, and counts beside them."""
        names = self.visit.parts.reading.names()
        names.read([child for row in rows for child in row.children])
        until = min(self.until, self.now + A_DAY)
        return Seen(rows=rows, counts=counts, names=names, position=self.position, until=until)

    def shown(self, seen: Seen) -> tuple[ShownRow, ...]:
        """Return rows in words."""
        words = Words(seen.rows, self.pack, seen.names, self.areas, self.now, beside=self.beside)
        return tuple(map(words.row, seen.rows))

    def links(self, here: Asked) -> Iterator[ViewLink]:
        """Yield the usual filters with their counts, which equal what they open."""
        for words, asked in USUAL:
            yield self._link(words, asked.query, self.count(asked), here)

    def saved(self, here: Asked, kept: Mapping[str, Asked]) -> Iterator[ViewLink]:
        """Yield the views that whoever asks saved."""
        for name, asked in kept.items():
            yield self._link(name, asked.query, self.count(asked), here)

    def _link(self, words: str, query: str, count: int, here: Asked) -> ViewLink:
        href = reverse("board") + (f"?{query}" if query else "")
        return ViewLink(words=words, count=count, href=href, here=query == here.query)
