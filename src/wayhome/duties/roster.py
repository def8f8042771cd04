"""Who holds which post when: found by role, by post and by officer in the time it takes to look a date up.

A force writes down thousands of shifts a year. Each question is answered from a *line*: the instants at which its
answer changes, and the answer from each on. Lines are drawn when they are first asked for.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.holding import HELD, ON_POSTS, Absence, Holding, Officer, Post, Statements, Unit, named
from wayhome.duties.over_time import Holders, Line, all_of, edges_of, first_of
from wayhome.duties.shifts import Kept, Shifts
from wayhome.kernel.ids import ActorId, PostId, SubjectKind
from wayhome.record.effective import as_corrected
from wayhome.record.envelope import Event

NOBODY = ActorId("")


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

    It is read from the events of the types ``READ_FOR_A_ROSTER``; any others are passed over. The shifts of a post are
    read when the post is first asked about.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        every = sorted(as_corrected(events), key=lambda one: one.recorded_at)
        self._base = Statements(event for event in every if event.type not in ON_POSTS)
        self._shifts = Shifts()
        for event in every:
            if event.type in ON_POSTS:
                self._shifts.take(event)
        self._kept = Kept()

    def after(self, added: Iterable[Event]) -> "Roster":
        """Return the roster with what was said since, none of it a correction; what that does not touch is kept."""
        events = list(added)
        posts = {named(event, SubjectKind.POST) for event in events}
        new = Roster(())
        new._base = self._base.copied()
        new._shifts = self._shifts.copied(posts)
        for event in events:
            (new._shifts.take if event.type in ON_POSTS else new._base.take)(event)
        officers = {named(event, SubjectKind.OFFICER) for event in events if event.type not in ON_POSTS}
        touched = posts.union(*(new._shifts.of_officer.get(ActorId(one), ()) for one in officers))
        new._kept = self._kept.without(touched, new._shifts)
        return new

    def __bool__(self) -> bool:
        """Say whether anybody was ever put on a post."""
        return bool(self._shifts.events)

    @property
    def posts(self) -> Mapping[PostId, Post]:
        """Return every post that was set up, and those on which somebody was put without it."""
        if self._kept.posts is None:
            self._kept.posts = _every_post(self._base, self._shifts)
        return self._kept.posts

    @property
    def units(self) -> Mapping[str, Unit]:
        """Return every unit that was set up."""
        return self._base.units

    @property
    def officers(self) -> Mapping[ActorId, Officer]:
        """Return everybody on the staff list, and those of whom only leaving is known."""
        return self._base.officers

    def on_duty(
        self, role: str, moment: datetime, unit: str = "", *, but: ActorId = NOBODY, of: SubjectKind | None = None
    ) -> Holding | None:
        """Return who holds a post of a role at an instant, in a unit where one is named; the latest to start.

        ``but`` leaves one person out, as whoever's work is looked at. ``of`` is the kind of case it is about: those of
        a unit that investigates come first for an investigation, and last for a missing child.
        """
        asked = role, unit, but, of, moment
        kept = self._kept.asked
        if asked in kept:
            return kept[asked]
        held = (one for post in self._shifts.of_role.get(role, ()) for one in self.holders(post, moment))
        mine = (one for one in held if one.role == role and unit in ("", one.unit) and (not but or one.officer != but))
        return self._kept.remember(asked, max(mine, key=lambda one: (self._fits(one, of), one.rank), default=None))

    def _fits(self, holding: Holding, of: SubjectKind | None) -> bool:
        """Say whether a holding is one that a kind of case falls to first."""
        unit = self.units.get(self.posts[holding.post].unit if holding.post in self.posts else holding.unit)
        investigates = unit is not None and unit.investigates
        return of is None or investigates == (of is SubjectKind.INVESTIGATION)

    def own(self, officer: ActorId, moment: datetime) -> Holding | None:
        """Return the post that somebody holds at an instant, whatever it is; None while they are away or hold none."""
        return next(iter(self.held_by(officer, moment)), None)

    def held_by(self, officer: ActorId, moment: datetime) -> Holders:
        """Return the posts somebody holds at an instant, the latest to start first."""
        return self._everyone("officer", officer).at(moment)

    def holders(self, post: PostId, moment: datetime) -> Holders:
        """Return everybody who holds a post at an instant; the first of them is who owes what the post owes."""
        return self._everyone("post", post).at(moment)

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
        return self._in_order("post", post)

    def of_officer(self, officer: ActorId) -> Holders:
        """Return every post somebody held, holds or will hold, for the time for which it counts, in order."""
        return self._in_order("officer", officer)

    def down_for(self, officer: ActorId) -> Holders:
        """Return everything somebody is down for as it is said, whatever absences take from it, in order."""
        said = (one for post in self._shifts.of_officer.get(officer, ()) for one in self.said(post).values())
        mine = (one for one in said if one.officer == officer and (one.end is None or one.said_from < one.end))
        return tuple(sorted(mine, key=lambda one: one.rank))

    def said(self, post: PostId) -> Mapping[tuple[ActorId, datetime], Holding]:
        """Return the holdings of a post as they are said, by whose and from when, whatever absences take from them."""
        if post not in self._kept.said:
            folded = Statements(())
            for event in self._shifts.events.get(post, ()):
                folded.take(event)
            self._kept.said[post] = folded.held.get(post, {})
        return self._kept.said[post]

    def absences(self, officer: ActorId) -> tuple[Absence, ...]:
        """Return the absences of somebody that came about, in order."""
        found = (one for one in self._base.absences.get(officer, {}).values() if one.end is None or one.start < one.end)
        return tuple(sorted(found, key=lambda one: one.start))

    def away(self, officer: ActorId, moment: datetime) -> Absence | None:
        """Return the absence somebody is on at an instant."""
        found = (one for one in self.absences(officer) if one.start <= moment)
        return next((one for one in found if one.end is None or moment < one.end), None)

    def all_away(self, moment: datetime) -> tuple[Absence, ...]:
        """Return who is away at an instant, by id; who has left is not away."""
        found = (self.away(officer, moment) for officer in sorted(self._base.absences))
        return tuple(one for one in found if one and not self.has_left(one.officer, moment))

    def has_left(self, officer: ActorId, moment: datetime) -> bool:
        """Say whether somebody had left the force by an instant."""
        left = self.officers[officer].left_at if officer in self.officers else None
        return left is not None and left <= moment

    def changes(self, role: str, unit: str = "") -> Sequence[datetime]:
        """Return the instants at which who holds a role changes."""
        return self._leading(role, unit).starts

    def next_change(self, role: str, moment: datetime) -> datetime | None:
        """Return the first instant after another at which any post of a role changes hands."""
        lines = (self._everyone("post", post) for post in self._shifts.of_role.get(role, ()))
        return min((edge for line in lines if (edge := line.around(moment)[1])), default=None)

    def instants(self) -> Sequence[datetime]:
        """Return every instant at which any post changes hands, in order."""
        return edges_of(one for post in self._shifts.events for one in self._counting("post", post))

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
                yield Vacancy(role=post.role, post=post), self._everyone("post", post.id)

    def _leading(self, role: str, unit: str) -> Line[Holding | None]:
        if (role, unit) not in self._kept.first:
            held = (one for post in self._shifts.of_role.get(role, ()) for one in self._counting("post", post))
            mine = [one for one in held if one.role == role and unit in ("", one.unit)]
            self._kept.first[role, unit] = first_of(mine)
        return self._kept.first[role, unit]

    def _counting(self, kind: str, key: str) -> Iterable[Holding]:
        """Return the holdings of a post, or of an officer, for the time for which they count."""
        if kind == "officer":
            posts = self._shifts.of_officer.get(ActorId(key), ())
            return [one for post in posts for one in self._counting("post", post) if one.officer == key]
        post = PostId(key)
        if post not in self._kept.counting:
            self._kept.counting[post] = list(self._base.counting(self.said(post).values()))
        return self._kept.counting[post]

    def _in_order(self, kind: str, key: str) -> Holders:
        kept = self._kept.ordered
        if (kind, key) not in kept:
            kept[kind, key] = tuple(sorted(self._counting(kind, key), key=lambda one: (one.start, one.rank)))
        return kept[kind, key]

    def _everyone(self, kind: str, key: str) -> Line[Holders]:
        if (kind, key) not in self._kept.everyone:
            self._kept.everyone[kind, key] = all_of(self._counting(kind, key))
        return self._kept.everyone[kind, key]


def _every_post(base: Statements, shifts: Shifts) -> Mapping[PostId, Post]:
    found = dict(base.posts)
    for post, events in shifts.events.items():
        known = found.get(post, Post(id=post))
        if not known.role:
            body = next((event.body for event in reversed(events) if event.type == HELD), {})
            role, unit = str(body.get("role", "")), str(body.get("unit", ""))
            found[post] = Post(id=post, name=post, role=role, unit=unit, closed_at=known.closed_at)
    return found
