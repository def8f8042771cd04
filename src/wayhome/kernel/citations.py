"""What a value rests on, and whether its words were seen.

Strength belongs to each value of a pack, not to a rule as a whole: "see the child in person" may rest on an inspection
finding while "within 24 hours" is our own default. A breach is shown with the strength of the limb that was breached.
"""

from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """What a value rests on, strongest first."""

    STATUTE = "statute"
    STATUTORY_CODE = "statutory_code"
    STATUTORY_GUIDANCE = "statutory_guidance"
    NATIONAL_PRACTICE = "national_practice"
    INSPECTION_FINDING = "inspection_finding"
    LOCAL_CHOICE = "local_choice"
    DESIGN_DEFAULT = "design_default"

    @property
    def words(self) -> str:
        """Return the strength as an officer would say it."""
        return self.value.replace("_", " ")

    @property
    def rank(self) -> int:
        """Return 0 for the strongest basis, rising as it weakens."""
        return RANKS[self]

    @property
    def may_loosen(self) -> bool:
        """Say whether a force may loosen a value that rests on this: only local choices and our defaults."""
        return self in (Strength.LOCAL_CHOICE, Strength.DESIGN_DEFAULT)


RANKS = {strength: rank for rank, strength in enumerate(Strength)}


class Seen(StrEnum):
    """Whether the wording relied on was read when the pack was written."""

    TEXT = "text"
    PARTLY = "partly"
    NOT_SEEN = "not_seen"

    @property
    def words(self) -> str:
        """Return how far the text was seen, for readers."""
        return {"text": "text seen", "partly": "partly or from a secondary copy", "not_seen": "text not seen"}[
            self.value
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What one value of a rule rests on: a source of the pack, where in it, how strong, and whether it was seen."""

    source: str
    provision: str
    strength: Strength
    seen: Seen
