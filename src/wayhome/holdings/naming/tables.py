"""Which names are written for each other: short forms and spellings, as a linkage pack declares them.

The tables widen what is asked and weigh what is found; what is kept in the index never rests on them, so that a new
short form needs no new index. They say of two names that they go together, never where a person is from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wayhome.holdings.naming.sounds import spelling

LEFT = 3  # letters that have to be left of a name without what stands before it
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class NameTables:
    """Groups of names, in small letters without accents. A name may stand in several groups of one table.

    ``short`` are a name with its short forms and pet names (Daniel, Dan, Danny), ``spelt`` one name as several
    languages or registrars write it (Mohammed, Muhammad, Mehmet), ``light`` names so widely given that they tell
    nobody apart while another first name differs, ``before`` what stands before a name that is used without it
    (Oluwaseun, Seun), ``communal`` what stands for a surname and makes nobody a relative (Kaur), ``common`` what share
    of people has a name.
    """

    short: tuple[frozenset[str], ...] = ()
    spelt: tuple[frozenset[str], ...] = ()
    light: frozenset[str] = NONE
    before: frozenset[str] = NONE
    communal: frozenset[str] = NONE
    common: Mapping[str, float] = field(default_factory=dict)

    def short_forms(self, part: str) -> frozenset[str]:
        """Return what a part of a name is short for, and what is short for it, under any spelling; declared only."""
        found = self._short.get(spelling(part), NONE)
        return found.union(*(self._short.get(spelling(one), NONE) for one in self.spellings(part))) - {part}

    def spellings(self, part: str) -> frozenset[str]:
        """Return the other declared spellings of a part of a name."""
        return self.group(part) - {part}

    def group(self, part: str) -> frozenset[str]:
        """Return the declared spellings of a part of a name, itself among them; empty where none are declared."""
        return self.spelt_as(spelling(part))

    def spelt_as(self, spelt: str) -> frozenset[str]:
        """Return the same of a part as it is spelt once one sound is made one."""
        return self._spelt.get(spelt, NONE)

    def are_short_forms(self, one: str, other: str) -> bool:
        """Say whether one of two parts is a short form of the other: declared, or without what stands before it."""
        return self.are_short(spelling(one), spelling(other)) or self.is_without(one, other)

    def are_short(self, one: str, other: str) -> bool:
        """Say the same of two parts as they are spelt once one sound is made one; declared only."""
        return other in self._short_codes.get(one, NONE)

    def is_without(self, one: str, other: str) -> bool:
        """Say whether one of two parts is the other without what stands before it (Abdulrahman, Rahman)."""
        return self._without(one) == other or self._without(other) == one

    def are_spellings(self, one: str, other: str) -> bool:
        """Say whether two parts are declared to be one name, in these spellings or in any that sounds the same."""
        return self.are_spelt_alike(spelling(one), spelling(other))

    def are_spelt_alike(self, one: str, other: str) -> bool:
        """Say the same of two parts as they are spelt once one sound is made one."""
        return other in self._spelt_codes.get(one, NONE)

    def widened(self, part: str) -> frozenset[str]:
        """Return every other part that a search for this one looks for too."""
        return frozenset((self.spellings(part) | self.short_forms(part) | {self._without(part)}) - {part, ""})

    def _without(self, part: str) -> str:
        """Return what is left of a part without what stands before it; empty where nothing does."""
        if part[:2] not in self._begun:
            return ""
        begins = next((at for at in range(len(part) - LEFT, 1, -1) if part[:at] in self.before), 0)
        return part[begins:] if begins else ""

    @cached_property
    def _begun(self) -> frozenset[str]:
        return frozenset(word[:2] for word in self.before)

    @cached_property
    def _spelt_codes(self) -> Mapping[str, frozenset[str]]:
        return {code: frozenset(map(spelling, group)) for code, group in self._spelt.items()}

    @cached_property
    def _short_codes(self) -> Mapping[str, frozenset[str]]:
        """Return for each name, as it is spelt, those it goes with in short, under any spelling of either."""
        found: dict[str, frozenset[str]] = {}
        for code in {*self._short, *self._spelt}:
            beside = (code, *self._spelt_codes.get(code, NONE))
            short = NONE.union(*(self._short.get(each, NONE) for each in beside))
            for each in map(spelling, short):
                found[code] = found.get(code, NONE) | {each}
                found[each] = found.get(each, NONE) | {code}
        return found

    @cached_property
    def _short(self) -> Mapping[str, frozenset[str]]:
        return _by_member(self.short)

    @cached_property
    def _spelt(self) -> Mapping[str, frozenset[str]]:
        return _by_member(self.spelt)


def _by_member(groups: Iterable[frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return for each name, as it is spelt once one sound is made one, those that share a group with it."""
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for part in group:
            found[spelling(part)] = found.get(spelling(part), NONE) | group
    return found


NO_TABLES = NameTables()
