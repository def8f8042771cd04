"""Where the index of a database stands: which segment is in use, and whether it may be answered from."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import connections

from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.holdings.keys import scheme
from wayhome.store.holdings.segment import NoSegment, Segment
from wayhome.store.holdings.tables import HeldIndex
from wayhome.store.sql import ask

STANDS = "SELECT identity, scheme, segment, upto, building, unindexed, EXISTS (SELECT 1 FROM held_key) FROM held_index"
BUILD = "Run `wayhome holdings build`."
_open: dict[str, Segment] = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """The row of ``held_index``, as it was read; ``since`` says whether any keys stood in rows beside it then."""

    identity: str
    scheme: str
    segment: str
    upto: int
    building: int
    unindexed: int
    since: bool

    @property
    def salt(self) -> bytes:
        """Return the bytes with which this database's keys are hashed."""
        return bytes.fromhex(self.identity)


class AlreadyBuilding(Exception):
    """Another process is building the index of this database."""


def stands(using: str) -> Standing:
    """Return where the index stands now."""
    ((*row,),) = ask(using, STANDS)
    return Standing(*row)


def locked(using: str) -> Standing:
    """Return where the index stands, and hold it so until the transaction ends."""
    list(HeldIndex.objects.using(using).select_for_update())
    return stands(using)


def folder_of(using: str) -> Path:
    """Return where the segments of a database are: beside the file, or in the force's folder for a server."""
    named = str(connections[using].settings_dict["NAME"])
    if connections[using].vendor == "sqlite" and "memory" not in named:
        return Path(f"{named}-held")
    return Path(settings.FOLDER) / "held" / "".join(letter if letter.isalnum() else "-" for letter in named)


def segment_of(using: str, standing: Standing) -> Segment | None:
    """Return the segment in use; None before there is one.

    Raises HoldingsOutOfReach where it is not there, is of another database, or its keys are made in another way: what
    is not found in such a one says nothing.
    """
    if standing.scheme not in ("", scheme()):
        raise HoldingsOutOfReach(f"The index was made by another version of the product. {BUILD}")
    if not standing.segment:
        return None
    segment = _open.get(using)
    if segment is None or segment.about.name != standing.segment:
        segment = _open[using] = _opened(folder_of(using) / standing.segment)
    about = segment.about
    if (about.identity, about.name, about.upto) != (standing.identity, standing.segment, standing.upto):
        raise HoldingsOutOfReach(f"The index in {segment.folder} is of another database. {BUILD}")
    if about.scheme != scheme():
        raise HoldingsOutOfReach(f"The index was made by another version of the product. {BUILD}")
    return segment


def _opened(folder: Path) -> Segment:
    try:
        return Segment(folder)
    except NoSegment as missing:
        raise HoldingsOutOfReach(f"The index is not whole: {missing}. {BUILD}") from missing


@contextmanager
def turn_to_build(folder: Path) -> Iterator[None]:
    """Hold the turn to build. Raises AlreadyBuilding; a process that died holds nothing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    private = partial(os.open, mode=0o600)
    with open(folder / "building.lock", "w", opener=private) as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError as held:
            raise AlreadyBuilding(str(folder)) from held
        yield


def clear_away(using: str) -> None:
    """Remove every folder but that of the segment in use: earlier ones, and what a build that died left."""
    folder, kept = folder_of(using), stands(using).segment
    for path in folder.iterdir():
        if path.is_dir() and path.name != kept:
            shutil.rmtree(path)
