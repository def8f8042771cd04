"""Grade floors: the level below which risk to a child may not stand, and the level that obliges the response.

Two convictions are held here. Lack of information never lowers: a factor that is not known is not absent, and a child
nobody has graded is treated as the higher of medium and the floor, from the report. Frequency never lowers: no floor
and no level looks at how often a child has been missing in order to come down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wayhome.duties.conditions import When
from wayhome.duties.facts import COMPUTED, age_at, fact_line, higher, is_under_18
from wayhome.duties.story import Story
from wayhome.kernel.ids import RuleId
from wayhome.record.envelope import Value
from wayhome.rulebook.risk import Floor

LOWEST = "very_low"
UNGRADED = "medium"


class Knows(Protocol):
    """Whoever can say what is known at an instant: a story of events, or an account as it was reported."""

    def value(self, name: str, at: datetime) -> Value:
        """Return a fact at an instant; None when it is not known."""


@dataclass(frozen=True, slots=True)
class CompiledFloor:
    """One floor of a pack, ready to be asked."""

    id: RuleId
    level: str
    factors: frozenset[str]
    every: frozenset[str]
    when: When
    unless: frozenset[str]
    counts_when: tuple[tuple[str, When], ...] = ()

    def applies(self, present: frozenset[str], known: Knows, at: datetime) -> bool:
        """Say whether what the floor asks for is so at an instant with some factors present, other floors apart."""
        if self.factors and (self.factors.isdisjoint(present) or self._counting(known, at).isdisjoint(present)):
            return False
        return self.every <= present and self.when.holds(known.value, at)

    def _counting(self, known: Knows, at: datetime) -> frozenset[str]:
        """Return the factors that count here in the circumstances there are."""
        if not self.counts_when:
            return self.factors
        return self.factors.difference(code for code, when in self.counts_when if not when.holds(known.value, at))


def compile_floor(floor: Floor) -> CompiledFloor:
    """Make a floor of a pack ready to be asked."""
    return CompiledFloor(
        id=RuleId(floor.id), level=floor.level, factors=frozenset(floor.factors), every=frozenset(floor.every_factor),
        when=When(floor.when), unless=frozenset(floor.unless),
        counts_when=tuple((code, When(asked)) for code, asked in floor.counts_when.items()),
    )  # fmt: skip


def holding(floors: Iterable[CompiledFloor], known: Knows, at: datetime) -> tuple[CompiledFloor, ...]:
    """Return the floors that hold the level up at an instant: they apply, and no floor they give way to does."""
    told = known.value("factors", at)
    present = frozenset(map(str, told)) if isinstance(told, tuple) else frozenset()
    applying = [floor for floor in floors if floor.applies(present, known, at)]
    ids = {floor.id for floor in applying}
    return tuple(floor for floor in applying if ids.isdisjoint(floor.unless))


class Known:
    """Everything a rule may ask of a story at an instant, floors of the pack included."""

    __slots__ = ("_floor_at", "_floors", "_story")

    def __init__(self, story: Story, floors: tuple[CompiledFloor, ...]) -> None:
        self._story = story
        self._floors = floors
        self._floor_at: dict[datetime, str] = {}

    def value(self, name: str, at: datetime) -> Value:
        """Return a fact at an instant; None when it is not known."""
        return self._computed(name, at) if name in COMPUTED else fact_line(self._story, name).at(at)

    def _computed(self, name: str, at: datetime) -> Value:
        if name == "age":
            return age_at(self._story, at)
        if name == "under_18":
            return is_under_18(age_at(self._story, at), fact_line(self._story, "age_disputed").at(at))
        if name == "level":
            return self.level(at)
        return self.floor(at) if name == "floor" else "unknown"  # what is told in words stands in no entry

    def floors_at(self, at: datetime) -> tuple[RuleId, ...]:
        """Return the floors that hold the level up at an instant, by id."""
        return tuple(floor.id for floor in holding(self._floors, self, at))

    def floor(self, at: datetime) -> str:
        """Return the level below which risk may not stand at an instant."""
        if at not in self._floor_at:
            self._floor_at[at] = self._story.noting(("highest floor", at), lambda: self._highest_floor(at))
        self._story.noted(("highest floor", at))
        return self._floor_at[at]

    def _highest_floor(self, at: datetime) -> str:
        level = LOWEST
        for floor in holding(self._floors, self, at):
            level = higher(level, floor.level)
        return level

    def level(self, at: datetime) -> str:
        """Return the level that obliges the response at an instant: the grade, or medium, and never below the floor."""
        grade = fact_line(self._story, "grade").at(at)
        return higher(str(grade or UNGRADED), self.floor(at))
