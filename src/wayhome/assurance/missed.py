"""What a lexicon misses in use, estimated from entries in which it found nothing and two people read.

Recall is of entries: of those that hold words which should be pointed out, how many had some pointed out. What was
pointed out and shown to be right to stand, as somebody else's words or about no child, does not count for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.assurance.intervals import Interval, effective, share

ENOUGH = 30  # entries read to the end, below which nothing is estimated; our own choice, see decision 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRead:
    """One month: ``read`` entries were settled of ``quiet`` in which nothing was pointed out, ``missed`` hold words.

    ``rightly`` are the entries in which something was pointed out and not shown to be right as it stood.
    """

    read: int
    missed: int
    quiet: int
    rightly: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """The estimate: the share of quiet entries that hold such words, and recall. None of either where few were read."""

    read: int
    missed: int
    share: Interval | None
    recall: Interval | None


def estimate(months: Iterable[MonthRead]) -> Missed:
    """Estimate over months, each entry standing for as many as its month drew it from.

    The intervals are Wilson's, of as many entries as the unequal weights leave (Kish). That of recall holds what was
    pointed out to be known and carries the doubt of the sample alone.
    """
    every = [one for one in months if one.read]
    read, missed = sum(one.read for one in every), sum(one.missed for one in every)
    if read < ENOUGH:
        return Missed(read=read, missed=missed, share=None, recall=None)
    quiet, rightly = sum(one.quiet for one in every), sum(one.rightly for one in every)
    size = effective(weight for one in every for weight in [one.quiet / one.read] * one.read)
    part = sum(one.missed * one.quiet / one.read for one in every) / quiet
    found = share(min(size, part * size), size)
    return Missed(read=read, missed=missed, share=found, recall=_recall(found, quiet, rightly))


def _recall(found: Interval, quiet: int, rightly: int) -> Interval | None:
    """Return recall; None where nothing was pointed out: what was missed is then all there is to count."""
    if not rightly:
        return None
    estimated, low, high = (_of(rightly, quiet * part) for part in (found.estimate, found.high, found.low))
    return Interval(estimate=estimated, low=low, high=high)


def _of(rightly: int, missed: float) -> float:
    whole = rightly + missed
    return rightly / whole if whole else 1.0
