"""Drawing a week's sample of grades so that nobody can pick it, and so that nobody's grades can hide in it.

The draw is seeded by the ledger as the week's last entry left it, and by the week: whoever draws it, whenever, gets the
same grades, and anyone can draw it again. Low grades and grades of children who were missing before are strata of their
own with a least number each, because what the inspectorate found was graded too low was found there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from typing import Literal

from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject

Stratum = Literal["lower", "before", "other"]
LOWER: Stratum = "lower"
BEFORE: Stratum = "before"
OTHER: Stratum = "other"
STRATA: tuple[Stratum, ...] = (LOWER, BEFORE, OTHER)
LOW_LEVELS = ("low", "very_low")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradable:
    """One grade that a sample may draw: which, by whom, at what level, and whether the child was missing before."""

    grade: EventId
    level: str
    grader: ActorId
    child: Subject
    record: RecordId
    missing_before: bool

    @property
    def stratum(self) -> Stratum:
        """Return where it is drawn from."""
        if self.level in LOW_LEVELS:
            return LOWER
        return BEFORE if self.missing_before else OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A sample: the grades drawn, in the order in which they are made again, and how many there were of each kind.

    ``of`` counts the grades of each stratum in the week, ``taken`` those drawn from it.
    """

    seed: str
    grades: tuple[Gradable, ...]
    of: Mapping[Stratum, int]
    taken: Mapping[Stratum, int]


def seed(ledger: str, week: str) -> str:
    """Return the seed of a week's draw: SHA-256 over the ledger's hash at the week's end, and the week's name."""
    return sha256(f"wayhome sample\n{ledger}\n{week}".encode()).hexdigest()


def draw(grades: Iterable[Gradable], *, seed: str, per_cent: int, least: int) -> Drawn:
    """Draw from each stratum so many per cent of its grades, rounded up, and never fewer than ``least`` or all of it.

    A grade's place in the draw is a digest of seed and grade, so that one grade more or less moves no other.
    """
    strata: dict[Stratum, list[Gradable]] = {name: [] for name in STRATA}
    for grade in grades:
        strata[grade.stratum].append(grade)
    drawn = {name: _first(held, seed, per_cent, least) for name, held in strata.items()}
    together = [grade for taken in drawn.values() for grade in taken]
    return Drawn(
        seed=seed,
        grades=tuple(sorted(together, key=lambda grade: _place(seed, grade.grade))),
        of={name: len(held) for name, held in strata.items()},
        taken={name: len(taken) for name, taken in drawn.items()},
    )


def _first(held: list[Gradable], seed: str, per_cent: int, least: int) -> list[Gradable]:
    wanted = max(least, ceil(len(held) * per_cent / 100))
    return sorted(held, key=lambda grade: _place(seed, grade.grade))[:wanted]


def by_lot(ids: Iterable[str], seed: str) -> list[str]:
    """Return ids in the order of a draw: the first so many are the sample, and one id more or less moves no other."""
    return sorted(ids, key=lambda one: _place(seed, one))


def _place(seed: str, grade: str) -> str:
    return sha256(f"{seed}\n{grade}".encode()).hexdigest()


def weight(stratum: Stratum, of: Mapping[Stratum, int], taken: Mapping[Stratum, int]) -> float:
    """Return how many grades of the week one drawn from a stratum stands for."""
    return of[stratum] / taken[stratum] if taken.get(stratum) else 0.0
