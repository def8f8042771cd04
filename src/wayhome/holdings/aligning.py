"""Laying two names side by side: which part answers which, whatever order and field they were written in."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from wayhome.holdings.names import PARTICLES, Likeness, every_part, parts, told_parts
from wayhome.holdings.naming.tables import NameTables
from wayhome.holdings.records import Person
from wayhome.holdings.telling_apart import (
    NOT_NAMED,
    Aligned,
    Alike,
    Face,
    Order,
    Said,
    apart,
    at_in,
    borne,
    halved,
    pairs_of,
    shared,
    surname,
)

__all__ = ("Aligned", "Alike", "Said", "align", "faces", "said")

LIGHT = 0.5  # a name that whole families share is taken for the first name only where no other part is as alike
INITIALS = 3  # letters without a vowel that stand for several names
VOWELS = frozenset("aeiouy")
NOTHING_ALIKE = Aligned(None, None, given_said=True, family_said=True)
MOST_PARTS = 24  # a longer name is a text


def said(name: str, others: Sequence[str] = ()) -> Said:
    """Return a name as it was asked."""
    main, beside = told_parts(name)[:MOST_PARTS], parts(*others)[:MOST_PARTS] if others else ()
    return Said(main, tuple(dict.fromkeys((*main, *every_part(name)[:MOST_PARTS], *beside))), _double(name))


@lru_cache(maxsize=65_536)
def _double(name: str) -> tuple[str, ...]:
    """Return the parts of the double name that a name ends in; empty where it ends in none."""
    words = name.split()
    return parts(words[-1]) if words and "-" in words[-1].strip("-") else ()


@lru_cache(maxsize=131_072)
def faces(given: str, family: str, others: tuple[str, ...]) -> tuple[Face, ...]:
    """Return every way in which a person is named: their name, and each other name that is a whole one."""
    beside = [parts(name) for name in others]
    single = tuple(part for told in beside if len(told) == 1 for part in told)
    begun = tuple(told[0] for told in beside if _is_begun(told))  # Sasha H
    whole = [Face(told[:MOST_PARTS], (), ()) for told in beside if len(told) > 1 and not _is_begun(told)]
    first, last = parts(given), parts(family)
    if first and last and not PARTICLES.issuperset(last):
        own = Face(first[:MOST_PARTS], last[:MOST_PARTS], (*single, *begun))
    else:
        own = Face(told_parts(f"{given} {family}")[:MOST_PARTS], (), (*single, *begun))
    return (own, *whole)


def _is_begun(told: Sequence[str]) -> bool:
    return len(told) == 2 and len(told[1]) == 1


def align(asked: Said, held: Person, tables: NameTables) -> Aligned:
    """Lay two names side by side in the way in which they agree most."""
    if not asked.every:
        return NOT_NAMED
    every = [_faced(asked, face, tables) for face in faces(held.given_name, held.family_name, held.also_known_as)]
    return every[0] if len(every) == 1 else max(every, key=_agreement)


def _agreement(one: Aligned) -> tuple[int, int]:
    return (one.given.how if one.given else 0) + (one.family.how if one.family else 0), one.whole


@lru_cache(maxsize=16_384)  # what is held of one child, or of a common name, is of a few names
def _faced(asked: Said, face: Face, tables: NameTables) -> Aligned:
    every = asked.every
    if not face.given and not face.family and not face.others:
        return NOT_NAMED
    if not face.family:
        return _unparted(asked, face, every, tables)
    given, family = pairs_of(every, face.given, tables), pairs_of(every, face.family, tables)
    if not family:  # Jaspreet Singh, Bhogal
        family = pairs_of(every, [part for part in face.given[1:] if part in tables.communal], tables)
    if face.others:
        given += [_as_other(one) for one in pairs_of(every, face.others, tables)]
    if not given and not family:
        return NOTHING_ALIKE if len(every) > 1 else NOT_NAMED
    first, last = _best_two(given, family, tables)
    last = surname(asked, first, last, tables)
    if len(every) > 1 and (first or last) and (_is_weak(first) or _is_weak(last)):
        first, last = _run_together(asked, face, tables, first, last)
    return _oriented(asked, face, first, last, tables)


def _as_other(one: Alike) -> Alike:
    """Return a pair as of another name; one that is initials (JP) says no more than an initial does."""
    initials = len(one.held) <= INITIALS and not set(one.held) & VOWELS
    return Alike(Likeness.INITIAL if initials else one.how, one.asked, one.held, other_name=True)


def _best_two(
    given: list[Alike], family: list[Alike], tables: NameTables, *, parted: bool = True
) -> tuple[Alike | None, Alike | None]:
    """Return the pairs for first name and surname that together agree most, with two different parts as asked."""
    best: tuple[float, Alike | None, Alike | None] = (0.0, None, None)
    for first in (*given, None):
        for last in (*family, None):
            if first and last and _is_one(first, last, parted=parted):
                continue
            worth = _worth(first, tables) + (last.how if last else 0) + (1 if first and last else 0)
            if worth > best[0]:
                best = (worth, first, last)
    return best[1], best[2]


def _is_one(first: Alike, last: Alike, *, parted: bool) -> bool:
    """Say whether one part would answer two; first name and surname of a parted name may be the same word."""
    if parted and first.held == last.held:
        return False
    return first.asked == last.asked or (not parted and first.held == last.held)


def _worth(one: Alike | None, tables: NameTables) -> float:
    if one is None:
        return 0.0
    return one.how - (LIGHT + 1 if one.held in tables.light or one.asked in tables.light else 0)


def _run_together(
    asked: Said, face: Face, tables: NameTables, first: Alike | None, last: Alike | None
) -> tuple[Alike | None, Alike | None]:
    """Look again for what nothing answers, with two parts written as one (Abdul Rahman, Abdulrahman)."""
    if _is_weak(first):
        left = [part for part in asked.main if last is None or part != last.asked]
        first = next(_joined(left, face.given, tables), first)
    if _is_weak(last):
        left = [part for part in asked.main if first is None or part != first.asked]
        last = next(_joined(left, face.family, tables), last)
    return first, last


def _is_weak(one: Alike | None) -> bool:
    return one is None or one.how <= Likeness.START


def _joined(asked: Sequence[str], held: Sequence[str], tables: NameTables) -> Iterator[Alike]:
    for ours, theirs in ((_runs(asked), held), (asked, _runs(held))):
        for one in pairs_of(tuple(ours), tuple(theirs), tables):
            if one.how >= Likeness.SOUND:
                yield one


def _runs(some: Sequence[str]) -> list[str]:
    return [one + other for one, other in pairwise(some)]


def _oriented(asked: Said, face: Face, first: Alike | None, last: Alike | None, tables: NameTables) -> Aligned:
    """Say what two pairs are by where both sides have them.

    Where first name and surname changed places nobody can say on which side they did: the less alike of the two is
    taken for the first name, so that a brother whose name was entered the wrong way round is never taken for the child.
    """
    order: Order | None = None
    if first and last and not first.other_name:
        order = "straight" if at_in(asked, first) < at_in(asked, last) else "swapped"
    given, family = shared(asked, face, first, last, tables), halved(asked, face.family, last, first, tables)
    if order == "swapped" and given and family and given.how > family.how:
        given, family = family, given
    elif given and not family and not given.other_name and len(asked.main) > 1 and given.asked == asked.main[-1]:
        given, family = None, given
    many = len(asked.every) > 1
    return Aligned(
        given=given,
        family=family,
        given_said=many or given is not None,
        family_said=many or family is not None,
        order=order,
    )


def _unparted(asked: Said, face: Face, every: tuple[str, ...], tables: NameTables) -> Aligned:
    """Lay names side by side where the record does not say which part is the surname: the order asked says it."""
    pairs = pairs_of(every, face.given, tables)
    other = [_as_other(one) for one in pairs_of(every, face.others, tables)]
    own = [one for one in pairs if one.asked not in asked.double] if set(asked.main) - set(asked.double) else pairs
    first, last = _best_two(
        [*own, *other], [one for one in pairs if len(face.given) > 1 or other], tables, parted=False
    )
    if len(every) < 2 or len(face.given) < 2:
        found = first or last
        is_last = found is not None and len(asked.main) > 1 and found.asked == asked.main[-1]
        return Aligned(
            None if is_last else found, found if is_last else None, given_said=not is_last, family_said=is_last
        )
    return _ordered(asked, face.given, first, last, tables)


def _ordered(asked: Said, held: Sequence[str], first: Alike | None, last: Alike | None, tables: NameTables) -> Aligned:
    """Say which of two pairs is the first name where neither side says it but by its order.

    Where the orders differ the less alike of the two is taken for it; one pair alone is the surname where it is last on
    either side, but for the short form of what was asked as a first name.
    """
    if first and last:
        one, other = sorted((first, last), key=lambda alike: at_in(asked, alike))
        straight = one.other_name or other.other_name or held.index(one.held) < held.index(other.held)
        if not straight:
            one, other = sorted((one, other), key=lambda alike: alike.how)
        if surname(asked, one, other, tables) is None:
            return Aligned(one, None, given_said=True, family_said=True)
        one, other = apart(asked, held, one, other, tables), borne(other, tables)
        return Aligned(one, other, given_said=True, family_said=True, order="straight" if straight else "swapped")
    found = first or last
    is_short = found is not None and found.how is Likeness.SHORT_FORM and found.asked != asked.main[-1]
    if found and not found.other_name and not is_short and (found.asked == asked.main[-1] or found.held == held[-1]):
        return Aligned(None, borne(found, tables), given_said=True, family_said=True)
    return Aligned(found, None, given_said=True, family_said=True)
