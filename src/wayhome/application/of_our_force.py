"""Entries about the force itself: what it is called, by which rulebook it is judged, which lexicon reads its words."""

from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.kernel.ids import OUR_FORCE, ActorId, RecordId
from wayhome.record.vocabulary import Fact


def enter_of_our_force(fact: Fact, *, by: ActorId, ledger: Ledger, supplies: Supplies) -> Entered:
    """Enter one fact about the force now, after all that is there. Raises Conflict where somebody was faster."""
    record = RecordId(OUR_FORCE)
    draft = Draft(fact=fact, happened_at=supplies.now(), subjects=(OUR_FORCE,), actor=by)
    entry = Entry(record=record, drafts=(draft,), after=ledger.read(record).sequence)
    return enter(entry, ledger=ledger, supplies=supplies)
