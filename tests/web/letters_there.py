"""A letter in the borough: printed to be handed over, so that the page that sends it has one to send."""

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.kernel.ids import RecordId, SubjectKind, kind_of
from wayhome.record.events.contact import HolderNamed
from wayhome.record.events.victim import NoticeWritten

RECORD = RecordId("EI-2215")
WHO_ELSE = (
    HolderNamed(holder="H2", kind="carer", may_know="yes"),
    HolderNamed(holder="H3", kind="council", may_know="yes", agency="eastmere"),
)


def write_a_letter(ledger: Ledger, supplies: Supplies) -> None:
    """Write a letter to the child of an investigation, and put down who else is told."""
    subjects = next(
        one.event.subjects
        for one in ledger.read(RECORD).events
        if {SubjectKind.CHILD, SubjectKind.INVESTIGATION} <= {kind_of(named) for named in one.event.subjects}
    )
    letter = NoticeWritten(notice="N1", to="child", holder="H1", by="by_hand", format="easy_read", text="Hello.")
    drafts = [Draft(fact=letter, happened_at=supplies.now(), subjects=subjects)]
    child = tuple(named for named in subjects if kind_of(named) is SubjectKind.CHILD)
    drafts += [Draft(fact=fact, happened_at=supplies.now(), subjects=child) for fact in WHO_ELSE]
    enter(Entry(record=RECORD, drafts=tuple(drafts)), ledger=ledger, supplies=supplies)
