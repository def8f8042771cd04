"""Where to find an event: by its id, its type and times, and the subjects it names."""

import logging
from collections.abc import Sequence

from wayhome.record.rows import Kept
from wayhome.store.models import EventSubject, IndexedEvent

log = logging.getLogger(__name__)


class EventIndex:
    """The index of events. An event that this build cannot read is indexed as far as it says what it is."""

    name = "event index"

    def __init__(self, using: str) -> None:
        self._using = using

    def clear(self) -> None:
        """Throw all of it away."""
        IndexedEvent.objects.using(self._using).all().delete()
        EventSubject.objects.using(self._using).all().delete()

    def apply(self, added: Sequence[Kept]) -> None:
        """Take in events that were just added."""
        IndexedEvent.objects.using(self._using).bulk_create(map(indexed, added))
        EventSubject.objects.using(self._using).bulk_create(named for kept in added for named in subjects(kept))


def indexed(kept: Kept) -> IndexedEvent:
    """Return an event's row in the index, and tell operators when this build cannot read it."""
    row = kept.row
    event = kept.event
    if kept.sealed is None:
        log.error("This build cannot read event %d: %s is in quarantine.", row.position, row.record)
    if event is None:
        return IndexedEvent(
            position=row.position, id=f"unreadable:{row.position}", record=row.record, type="", version=0
        )
    return IndexedEvent(
        position=row.position,
        id=event.id,
        record=row.record,
        type=event.type,
        version=event.version,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
    )


def subjects(kept: Kept) -> list[EventSubject]:
    """Return a row for each subject that an event names."""
    named = dict.fromkeys(kept.event.subjects if kept.event else ())
    return [EventSubject(subject=subject, position=kept.row.position) for subject in named]
