"""A letter in the borough: printed to be handed over, so that the page that sends it has one to send."""

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.kernel.ids import RecordId, SubjectKind, kind_of
from wayhome.record.events.victim import NoticeWritten

RECORD = RecordId("EI-2215")


def write_a_letter(ledger: Ledger, supplies: Supplies) -> None:
    """Write a letter to the child of an investigation."""
    subjects = next(
        one.event.subjects
        for one in ledger.read(RECORD).events
        if {SubjectKind.CHILD, SubjectKind.INVESTIGATION} <= {kind_of(named) for named in one.event.subjects}
    )
    letter = NoticeWritten(notice="N1", to="child", holder="H1", by="by_hand", format="easy_read", text="Hello.")
    draft = Draft(fact=letter, happened_at=supplies.now(), subjects=subjects)
    enter(Entry(record=RECORD, drafts=(draft,)), ledger=ledger, supplies=supplies)
