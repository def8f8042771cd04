"""The held records of the child of a case: what comes up for them, came back or was judged, and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wayhome.application.caseload import Case
from wayhome.application.holding.judged import TO_JUDGE, JudgedRecord, judged_of
from wayhome.application.holding.of_case import asked_of
from wayhome.application.holding.ports import Answer, HoldingsIndex, HoldingsOutOfReach
from wayhome.application.reading import Reading
from wayhome.casework.facing import Facing
from wayhome.duties.selection import in_order
from wayhome.holdings.asking import TIERS, Found
from wayhome.holdings.judgements import judged_in, reference_of
from wayhome.holdings.records import HeldRecord
from wayhome.record.envelope import Event

FOUND, MARKED = "risk.hit_found", "risk.hit_marked"


@dataclass(frozen=True)
class HeldFor:
    """The held records of the child before somebody, and how each stands; each is worked out once.

    ``more`` are references of others that are to be read as well.
    """

    facing: Facing
    case: Case
    reading: Reading
    holdings: HoldingsIndex
    more: tuple[str, ...] = ()

    @cached_property
    def answer(self) -> Answer | None:
        """Return what comes up for the child now; None where it cannot be reached."""
        asked = asked_of(self.case, self.reading.log)
        if not asked.words:
            return Answer(asked=asked, at=self.facing.now)
        try:
            return self.holdings.search(asked, at=self.facing.now)
        except HoldingsOutOfReach:
            return None

    @cached_property
    def found(self) -> Mapping[str, Found]:
        """Return what comes up for the child, by reference."""
        return {one.record.id: one for one in self.answer.found} if self.answer else {}

    @cached_property
    def last(self) -> Mapping[str, Event]:
        """Return of each record of this case the last time that it came back or was weighed."""
        story = self.facing.story
        return {str(event.body["hit"]): event for event in in_order((*story.of_type(FOUND), *story.of_type(MARKED)))}

    @cached_property
    def tiers(self) -> Mapping[str, str]:
        """Return the tier of each record that came up: as it is now, or as it was when it came back."""
        came = {str(one.body["hit"]): str(one.body.get("tier") or "") for one in self.facing.story.of_type(FOUND)}
        return {**came, **{reference: one.tier for reference, one in self.found.items()}}

    @cached_property
    def judged(self) -> Mapping[str, JudgedRecord]:
        """Return how each record stands that came up, came back or was judged."""
        story = self.facing.stories.get(self.facing.child)
        standing = judged_in(story.own if story else ()).standing
        said = filter(None, (reference_of(node) for one in standing for node in one.pair))
        every = dict.fromkeys((*self.found, *self.last, *said, *self.more))
        return judged_of(every, story, reading=self.reading) if story else {}

    @cached_property
    def records(self) -> Mapping[str, HeldRecord]:
        """Return the records themselves, as far as they are held and can be reached."""
        have = {reference: one.record for reference, one in self.found.items()}
        missing = [reference for reference in self.judged if reference not in have]
        try:
            more = self.holdings.records_of(missing)
        except HoldingsOutOfReach:
            return have
        return {**have, **{one.id: one for one in more}}

    @cached_property
    def waiting(self) -> tuple[str, ...]:
        """Return the records that may be about the child and nobody judged or weighed, the surest first."""
        waits = filter(self._waits, self.judged)
        return tuple(sorted(waits, key=lambda one: (TIERS.index(self.tiers.get(one) or "named"), one)))

    def _waits(self, reference: str) -> bool:
        last, tier = self.last.get(reference), self.tiers.get(reference, "")
        if self.judged[reference].standing != "not_judged" or reference not in self.records:
            return False
        return (last is None or last.type == FOUND) and (tier in TO_JUDGE or (last is not None and not tier))
