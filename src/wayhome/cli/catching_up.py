"""What is owed, worked out by several processes at once and written by one: the same rows as by one process alone.

A subject's duties follow from its own events, so whoever works them out leaves no trace. A database takes one writer at
a time, and SQLite lets nobody read while that one writes: so the process that began the others writes for all of them,
much at once, in the order in which one alone would. What is written stays, and whoever breaks off goes on from there.
"""

import argparse
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeAlias

from django.db import connections

from wayhome.application.rebuilding import Owed, catch_up
from wayhome.cli.borough.side_by_side import StoppedShort
from wayhome.kernel.ids import Subject

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

A_SHARE = 100  # subjects worked out before they are handed on, and written at once: half a second in which others wait
MANY = 2
AHEAD = 4  # shares of each process that are asked for at once, so that none waits and little is kept in memory
Share: TypeAlias = Mapping[Subject, object]


def take_processes(parser: argparse.ArgumentParser) -> None:
    """Take how many processes work out at once."""
    words = "so many work out what is owed at once (default: one a processor)"
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help=words)


def catch_up_side_by_side(ledger: "StoredRecord", processes: int) -> int:
    """Do what projections left for later, by so many processes; returns how much it was, as ``catch_up`` does.

    Raises StoppedShort where one of them ended before it was done; what was written stays.
    """
    from wayhome.store.opening import what_is_owed  # noqa: PLC0415 - needs the settings

    done, owed = 0, what_is_owed(ledger)
    while left := owed.left():
        shares = [left[first : first + A_SHARE] for first in range(0, len(left), A_SHARE)]
        if min(processes, len(shares)) < MANY:
            done += sum(_kept(ledger, owed, map(owed.work_out, shares)))
            continue
        connections.close_all()  # a process is born with those of its parent, and no two may use one
        with ProcessPoolExecutor(processes, get_context("fork"), initializer=_begin, initargs=(owed,)) as pool:
            done += sum(_kept(ledger, owed, _in_turn(pool, shares, processes * AHEAD)))
    return done + catch_up(ledger)


def _kept(ledger: "StoredRecord", owed: Owed, shares: Iterable[Share]) -> Iterator[int]:
    """Keep each share as it comes. Raises StoppedShort where no more can come."""
    from wayhome.store.opening import let_others_read  # noqa: PLC0415 - needs the settings

    try:
        for share in shares:  # the first comes once the processes were born: only then may we connect
            let_others_read(ledger)
            with ledger.pen():
                kept = owed.keep(share)
            yield kept
    except BrokenProcessPool as broken:
        raise StoppedShort("A process that worked out what is owed ended without a word.") from broken


def _in_turn(pool: ProcessPoolExecutor, shares: Iterable[Sequence[Subject]], ahead: int) -> Iterator[Share]:
    """Yield what comes of each share, in order, with no more than so many asked for ahead."""
    asked: deque[Future[Share]] = deque()
    waiting = iter(shares)
    asked.extend(pool.submit(_work_out, share) for share in islice(waiting, ahead))
    while asked:
        yield asked.popleft().result()
        asked.extend(pool.submit(_work_out, share) for share in islice(waiting, 1))


BORN_WITH: list[Owed] = []


def _begin(owed: Owed) -> None:
    """Begin a process that works out: it has what its parent had, the rulebooks read once."""
    BORN_WITH[:] = [owed]


def _work_out(share: Sequence[Subject]) -> Share:
    return BORN_WITH[0].work_out(share)
