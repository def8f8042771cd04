"""Which part of two names tells brothers and sisters apart, and how two names agree once side by side."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from wayhome.holdings.names import Likeness, likeness
from wayhome.holdings.naming.tables import NameTables

Order = Literal["straight", "swapped"]


class Alike(NamedTuple):
    """Two parts that answer each other: how, as asked and as held, and whether it is another name of the held person.

    ``half`` says that it is one half of a double name; ``shared``, of a first name, that another one differs on both
    sides, and of a surname that it is borne by no one family (Kaur).
    """

    how: Likeness
    asked: str
    held: str
    other_name: bool = False
    half: bool = False
    shared: bool = False


class Said(NamedTuple):
    """A name as it was asked: its parts in their order, all parts with other names, and the double name at its end."""

    main: tuple[str, ...]
    every: tuple[str, ...]
    double: tuple[str, ...] = ()


class Face(NamedTuple):  # as what is said above: it is looked up very often, and a tuple is so in a third of the time
    """One way in which a held person is named; ``family`` is empty where the record does not say what the surname is.

    ``others`` are single other names, which stand for a first name.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    others: tuple[str, ...]


class Aligned(NamedTuple):
    """How two names agree. None is a part that nothing answers; what one side does not say is not ``said``."""

    given: Alike | None
    family: Alike | None
    given_said: bool
    family_said: bool
    order: Order | None = None

    @property
    def whole(self) -> bool:
        """Say whether first name and surname both agree, with two different parts of what was asked."""
        return self.given is not None and self.family is not None


NOT_NAMED = Aligned(None, None, given_said=False, family_said=False)


def pairs_of(asked: Sequence[str], held: Sequence[str], tables: NameTables) -> list[Alike]:
    """Return every pair of parts that are alike at all."""
    return [
        Alike(how, one, other) for one in asked for other in held if (how := likeness(one, other, tables)) is not None
    ]


def at_in(asked: Said, one: Alike) -> int:
    """Return where a part stands in what was asked; another name stands first, as a first name does."""
    return next((at for at, part in enumerate(asked.main) if part == one.asked or one.asked.startswith(part)), -1)


def shared(asked: Said, face: Face, first: Alike | None, last: Alike | None, tables: NameTables) -> Alike | None:
    """Weigh a first name of several parts by the part that tells brothers and sisters apart.

    Where a name that very many have (Mohammed, Singh), or one part of several, agrees and another differs on both
    sides, it is marked as shared; where the other is only like, that one is taken.
    """
    if first is None or first.other_name:
        return first
    ours = [part for part in _firsts(asked, first, last, tables) if not _among(part, face.family, tables)]
    return _told_apart(first, ours, [part for part in face.given if part != first.held], tables)


def _told_apart(first: Alike, ours: Sequence[str], theirs: Sequence[str], tables: NameTables) -> Alike:
    if not ours or not theirs:
        return first
    pairs = pairs_of(ours, theirs, tables)
    if not pairs:
        return Alike(first.how, first.asked, first.held, shared=True)
    closest = max(pairs, key=lambda one: one.how)
    return closest if Likeness.INITIAL < closest.how <= Likeness.SPELLING < first.how else first


def _firsts(asked: Said, first: Alike, last: Alike | None, tables: NameTables) -> list[str]:
    """Return the other parts of what was asked that stand where its first names do."""
    at = asked.main.index(last.asked) if last and last.asked in asked.main else len(asked.main)
    straight = at_in(asked, first) < at
    before, after = asked.main[:at], asked.main[at + 1 :]
    if last is None and not {first.held, first.asked} & tables.light:
        before = asked.main[:-1]
    return [part for part in (before if straight else after) if part != first.asked and part not in asked.double]


def _among(part: str, others: Sequence[str], tables: NameTables) -> bool:
    """Say whether a part is one of some others, as it is written or as it sounds."""
    return any((likeness(part, other, tables) or 0) >= Likeness.SOUND for other in others)


def surname(asked: Said, first: Alike | None, last: Alike | None, tables: NameTables) -> Alike | None:
    """Return a surname; none where the short form of a first name is written like it (Bell, of Isabella).

    It is read as a name where first name and surname changed places.
    """
    changed = first is not None and first.asked in (*asked.main[-1:], *asked.double)
    if last is None or changed or last.how is not Likeness.SHORT_FORM:
        return last
    return last if tables.is_without(last.asked, last.held) else None


def halved(
    asked: Said, families: Sequence[str], last: Alike | None, first: Alike | None, tables: NameTables
) -> Alike | None:
    """Mark a surname that answers one half of a double name only, and one that is borne by no one family."""
    if last is None:
        return None
    taken = {last.asked, first.asked if first else ""}
    rest = [part for part in families if part != last.held]
    theirs_double = last.held not in families or not all(_among(part, asked.main, tables) for part in rest)
    ours_double = last.asked in asked.double and not set(asked.double) <= {*families, last.asked} - {""}
    ours_double = ours_double and bool(set(asked.double) - taken)
    half = last.half or theirs_double or ours_double
    return Alike(last.how, last.asked, last.held, half=half, shared=_is_communal(last, tables))


def _is_communal(one: Alike, tables: NameTables) -> bool:
    return bool({one.asked, one.held} & tables.communal)


def apart(asked: Said, held: Sequence[str], one: Alike, other: Alike, tables: NameTables) -> Alike:
    """Return the first name by the part that tells apart, where both sides have others beside it."""
    if one.other_name or other.other_name:
        return one
    ours = [part for part in asked.main if part not in (one.asked, other.asked) and part not in asked.double]
    return _told_apart(one, ours, [part for part in held if part not in (one.held, other.held)], tables)


def borne(one: Alike, tables: NameTables) -> Alike:
    """Mark a surname that is borne by no one family."""
    return one._replace(shared=True) if _is_communal(one, tables) else one
