"""What a linking of everything proposed, in memory: for tests, and wherever there is no database."""

from collections.abc import Collection
from dataclasses import dataclass

from wayhome.application.holding.proposed import Group, LastLinking


@dataclass(slots=True)
class MemoryProposals:
    """What was proposed, in memory."""

    linking: LastLinking | None = None
    groups: tuple[Group, ...] = ()

    def last(self) -> LastLinking | None:
        """Return the last linking of everything; None where there was none."""
        return self.linking

    def groups_of(self, references: Collection[str]) -> tuple[Group, ...]:
        """Return the groups in which some records were proposed to be."""
        asked = frozenset(references)
        return tuple(group for group in self.groups if not asked.isdisjoint(group))
