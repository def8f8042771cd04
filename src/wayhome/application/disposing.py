"""Destroying personal words under a retention decision, so that the chain, the counts and the proof stay whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import write
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.preparing import prepare
from wayhome.application.refusals import InQuarantine, NothingToDestroy
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.events.keeping import WordsDisposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """A decision to destroy the personal words of a record, or only those of one person in it.

    ``duties`` is how many duties stood in each status: what assurance still counts when the words are gone.
    """

    record: RecordId
    authority: str
    by: ActorId
    decided_at: datetime
    subjects: tuple[Subject, ...]
    duties: Mapping[str, int]
    whose: Subject | None = None


def dispose(disposal: Disposal, *, ledger: Ledger, supplies: Supplies) -> Entered:
    """Destroy the words with their salts, and seal in the same moment that it was done.

    Raises NothingToDestroy when there are none, and InQuarantine when this build cannot read the record.
    """
    with ledger.pen() as pen:
        if pen.is_quarantined(disposal.record):
            raise InQuarantine(disposal.record)
        fields = pen.destroy_words(disposal.record, disposal.whose)
        if fields == 0:
            raise NothingToDestroy(disposal.record)
        (entered,) = write([prepare(_entry(disposal, fields), supplies)], pen=pen, supplies=supplies)
    return entered


def _entry(disposal: Disposal, fields: int) -> Entry:
    fact = WordsDisposed(fields=fields, authority=disposal.authority, duties=dict(disposal.duties))
    draft = Draft(fact=fact, happened_at=disposal.decided_at, subjects=disposal.subjects, actor=disposal.by)
    return Entry(record=disposal.record, drafts=(draft,))
