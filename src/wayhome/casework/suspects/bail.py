"""How long pre-charge bail may run on whose word, as the rulebook has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wayhome.casework.suspects.suspects import SuspectStanding
from wayhome.kernel.worktime import DAY, add_months
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.suspecting import BailLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Until when bail may run on one authority's word; ``last`` is None where it is as long as the court says."""

    limit: BailLimit
    last: date | None


def counted_from(suspect: SuspectStanding, today: date) -> date:
    """Return the first day of bail: the day after the arrest, or where no arrest is on record the day of first bail."""
    if suspect.arrested_on:
        return suspect.arrested_on + DAY
    return suspect.first_bailed or today


def last_day(first: date, months: int) -> date:
    """Return the last day of so many months that begin with a day; the last of a month that has no such day."""
    following = add_months(first, months)
    return following - DAY if following.day == first.day else following


def reaches(suspect: SuspectStanding, pack: Pack, today: date) -> tuple[Reach, ...]:
    """Return how far each authority's word reaches for a suspect, as the rulebook has it."""
    first = counted_from(suspect, today)
    return tuple(
        Reach(limit=one, last=last_day(first, one.months) if one.months else None) for one in pack.bail_limits.values()
    )


def reach_of(rank: str, suspect: SuspectStanding, pack: Pack, today: date) -> Reach | None:
    """Return the furthest that somebody of a rank may extend bail; None where the rank may not."""
    own = [one for one in reaches(suspect, pack, today) if rank in one.limit.ranks]
    return max(own, key=lambda one: one.limit.months or 0, default=None)


def who_may(until: date, suspect: SuspectStanding, pack: Pack, today: date) -> Iterator[Reach]:
    """Yield every authority that may let bail run until a day."""
    for one in reaches(suspect, pack, today):
        if one.last is None or until <= one.last:
            yield one
