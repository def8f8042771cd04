"""Who holds which post when: found by role, by post and by officer in the time it takes to look a date up.

A force writes down thousands of shifts a year. Each question is answered from a *line*: the instants at which its
answer changes, and the answer from each on. Lines are drawn when they are first asked for.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush
from typing import Generic, TypeVar

from wayhome.duties.holding import Absence, Holding, Officer, Post, Statements, Unit
from wayhome.kernel.ids import ActorId, PostId
from wayhome.record.envelope import Event

T = TypeVar("T")
Holders = tuple[Holding, ...]
NOBODY = ActorId("")


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """An answer over time: what it is from each of some instants on, and before the first of them."""

    starts: Sequence[datetime]
    values: Sequence[T]
    before: T

    def at(self, moment: datetime) -> T:
        """Return the answer at an instant."""
        place = bisect_right(self.starts, moment) - 1
        return self.values[place] if place >= 0 else self.before

    def stretches(self) -> Iterator[tuple[datetime | None, datetime | None, T]]:
        """Yield each stretch over which the answer is the same: from, until (exclusive), and the answer."""
        edges = [None, *self.starts, None]
        yield from zip(edges[:-1], edges[1:], (self.before, *self.values), strict=True)

    def around(self, moment: datetime) -> tuple[datetime | None, datetime | None]:
        """Return the stretch in which an instant lies."""
        place = bisect_right(self.starts, moment)
        return (
            self.starts[place - 1] if place else None,
            self.starts[place] if place < len(self.starts) else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A post that is meant to be held always, or a role of the ladder, that nobody holds for a time.

    ``post`` is None where a whole role is not held. No start means that nobody ever held it, no end that nobody is put
    on it after.
    """

    role: str
    post: Post | None = None
    start: datetime | None = None
    end: datetime | None = None


class Roster:
    """Who holds which post when, with absences, leavers, closed posts and changed holdings read in.

    It is read from the events of the types ``READ_FOR_A_ROSTER``; any others are passed over.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        said = Statements(events)
        self.posts: Mapping[PostId, Post] = _every_post(said)
        self.units: Mapping[str, Unit] = said.units
        self.officers: Mapping[ActorId, Officer] = said.officers
        self._absences = said.absences
        self._said = said.held
        self._by_role: dict[str, list[Holding]] = {}
        self._by_post: dict[str, list[Holding]] = {}
        self._by_officer: dict[str, list[Holding]] = {}
        for one in said.holdings():
            self._by_role.setdefault(one.role, []).append(one)
            self._by_post.setdefault(one.post, []).append(one)
            self._by_officer.setdefault(one.officer, []).append(one)
        self._first: dict[tuple[str, str], Line[Holding | None]] = {}
        self._all: dict[tuple[str, str], Line[Holders]] = {}
        self._ordered: dict[tuple[str, str], Holders] = {}
        self._down_for: dict[ActorId, list[Holding]] = {}

    def __bool__(self) -> bool:
        """Say whether anybody was ever put on a post."""
        return bool(self._said)

    def on_duty(self, role: str, moment: datetime, unit: str = "", *, but: ActorId = NOBODY) -> Holding | None:
        """Return who holds a post of a role at an instant, in a unit where one is named; the latest to start.

        ``but`` leaves one person out, as whoever's work is looked at.
        """
        first = self._leading(role, unit).at(moment)
        if first is None or not but or first.officer != but:
            return first
        held = (one for post in self._posts_of(role) for one in self.holders(post, moment))
        others = (one for one in held if one.officer != but and one.role == role and unit in ("", one.unit))
        return max(others, key=lambda one: one.rank, default=None)

    def held_by(self, officer: ActorId, moment: datetime) -> Holders:
        """Return the posts somebody holds at an instant, the latest to start first."""
        return self._everyone("officer", officer, self._by_officer).at(moment)

    def holders(self, post: PostId, moment: datetime) -> Holders:
        """Return everybody who holds a post at an instant; the first of them is who owes what the post owes."""
        return self._everyone("post", post, self._by_post).at(moment)

    def holder(self, post: PostId, moment: datetime) -> Holding | None:
        """Return who holds a post at an instant."""
        return next(iter(self.holders(post, moment)), None)

    def next_on(self, post: PostId, moment: datetime) -> Holding | None:
        """Return who is next to begin on a post after an instant."""
        held = self.of_post(post)
        place = bisect_right(held, moment, key=lambda one: one.start)
        return held[place] if place < len(held) else None

    def of_post(self, post: PostId) -> Holders:
        """Return everybody who held, holds or will hold a post, for the time for which it counts, in order."""
        return self._in_order("post", post, self._by_post)

    def of_officer(self, officer: ActorId) -> Holders:
        """Return every post somebody held, holds or will hold, for the time for which it counts, in order."""
        return self._in_order("officer", officer, self._by_officer)

    def down_for(self, officer: ActorId) -> Holders:
        """Return everything somebody is down for as it is said, whatever absences take from it, in order."""
        if not self._down_for and self._said:
            for one in (one for held in self._said.values() for one in held.values()):
                if one.end is None or one.said_from < one.end:
                    self._down_for.setdefault(one.officer, []).append(one)
        return tuple(sorted(self._down_for.get(officer, ()), key=lambda one: one.rank))

    def said(self, post: PostId) -> Mapping[tuple[ActorId, datetime], Holding]:
        """Return the holdings of a post as they are said, by whose and from when, whatever absences take from them."""
        return self._said.get(post, {})

    def absences(self, officer: ActorId) -> tuple[Absence, ...]:
        """Return the absences of somebody that came about, in order."""
        found = (one for one in self._absences.get(officer, {}).values() if one.end is None or one.start < one.end)
        return tuple(sorted(found, key=lambda one: one.start))

    def away(self, officer: ActorId, moment: datetime) -> Absence | None:
        """Return the absence somebody is on at an instant."""
        found = (one for one in self.absences(officer) if one.start <= moment)
        return next((one for one in found if one.end is None or moment < one.end), None)

    def all_away(self, moment: datetime) -> tuple[Absence, ...]:
        """Return who is away at an instant, by id; who has left is not away."""
        found = (self.away(officer, moment) for officer in sorted(self._absences))
        return tuple(one for one in found if one and not self.has_left(one.officer, moment))

    def has_left(self, officer: ActorId, moment: datetime) -> bool:
        """Say whether somebody had left the force by an instant."""
        left = self.officers[officer].left_at if officer in self.officers else None
        return left is not None and left <= moment

    def changes(self, role: str, unit: str = "") -> Sequence[datetime]:
        """Return the instants at which who holds a role changes."""
        return self._leading(role, unit).starts

    def instants(self) -> Sequence[datetime]:
        """Return every instant at which any post changes hands, in order."""
        return _edges(one for held in self._by_post.values() for one in held)

    def vacancies(self, moment: datetime, ladder: Iterable[str] = ()) -> tuple[Vacancy, ...]:
        """Return what is vacant at an instant: roles of a ladder that nobody holds, and posts meant to be held always.

        Each says since when, and until when.
        """
        found: list[Vacancy] = []
        for gap, line in self._meant(ladder):
            if not line.at(moment) and not (gap.post and gap.post.is_closed(moment)):
                start, end = line.around(moment)
                found.append(Vacancy(role=gap.role, post=gap.post, start=start, end=end))
        return tuple(found)

    def gaps(self, start: datetime, end: datetime, ladder: Iterable[str] = ()) -> tuple[Vacancy, ...]:
        """Return when, between two instants, a role of a ladder or a post meant to be held always is not held."""
        found: list[Vacancy] = []
        for gap, line in self._meant(ladder):
            until = min(end, gap.post.closed_at or end) if gap.post else end
            for began, ended, held in line.stretches():
                first, last = max(began or start, start), min(ended or until, until)
                if not held and first < last:
                    found.append(Vacancy(role=gap.role, post=gap.post, start=first, end=last))
        return tuple(sorted(found, key=lambda one: (one.start, one.role, one.post.id if one.post else "")))

    def _meant(self, ladder: Iterable[str]) -> Iterator[tuple[Vacancy, Line[Holding | None] | Line[Holders]]]:
        """Yield what is meant to be held at every hour, with who holds it."""
        for role in ladder:
            yield Vacancy(role=role), self._leading(role, "")
        for post in sorted(self.posts.values(), key=lambda one: one.id):
            if post.always_held:
                yield Vacancy(role=post.role, post=post), self._everyone("post", post.id, self._by_post)

    def _leading(self, role: str, unit: str) -> Line[Holding | None]:
        if (role, unit) not in self._first:
            self._first[role, unit] = _first_of([one for one in self._by_role.get(role, []) if unit in ("", one.unit)])
        return self._first[role, unit]

    def _in_order(self, kind: str, key: str, among: Mapping[str, list[Holding]]) -> Holders:
        if (kind, key) not in self._ordered:
            held = among.get(key, ())
            self._ordered[kind, key] = tuple(sorted(held, key=lambda one: (one.start, one.rank)))
        return self._ordered[kind, key]

    def _everyone(self, kind: str, key: str, among: Mapping[str, list[Holding]]) -> Line[Holders]:
        if (kind, key) not in self._all:
            self._all[kind, key] = _all_of(among.get(key, []))
        return self._all[kind, key]

    def _posts_of(self, role: str) -> list[PostId]:
        return list(dict.fromkeys(one.post for one in self._by_role.get(role, ())))


def _every_post(said: Statements) -> Mapping[PostId, Post]:
    """Return every post that was set up, and those on which somebody was put without it."""
    found = dict(said.posts)
    for post, held in said.held.items():
        last = max(held.values(), key=lambda one: one.rank)
        known = found.get(post, Post(id=post))
        if not known.role:
            found[post] = Post(id=post, name=post, role=last.role, unit=last.unit, closed_at=known.closed_at)
    return found


def _edges(held: Iterable[Holding]) -> list[datetime]:
    return sorted({edge for one in held for edge in (one.start, one.end) if edge})


def _first_of(held: list[Holding]) -> Line[Holding | None]:
    """Return who counts over time where several may hold: whoever ranks last in order of start."""
    ranked = sorted(held, key=lambda one: one.rank)
    coming = sorted(range(len(ranked)), key=lambda place: ranked[place].start, reverse=True)
    running: list[int] = []
    values: list[Holding | None] = []
    edges = _edges(ranked)
    for edge in edges:
        while coming and ranked[coming[-1]].start <= edge:
            heappush(running, -coming.pop())
        while running and not ranked[-running[0]].covers(edge):
            heappop(running)
        values.append(ranked[-running[0]] if running else None)
    return Line(edges, values, None)


def _all_of(held: list[Holding]) -> Line[Holders]:
    """Return everybody who holds over time, whoever counts first."""
    coming = sorted(held, key=lambda one: one.start, reverse=True)
    running: list[Holding] = []
    values: list[Holders] = []
    edges = _edges(held)
    for edge in edges:
        while coming and coming[-1].start <= edge:
            running.append(coming.pop())
        running = [one for one in running if one.covers(edge)]
        values.append(tuple(sorted(running, key=lambda one: one.rank, reverse=True)))
    return Line(edges, values, ())
