"""A segment: the keys of many records in files that are read where they lie, and are never changed but to take out.

A folder of arrays, named in ``about.json`` with the database it was made from and how its keys were made. ``keys`` are
in order; ``directory`` says where those begin that share their first bits, so that one key costs one page. The numbers
under a key stand from its place in ``ends`` to the next. ``born``, ``letters`` and ``content`` are by the number of a
record: its birth date, how the name is written, and the beginning of the digest of what was indexed.

Taking a record out overwrites its numbers, and each key that nothing else stands under, in their place.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from wayhome.holdings.letters import Letters
from wayhome.holdings.listed import LONGEST, Listed, Numbers

ABOUT = "about.json"
AT_ONCE = 20_000  # numbers read in one search: first those lists that are short for how often one of them is meant
LEAST = 100  # of them read under any one key
FIRST = np.iinfo(np.int64).min
Keys = NDArray[np.int64]
Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a segment says of itself: its name, of which database it is, how its keys were made, how far it goes.

    ``upto`` is the number of the last record that it covers, ``records`` how many it was made of, ``bits`` how many
    first bits of a key the directory tells apart.
    """

    name: str
    identity: str
    scheme: str
    upto: int
    records: int
    bits: int


class NoSegment(Exception):
    """A segment that is not there, or not whole; says which."""


class Segment:
    """A segment as it is read. Any number of threads and processes may read one while records are taken out."""

    def __init__(self, folder: Path) -> None:
        try:
            self.about = About(**json.loads((folder / ABOUT).read_text()))
            self._keys, self._ends = _mapped(folder / "keys", np.int64), _mapped(folder / "ends", np.uint32)
            self._numbers, self._born = _mapped(folder / "numbers", np.uint32), _mapped(folder / "born", np.uint32)
            self._directory = _mapped(folder / "directory", np.uint32)
            self._content = _mapped(folder / "content", np.uint64)
            self._letters = _mapped(folder / "letters", np.uint64)
        except (OSError, ValueError, TypeError) as error:
            raise NoSegment(str(folder)) from error
        self.folder = folder

    def under(self, keys: Mapping[int, float]) -> dict[int, Listed]:
        """Return what stands under some keys, each with how often a record under it is meant.

        Where all are more than one search reads, of those the newest that are longest for how often that is.
        """
        places = list(self._places(list(keys)))
        each = _longest([(end - start, keys[key]) for key, start, end in places])
        found = {}
        for (key, start, end), longest in zip(places, each, strict=True):
            numbers = self._numbers[max(start, end - longest) : end]
            if numbers[0] == 0:
                numbers = numbers[numbers.searchsorted(1) :]
            if len(numbers):
                found[key] = numbers, len(numbers) + max(0, end - start - longest)
        return dict(zip(found, self._listed(found.values()), strict=True))

    def _listed(self, found: Collection[tuple[Numbers, int]]) -> Iterable[Listed]:
        """Yield some lists with their birth dates, which are read for all of them at once."""
        if not found:
            return
        born = self._born[np.concatenate([numbers for numbers, _ in found])]
        ends = accumulate(len(numbers) for numbers, _ in found)
        for (numbers, many), end in zip(found, ends, strict=True):
            yield Listed(numbers, born[end - len(numbers) : end], many)

    def count(self, keys: Sequence[int]) -> dict[int, int]:
        """Return how many stand under some keys, those that were taken out with them."""
        return {key: end - start for key, start, end in self._places(keys)}

    def letters(self, numbers: Numbers) -> Letters:
        """Return how the names of some records are written; 0 for one that is not covered."""
        found = np.zeros(len(numbers), np.uint64)
        here = numbers < len(self._letters)
        found[here] = self._letters[numbers[here]]
        return found

    def content(self, number: int) -> int:
        """Return the beginning of the digest of what was indexed under a number; 0 for none."""
        return int(self._content[number]) if number < len(self._content) else 0

    def _places(self, keys: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """Return each key that is there with where its numbers start and end."""
        if not len(self._keys) or not keys:
            return ()
        asked = np.array(keys, np.int64)
        at = self._first_not_less(asked)
        there = at < len(self._keys)
        there[there] = self._keys[at[there]] == asked[there]
        at = at[there]
        return zip(asked[there].tolist(), self._ends[at].tolist(), self._ends[at + 1].tolist(), strict=True)

    def _first_not_less(self, asked: Keys) -> NDArray[np.int64]:
        """Return where each key is or would be: halving only between those that share its first bits."""
        bucket = first_bits(asked, self.about.bits)
        low, high = self._directory[bucket].astype(np.int64), self._directory[bucket + 1].astype(np.int64)
        for _ in range(int((high - low).max()).bit_length()):
            middle = (low + high) >> 1
            less = (low < high) & (self._keys[np.minimum(middle, len(self._keys) - 1)] < asked)
            low, high = np.where(less, middle + 1, low), np.where(less, high, middle)
        return low

    def take_out(self, gone: Iterable[tuple[int, int]]) -> None:
        """Overwrite the numbers of some records under their keys, and the keys that are left with none; on the disk.

        ``gone`` are pairs of a key and a number. What is not there is passed over: it was taken out before.
        """
        keys, numbers = _mapped(self.folder / "keys", np.int64, "r+"), _mapped(self.folder / "numbers", np.uint32, "r+")
        born = _mapped(self.folder / "born", np.uint32, "r+")
        letters, content = (_mapped(self.folder / name, np.uint64, "r+") for name in ("letters", "content"))
        left_with_none = set()
        for key, number in gone:
            for found, start, end in self._places([key]):
                if _strike(numbers[start:end], number):
                    left_with_none.add(int(self._first_not_less(np.array([found], np.int64))[0]))
            if number <= self.about.upto:
                born[number], letters[number], content[number] = 0, 0, 0
        for at in sorted(left_with_none):
            _overwrite(keys, at)
        for array in (keys, numbers, born, letters, content):
            if isinstance(array, np.memmap):
                array.flush()


def _longest(lists: Sequence[tuple[int, float]]) -> list[int]:
    """Return how much of each list is read, by its length and how often a record in it is meant.

    All come to about ``AT_ONCE`` at most. Those are read whole that are short for that; of each of the others as many
    as it is often so.
    """
    left, rest = AT_ONCE, sum(often for _, often in lists)
    for length, often in sorted(lists, key=lambda one: one[0] / one[1]):
        if length * rest > left * often:
            return [min(LONGEST, max(LEAST, int(left * each / rest))) for _, each in lists]
        left, rest = left - length, rest - often
    return [LONGEST] * len(lists)


def _overwrite(keys: Keys, at: int) -> None:
    """Put the key before it in the place of a key, and of the copies of it that stand after it for the same reason."""
    gone, before = keys[at], keys[at - 1] if at else FIRST
    while at < len(keys) and keys[at] == gone:
        keys[at] = before
        at += 1


def _strike(held: Numbers, number: int) -> bool:
    """Put 0 in the place of a number, before those that stay in order; return whether none are left."""
    if number not in held:
        return False
    held[held == number] = 0
    held.sort()
    return not held.any()


def first_bits(keys: Keys, bits: int) -> NDArray[np.int64]:
    """Return the first bits of each key, in the order of the keys."""
    unsigned: NDArray[np.uint64] = keys.view(np.uint64) ^ np.uint64(1 << 63)
    return (unsigned >> np.uint64(64 - bits)).astype(np.int64)


def _mapped(path: Path, kind: type[Kind], mode: Literal["r", "r+"] = "r") -> NDArray[Kind]:
    """Return an array as it lies in a file; reading it as a plain array takes a third of the time."""
    if not path.stat().st_size:
        return np.empty(0, kind)
    return np.asarray(np.memmap(path, kind, "r")) if mode == "r" else np.memmap(path, kind, mode)


def write_about(folder: Path, about: About) -> None:
    """Write what a segment says of itself; it is the last thing that is written."""
    (folder / ABOUT).write_text(json.dumps(asdict(about)))
