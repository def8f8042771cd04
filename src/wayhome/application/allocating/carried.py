"""Every investigation with what it weighs and who has it, from the few types of entry that say so."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from wayhome.application.ports import EventLog
from wayhome.casework.allocating.carrying import (
    ALLOCATED,
    ASKED,
    ASSIGNED,
    DECIDED,
    FELL,
    OWNED,
    PASSED,
    RECHECKED,
    RENEWED,
    TURNED_DOWN,
)
from wayhome.casework.allocating.workload import COVERED, NOT_HERE, Carried, carried_of
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event

READ = (
    "investigation.opened",
    "investigation.crime_recorded",
    "investigation.child_joined",
    "investigation.risk_assessed",
    "investigation.plan_made",
    "investigation.outcome_reached",
    "investigation.merged_into",
    "investigation.reopened",
    ALLOCATED, ASKED, ASSIGNED, OWNED, TURNED_DOWN, RECHECKED, RENEWED, NOT_HERE, COVERED, PASSED, FELL,
    DECIDED, CORRECTED,
)  # fmt: skip


def carried(log: EventLog, at: datetime) -> tuple[Carried, ...]:
    """Return every investigation as it stands at an instant, in order of reference; those that have ended as well."""
    events = [event for event in _events(log) if event.happened_at <= at]
    records: dict[Subject, RecordId] = {}
    for event in events:
        for named in event.subjects:
            if kind_of(named) is SubjectKind.INVESTIGATION:
                records.setdefault(named, event.record)
    told = stories(events)
    found = (carried_of(told[named], record) for named, record in records.items() if named in told)
    return tuple(sorted(found, key=lambda one: one.record))


def _events(log: EventLog) -> Iterator[Event]:
    return (sealed.event for sealed in chain.from_iterable(map(log.of_type, READ)))
