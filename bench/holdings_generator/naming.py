"""The names of a group: heads that very many have, long tails that hardly anybody has, and how each is spelt."""

import tomllib
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "naming"
# One way of writing a sound for another, for names that no list has.
SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("kh", "k"), ("ee", "i"), ("ou", "u"), ("oo", "u"), ("ai", "ay"), ("ei", "i"), ("y", "i"),
    ("w", "v"), ("sh", "s"), ("th", "t"), ("gh", "g"), ("c", "k"), ("z", "s"), ("ie", "y"), ("au", "o"), ("j", "y"),
    ("v", "w"), ("k", "c"), ("f", "ph"), ("i", "ee"), ("u", "oo"), ("s", "z"), ("e", "a"), ("a", "e"), ("o", "u"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One name: how it is spelt, the commonest first, and what those who have it are called for short."""

    spellings: tuple[str, ...]
    shorts: tuple[str, ...] = ()

    def spelt(self, chance: Random) -> str:
        """Return it as one family writes it: mostly the common way."""
        if len(self.spellings) == 1 or chance.random() < 0.55:
            return self.spellings[0]
        return chance.choice(self.spellings)

    def otherwise(self, spelt: str, chance: Random) -> str:
        """Return it as somebody else would write it who only heard it."""
        others = [one for one in self.spellings if one != spelt]
        return chance.choice(others) if others and chance.random() < 0.75 else respelt(spelt, chance)


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of one kind in a group, with how many have them, and from what the rare ones are made."""

    known: tuple[Name, ...]
    weights: tuple[float, ...]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    tail: float

    def draw(self, chance: Random) -> Name:
        """Return a name as often as people have it."""
        if chance.random() < self.tail:
            return self._rare(chance)
        return self.known[bisect(self.weights, chance.random() * self.weights[-1])]

    def _rare(self, chance: Random) -> Name:
        stem, ending = chance.choice(self.stems), chance.choice(self.endings)
        middle = chance.choice(("", "", "a", "e", "i", "o")) if stem[-1] not in "aeiou" else ""
        return Name((f"{stem}{middle}{ending}",))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """How the people of one origin are named. ``custom`` is what is particular to it, empty for nothing."""

    name: str
    share: float
    new_year: float
    double: float
    custom: str
    girls: Names
    boys: Names
    family: Names
    girls_last: Names | None

    def given(self, sex: str) -> Names:
        """Return the first names for a girl or a boy."""
        return self.girls if sex == "female" else self.boys


@cache
def groups(drift: int, given_tail: float, family_tail: float) -> tuple[Group, ...]:
    """Return every group as one setting knows it."""
    return tuple(_group(path, drift, given_tail, family_tail) for path in sorted(FOLDER.glob("*.toml")))


def respelt(word: str, chance: Random) -> str:
    """Return a word with one sound written another way, or a letter doubled or undoubled."""
    low = word.lower()
    ways = [(old, new) for old, new in SOUNDS if old in low[1:]]
    if ways and chance.random() < 0.8:
        old, new = chance.choice(ways)
        at = low.index(old, 1)
        return word[:at] + new + word[at + len(old) :]
    at = chance.randrange(1, len(word)) if len(word) > 1 else 0
    return word[:at] + word[at:] if at and word[at] == word[at - 1] else word[:at] + word[at] + word[at:]


def _group(path: Path, drift: int, given_tail: float, family_tail: float) -> Group:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    made = _Making(told, drift)
    return Group(
        name=path.stem,
        share=told["share"],
        new_year=told["new_year"],
        double=told.get("double", 0.0),
        custom=told.get("custom", ""),
        girls=made.names("girls", given_tail),
        boys=made.names("boys", given_tail),
        family=made.names("family", family_tail),
        girls_last=made.names("girls_last", 0.0) if "girls_last" in told else None,
    )


class _Making:
    def __init__(self, told: Mapping[str, str], drift: int) -> None:
        self._told, self._drift = told, drift

    def names(self, kind: str, tail: float) -> Names:
        known = [name for at, name in enumerate(self._told[kind].split()) if at < 6 or at % 10 not in self._unknown]
        heads = known[:8]
        known[:8] = heads[3 * self._drift :] + heads[: 3 * self._drift]
        power = float(self._told.get("zipf", 0.85))
        weights = tuple(accumulate((rank + 2) ** -power for rank in range(len(known))))
        stems, endings = (tuple(self._told[part].split()) for part in ("stems", "endings"))
        return Names(tuple(map(self._name, known)), weights, stems, endings, tail)

    @property
    def _unknown(self) -> tuple[int, ...]:
        """The names that only the other setting has, by the last figure of their place."""
        return (4, 9) if self._drift else (3, 7)

    def _name(self, written: str) -> Name:
        spelt, *shorts = written.replace("_", " ").split("~")
        spellings = list(dict.fromkeys(spelt.split("/")))
        kept = [one for at, one in enumerate(spellings) if at < 2 or at % 4 != (3 if self._drift else 2)]
        return Name(tuple(kept), tuple(shorts))
