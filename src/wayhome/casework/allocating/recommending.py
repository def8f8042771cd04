"""Who might take a case, and who is recommended: worked out, explained in sentences, and never done by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wayhome.casework.allocating.workload import RISKS, Load
from wayhome.duties.competent import Standing
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.kernel.moments import in_london


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who might take a case, with all that bears on it.

    ``load`` is what they carry, ``with_it`` what they would. ``knows`` are cases of these children that they had.
    ``away`` says that they are not here, in words; ``barred`` why they may not have this case at all.
    ``on_next`` is when they are next on duty (UTC), where they are not now; ``overdue`` what is overdue in their cases.
    """

    officer: ActorId
    standing: Standing
    load: Load
    with_it: Load
    post: str = ""
    unit: str = ""
    knows: tuple[RecordId, ...] = ()
    away: str = ""
    barred: str = ""
    on_duty: bool = False
    on_next: datetime | None = None
    runs_out_soon: bool = False
    overdue: int = 0

    @property
    def is_here(self) -> bool:
        """Say whether they are here, and nothing forbids that they have this case."""
        return not self.away and not self.barred

    @property
    def may(self) -> bool:
        """Say whether the case can be given to them without anybody answering for it."""
        return self.is_here and self.standing.holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Who is recommended and why; ``by_exception`` where nobody who is here holds the skills.

    ``officer`` is None where nobody at all could take it.
    """

    officer: ActorId | None
    by_exception: bool
    because: tuple[str, ...]


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return them with those first to whom the case may be given, the recommended one of them before all others."""
    return sorted(candidates, key=_rank)


def _rank(one: Candidate) -> tuple[bool, bool, int, bool, int, bool, bool, int, int, str]:
    over = one.with_it.is_over
    return (
        not one.is_here,
        not one.standing.holds,
        len(one.standing.lacking),
        over,
        one.with_it.percent if over else 0,
        not one.knows,
        one.runs_out_soon,
        one.with_it.percent,
        one.overdue,
        one.officer,
    )


def recommended(candidates: Iterable[Candidate]) -> Recommendation:
    """Recommend one: with the skills unless nobody here has them, with room unless nobody has any."""
    ordered = in_order(candidates)
    if not ordered or not ordered[0].is_here:
        words = "Nobody is here to whom this case could be given. Ask for somebody from another unit or force."
        return Recommendation(officer=None, by_exception=False, because=(words,))
    first = ordered[0]
    able, room = _holds(first, ordered), _carries(first, ordered)
    because = (*able, *room, *_knows(first), *_is_on(first), *_others(first, ordered))
    return Recommendation(officer=first.officer, by_exception=not first.may, because=because)


def _holds(one: Candidate, ordered: Sequence[Candidate]) -> Iterator[str]:
    if one.may:
        until = f", until {day(one.standing.until)}" if one.standing.until else ""
        yield f"{one.officer} holds all that an investigation asks for{until}."
        if one.runs_out_soon:
            yield "That is soon: have it renewed before then."
        return
    yield "Nobody who is here and could take it holds all that an investigation asks for."
    away = [each.officer for each in ordered if each.standing.holds and each.away]
    if away:
        yield f"{', '.join(away)} would, but {'is' if len(away) == 1 else 'are'} away."
    yield f"{one.officer} lacks least. Somebody has to answer for it before the case is theirs."


def _carries(one: Candidate, ordered: Sequence[Candidate]) -> Iterator[str]:
    yield carries(one.load, one.with_it)
    if one.with_it.is_over:
        same = [each for each in ordered if each.is_here and each.standing.holds == one.standing.holds]
        whom = "Everybody with the skills" if one.may else "Everybody who is here"
        if len(same) > 1:
            yield f"{whom} would carry more than their post can hold; {one.officer} would be the least over."
        else:
            whom = "with the skills is here" if one.may else "is here"
            yield f"That is more than their post can hold, and nobody else {whom}."


def _knows(one: Candidate) -> Iterator[str]:
    if one.knows:
        yield f"They had {' and '.join(one.knows)}, about the same child, so the child knows them."


def _is_on(one: Candidate) -> Iterator[str]:
    if one.on_duty:
        yield "They are on duty now."
    elif one.on_next is not None:
        then = in_london(one.on_next)
        yield f"They are next on duty at {then:%H:%M} on {then:%A} {then.day} {then:%B}."


def _others(one: Candidate, ordered: Sequence[Candidate]) -> Iterator[str]:
    others = [each for each in ordered if each.may and each.officer != one.officer]
    if one.may and others:
        nearest = others[0]
        would = f"{nearest.officer} would carry {points(nearest.with_it)}"
        yield f"{len(others)} more could take it; {would}." if len(others) > 1 else f"One more could take it: {would}."


def carries(load: Load, with_it: Load) -> str:
    """Say what somebody carries, and what they would with one case more."""
    if not load.cases:
        return f"They carry no case; with this one, {points(with_it)}."
    risks = ", ".join(f"{load.by_risk[risk]} {risk}" for risk in RISKS if load.by_risk.get(risk))
    cases = "1 case" if load.cases == 1 else f"{load.cases} cases"
    return f"They carry {cases} ({risks}), {points(load)}; with this one, {points(with_it)}."


def points(load: Load) -> str:
    """Say a load: 24 of 40 points, or how many cases where the rulebook gives them no weight."""
    many = f"{load.points} of {load.capacity}" if load.capacity is not None else f"{load.points}"
    return f"{many} point" if load.points == 1 and load.capacity is None else f"{many} points"


def day(when: date | None) -> str:
    """Say a day: 30 September 2027."""
    return f"{when.day} {when:%B %Y}" if when else "a day that is not known"
