"""What a pack says of itself: its name, the ladder, and how long a duty left overdue stays on each rung of it."""

from datetime import date, timedelta
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field

from wayhome.rulebook.matching import Strict
from wayhome.rulebook.schema import Basis, Limb, Plain

AN_HOUR = timedelta(hours=1)
AnyLimb = TypeVar("AnyLimb", bound="Limb | None")


class Rung(Limb):
    """How long a rung of the ladder takes for duties that leave so much time or more."""

    from_hours: int = Field(
        ge=1, le=24, description="for duties that fall due so many hours or more after they arise; 24 at most"
    )


def _elapsed(limb: AnyLimb) -> AnyLimb:
    """Refuse a rung that is not counted in minutes or hours, or that takes none: a duty would be everywhere at once."""
    if limb is not None and not (limb.minutes or limb.hours):
        raise ValueError("a rung takes a number of minutes or hours, of at least one")
    return limb


class Share(Strict):
    """A share in percent, resting on what."""

    percent: int = Field(ge=1, le=100)
    basis: Basis


class Head(Strict):
    """What a pack is."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    title: Plain
    edition: Plain
    valid_from: date
    builds_on: str = Field("", description="the pack whose rules this one adds to or parameterises")
    ladder: tuple[str, ...] = Field(
        (), description="police roles from the desk upwards; a vacant post escalates along it"
    )
    beside: dict[str, str] = Field(
        default_factory=dict, description="role off the ladder → the rung it stands beside and escalates from"
    )
    escalates_every: Annotated[Limb | None, AfterValidator(_elapsed)] = Field(
        None, description="how long a duty stays overdue before it goes one rung up the ladder; an hour where not given"
    )
    escalates_slower: tuple[Annotated[Rung, AfterValidator(_elapsed)], ...] = Field(
        (), description="how long a rung takes for duties that leave more time; of several, the longest that applies"
    )
    reviews_alike: Share | None = Field(
        None,
        description="how much of a review's words must have stood in an earlier one for its author to be asked why",
    )
    acts: dict[str, str] = Field(default_factory=dict, description="act key → the act in an officer's words")
    roles: dict[str, str] = Field(default_factory=dict, description="role key → the role in an officer's words")
    called_before: dict[str, str] = Field(
        default_factory=dict,
        description="what a role was called before → its key: entries that name it so stay its own",
    )
    shift_starts: tuple[str, ...] = Field((), description="London times at which shifts begin")
    holidays: dict[str, tuple[date, ...]] = Field(default_factory=dict, description="bank holidays by nation")
    note: str = ""

    @property
    def step(self) -> timedelta:
        """Return how long a duty stays overdue before it goes one rung up: our default of an hour where none is given.

        Source: the decision on default times.
        """
        return _length(self.escalates_every) if self.escalates_every else AN_HOUR

    def step_for(self, length: timedelta) -> timedelta:
        """Return how long a duty that left so much time stays overdue before it goes one rung up.

        Source: the decision on default times.
        """
        hours = length / AN_HOUR
        slower = [one for one in self.escalates_slower if hours >= one.from_hours]
        return _length(max(slower, key=lambda one: one.from_hours)) if slower else self.step


def _length(limb: Limb) -> timedelta:
    return timedelta(hours=limb.hours or 0, minutes=limb.minutes or 0)
