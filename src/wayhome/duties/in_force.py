"""Which rulebook judges what: the one in force when the duty arose.

A rulebook put in force judges what arises from then on; what arose before stays under the one in force then, so that no
history is judged again by accident. A recurring duty is judged per occurrence: the interval now running stays under its
rulebook, the next one under the new.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty
from wayhome.duties.story import Story


class NothingInForce(ValueError):
    """No rulebook was ever put in force, so nothing can be said to be owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """A rulebook put in force at an instant, until the next."""

    at: datetime
    rulebook: Rulebook


class InForce:
    """The rulebooks of a force over time. What happened before the first was put in force is judged by the first."""

    def __init__(self, activations: Iterable[Activation]) -> None:
        self._activations = sorted(activations, key=lambda one: one.at)
        if not self._activations:
            raise NothingInForce("No rulebook is in force: put one in force before asking what is owed.")
        self._starts = [one.at for one in self._activations]

    def at(self, moment: datetime) -> Rulebook:
        """Return the rulebook in force at an instant."""
        return self._activations[max(bisect_right(self._starts, moment) - 1, 0)].rulebook

    def derive(self, story: Story, *, horizon: datetime) -> tuple[Duty, ...]:
        """Derive the duties of a story, each under the rulebook in force when it arose."""
        duties = [
            duty
            for one in self._activations
            for duty in derive(story, one.rulebook, horizon=horizon)
            if self.at(duty.raised_at) is one.rulebook
        ]
        return tuple(sorted(duties, key=lambda duty: (duty.due_at, duty.obligation, duty.raised_by, duty.occurrence)))
