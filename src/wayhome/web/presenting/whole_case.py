"""The whole case in one look, for whoever opens or reviews it: its risk, what is owed, and what may be lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from wayhome.application.caseload import Case
from wayhome.application.reviewing.moving import unread_risk
from wayhome.application.reviewing.rows import REVIEWS, DeskRow, desk_row
from wayhome.application.things_to_do import things_to_do
from wayhome.casework.enquiring.lines import lines_of
from wayhome.casework.facing import Facing
from wayhome.casework.planning.plan import plan_of
from wayhome.casework.reviewing.parts import PARTS
from wayhome.casework.reviewing.reviews import Review, reviews_of
from wayhome.casework.suspects.suspects import suspects_of
from wayhome.duties.explain import owner_words
from wayhome.duties.in_force import InForce
from wayhome.kernel.worktime import london_day
from wayhome.web.doing import by_act
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.investigations import BY_RANK, LEVELS, SUPPORT, called, plan_words, risk_mark
from wayhome.web.presenting.keepers import keepers_in
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.open_lines import OpenLine, open_lines
from wayhome.web.presenting.owing import called_by_name, due_mark, named_in
from wayhome.web.presenting.times import span, until, when

ACTS, LINES, SUSPECTS = 10, 10, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedAct:
    """One act that somebody still owes, and where it is done."""

    words: str
    mark: Mark
    who: str
    do: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing about the case in a line; ``pressing``: it should be looked at first."""

    name: str
    words: str
    pressing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One earlier review: who, when, at which level, and what it said."""

    by: str
    when: str
    level: str
    words: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything that stands beside a review."""

    risk: Mark | None
    said: tuple[Said, ...]
    acts: tuple[OwedAct, ...]
    more_acts: int
    lines: tuple[OpenLine, ...]
    more_lines: int
    reviews: tuple[Earlier, ...]


def whole_case(case: Case, facing: Facing, rulebook: InForce) -> Whole:
    """Return an investigation as it stands now; nothing is said of how it stands once it has ended."""
    row = _row(case, facing, rulebook)
    acts = things_to_do(case.duties, facing.pack, facing.now)
    lines = open_lines(case, facing.words, facing.pack)
    held = (*case.entries, *case.background)
    names = {**named_in(held, facing.words), **keepers_in(held, facing.words)}
    return Whole(
        risk=risk_mark(row.risk) if row else None,
        said=tuple(_said(row, facing)) if row else (),
        acts=tuple(
            OwedAct(
                words=called_by_name(in_plain_words(one.words, facing.pack), names),
                mark=due_mark(one.duties[0], case),
                who=owner_words(one.duties[0], facing.pack),
                do=_do(one.duties[0].act, facing),
            )
            for one in acts[:ACTS]
        ),
        more_acts=max(len(acts) - ACTS, 0),
        lines=lines[:LINES],
        more_lines=max(len(lines) - LINES, 0),
        reviews=tuple(_earlier(one, facing) for one in reviews_of(facing.story, facing.words)[:3]),
    )


def _row(case: Case, facing: Facing, rulebook: InForce) -> DeskRow | None:
    """Return how the case stands, with what bears on its risk from every case of its children."""
    row = desk_row(case, rulebook)
    every = {event.id: event for story in facing.stories.values() for event in (*story.own, *story.child)}
    return replace(row, unread=unread_risk(tuple(every.values()), facing.story.own)) if row else None


def _do(act: str, facing: Facing) -> Link | None:
    place = by_act().get(act)
    if place is None or act in REVIEWS:
        return None
    return Link(text=place.words, href=place.href(facing.record))


def _said(row: DeskRow, facing: Facing) -> Iterator[Said]:
    now = facing.now
    yield _unread(row)
    for act, due in sorted(row.owing.reviews_due, key=itemgetter(1))[:1]:
        said = f"{until(due, now).capitalize()}, {when(due, now)}: by rule, counted in whole days"
        yield Said(name=f"Next review{BY_RANK.get(act, '')}", words=said, pressing=due < now)
    if row.moved_at:
        words = f"{span(now - row.moved_at)} ago" if now > row.moved_at else "Just now"
        yield Said(name="Last moved", words=words, pressing=row.owing.stalled)
    given = f"{called(row.hands.investigator)}{'' if row.hands.skilled else ', without the skills the case needs'}"
    yield Said(
        name="Investigates",
        words=given if row.hands.allocated else "Nobody: it is not allocated",
        pressing=not row.hands.skilled,
    )
    plan = plan_of(facing.story, facing.words)
    version = f", version {plan.version}" if plan else ""
    yield Said(name="Plan", words=f"{plan_words(row.plan)}{version}", pressing=row.plan in ("none", "revised"))
    yield Said(name="The child’s support", words=SUPPORT[row.supports], pressing=row.supports == "no")
    if row.lost_at:
        words = capital(f"{until(row.lost_at, now)}, {when(row.lost_at, now)}")
        yield Said(name="Lost next, if nobody asks", words=words, pressing=True)
    yield from _of_events(facing)


def _unread(row: DeskRow) -> Said:
    since = "the last review" if row.reviewed else "the case was opened"
    if row.unread is None:
        return Said(name="Unread risk", words=f"Nothing since {since}")
    count = "1 thing" if row.unread.count == 1 else f"{row.unread.count} things"
    words = f"{count} since {since}: {', '.join(row.unread.words)}"
    return Said(name="Unread risk", words=words, pressing=True)


def _of_events(facing: Facing) -> Iterator[Said]:
    yield from _suspects(facing)
    lines = lines_of(facing.story, facing.pack)
    left = f"; {len(lines.left_open)} of the catalogue neither taken nor set aside" if lines.left_open else ""
    words = f"{len(lines.open)} open, {len(lines.finished)} finished: {lines.toward} toward, {lines.away} away{left}"
    yield Said(name="Lines of enquiry", words=words, pressing=bool(left) or lines.toward > 0 == lines.away)
    own = facing.story.own
    kept = {event.id for event in own if event.type == "wording.answered" and event.body["answer"] == "kept"}
    looked = {event.body["answered"] for event in own if event.type == "wording.kept_reviewed"}
    if waiting := kept - looked:
        yield Said(name="Words kept, not looked at", words=str(len(waiting)), pressing=True)


def _suspects(facing: Facing) -> Iterator[Said]:
    """Yield how each suspect stands, with the bail or release that runs, a few of them."""
    suspects = suspects_of(facing.story, facing.words)
    if not suspects:
        yield Said(name="Suspects", words="None identified")
    for one in suspects[:SUSPECTS]:
        bail = f", {_bail(one.bail.until, facing)}" if one.bail else ""
        released = f", released under investigation {span(facing.now - one.on_release)} ago" if one.on_release else ""
        stage = one.steps[-1].kind.replace("_", " ") if one.steps else "identified"
        yield Said(
            name=f"Suspect: {one.called}", words=capital(f"{stage}{bail}{released}"), pressing=bool(bail or released)
        )
    if len(suspects) > SUSPECTS:
        yield Said(name="Further suspects", words=str(len(suspects) - SUSPECTS))


def _bail(last: date, facing: Facing) -> str:
    day = f"{last:%-d %B %Y}"
    return f"bail ran out on {day}" if last < london_day(facing.now) else f"on bail until {day}"


def _earlier(one: Review, facing: Facing) -> Earlier:
    notes = [
        "Nominal: it counts as no review" if one.nominal else "",
        f"To put right: {', '.join(PARTS[part][0].lower() for part in one.to_put_right if part in PARTS)}"  # type: ignore[index]
        if one.to_put_right
        else "",
        f"{one.items} listed as outstanding" if one.items else "",
    ]
    by = Called((one.by,))(one.by) if one.by else "Not known"
    return Earlier(
        by=f"{by}, {one.rank.replace('_', ' ')}",
        when=when(one.at, facing.now),
        level=LEVELS.get(one.level, ""),
        words=one.words,
        note=capital(". ".join(filter(None, notes))),
    )
