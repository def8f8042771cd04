"""A child was found with, or is taken about by, an adult who has no lawful authority over them."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.exploitation import FoundWithAdult


@dataclass(frozen=True, slots=True, kw_only=True)
class FindWithAdult(OnInvestigation):
    """The adult, by the force's reference, where there is one."""

    suspect: str | None = None


def find_with_adult(command: FindWithAdult, _facing: Facing) -> Outcome:
    """Record it. Rules DIS-02 and SCREEN-04."""
    return tell(FoundWithAdult(suspect=command.suspect))
