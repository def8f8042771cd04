"""What a child is owed as a victim, where the team sees to it: facts, because victim care has no pages of its own."""

from collections.abc import Iterator

from wayhome.record.events.victim import (
    CommunicationNeedsRecorded,
    ContactAgreed,
    EnhancedRightsTold,
    FirstContactMade,
    NeedsAssessed,
    RightsExplained,
    RightsHolderRecorded,
    ServicesReferred,
    Updated,
)
from wayhome.record.vocabulary import Fact
from wayhome.simulation.investigating.tale import Tale

FOUR_WEEKS = 27


def seen_to(tale: Tale, *, hours: float = 11) -> None:
    """Tell that each child was spoken with, assessed, told their rights and referred for help, and told how it goes."""
    for child in tale.children:
        for place, fact in enumerate(_at_first()):
            tale.says(fact, tale.at(hours=hours + place / 5), child)
        days = (tale.now - tale.began).days
        for day in range(FOUR_WEEKS, days, FOUR_WEEKS):
            tale.says(Updated(to="child", delivered=True), tale.at(days=day), child)


def _at_first() -> Iterator[Fact]:
    yield FirstContactMade()
    yield CommunicationNeedsRecorded(interpreter="no")
    yield RightsExplained(to="child")
    yield NeedsAssessed()
    yield EnhancedRightsTold(to="child")
    yield ContactAgreed(frequency="four_weekly", channel="telephone", asked_for_by="child")
    yield RightsHolderRecorded(parent_may_know="yes")
    yield ServicesReferred(result="referred")
