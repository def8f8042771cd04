"""Pointing words out as they are entered: what the engine finds in a text becomes an entry beside it.

What a child, a suspect or somebody asked said stays as it was spoken. Soft prompts (severity C) are for the moment of
writing and leave no entry.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from wayhome.application.ports import TextEntered
from wayhome.reading.engine import Engine
from wayhome.reading.findings import Who, WordingFinding
from wayhome.reading.wording import read_wording
from wayhome.record.events.wording import PointedOut
from wayhome.record.vocabulary import Fact

IN_A_CASE = Who(child_in_scope=True)
SOFT = "C"
KEPT = 1_000  # texts whose findings are kept


@dataclass(frozen=True, slots=True)
class PointingOut:
    """Reads texts as they are entered; ``engine`` gives the engine when the first of them comes."""

    engine: Callable[[], Engine]

    def __call__(self, entered: TextEntered) -> Iterator[Fact]:
        """Yield what is pointed out in a text that somebody wrote."""
        if entered.spoken:
            return
        engine = self.engine()
        for found in found_in(engine, entered.text):
            yield pointed_out(entered, found, engine.lexicon.id)


@lru_cache(maxsize=KEPT)
def found_in(engine: Engine, text: str) -> tuple[WordingFinding, ...]:
    """Return what is pointed out in a text of a case about a child; the same short texts come again and again."""
    return tuple(found for found in read_wording(engine, text, IN_A_CASE) if found.severity != SOFT)


def pointed_out(entered: TextEntered, found: WordingFinding, lexicon: str) -> PointedOut:
    """Return a finding as the entry that points it out."""
    return PointedOut(
        text=entered.event,
        category=found.category,
        role=entered.role or "unknown",
        passage=entered.text[found.start : found.end],
        field=entered.field,
        start=found.start,
        end=found.end,
        rule=found.rule,
        severity=found.severity,
        lexicon=lexicon,
    )
