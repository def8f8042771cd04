"""Facts put on record of the first investigation, as an import does: entered by nobody who is signed in."""

from datetime import datetime

from tests.casework.desk import CHILD, INQUIRY, INVESTIGATION, Desk
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.record.vocabulary import Fact


def said_of_case(desk: Desk, *facts: Fact, at: datetime | None = None) -> Desk:
    """Put facts about the investigation on record."""
    drafts = tuple(Draft(fact=fact, happened_at=at or desk.now, subjects=(CHILD, INVESTIGATION)) for fact in facts)
    enter(Entry(record=INQUIRY, drafts=drafts), ledger=desk.ledger, supplies=desk.supplies)
    return desk
