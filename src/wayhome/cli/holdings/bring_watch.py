"""A folder into which other systems drop their files: each taken once it has arrived whole, and put away then.

A folder inside it stands for one system, and is called what that system is called; its ``mapping.json`` says what its
columns mean. In the folder itself the name of a file, as far as the first hyphen, is the system's:
``custody-2026-03-02.csv`` with ``custody.mapping.json``.
"""

import argparse
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import close_old_connections

from wayhome.application.holding.lines import LineReader
from wayhome.application.holding.taking import Counted, NotTakenOut
from wayhome.cli.exports.drop_folder import REFUSED, TAKEN, Arrived, DropFolder
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.held_files import HeldFile, open_held_mapping, take_file
from wayhome.cli.holdings.bring_file import UNREAD
from wayhome.cli.holdings.build import build_if_owed
from wayhome.cli.holdings.desk import Desk, came_to, note_wrong, open_desk
from wayhome.cli.notify import stop_when_input_ends, stopping
from wayhome.cli.repeated import Repeated
from wayhome.store.supplies import SUPPLIES

log = logging.getLogger(__name__)
MAPPING = "mapping.json"
MISTAKES, WHY = "mistakes.txt", "why.txt"
DELETIONS, WHOLE = "-deleted", "-whole"
UNUSABLE = 2


def bring_watch(given: argparse.Namespace) -> int:
    """Look into a folder until stopped; what goes wrong in one look is tried in the next. Raises CannotUse."""
    if not given.watch.is_dir():
        raise CannotUse(f"There is no folder {given.watch}. Make it, or name another.")
    folders, desk, stopped = Folders(given.watch), open_desk(), stopping()
    if given.while_open:
        stop_when_input_ends(stopped)
    if given.once:
        list(folders.look())
        return max((take_from(folder, one, given.watch, desk) for folder, one in folders.look()), default=0)
    print(f"Taking what is dropped into {given.watch}, every {given.every:g} seconds. Stop with Ctrl+C.", flush=True)
    while not stopped.is_set():
        close_old_connections()
        try:
            for folder, one in folders.look():
                take_from(folder, one, given.watch, desk)
        except Exception:
            note_wrong("A file of held records could not be taken, and is tried again")
            log.exception("A file could not be taken just now. It is tried again in %g seconds.", given.every)
        stopped.wait(given.every)
    return 0


class Folders:
    """A folder and those inside it, each with what it held when it was last looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._looked: dict[Path, DropFolder] = {}

    def look(self) -> Iterator[tuple[DropFolder, Arrived]]:
        """Yield each file that is unchanged since the last look."""
        inside = (path for path in sorted(self._folder.iterdir()) if path.is_dir() and _is_source(path))
        for path in (self._folder, *inside):
            folder = self._looked.setdefault(path, DropFolder(path, in_pairs=False))
            yield from ((folder, arrived) for arrived in folder.look())


def _is_source(path: Path) -> bool:
    return path.name not in (TAKEN, REFUSED) and not path.name.startswith(".")


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a file is by its name and its folder: whose records it has, and how they are meant."""

    path: Path
    system: str
    mapping: Path | None

    @property
    def file(self) -> HeldFile:
        """Return the file as it is read. Raises CannotUse for a mapping that is none."""
        read, text = open_held_mapping(self.mapping) if self.mapping else (None, "")
        gone = self.path.stem.endswith(DELETIONS)
        reader = LineReader(system=self.system, mapping=read, all_gone=gone)
        return HeldFile(path=self.path, reader=reader, mapping_text=text, whole=self.path.stem.endswith(WHOLE))


def dropped(path: Path, top: Path) -> Dropped:
    """Say what a file is by where it was dropped: ``top`` is the folder that is watched."""
    inside = path.parent != top
    system = path.parent.name if inside else path.stem.partition("-")[0]
    mapping = path.parent / (MAPPING if inside else f"{system}.{MAPPING}")
    return Dropped(path, system, mapping if mapping.is_file() else None)


def take_from(folder: DropFolder, arrived: Arrived, top: Path, desk: Desk) -> int:
    """Take a file from a folder and put it away, with what was wrong beside it."""
    (path,) = arrived.parts
    wrong = folder.folder / f".{path.name}.{MISTAKES}"
    try:
        counted, stayed = _taken(path, top, desk, wrong)
    except CannotUse as refused:
        wrong.unlink(missing_ok=True)
        return _refuse(folder.put_away(arrived, REFUSED, SUPPLIES.now()), f"{path.name}: not taken.", str(refused))
    kept = folder.put_away(arrived, REFUSED if stayed else TAKEN, SUPPLIES.now())
    _keep(wrong, kept / MISTAKES)
    for line in (f"{path.name}: {came_to(counted)}", *desk.touched(), *build_if_owed()):
        print(line, flush=True)
    if counted.mistakes:
        note_wrong()
    if stayed:
        return _refuse(kept, f"{path.name}:", stayed)
    return 1 if counted.mistakes else 0


def _taken(path: Path, top: Path, desk: Desk, wrong: Path) -> tuple[Counted, str]:
    """Take a file; return what came of it, and why what it lacks was not taken out. Raises CannotUse."""
    repeated = Repeated()
    with wrong.open("w", encoding="utf-8") as mistakes:
        file = dropped(path, top).file
        taking = desk.take(file.key, path.name, mistakes=mistakes)
        try:
            take_file(file, taking, repeated)
        except NotTakenOut as refused:
            return taking.counted, str(refused)
        finally:
            mistakes.writelines(f"{line}\n" for line in repeated.said())
    return taking.counted, ""


def _refuse(kept: Path, what: str, why: str) -> int:
    note_wrong(UNREAD)
    (kept / WHY).write_text(f"{why}\n", "utf-8")
    print(f"{what} {why} It is in {kept}.", flush=True)
    return UNUSABLE


def _keep(wrong: Path, place: Path) -> None:
    if wrong.stat().st_size:
        wrong.rename(place)
    else:
        wrong.unlink()
