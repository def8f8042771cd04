"""What every way of bringing held records in shares: where they are kept, who watches, and how it is told."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from wayhome.application.holding.reading import OfTheFile
from wayhome.application.holding.rehearsing import Rehearsal
from wayhome.application.holding.taking import Counted, Take, Taken
from wayhome.application.holding.watching import Watched
from wayhome.application.mistakes import Mistake
from wayhome.cli.opening import open_record
from wayhome.cli.watching import watched_holdings
from wayhome.duties.saying import on_the_clock
from wayhome.holdings.systems import standing_of
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.application.holding.watching import WatchedHoldings
    from wayhome.store.holdings.intake import DatabaseIntake

EVERY = 50_000  # lines between two words of how far it has come
MOST_TAKEN = 20
MOST_SHOWN = 200  # of what a dry run would change; the rest is counted
WRONG = "Something in what another system holds could not be read"


@dataclass(slots=True)
class Desk:
    """Where held records are brought in: the holdings with the watch on them, and what was taken before."""

    holdings: "WatchedHoldings"
    intake: "DatabaseIntake"

    def take(self, key: str, name: str, *, as_of: datetime | None = None, mistakes: TextIO = sys.stderr) -> Take:
        """Return what takes something: it watches, tells how far it has come, and writes what is wrong."""
        at, of_file = SUPPLIES.now(), OfTheFile()

        def wrong(mistake: Mistake) -> None:
            if words := of_file.said(mistake):
                print(words, file=mistakes)

        return Take(
            key=key, name=name, index=self.holdings.index, intake=self.intake, at=at, as_of=as_of or at,
            arrived=lambda records: self.holdings.arrivals.note({one.id: one.content for one in records}, at),
            watch=lambda: self.holdings.go_on(at=SUPPLIES.now()), wrong=wrong, told=Telling(),
        )  # fmt: skip

    def rehearse(self, key: str, name: str) -> tuple[Take, Rehearsal]:
        """Return what takes something without keeping it, and what will say what that would have changed."""
        at, of_file = SUPPLIES.now(), OfTheFile()
        rehearsal = Rehearsal(self.holdings.index, self.intake)

        def wrong(mistake: Mistake) -> None:
            if words := of_file.said(mistake):
                print(words, file=sys.stderr)

        take = Take(key=key, name=name, index=rehearsal, intake=rehearsal, at=at, as_of=at, wrong=wrong, told=Telling())
        return take, rehearsal

    def touched(self) -> Iterator[str]:
        """Yield the cases of missing children for which what came in is news; each is told once."""
        touched = self.holdings.came_to.touched
        self.holdings.came_to = Watched()
        for record, references in touched.items():
            yield f"News about a child who is missing, entered in {record}: {', '.join(references)}"


class Telling:
    """Tells how far something long has come."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, taken: Taken) -> None:
        """Tell it, where enough lines were read since."""
        if taken.counted.lines - self._told >= EVERY:
            self._told = taken.counted.lines
            print(f"{taken.name}: {self._told:,} lines", file=sys.stderr, flush=True)


def open_desk() -> Desk:
    """Open the record and what is held."""
    ledger = open_record()
    from wayhome.store.holdings.intake import DatabaseIntake  # noqa: PLC0415 - needs the settings

    return Desk(holdings=watched_holdings(ledger), intake=DatabaseIntake())


def came_to(counted: Counted) -> str:
    """Say what came of something, as the rest of a sentence."""
    out = f" {counted.taken_out:,} taken out," if counted.taken_out else ""
    return (
        f"{counted.new:,} new, {counted.changed:,} changed, {counted.unchanged:,} as before;{out} "
        f"{counted.left_out:,} left out."
    )


def brought_in(name: str, counted: Counted) -> Iterator[str]:
    """Yield what was brought in, where anything was read."""
    if counted.lines:
        yield f"Brought in from {name}: {came_to(counted)}"


def would(rehearsal: Rehearsal) -> Iterator[str]:
    """Yield what would change, the first of it; none of the words of a record."""
    yield from map(str, rehearsal.would[:MOST_SHOWN])
    if len(rehearsal.would) > MOST_SHOWN:
        yield f"and {len(rehearsal.would) - MOST_SHOWN:,} more."


def undeclared(counted: Counted) -> Iterator[str]:
    """Yield a sentence for each system that stands for none which must be asked."""
    for name in sorted(counted.systems):
        if standing_of(name) is None:
            yield f"{name}: no system that must be asked is known by this name. It is searched under its own."


def tell_standing() -> int:
    """Say what was brought in last; returns 1 while a source does not answer."""
    latest = open_desk().intake.latest(MOST_TAKEN)
    for taken in latest:
        if taken.unreached_since:
            print(f"{taken.name}, not reached since {on_the_clock(taken.unreached_since)}: {taken.why}")
        else:
            ended = f"taken {on_the_clock(taken.finished_at)}" if taken.finished_at else "not finished"
            print(f"{taken.name}, {ended}: {came_to(taken.counted)}")
    if not latest:
        print("Nothing was brought in yet.")
    return int(any(taken.unreached_since for taken in latest))


def note_wrong(what: str = WRONG) -> None:
    """Note in the register of faults that something could not be brought in; nothing of a record is in it."""
    from wayhome.store.faults import note_refused  # noqa: PLC0415 - needs the settings

    note_refused(what, SUPPLIES.now())
