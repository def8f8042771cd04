"""The people on duty as pages place them: sentences, rows and links."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.application.people.duty import Away, OnDuty, PostNow, Vacant
from wayhome.duties.holding import Absence, Holding, Post
from wayhome.kernel.ids import ActorId
from wayhome.web.presenting.times import when
from wayhome.web.presenting.vacant_posts import vacant
from wayhome.web.rostering.bench import Bench, link
from wayhome.web.rostering.words import stretch, until


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something that leads to its own page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VacantRow:
    """What nobody holds, who answers for it meanwhile, and where somebody is put on it."""

    words: str
    answers: str
    put_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """A post on duty now."""

    post: Link
    role: str
    who: Link | None
    until: str
    also: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """The posts of a unit."""

    name: str
    rows: tuple[PostRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayRow:
    """Somebody away, and what they are down for meanwhile."""

    who: Link
    until: str
    down_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Somebody on a post for a time, as a page about the post or the person tells it."""

    who: Link
    post: Link
    when: str
    note: str


def officer_link(who: ActorId) -> Link:
    """Return somebody with the way to their page."""
    return Link(text=who, href=link("people-officer", who))


def post_link(post: Post) -> Link:
    """Return a post with the way to its page."""
    return Link(text=post.name or post.id, href=link("people-post", post.id))


def vacancies(bench: Bench, now: OnDuty) -> tuple[VacantRow, ...]:
    """Return what nobody holds, in plain words."""
    return tuple(_vacant(bench, one) for one in now.vacant)


def _vacant(bench: Bench, one: Vacant) -> VacantRow:
    vacancy, answers = one.vacancy, one.answers
    words = vacant(vacancy, bench.role(vacancy.role), bench.visit.now)
    meanwhile = f"What it owes goes to {answers.officer}, {bench.role(answers.role)}." if answers else ""
    post = vacancy.post or next(
        (each for each in bench.roster.posts.values() if _takes(each, vacancy.role, bench)), None
    )
    return VacantRow(
        words=words,
        answers=meanwhile or "Nobody above is on duty either.",
        put_on=link("hold-post", post.id) if post and bench.manages else "",
    )


def _takes(post: Post, role: str, bench: Bench) -> bool:
    return post.role == role and not post.is_closed(bench.visit.now)


def units(bench: Bench, now: OnDuty) -> tuple[UnitTable, ...]:
    """Return who is on duty, unit by unit."""
    in_none = "In no unit" if len(now.units) > 1 else "Posts"
    return tuple(
        UnitTable(name=unit.name or in_none, rows=tuple(post_row(bench, post) for post in unit.posts))
        for unit in now.units
    )


def post_row(bench: Bench, one: PostNow) -> PostRow:
    """Return a post on duty now."""
    now = bench.visit.now
    first = one.held[0] if one.held else None
    others = ", ".join(each.officer for each in one.held[1:])
    return PostRow(
        post=post_link(one.post),
        role=bench.role(one.post.role),
        who=officer_link(first.officer) if first else None,
        until=_until(first, bench) if first else "",
        also=f"and {others}" if others else "",
        next=f"{one.next.officer} from {when(one.next.start, now)}" if one.next else "Nobody is down for it",
    )


def _until(held: Holding, bench: Bench) -> str:
    covering = f", covering for {held.covering}" if held.covering else ""
    return f"{until(held.end, bench.visit.now)}{covering}"


def away(bench: Bench, now: OnDuty) -> tuple[AwayRow, ...]:
    """Return who is away."""
    return tuple(
        AwayRow(
            who=officer_link(one.absence.officer),
            until=until(one.absence.end, bench.visit.now) if one.absence.end else "until they are back",
            down_for=tuple(_down_for(bench, one)),
        )
        for one in now.away
    )


def _down_for(bench: Bench, one: Away) -> Iterator[str]:
    for held, instead in one.down_for:
        shift = f"{bench.post_name(held.post)} {stretch(held.said_from, held.end, bench.visit.now)}"
        yield f"{shift}: {f'{instead.officer} is on it' if instead else 'nobody is on it'}"


def coming(bench: Bench, now: OnDuty) -> tuple[Shift, ...]:
    """Return who comes on next."""
    return tuple(shift(bench, one) for one in now.coming)


def shift(bench: Bench, held: Holding) -> Shift:
    """Return somebody on a post for a time."""
    notes = [f"covering for {held.covering}"] if held.covering else []
    if held.start != held.said_from:
        notes.append(f"down from {when(held.said_from, bench.visit.now)}")
    post = bench.roster.posts[held.post]
    return Shift(
        who=officer_link(held.officer),
        post=post_link(post),
        when=stretch(held.start, held.end, bench.visit.now),
        note=", ".join(notes),
    )


def absence(bench: Bench, one: Absence) -> str:
    """Say when somebody is away."""
    known = "planned" if one.kind == "planned" else "not planned"
    ends = until(one.end, bench.visit.now) if one.end else "until they are back"
    return f"From {when(one.start, bench.visit.now)} {ends} ({known})"
