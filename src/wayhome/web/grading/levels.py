"""The levels of risk as a grader sees them: what each means, and what likelihood and severity come to together.

National practice fills four cells of the table; for the others the rulebook has its own reading, and someone of rank
looks. For a child nothing below medium stands without approval, whatever the table says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayhome.access.actors import Role
from wayhome.duties.facts import LEVELS, higher
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Definition
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.marks import Mark, basis_mark
from wayhome.web.presenting.standing import LEVEL

LIKELIHOODS: Choices = [
    ("very_low", "Very low"),
    ("possible", "Possible"),
    ("likely", "Likely"),
    ("very_likely", "Very likely"),
]
SEVERITIES: Choices = [("minimal", "Slight"), ("not_serious", "Not serious"), ("serious", "Serious")]
WORDINGS: Choices = [
    ("app2026", "Wording of 2026: significant harm"),
    ("app2023", "Wording of 2023: serious harm"),
    ("app2017", "Wording of 2017: serious harm"),
]
GRADES: Choices = [(level, LEVEL[level].removesuffix(" risk")) for level in reversed(LEVELS)]
TABLE: Mapping[str, tuple[str, str, str, str]] = {
    "minimal": ("very_low", "low", "low", "low"),
    "not_serious": ("low", "low", "medium", "medium"),
    "serious": ("medium", "medium", "high", "high"),
}
DEFINED = {("very_low", "minimal"), ("possible", "minimal"), ("likely", "not_serious"), ("very_likely", "serious")}
LOOKED_AT = f"{Role.INSPECTOR.words} looks within the half hour"
ASKS_HIGH, ASKS_LOOK = "MC-18.HIGH", "MC-18"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a level means: in the rulebook's words, with what holds the risk there, and what it does not mean."""

    level: str
    term: str
    means: str
    examples: tuple[str, ...]
    not_this: tuple[str, ...]
    basis: Mark
    wording: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one likelihood and one severity come to; ``defined`` where national practice says so itself."""

    level: str
    words: str
    defined: bool
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One severity against every likelihood."""

    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What the two judgements come to, in words, and what follows from it."""

    words: str
    level: str
    asks: tuple[str, ...]


def meanings(pack: Pack) -> tuple[Meaning, ...]:
    """Return what each level means, the highest first; a level that the rulebook does not define is left out."""
    defined = {one.term: one for one in pack.definitions}
    return tuple(_meaning(level, defined[LEVEL[level]], pack) for level in reversed(LEVELS) if LEVEL[level] in defined)


def _meaning(level: str, said: Definition, pack: Pack) -> Meaning:
    examples = tuple(floor.title for floor in pack.floors if floor.level == level)
    return Meaning(
        level=level, term=said.term, means=said.means, examples=examples, not_this=said.not_this,
        basis=basis_mark(said.basis), wording=_later(said.term, pack),
    )  # fmt: skip


def _later(term: str, pack: Pack) -> tuple[str, ...]:
    """Return what other wordings of a level say, as the rulebook gives them under its name and their year."""
    return tuple(one.means for one in pack.definitions if one.term.startswith(f"{term}, "))


def table(likelihood: str = "", severity: str = "") -> tuple[Row, ...]:
    """Return the table, the gravest harm first, with the cell of two judgements marked."""
    return tuple(
        Row(words=words, cells=tuple(_cells(grave, likelihood, severity))) for grave, words in reversed(SEVERITIES)
    )


def _cells(grave: str, likelihood: str, severity: str) -> Iterator[Cell]:
    for (likely, _), level in zip(LIKELIHOODS, TABLE[grave], strict=True):
        yield Cell(
            level=level,
            words=LEVEL[level].removesuffix(" risk"),
            defined=(likely, grave) in DEFINED,
            chosen=(likely, grave) == (likelihood, severity),
        )


def level_of(likelihood: str, severity: str) -> str:
    """Return what two judgements come to; empty while either is not known."""
    places = [value for value, _ in LIKELIHOODS]
    return TABLE[severity][places.index(likelihood)] if likelihood in places and severity in TABLE else ""


def together(likelihood: str, severity: str, grade: str, floor: str) -> Together | None:
    """Say what two judgements come to and what the rules ask of it; None while either is not known."""
    level = level_of(likelihood, severity)
    if not level:
        return None
    said = dict(LIKELIHOODS)[likelihood], dict(SEVERITIES)[severity].lower()
    held = higher(level, floor)
    asks = []
    if (likelihood, severity) not in DEFINED:
        asks.append(f"National practice does not define this pair, so the {LOOKED_AT.lower()} ({ASKS_LOOK}).")
    if held != level:
        asks.append(f"The floor is {_said(floor)} and applies.")
    if grade and higher(grade, held) != grade:
        asks.append(f"You chose {_said(grade)}, which is lower. It is kept, and asks for a second person.")
    return Together(words=f"{said[0]} and {said[1]} come to {_said(level)}.", level=held, asks=tuple(asks))


def _said(level: str) -> str:
    return level.replace("_", " ")
