"""``wayhome reconcile``: take exports of the system of record, as they come or by hand, and keep what differs."""

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from django.db import close_old_connections

from wayhome.application.mistakes import Mistake
from wayhome.application.reconciling.register import Counted, Export, ExportRegister, Taken
from wayhome.application.reconciling.whole import asked_about
from wayhome.cli.exports.drop_folder import REFUSED, TAKEN, Arrived, DropFolder, one_export
from wayhome.cli.exports.lines import CannotUse, Reading, check_readable, histories
from wayhome.cli.exports.measuring import measured
from wayhome.cli.exports.sheets import open_mapping, sheet_histories
from wayhome.cli.notify import stop_when_input_ends, stopping
from wayhome.cli.opening import in_words, open_record
from wayhome.duties.saying import on_the_clock

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

log = logging.getLogger(__name__)
EVERY = 30.0
BEFORE = 60  # exports among which the last whole one is looked for
UNUSABLE = 2
MISTAKES, WHY = "mistakes.txt", "why.txt"
UNREAD = "An export of the system of record could not be read"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to take, or which folder to watch."""
    add = parser.add_argument
    add("input", nargs="?", type=Path, metavar="IN", help="histories: JSON Lines, one case a line; or a sheet of cases")
    add("events", nargs="?", type=Path, metavar="EVENTS", help="a sheet of events (CSV), with a row per event")
    add("--watch", type=Path, metavar="FOLDER", help="take every export that is dropped into this folder")
    add("--every", type=float, default=EVERY, metavar="SECONDS", help="how often to look (default: 30)")
    add("--once", action="store_true", help="with --watch: take what is there now, and stop")
    add("--while-open", action="store_true", help="with --watch: stop when standard input ends")
    add("--mapping", type=Path, metavar="JSON", help="what the columns and words of sheets mean; FOLDER/mapping.json")
    add("--whole", action="store_true", help="each export holds every case: one it no longer has is a difference")
    add("--yes-whole", action="store_true", help="it is whole, though it has much less in it than the last one")
    add("--status", action="store_true", help="say which exports were taken and what differs, and stop")


@in_words
def run(given: argparse.Namespace) -> int:
    """Take exports; returns 1 when something in one was wrong, and 2 when one could not be used at all."""
    ledger = open_record()
    from wayhome.store.exports.register import DatabaseExportRegister  # noqa: PLC0415 - needs the settings

    register = DatabaseExportRegister()
    if given.status:
        return tell_standing(register)
    at_work = Reconciling(ledger, register, whole=given.whole, sure=given.yes_whole)
    try:
        if given.watch is not None:
            return watch(given, at_work)
        if given.input is None:
            raise CannotUse("Name an export to take, or a folder to watch: --watch FOLDER.")
        for path in filter(None, (given.input, given.events, given.mapping)):
            check_readable(path)
        taken = at_work.take(one_export(given.input, given.events), given.mapping, sys.stderr)
    except CannotUse as unusable:
        print(f"wayhome reconcile: {unusable}", file=sys.stderr)
        _note(UNREAD)
        return UNUSABLE
    return _came(taken)


class Reconciling:
    """Takes exports, and tells operators how far each has come."""

    def __init__(self, ledger: "StoredRecord", register: ExportRegister, *, whole: bool, sure: bool = False) -> None:
        self.ledger, self.register, self.whole, self.sure = ledger, register, whole, sure

    def take(self, arrived: Arrived, mapping: Path | None, mistakes: TextIO) -> Taken:
        """Take an export, writing what is wrong in it to a file; raises CannotUse for one that cannot be read."""
        from wayhome.application.reconciling.taking import take  # noqa: PLC0415 - not needed by --status
        from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415 - needs the settings

        export = self._export(arrived, mapping)

        def wrong(mistake: Mistake) -> None:
            print(mistake, file=mistakes)

        with readings(arrived, mapping) as opened:
            read = with_a_case(opened)
            before = self.register.begin(export, SUPPLIES.now())
            if before.finished_at is not None:
                print(f"{arrived.name}: taken before, at {on_the_clock(before.finished_at)}.", flush=True)
                return before
            if before.counted.cases:
                print(f"{arrived.name}: taken up after {before.counted.cases:,} cases.", flush=True)
            taken = take(
                export, read, ledger=self.ledger, supplies=SUPPLIES, register=self.register, told=tell, wrong=wrong
            )
        print(f"{arrived.name}: {came_to(taken.counted)}", flush=True)
        return taken

    def _export(self, arrived: Arrived, mapping: Path | None) -> Export:
        """Return an export as it came: one that is said to be whole after all is taken once more."""
        size = measured(arrived, mapping)
        digest = arrived.digest(mapping)
        if self.sure:
            digest = sha256(f"{digest} is whole".encode()).hexdigest()
        export = Export(name=arrived.name, digest=digest, whole=self.whole, cases=arrived.lines(), rows=size.rows)
        if self.sure:
            return export
        less = "" if size.has_end else asked_about(export, self.register.exports(BEFORE))
        return replace(export, cut=size.cut or less)


@contextmanager
def readings(arrived: Arrived, mapping: Path | None) -> Iterator[Iterator[Reading]]:
    """Open an export case by case."""
    if arrived.histories is not None:
        yield histories(arrived.histories)
        return
    if mapping is None:
        raise CannotUse("Sheets need a mapping; write a first one with wayhome shadow --suggest-mapping.")
    read = open_mapping(mapping)
    with TemporaryDirectory(prefix="wayhome-sheets-") as spare:
        if arrived.events is None and read.cases is None:
            yield sheet_histories(None, arrived.cases, read, Path(spare))
        else:
            yield sheet_histories(arrived.cases, arrived.events, read, Path(spare))


def with_a_case(read: Iterator[Reading]) -> Iterator[Reading]:
    """Return an export as it is read; raises CannotUse for one that has no case at all, which says nothing of any."""
    first: list[Reading] = []
    for reading in read:
        first.append(reading)
        if reading[0] is not None:
            return chain(first, read)
    wrong = next((mistake for _, mistakes in first for mistake in mistakes), "It is empty.")
    again = "" if "Export it again" in str(wrong) else " Export it again."
    raise CannotUse(f"No case in it could be read. {wrong}{again}")


def watch(given: argparse.Namespace, at_work: Reconciling) -> int:
    """Look into a folder until stopped; what goes wrong in one look is tried in the next."""
    if not given.watch.is_dir():
        raise CannotUse(f"There is no folder {given.watch}. Make it, or name another.")
    folder, stopped = DropFolder(given.watch), stopping()
    if given.while_open:
        stop_when_input_ends(stopped)
    if given.once:
        folder.look()
        came = max((take_from(folder, one, given.mapping, at_work) for one in folder.look()), default=0)
        return max(came, 1 if say_left(folder, set()) else 0)
    print(f"Taking what is dropped into {given.watch}, every {given.every:g} seconds. Stop with Ctrl+C.", flush=True)
    said: set[str] = set()
    while not stopped.is_set():
        close_old_connections()
        try:
            for one in folder.look():
                take_from(folder, one, given.mapping, at_work)
            said = say_left(folder, said)
        except Exception:
            _note("An export could not be taken, and is tried again")
            log.exception("An export could not be taken just now. It is tried again in %g seconds.", given.every)
        stopped.wait(given.every)
    return 0


def say_left(folder: DropFolder, said: set[str]) -> set[str]:
    """Say of each file that lies there and is not taken why, once for as long as it lies there; return them."""
    left = dict(folder.left())
    for name in left.keys() - said:
        print(f"{name}: not taken: {left[name]}", flush=True)
    return set(left)


def take_from(folder: DropFolder, arrived: Arrived, named: Path | None, at_work: Reconciling) -> int:
    """Take an export from the folder and put it away, with what was wrong beside it."""
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415 - needs the settings

    wrong = folder.folder / f".{arrived.name}.{MISTAKES}"
    try:
        with wrong.open("a", encoding="utf-8") as mistakes:
            taken = at_work.take(arrived, named or folder.mapping, mistakes)
    except CannotUse as unusable:
        wrong.unlink(missing_ok=True)
        _note(UNREAD)
        kept = folder.put_away(arrived, REFUSED, SUPPLIES.now())
        (kept / WHY).write_text(f"{unusable}\n", "utf-8")
        print(f"{arrived.name}: not taken. {unusable} It is in {kept}.", flush=True)
        return UNUSABLE
    kept = folder.put_away(arrived, TAKEN, SUPPLIES.now())
    if wrong.stat().st_size:
        wrong.rename(kept / MISTAKES)
    else:
        wrong.unlink()
    return _came(taken)


def _came(taken: Taken) -> int:
    """Return the exit status of an export that was taken; what could not be read in it is noted in the register."""
    if taken.counted.mistakes:
        _note("Something in an export of the system of record could not be read")
    return 1 if taken.counted.mistakes else 0


def _note(what: str) -> None:
    """Note in the register of faults what could not be brought in."""
    from wayhome.store.faults import note_refused  # noqa: PLC0415 - needs the settings
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415

    note_refused(what, SUPPLIES.now())


def tell(taken: Taken) -> None:
    """Say how far an export has come."""
    of = f" of {taken.export.cases:,}" if taken.export.cases else ""
    print(f"{taken.export.name}: {taken.counted.cases:,}{of} cases", flush=True)


def came_to(counted: Counted) -> str:
    """Say what came of an export, in a sentence."""
    return (
        f"{counted.cases:,} cases: {counted.new:,} new, {counted.grown:,} added to, {counted.same:,} the same; "
        f"{counted.entries:,} entries, {counted.differing:,} differences, {counted.mistakes:,} things wrong."
    )


def tell_standing(register: ExportRegister) -> int:
    """Say which exports were taken last, and how many differences there are."""
    exports = register.exports(10)
    if not exports:
        print("No export was taken yet.")
    for taken in exports:
        ended = f"taken {on_the_clock(taken.finished_at)}" if taken.finished_at else "not finished"
        print(f"{taken.export.name}, {ended}: {came_to(taken.counted)}")
    print(f"Differences {len(register.differing())}")
    return 0
