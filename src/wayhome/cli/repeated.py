"""Records that one file tells of more than once: the last line holds, and whoever brings it in is told which."""

from array import array
from collections.abc import Iterator
from hashlib import blake2b

import numpy as np

from wayhome.application.holding.lines import Line

MOST_SHOWN = 20


class Repeated:
    """Which record each line of a file tells of, by a digest of its reference, so that ten million fit in memory."""

    def __init__(self) -> None:
        self._digests, self._lines = array("Q"), array("Q")

    def note(self, line: Line) -> Line:
        """Take note of what a line tells of, and return it."""
        told = line.record or line.gone
        if told:
            self._digests.append(_digest(f"{told.system}\n{told.id}"))
            self._lines.append(line.place.line)
        return line

    def lines(self) -> list[tuple[int, int]]:
        """Return each line that tells of a record of which an earlier one told, after that one, in their order."""
        if not self._digests:
            return []
        digests, lines = np.frombuffer(self._digests, np.uint64), np.frombuffer(self._lines, np.uint64)
        order = np.argsort(digests, kind="stable")
        (again,) = np.nonzero(digests[order][1:] == digests[order][:-1])
        earlier, later = lines[order[again]], lines[order[again + 1]]
        return sorted(zip(earlier.tolist(), later.tolist(), strict=True), key=lambda pair: pair[1])

    def said(self) -> Iterator[str]:
        """Yield a sentence for each of them, the first of many."""
        pairs = self.lines()
        for earlier, later in pairs[:MOST_SHOWN]:
            yield f"line {later}: the record that line {earlier} told of. The later line holds."
        if len(pairs) > MOST_SHOWN:
            yield f"and {len(pairs) - MOST_SHOWN:,} more lines that tell of a record again."


def _digest(reference: str) -> int:
    return int.from_bytes(blake2b(reference.encode("utf-8", "replace"), digest_size=8).digest())
