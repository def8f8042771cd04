"""Entering what became of a message: once for each message and kind of news, however often it is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.refusals import KeyUsedBefore
from wayhome.application.sending.outgoing import Outgoing
from wayhome.casework.facing import OF_THE_CHILD
from wayhome.casework.telling.carried import BY
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import Fact

Say = Callable[[Event], Fact | None]
"""Returns what is said of a notice, from the notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The record, and what enters in it."""

    ledger: Ledger
    supplies: Supplies

    def enter(self, outgoing: Outgoing, ordered: Event, *say: Say, at: datetime) -> bool:
        """Enter what is to be said of a notice; says whether it was not there yet. Of an invitation nothing is."""
        if outgoing.kind != "notice":
            return False
        facts = (one(ordered) for one in say)
        drafts = tuple(_draft(fact, ordered, at) for fact in facts if fact is not None)
        key = f"sending:{outgoing.reference}:{drafts[0].fact.event_type.name}"
        try:
            entry = Entry(record=outgoing.record, drafts=drafts, key=key)
            return not enter(entry, ledger=self.ledger, supplies=self.supplies).repeated
        except KeyUsedBefore:
            return False  # it was entered before, a moment earlier


def _draft(fact: Fact, ordered: Event, at: datetime) -> Draft:
    """Return a fact about the child of a notice, and about its case where the fact is of one."""
    of_case = fact.event_type.area not in OF_THE_CHILD
    named = (one for one in ordered.subjects if of_case or kind_of(one) is SubjectKind.CHILD)
    return Draft(fact=fact, happened_at=at, subjects=tuple(named), actor=BY, pack=ordered.pack)
