"""Records that a later one of the same system takes back: *Correction: patient was the step-sister. Entry moved.*

A correction says both that it corrects and that it was somebody else. It takes back itself and the record that stands
before it, of the same system and made a season before it at most; no other, since a child may have been there too.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from wayhome.reading.engine import Engine
from wayhome.reading.risk_marks import Marks
from wayhome.reading.risk_people import Told

DAYS = 90  # between a record and its correction, at most; our default


def taken_back(engine: Engine, held: Sequence[Told]) -> frozenset[str]:
    """Return the places of the corrections and of what they take back."""
    return frozenset(place for one in held if _corrects(engine, one) for place in _both(one, held))


def _corrects(engine: Engine, told: Told) -> bool:
    marks = Marks(engine.read(told.words).passage, engine.lexicon)
    return marks.any("risk_correction") and marks.any("risk_was_another")


def _both(correction: Told, held: Sequence[Told]) -> Iterator[str]:
    yield correction.source
    before = [(one.written, one.source) for one in held if one is not correction and _before(one, correction)]
    if before:
        yield max(before, key=_day)[1]


def _day(one: tuple[date | None, str]) -> date:
    return one[0] or date.min


def _before(one: Told, correction: Told) -> bool:
    if one.system != correction.system or one.written is None or correction.written is None:
        return False
    return 0 <= (correction.written - one.written).days <= DAYS
