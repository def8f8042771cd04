"""What samples say of one officer's grades: careful with few, and never more than they bear."""

from dataclasses import dataclass
from typing import Literal

from wayhome.assurance.intervals import Interval, share


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From when samples say something of an officer; all are our own choice, which a force confirms.

    ``weeks``: how far back samples are counted. ``fewest``: fewer grades than this never come to *not safe*.
    ``too_low_per_cent``: not safe when even the lower end of the interval lies above.
    """

    weeks: int = 26
    fewest: int = 8
    too_low_per_cent: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficersGrades:
    """An officer's grades that were made again: how many, how many came out the same, how many had been too low."""

    officer: str
    sampled: int
    agreed: int
    too_low: int

    @property
    def share_too_low(self) -> Interval:
        """Return the share that had been too low, with its interval."""
        return share(self.too_low, self.sampled)

    def finding(self, limits: Limits) -> Literal["sound", "to_learn_from", "not_safe"]:
        """Say what it comes to.

        One grade that was too low is something to learn from. *Not safe* needs so many that chance hardly makes
        it: of eight or of ten, three; of twenty, five; of thirty, seven.
        """
        if self.sampled >= limits.fewest and self.share_too_low.low * 100 > limits.too_low_per_cent:
            return "not_safe"
        return "to_learn_from" if self.too_low else "sound"
