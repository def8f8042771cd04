"""A system that is asked itself for what changed: what such a source must do, and taking what it answers.

A source yields pages of what changed since a cursor, in an order of its own that it can go on from; what it holds no
longer; and what is wrong in a line without stopping at it. Where it cannot be reached, what is held of it stays as it
is and grows old: that is never the same as nothing held.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from wayhome.application.holding.lines import LineReader
from wayhome.application.holding.taking import Batch, Counted, Everything, Take, not_in_it
from wayhome.application.mistakes import Place


class SourceOutOfReach(Exception):
    """A source could not be asked, or did not answer as it should: in words, with no secret and nothing of a record."""


class HeldSource(Protocol):
    """Another system, asked for what it holds. Only ever read."""

    @property
    def name(self) -> str:
        """Return what the source is called where it is set up."""

    @property
    def systems(self) -> tuple[str, ...]:
        """Return the systems whose records it brings, as far as it says so before it is asked."""

    def pages(self, since: str) -> Iterator[Batch]:
        """Yield what changed after a cursor, page by page, each with the cursor to go on from.

        An empty cursor means everything. A page may repeat what an earlier one had. Raises SourceOutOfReach, also
        between two pages; what was yielded before stands.
        """


def page_of(rows: Sequence[Mapping[str, Any]], reader: LineReader, *, before: int, cursor: str) -> Batch:
    """Return a page of rows or objects; ``before`` is how many came before it, by which a line is named."""
    lines = [reader.of_object(row, Place(before + at)) for at, row in enumerate(rows, start=1)]
    return Batch(lines=lines, cursor=cursor)


def key_of(source: HeldSource) -> str:
    """Return what a source is known by among what was taken."""
    return f"source:{source.name}"


def connect(source: HeldSource, take: Take, *, whole: bool = False, may_go: int | None = None) -> Counted:
    """Take what changed at a source since it was last asked, and all of it where it is asked for whole.

    Raises SourceOutOfReach with that kept, and no system fresher for it; and NotTakenOut with the rest brought in.
    """
    begun = take.intake.begin(take.key, take.name, take.at)
    everything = Everything()
    try:
        take.take(_noted(page, everything) for page in source.pages("" if whole else begun.cursor))
    except SourceOutOfReach as unreached:
        systems = tuple(dict.fromkeys((*source.systems, *begun.counted.systems)))
        take.intake.not_reached(take.key, take.name, str(unreached), systems, take.at)
        raise
    if whole:
        gone = not_in_it(everything, take.intake, left_out=take.counted.left_out, seen=may_go)
        for system, references in gone.items():
            take.take_out(system, references)
    take.finish(also=source.systems)
    return take.counted


def _noted(page: Batch, everything: Everything) -> Batch:
    for line in page.lines:
        everything.note(line)
    return page
