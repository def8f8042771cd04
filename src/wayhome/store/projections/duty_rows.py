"""How the versions of a duty are written in a database, so that only what differs from what is there is written.

Each row stands in five indexes, in as many places of the file. Made again after an upgrade, nearly all of what a
subject owed comes to what it was: to write that anew took most of the time.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter

from wayhome.application.duty_book import Version
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.store.models import DutyVersion
from wayhome.store.sql import pieces

WRITTEN = TypeAdapter(Duty)
Records = Mapping[EventId, RecordId]


class Written(NamedTuple):
    """A version as it is written, but for its number: plain values, which one process can hand to another."""

    scope: str
    rule: str
    duty: str
    record: str
    raised_at: datetime
    due_at: datetime
    over_at: datetime | None
    known_from: datetime
    known_until: datetime | None


def write_what_differs(using: str, subject: Subject, rows: Sequence[Written]) -> None:
    """Make what is written of a subject's duties these rows, each as often as it is among them."""
    kept = DutyVersion.objects.using(using)
    wanted, gone = Counter(rows), []
    for number, *values in kept.filter(scope=subject).values_list("id", *Written._fields):
        found = Written(*values)
        if wanted[found]:
            wanted[found] -= 1
        else:
            gone.append(number)
    for some in pieces(gone):
        kept.filter(id__in=list(some)).delete()
    kept.bulk_create(map(as_row, wanted.elements()))


def records_of(events: Iterable[Event]) -> Records:
    """Return in which record each event was written down."""
    return {event.id: event.record for event in events}


def written(version: Version, records: Records) -> Written:
    """Return a version as it is written."""
    duty = version.duty
    return Written(
        scope=duty.scope,
        rule=duty.rule,
        duty=WRITTEN.dump_json(duty).decode(),
        record=records[duty.raised_by],
        raised_at=duty.raised_at,
        due_at=duty.due_at,
        over_at=duty.over_at,
        known_from=version.known_from,
        known_until=version.known_until,
    )


def as_row(found: Written) -> DutyVersion:
    """Return what is written as a row."""
    return DutyVersion(**found._asdict())


def as_version(row: DutyVersion) -> Version:
    """Return a version as it was kept."""
    duty = WRITTEN.validate_json(row.duty)
    return Version(duty=duty, known_from=row.known_from, known_until=row.known_until)
