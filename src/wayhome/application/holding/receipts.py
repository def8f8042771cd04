"""A search said in words: what came back, what was asked, how fresh it was, and what was not searched.

"Nothing found in 5 of 7 systems; custody 3 h old; command and control was not searched" is an answer. "Nothing found"
alone never is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.application.holding.look_up import EVERY_SYSTEM, FRESH, silent_since, stands_for
from wayhome.application.holding.ports import NOT_WHOLE, Answer, Source
from wayhome.kernel.moments import in_london
from wayhome.record.events.risk import System

OLD = timedelta(hours=1)  # ours: from which age on it is worth saying how old what was brought in is


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """One system that a search was asked of: how many records it gave, how many of them are closed, how fresh it is.

    ``as_of`` is None where nothing of it was brought in, or it could not be reached. ``stale``: older than a day, so
    that nothing found in it does not count. ``silent_since``: it was asked itself and has not answered since then.
    """

    system: System
    came_back: int = 0
    closed: int = 0
    as_of: datetime | None = None
    stale: bool = False
    reached: bool = True
    silent_since: datetime | None = None

    @property
    def answered(self) -> bool:
        """Say whether nothing found in it would mean anything."""
        return self.reached and self.as_of is not None and not self.stale and self.silent_since is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a search is said to have come to: each system it had to ask, and how many records are closed to the reader.

    ``reached`` is False where nothing at all could be searched.
    """

    systems: tuple[Searched, ...]
    at: datetime
    reached: bool = True

    @property
    def closed(self) -> int:
        """Return how many records came back that only some post may open."""
        return sum(one.closed for one in self.systems)

    @property
    def unanswered(self) -> tuple[Searched, ...]:
        """Return the systems that have to be asked again, or asked by hand."""
        return tuple(one for one in self.systems if not one.answered)

    @property
    def empty(self) -> int:
        """Return in how many systems nothing was found, of those that answered."""
        return sum(one.answered and not one.came_back for one in self.systems)


def told_of(answer: Answer, wanted: Collection[str], closed: Collection[str] = ()) -> Told:
    """Say of each system that has to be asked what a search came to.

    ``wanted`` are those a rule asks for; others count where they were searched. ``closed`` are the references of
    records that the reader may not open.
    """
    sources: dict[str, list[Source]] = {}
    for source in answer.sources:
        sources.setdefault(stands_for(source.name) or "", []).append(source)
    came_back = [(stands_for(one.record.system), one.record.id) for one in answer.found]
    systems = (system for system in EVERY_SYSTEM if system in wanted or system in sources)
    searched = tuple(_searched(one, sources.get(one, []), answer, came_back, closed) for one in systems)
    return Told(systems=searched, at=answer.at, reached=answer.reached)


def _searched(
    system: System,
    sources: Sequence[Source],
    answer: Answer,
    came_back: Iterable[tuple[System | None, str]],
    closed: Collection[str],
) -> Searched:
    oldest = min((source.as_of for source in sources), default=None)
    theirs = [reference for stands, reference in came_back if stands == system]
    return Searched(
        system=system,
        came_back=len(theirs),
        closed=sum(reference in closed for reference in theirs),
        as_of=oldest if answer.reached else None,
        stale=oldest is not None and answer.at - oldest > FRESH,
        reached=answer.reached,
        silent_since=silent_since(sources),
    )


def in_words(told: Told, called: Mapping[str, str]) -> str:
    """Return it as one line: ``Nothing found in 5 of 7 systems; Custody 3 h old; Command and control not searched``."""
    if not told.reached:
        return "What other systems hold could not be reached. That is not the same as nothing held."
    return "; ".join(_parts(told, called)) + "."


def _parts(told: Told, called: Mapping[str, str]) -> Iterator[str]:
    yield from _came_back(told)
    if told.closed:
        yield f"{told.closed} closed to you"
    for one in told.systems:
        if one.as_of and told.at - one.as_of > OLD:
            yield f"{called.get(one.system, one.system)} {_how_old(one, told.at - one.as_of)}"
    for one in told.systems:
        if one.silent_since:
            since = f"{in_london(one.silent_since):%H:%M on %-d %b}"
            yield f"{called.get(one.system, one.system)} not reachable since {since}"
    missing = [called.get(one.system, one.system) for one in told.systems if one.as_of is None]
    if missing:
        yield f"not searched: {', '.join(missing)}"


def _how_old(one: Searched, age: timedelta) -> str:
    """Say how old what is here of a system is; ``not counted`` where nothing found in it means nothing."""
    if one.as_of == NOT_WHOLE:
        return "not all here yet"
    return f"{aged(age)} old{', not counted' if one.stale and not one.came_back else ''}"


def _came_back(told: Told) -> Iterator[str]:
    total = len(told.systems)
    holding = sum(bool(one.came_back) for one in told.systems)
    if holding:
        yield f"Records in {holding} of {total} systems"
        yield f"nothing found in {told.empty}"
    elif all(one.as_of is None for one in told.systems):
        yield f"None of {total} systems could be searched"
    else:
        yield f"Nothing found in {told.empty} of {total} systems"


def aged(age: timedelta) -> str:
    """Say how old something is, in hours up to two days and in days after that."""
    hours = int(age.total_seconds() // 3600)
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"
