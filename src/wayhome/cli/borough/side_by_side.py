"""An invented force decided by several processes at once and written by one: the same record as by one process alone.

An act for a child is decided on what that child's records hold. So each process tells and decides the acts for its
share of the children; what is said of the force's people each of them hears, and the first hands it on. The process
that began them lays everything in the order of its entry and writes it. Ids and salts follow from the record and the
place in it, so that who decided an act leaves no trace.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe
from multiprocessing.process import BaseProcess
from queue import Queue
from threading import Thread
from typing import TypeAlias
from zlib import crc32

from wayhome.application.batches import Batches, Outlet
from wayhome.application.bulk import BulkDoor
from wayhome.application.ports import Ledger
from wayhome.application.preparing import Stamped
from wayhome.cli.borough.handing_over import hand_over_plainly
from wayhome.simulation.children import Child
from wayhome.simulation.force import Borough
from wayhome.simulation.people import people
from wayhome.simulation.playing import Played, Said, ToldAct, is_new, last_entered, play_one

HANDFUL = 400  # entries handed on at once
AHEAD = 25  # handfuls of each process that wait to be written: as many as one transaction takes

Order: TypeAlias = tuple[datetime, int, int, int]
"""Where an act stands: when it was entered, people before acts, of which episode, and which of its acts."""
Handed: TypeAlias = tuple[Order, Stamped | None]
"""An entry that was decided, and where it stands; or none, where whoever decides waits until all so far is written."""
Acts: TypeAlias = Iterator[tuple[Order, ToldAct]]
Message: TypeAlias = list[Handed] | Played | str


class StoppedShort(Exception):
    """A process that was deciding ended before it was done."""


@dataclass(frozen=True, slots=True)
class Share:
    """Which of the children a process decides about: one share of so many."""

    number: int
    of: int

    def has(self, child: Child) -> bool:
        """Say whether a child is in it."""
        return crc32(child.key.encode()) % self.of == self.number


@dataclass(frozen=True, slots=True)
class Making:
    """What every process needs: who is told of, how its ledger is opened, and how a door to it is made."""

    told: Borough
    open_ledger: Callable[[], Ledger]
    open_door: Callable[[Ledger, Outlet], BulkDoor]
    part_from_database: Callable[[], None]
    """Lets go of the connections that a process was born with: no two may use one."""


class Handing:
    """Hands on what a process decided, a handful at a time."""

    def __init__(self, writer: Connection, at: Order) -> None:
        self._writer = writer
        self._at = at
        self._ours = False
        self._waiting: list[Handed] = []

    def go_to(self, at: Order, *, ours: bool) -> None:
        """Say where what comes next stands, and whether it is for this process to hand on."""
        self._at, self._ours = at, ours

    def put(self, entry: Stamped) -> None:
        """Hand an entry on, with others, once there are enough."""
        if self._ours:
            self._waiting.append((self._at, entry))
        if len(self._waiting) >= HANDFUL:
            self._send()

    def settle(self) -> None:
        """Return once everything up to here, by whichever process, is in the record."""
        self._waiting.append((self._at, None))
        self._send()
        self._writer.recv()

    def finish(self, played: Played) -> None:
        """Hand on the rest, and what came of it."""
        self._send()
        self._writer.send(played)

    def _send(self) -> None:
        self._writer.send(self._waiting)
        self._waiting = []


def decide(share: Share, making: Making, writer: Connection) -> None:
    """Tell and decide the acts for a share of the children, and hand them on."""
    ledger = making.open_ledger()
    handing = Handing(writer, (making.told.began, 0, 0, 0))
    door = making.open_door(ledger, handing)
    last, played = last_entered(ledger), Played()
    for order, act in _acts(share, making.told):
        ours = not isinstance(act, Said) or share.number == 0
        handing.go_to(order, ours=ours)
        if is_new(act, last, door):
            play_one(act, door, played if ours else Played())
    handing.finish(played)


def _acts(share: Share, told: Borough) -> Acts:
    said: Acts = (((one.entered_at, 0, 0, place), one) for place, one in enumerate(people(told)))
    acts: Acts = (((at, 1, place, number), step) for (at, place, number), step in told.acts_of(share.has))
    return merge(said, acts, key=lambda one: one[0])


def play_side_by_side(making: Making, processes: int, batches: Batches, each: Callable[[Played], None]) -> Played:
    """Decide by so many processes and write here, in the order of entry; goes on where an earlier run was broken off.

    Raises StoppedShort where one of them ended before it was done; what was written stays.
    """
    hand_over_plainly()
    making.part_from_database()
    begun: list[tuple[BaseProcess, Connection]] = []
    for number in range(processes):
        begun.append(_begin(Share(number, processes), making, [connection for _, connection in begun]))
    streams = [_Stream(connection) for _, connection in begun]
    try:
        _write(streams, batches, each)
    finally:
        for process, connection in begun:
            connection.close()
            process.terminate()
            process.join()
    return _together([stream.played for stream in streams])


def _begin(share: Share, making: Making, others: list[Connection]) -> tuple[BaseProcess, Connection]:
    """Begin a process, and return it with the connection to it; the other end is the process's alone.

    It lets go of this end of its own connection and of those of ``others``, which it was born with: while it held them,
    none would notice that nobody writes any more.
    """
    here, there = Pipe()
    arguments = (share, making, there, [here, *others])
    process = get_context("fork").Process(target=_decide_and_say, args=arguments, daemon=True)
    process.start()
    there.close()
    return process, here


def _decide_and_say(share: Share, making: Making, writer: Connection, not_ours: list[Connection]) -> None:
    for connection in not_ours:
        connection.close()
    try:
        decide(share, making, writer)
    except (BrokenPipeError, EOFError):
        return  # nobody writes any more
    except Exception as failed:  # whatever it is, it is said where somebody reads it
        with suppress(BrokenPipeError):
            writer.send(f"{type(failed).__name__}: {failed}")
        raise


class _Stream:
    """What one process hands on, read ahead a little; and, in the end, what came of it."""

    def __init__(self, connection: Connection) -> None:
        self.played = Played()
        self._connection = connection
        self._read: Queue[Message] = Queue(maxsize=AHEAD)
        Thread(target=self._read_ahead, daemon=True).start()

    def __iter__(self) -> Iterator[tuple[Order, Stamped | None, "_Stream"]]:
        """Yield what it hands on, in its order. Raises StoppedShort where it ended before it was done."""
        while True:
            message = self._read.get()
            if isinstance(message, str):
                raise StoppedShort(message)
            if isinstance(message, Played):
                self.played = message
                return
            for order, entry in message:
                yield order, entry, self

    def go_on(self) -> None:
        """Tell the process that everything up to where it waits is written."""
        self._connection.send(None)

    def _read_ahead(self) -> None:
        message: Message = []
        while isinstance(message, list):
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                message = "It ended without a word."
            self._read.put(message)


def _write(streams: list[_Stream], batches: Batches, each: Callable[[Played], None]) -> None:
    so_far = Played()
    for _, entry, stream in merge(*streams, key=lambda handed: handed[0]):
        if entry is None:
            batches.settle()
            stream.go_on()
            continue
        batches.put(entry)
        so_far.events += len(entry.events)
        each(so_far)
    batches.settle()


def _together(parts: list[Played]) -> Played:
    whole = Played()
    for part in parts:
        whole.acts += part.acts
        whole.events += part.events
        whole.refused.update(part.refused)
    return whole
