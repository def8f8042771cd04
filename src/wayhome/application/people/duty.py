"""The people on duty as pages read them: what is vacant, who is on in each unit, who is away, who comes on next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.duties.holding import Absence, Holding, Post
from wayhome.duties.roster import Roster, Vacancy
from wayhome.rulebook.head import Head

AHEAD = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostNow:
    """A post as it is held at an instant: by whom, and who is next."""

    post: Post
    held: tuple[Holding, ...]
    next: Holding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitNow:
    """A unit and its posts; no name for the posts that belong to none."""

    name: str
    posts: tuple[PostNow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacant:
    """Something that nobody holds and that is meant to be held, and who answers for what it owes meanwhile."""

    vacancy: Vacancy
    answers: Holding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Somebody who is away, and the posts they are down for meanwhile, each with whoever holds it."""

    absence: Absence
    down_for: tuple[tuple[Holding, Holding | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDuty:
    """Everybody on duty at an instant."""

    at: datetime
    vacant: tuple[Vacant, ...]
    later: tuple[Vacancy, ...]
    units: tuple[UnitNow, ...]
    away: tuple[Away, ...]
    coming: tuple[Holding, ...]


def on_duty(roster: Roster, head: Head, now: datetime) -> OnDuty:
    """Return everybody on duty at an instant, the roles of the rulebook's ladder counted as meant to be held."""
    return OnDuty(
        at=now,
        vacant=tuple(vacant_now(roster, head, now)),
        later=_later(roster, head, now),
        units=tuple(_units(roster, now)),
        away=tuple(_away(roster, absence, now) for absence in roster.all_away(now)),
        coming=coming(roster, now, now + AHEAD),
    )


def vacant_now(roster: Roster, head: Head, now: datetime) -> Iterator[Vacant]:
    """Yield what is vacant: whole roles first, and then posts of roles that somebody else holds."""
    vacancies = roster.vacancies(now, head.ladder)
    roles = {one.role for one in vacancies if one.post is None}
    for one in vacancies:
        if one.post is None or one.role not in roles:
            yield Vacant(vacancy=one, answers=answers_for(roster, head, one.role, now))


def _later(roster: Roster, head: Head, now: datetime) -> tuple[Vacancy, ...]:
    """Return what falls vacant within a day, a post left out where its whole role is."""
    gaps = [one for one in roster.gaps(now, now + AHEAD * 2, head.ladder) if one.start and one.start > now]
    roles = {(one.role, one.start) for one in gaps if one.post is None}
    return tuple(one for one in gaps if one.post is None or (one.role, one.start) not in roles)


def answers_for(roster: Roster, head: Head, role: str, now: datetime) -> Holding | None:
    """Return who owes at an instant what a role owes: whoever holds it, or the next up the ladder who is on duty."""
    rung = role if role in head.ladder else head.beside.get(role, "")
    above = head.ladder[head.ladder.index(rung) :] if rung in head.ladder else head.ladder
    held = (roster.on_duty(each, now) for each in dict.fromkeys((role, *above)))
    return next((one for one in held if one), None)


def _units(roster: Roster, now: datetime) -> Iterator[UnitNow]:
    posts = [post for post in roster.posts.values() if not post.is_closed(now)]
    names = {key: unit.name for key, unit in roster.units.items()}
    for unit in sorted({post.unit for post in posts}, key=lambda key: (not key, names.get(key, key))):
        mine = sorted((post for post in posts if post.unit == unit), key=lambda post: post.name or post.id)
        yield UnitNow(name=names.get(unit, unit), posts=tuple(post_now(roster, post, now) for post in mine))


def post_now(roster: Roster, post: Post, now: datetime) -> PostNow:
    """Return a post as it is held at an instant."""
    return PostNow(post=post, held=roster.holders(post.id, now), next=roster.next_on(post.id, now))


def _away(roster: Roster, absence: Absence, now: datetime) -> Away:
    """Return somebody away, with what they are down for until they are back, or within the day where nobody knows."""
    until = absence.end or now + AHEAD * 2
    down = [
        (one, roster.holder(one.post, max(one.said_from, now)))
        for one in roster.down_for(absence.officer)
        if one.said_from < until and (one.end is None or one.end > now)
    ]
    return Away(absence=absence, down_for=tuple(down))


def coming(roster: Roster, start: datetime, end: datetime) -> tuple[Holding, ...]:
    """Return who begins on a post after one instant and up to another, in order."""
    found = (roster.next_on(post, start) for post in roster.posts)
    return tuple(sorted((one for one in found if one and one.start <= end), key=lambda one: (one.start, one.rank)))
