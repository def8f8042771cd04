"""Writing a segment: keys are put aside by their first bits as records go by, then each part is put in order alone.

Nothing is read from a folder whose name ends in ``.part``; it is given its own name when all of it is on the disk.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wayhome.holdings.letters import Letters
from wayhome.store.holdings.segment import About, Keys, first_bits, write_about

PART_BITS = 4  # sixteen parts, so that putting one in order takes a sixteenth of the memory
EACH = 16  # keys for one place of the directory, about
PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Lot:
    """Some records to be indexed: number, birth date, letters and content of each, and their keys with its number."""

    numbers: NDArray[np.uint32]
    born: NDArray[np.uint32]
    letters: Letters
    content: NDArray[np.uint64]
    keys: Keys
    under: NDArray[np.uint32]


def write_segment(folder: Path, about: About, lots: Iterable[Lot]) -> About:
    """Write a segment into a folder of the force's, readable by its owner alone, and return what it says of itself.

    ``lots`` come in the order of their numbers. ``about.records`` and ``about.bits`` are made here.
    """
    part = folder / f"{about.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=PRIVATE, parents=True)
    old = os.umask(0o077)
    try:
        whole = _written(part, about, lots)
    finally:
        os.umask(old)
    _on_the_disk(part)
    part.rename(folder / about.name)
    _sync(folder)
    return whole


def _written(part: Path, about: About, lots: Iterable[Lot]) -> About:
    records = _put_aside(part, about, lots)
    keys, numbers = 0, 0
    with (part / "keys").open("wb") as to_keys, (part / "ends").open("wb") as to_ends:
        np.zeros(1, np.uint32).tofile(to_ends)
        with (part / "numbers").open("wb") as to_numbers:
            for each_keys, ends, each_numbers in _in_order(part):
                each_keys.tofile(to_keys)
                (ends + numbers).astype(np.uint32).tofile(to_ends)
                each_numbers.tofile(to_numbers)
                keys, numbers = keys + len(each_keys), numbers + len(each_numbers)
    whole = replace(about, records=records, bits=max(1, (max(1, keys) // EACH).bit_length()))
    _directory(part, whole.bits)
    write_about(part, whole)
    return whole


def _put_aside(part: Path, about: About, lots: Iterable[Lot]) -> int:
    """Write keys and numbers by the first bits of the keys, and what is by number in its place; count the records."""
    born = np.zeros(about.upto + 1, np.uint32)
    letters, content = np.zeros(about.upto + 1, np.uint64), np.zeros(about.upto + 1, np.uint64)
    records = 0
    asides = [(part / f"aside-{at}").open("wb") for at in range(1 << PART_BITS)]
    try:
        for lot in lots:
            records += len(lot.numbers)
            at = lot.numbers
            born[at], letters[at], content[at] = lot.born, lot.letters, lot.content
            pairs = np.empty(len(lot.keys), [("key", np.int64), ("number", np.uint32)])
            pairs["key"], pairs["number"] = lot.keys, lot.under
            bucket = first_bits(lot.keys, PART_BITS)
            for first, aside in enumerate(asides):
                pairs[bucket == first].tofile(aside)
    finally:
        for aside in asides:
            aside.close()
    born.tofile(part / "born")
    letters.tofile(part / "letters")
    content.tofile(part / "content")
    return records


def _in_order(part: Path) -> Iterator[tuple[Keys, NDArray[np.int64], NDArray[np.uint32]]]:
    """Yield the keys of each part in order, where the numbers of each end, and the numbers."""
    for at in range(1 << PART_BITS):
        aside = part / f"aside-{at}"
        pairs = np.fromfile(aside, [("key", np.int64), ("number", np.uint32)])
        aside.unlink()
        order = np.argsort(pairs["key"], kind="stable")
        keys, numbers = pairs["key"][order], pairs["number"][order]
        last = np.flatnonzero(np.append(keys[1:] != keys[:-1], len(keys) > 0))
        yield keys[last], last + 1, numbers


def _directory(part: Path, bits: int) -> None:
    """Write where the keys begin that share their first bits."""
    path = part / "keys"
    keys = np.memmap(path, np.int64, "r") if path.stat().st_size else np.empty(0, np.int64)
    some = 1 << 22
    counts = np.zeros((1 << bits) + 1, np.int64)
    for start in range(0, len(keys), some):
        buckets, many = np.unique(first_bits(np.asarray(keys[start : start + some]), bits), return_counts=True)
        counts[buckets + 1] += many
    np.cumsum(counts).astype(np.uint32).tofile(part / "directory")


def _on_the_disk(part: Path) -> None:
    for path in chain(part.iterdir(), (part,)):
        _sync(path)


def _sync(path: Path) -> None:
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
