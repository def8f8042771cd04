"""Destroying personal words under a retention decision, so that the chain, the counts and the proof stay whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import write
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.preparing import prepare
from wayhome.application.refusals import InQuarantine, NothingToDestroy
from wayhome.application.two_people import DESTROYED, refuse_one_person
from wayhome.kernel.ids import OUR_FORCE, ActorId, RecordId, Subject
from wayhome.record.events.keeping import HeldRecordsDisposed, WordsDisposed

ALONE = "What is destroyed is destroyed by two people."


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """A decision to destroy the personal words of a record, or only those of one person in it.

    ``by`` carries it out, and ``agreed_by`` is somebody else who agreed. ``duties`` is how many duties stood in each
    status: what assurance still counts when the words are gone.
    """

    record: RecordId
    authority: str
    by: ActorId
    agreed_by: str
    decided_at: datetime
    subjects: tuple[Subject, ...]
    duties: Mapping[str, int]
    whose: Subject | None = None


def dispose(disposal: Disposal, *, ledger: Ledger, supplies: Supplies) -> Entered:
    """Destroy the words with their salts, and seal in the same moment that it was done.

    Raises Refused where one person would decide it alone, NothingToDestroy when there are none, and InQuarantine when
    this build cannot read the record.
    """
    refuse_one_person(disposal.by, disposal.agreed_by, ALONE, DESTROYED)
    with ledger.pen() as pen:
        if pen.is_quarantined(disposal.record):
            raise InQuarantine(disposal.record)
        fields = pen.destroy_words(disposal.record, disposal.whose)
        if fields == 0:
            raise NothingToDestroy(disposal.record)
        (entered,) = write([prepare(_entry(disposal, fields), supplies)], pen=pen, supplies=supplies)
    return entered


def _entry(disposal: Disposal, fields: int) -> Entry:
    fact = WordsDisposed(
        fields=fields,
        authority=disposal.authority,
        duties=dict(disposal.duties),
        agreed_by=disposal.agreed_by.strip(),
    )
    draft = Draft(fact=fact, happened_at=disposal.decided_at, subjects=disposal.subjects, actor=disposal.by)
    return Entry(record=disposal.record, drafts=(draft,))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDisposal:
    """A decision to destroy held records of a person: how many of each system, who carries it out and who agreed."""

    records: Mapping[str, int]
    authority: str
    by: ActorId
    agreed_by: str
    decided_at: datetime


def dispose_held(disposal: HeldDisposal, destroy: Callable[[], int], *, ledger: Ledger, supplies: Supplies) -> int:
    """Destroy held records by calling ``destroy``, and seal in the same moment that it was done; returns how many.

    Raises Refused where one person would decide it alone.
    """
    refuse_one_person(disposal.by, disposal.agreed_by, ALONE, DESTROYED)
    fact = HeldRecordsDisposed(
        records=dict(disposal.records), authority=disposal.authority, agreed_by=disposal.agreed_by.strip()
    )
    draft = Draft(fact=fact, happened_at=disposal.decided_at, subjects=(OUR_FORCE,), actor=disposal.by)
    with ledger.pen() as pen:
        gone = destroy()
        write([prepare(Entry(record=RecordId(OUR_FORCE), drafts=(draft,)), supplies)], pen=pen, supplies=supplies)
    return gone
