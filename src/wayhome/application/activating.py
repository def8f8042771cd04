"""Putting a rulebook in force: an entry by two people, which judges what arises from then on."""

from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.duties.in_force import ACTIVATED
from wayhome.kernel.ids import ActorId, RecordId, SubjectKind, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.keeping import PackActivated
from wayhome.rulebook.pack import Pack


def activate(pack: Pack, *, first: str, second: str, force: str, ledger: Ledger, supplies: Supplies) -> Entered:
    """Put a rulebook in force from now on; raises Refused when one person would do both parts.

    Putting in force what is in force already changes nothing.
    """
    if not first.strip() or first.strip().casefold() == second.strip().casefold():
        raise Refused(
            Reason(
                rule="record.two_people",
                words="A rulebook is put in force by two people.",
                remedy="Name one person who proposes it and another who approves it.",
            )
        )
    named = subject(SubjectKind.FORCE, force)
    record = RecordId(named)
    history = ledger.read(record)
    standing = [held for held in history.events if held.event.type == ACTIVATED]
    if standing and standing[-1].event.body["content"] == pack.content:
        return Entered(events=(standing[-1],), repeated=True)
    fact = PackActivated(pack=pack.name, content=pack.content, first=first.strip(), second=second.strip())
    draft = Draft(fact=fact, happened_at=supplies.now(), subjects=(named,), actor=ActorId(first.strip()))
    return enter(Entry(record=record, drafts=(draft,), after=history.sequence), ledger=ledger, supplies=supplies)
