"""What these pages read, once for each request."""

from dataclasses import dataclass
from functools import cached_property

from wayhome.application.training.people import Person, everyone, one
from wayhome.duties.duty import Duty
from wayhome.duties.in_force import InForce
from wayhome.duties.owners import Roster
from wayhome.kernel.ids import ActorId
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit


@dataclass(frozen=True)
class Force:
    """The force's people as one request reads them."""

    visit: Visit

    @cached_property
    def rulebook(self) -> InForce:
        """Return the rulebooks in force."""
        return self.visit.parts.reading.rulebook

    @property
    def pack(self) -> Pack:
        """Return the pack in force now."""
        return self.rulebook.at(self.visit.now).pack

    @cached_property
    def roster(self) -> Roster | None:
        """Return who holds which post."""
        return self.visit.parts.reading.caseload(self.visit.now).roster

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Return everybody who works for the force."""
        return everyone(self.visit.parts.ledger, self.roster, self.rulebook, self.visit.now)

    def person(self, officer: str) -> Person:
        """Return one of them."""
        return one(ActorId(officer), self.visit.parts.ledger, self.roster, self.rulebook, self.visit.now)

    def unit_name(self, key: str) -> str:
        """Return what a unit is called."""
        known = self.roster.units.get(key) if self.roster else None
        return known.name if known else key

    def title(self, duty: Duty) -> str:
        """Return a duty in the rulebook's words."""
        return self.rulebook.pack.duties[duty.rule].title
