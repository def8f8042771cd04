"""The reviewer's own reviews of other cases that go on, laid beside what they write now. No word of another's is read.

Only the last review of each such case is looked at, the latest first, so that it takes no longer the more there are.
"""

from collections.abc import Iterator

from wayhome.application.reviewing.rows import InvestigationRows
from wayhome.casework.reviewing.alike import Alike, Earlier, most_alike
from wayhome.casework.reviewing.reviews import said_in
from wayhome.web.acting.desk import Desk

AT_MOST = 60


def alike_elsewhere(words: str, desk: Desk) -> Alike | None:
    """Return the review of another case by whoever writes that their words repeat most; None where none is alike."""
    return most_alike(words, _mine(desk))


def _mine(desk: Desk) -> Iterator[Earlier]:
    reading, me = desk.visit.parts.reading, desk.visit.actor.id
    with reading.column(InvestigationRows, desk.visit.now) as rows:
        held = [(row.record, row.reviewed) for row in rows.rows.values() if row.record != desk.record and row.reviewed]
    mine = sorted(((last.at, record, last.event) for record, last in held if last.by == me), reverse=True)
    for at, record, event in mine[:AT_MOST]:
        if words := said_in(event, reading.words(record)):
            yield Earlier(event=event, record=record, at=at, words=words)
