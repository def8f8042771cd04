"""A report that an export brought in, of a child who was circulated still: said in both cases, as at the telephone.

The system of record knows of no such entry, so it is made here, once the case is held whole; sent again, it is there.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.ports import Ledger, Supplies
from wayhome.casework.circulated_before import not_carried_over
from wayhome.casework.outcome import Said
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event


def carry_over(brought: Iterable[Event], *, ledger: Ledger, supplies: Supplies) -> None:
    """Say of each child whom some events are about where a circulation of them was carried over to a later case."""
    children = (named for event in brought for named in event.subjects if kind_of(named) is SubjectKind.CHILD)
    for child in dict.fromkeys(children):
        while _one(child, ledger, supplies):  # what is said of one report is what the next one goes on from
            pass


def _one(child: Subject, ledger: Ledger, supplies: Supplies) -> bool:
    told = stories(sealed.event for sealed in ledger.about(child).events)
    found = not_carried_over(child, told)
    if found is None:
        return False
    reported, facts = found
    entries = [_entry(said, said.record, reported) for said in facts if said.record]
    return not all(one.repeated for one in enter_all(entries, ledger=ledger, supplies=supplies))


def _entry(said: Said, record: RecordId, reported: datetime) -> Entry:
    """Return it under a key of its own, so that what somebody took out of the record since does not come back."""
    draft = Draft(fact=said.fact, happened_at=reported, subjects=said.subjects)
    key = f"carried over {said.subjects[-1]} {said.fact.body()} {reported.isoformat()}"
    return Entry(record=record, drafts=(draft,), key=sha256(key.encode()).hexdigest())
