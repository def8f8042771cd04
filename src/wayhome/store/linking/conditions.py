"""The comparison of two records as Splink is told it: each field with its levels, as ``holdings.levels`` has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from wayhome.application.linking.columns import COMPARED, NAMED, Compared, Ways
from wayhome.application.linking.ports import Level, Odds
from wayhome.holdings.levels import FIELDS, LEVELS, Field

GAMMA = "gamma_"
NAME = "name"  # the column with the number of a record's name


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine says that two lists overlap, what the first of a list is, and the numbers from one up."""

    name: str
    overlap: str
    first: str
    numbers: str

    def share(self, left: str, right: str) -> str:
        """Return the condition under which one record's column and another's have a key in common."""
        return f"coalesce({self.overlap.format(f'{left}_l', f'{right}_r')}, false)"

    def same_first(self, column: str) -> str:
        """Return the condition that brings records together whose first keys are the same."""
        return f"{self.first.format(f'l.{column}')} = {self.first.format(f'r.{column}')}"


DUCKDB = Dialect("duckdb", "list_has_any({}, {})", "{}[1]", "unnest(range(1, {} + 1))")
SPARK = Dialect("spark", "arrays_overlap({}, {})", "try_element_at({}, 1)", "explode(sequence(1, {}))")


class LevelSaid(TypedDict, total=False):
    """A level as Splink reads it."""

    sql_condition: str
    label_for_charts: str
    is_null_level: bool
    m_probability: float
    u_probability: float


class ComparisonSaid(TypedDict):
    """A comparison as Splink reads it."""

    output_column_name: str
    comparison_levels: list[LevelSaid]


def comparisons(odds: Mapping[Level, Odds], dialect: Dialect) -> list[ComparisonSaid]:
    """Return every field as a comparison, each level with the odds it has now."""
    return [
        ComparisonSaid(output_column_name=field, comparison_levels=list(_levels(field, odds, dialect)))
        for field in FIELDS
    ]


def function_of(field: Field) -> str:
    """Return the name of the function that an engine calls for the level of a part of a name."""
    return f"{field}_level"


def _levels(field: Field, odds: Mapping[Level, Odds], dialect: Dialect) -> Iterator[LevelSaid]:
    unknown, *held = _named(field) if field in NAMED else _compared(field, COMPARED[field], dialect)
    yield LevelSaid(sql_condition=unknown, label_for_charts="not said", is_null_level=True)
    for level, condition in zip(LEVELS[field], [*held, "ELSE"], strict=True):
        yield LevelSaid(
            sql_condition=condition,
            label_for_charts=level,
            m_probability=odds[field, level].m,
            u_probability=odds[field, level].u,
        )


def _named(field: Field) -> Iterator[str]:
    level = f"{function_of(field)}({NAME}_l, {NAME}_r)"
    yield f"{level} = -1"
    yield from (f"{level} = {at}" for at in range(len(LEVELS[field]) - 1))


def _compared(field: Field, compared: Compared, dialect: Dialect) -> Iterator[str]:
    yield f"NOT ({_said(compared, dialect)})"
    yield from (_any_of(compared.levels[level], dialect) for level in LEVELS[field][:-1])


def _said(compared: Compared, dialect: Dialect) -> str:
    """Return the condition under which both sides say a field; a list without keys is never stored."""
    both = (f"({column}_l IS NOT NULL AND {column}_r IS NOT NULL)" for column in compared.said)
    return " OR ".join((*both, *filter(None, (_any_of(compared.said_if, dialect, never=""),))))


def _any_of(ways: Ways, dialect: Dialect, *, never: str = "1 = 0") -> str:
    told = (" AND ".join(dialect.share(*columns) for columns in way) for way in ways)
    return " OR ".join(f"({way})" for way in told) or never


def level_at(field: Field, gamma: int) -> str | None:
    """Return the level that Splink numbers so: the last is 0, and -1 is a field that is not said."""
    return None if gamma < 0 else LEVELS[field][len(LEVELS[field]) - 1 - gamma]
