"""What a later record takes back of the one before it: it was another child, a known adult, excluded.

*Correction: patient was the step-sister. Entry moved.* A record takes back itself and the nearest one before it of
its own system, a season old at most; nothing further back, since a child may have been there too, and nothing that
another system holds, since whoever takes back a sighting knows nothing of an overdose. Where several stand before it,
it is of the nearest that speaks of the same (*boy on the line*, *that boy is not the child*), and of none where none
does. It has to tell what is known: *closed*, *no concerns* and *withdrawn* take nothing back. An adult is known where
it is said both who they are and how that was seen: kin, or a worker whose task it is; a coach, a teacher or a driver
who was vetted is no less a concern. An illness that was excluded takes back its own name: another one stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wayhome.reading.engine import Engine
from wayhome.reading.risk_marks import Marks
from wayhome.reading.risk_people import Told

DAYS = 90  # between a record and its correction, at most; our default
EVERY, ANOTHER = "*", "MIT_NOT_SAME_PERSON"
# How the illnesses begin that a record may exclude.
ILLNESSES = ("diabet", "epilep", "asthma", "anaphyla", "allerg", "cardiac", "heart", "mening", "sepsis", "seizure")
TELLING = re.compile(r"[^\W\d_]{3,}")
_LITTLE = (
    "about after again all also and any are back been before but call called caller can child children closed "
    "confirmed corrected correction could day did entry for from further given got had has have her him his home "
    "how into its known log made moved name named near new not nothing now off officer one our out over police "
    "record recorded report reported said same school seen she that the their them then there they this today told "
    "two under was week were what when where which who will with would yesterday you your"
)
LITTLE = frozenset(_LITTLE.split())  # words that two records share though they speak of different things


@dataclass(frozen=True, slots=True)
class Taken:
    """A factor that does not count, or ``*`` for every danger; of words that hold ``about``, where that is said."""

    factor: str
    about: str = ""

    def holds(self, factor: str, words: str) -> bool:
        """Say whether it takes back a factor that these words state; what speaks for safety stays."""
        return not factor.startswith("MIT_") and self.factor in {EVERY, factor} and self.about in words.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What has to be said, all of it, and what that takes back; ``by_name``: only where an illness is named alike."""

    said: tuple[str, ...]
    takes: tuple[Taken, ...]
    by_name: bool = False


CORRECTIONS = (
    Correction(said=("risk_correction", "risk_was_another"), takes=(Taken(EVERY), Taken(ANOTHER))),
    Correction(said=("risk_not_that_child", "risk_that_one"), takes=(Taken(EVERY), Taken(ANOTHER))),
    Correction(
        said=("risk_known_adult", "risk_adult_seen_to"), takes=(Taken("ADULT_OF_CONCERN"), Taken("ABDUCTION"))
    ),
    Correction(said=("risk_excluded",), takes=(Taken("MEDICAL_TIME_CRITICAL"),), by_name=True),
)  # fmt: skip


def taken_back(engine: Engine, held: Sequence[Told]) -> Mapping[str, tuple[Taken, ...]]:
    """Return by the place of a record what does not count there."""
    taken: defaultdict[str, tuple[Taken, ...]] = defaultdict(tuple)
    for one in held:
        for correction in _made(engine, one):
            for place in _places(one, held):
                taken[place] += tuple(_takes(one, correction))
    return taken


def _made(engine: Engine, told: Told) -> Iterator[Correction]:
    marks = Marks(engine.read(told.words).passage, engine.lexicon)
    return (one for one in CORRECTIONS if all(map(marks.any, one.said)))


def _takes(told: Told, correction: Correction) -> Iterator[Taken]:
    if not correction.by_name:
        yield from correction.takes
        return
    words = told.words.lower()
    yield from (Taken(one.factor, name) for one in correction.takes for name in ILLNESSES if name in words)


def _places(told: Told, held: Sequence[Told]) -> Iterator[str]:
    yield told.source
    before = _spoken_of(told, [one for one in held if one is not told and _before(one, told)])
    if before:
        yield min(before, key=lambda one: _days(one, told)).source


def _spoken_of(told: Told, before: Sequence[Told]) -> Sequence[Told]:
    """Return what a record may speak of: the only one before it, or of several those that share a telling word."""
    if len(before) == 1:
        return before
    said = _telling(told)
    return [one for one in before if said & _telling(one)]


def _telling(told: Told) -> frozenset[str]:
    return frozenset(TELLING.findall(told.words.lower())) - LITTLE


def _before(one: Told, told: Told) -> bool:
    return one.system == told.system and 0 <= _days(one, told) <= DAYS


def _days(one: Told, told: Told) -> int:
    """Return how many days before a record another was made; below nought where that is not known."""
    return (told.written - one.written).days if one.written and told.written else -1
