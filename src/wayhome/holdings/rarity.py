"""How common a value is among all records that are held: what a rare name weighs more than a common one.

The index answers from the lengths of its posting lists. Where it does not know, the linkage pack's own table does.
"""

from typing import Literal, Protocol

# ``part`` is the sound of one part of a name, ``name`` two of them in alphabetical order with a space between, ``born``
# a date as YYYY-MM-DD, ``phone``, ``vehicle`` as holdings.places writes them, ``home`` a postcode and house number.
Kind = Literal["part", "name", "born", "phone", "home", "vehicle"]


class Rarity(Protocol):
    """Counts over everything that is held."""

    @property
    def records(self) -> int:
        """Return how many records are held."""
        ...

    def having(self, kind: Kind, value: str) -> int | None:
        """Return how many records have a value; None where that is not known."""
        ...


class NothingCounted:
    """Nothing is known of how common anything is, as of a record that is compared by itself."""

    @property
    def records(self) -> int:
        """Return 0: none were counted."""
        return 0

    def having(self, kind: Kind, value: str) -> int | None:  # noqa: ARG002 - the same whatever is asked
        """Return None."""
        return None


NOTHING_COUNTED = NothingCounted()
