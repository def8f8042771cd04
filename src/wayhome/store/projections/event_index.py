"""Where to find an event: by its id, its type and times, and the subjects it bears on.

A correction bears on whatever the event it corrects bears on, and the corrected event on whatever it is moved to:
asking for a subject finds an event, and every correction of it, whichever of them names the subject.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence

from django.db import connections

from wayhome.record.effective import CORRECTED, corrected, named
from wayhome.record.envelope import Event
from wayhome.record.rows import Kept
from wayhome.store.adding import add_rows
from wayhome.store.bearing import corrected_among
from wayhome.store.models import EventCorrection, EventSubject, IndexedEvent
from wayhome.store.sql import tell_each

log = logging.getLogger(__name__)

INDEXED = ("position", "id", "record", "type", "version", "happened_at", "recorded_at")
NAME = "INSERT INTO event_subject (subject, position) VALUES (%s, %s) ON CONFLICT DO NOTHING"


class EventIndex:
    """The index of events. An event that this build cannot read is indexed as far as it says what it is."""

    name = "event index"

    def __init__(self, using: str) -> None:
        self._using = using

    def clear(self) -> None:
        """Throw all of it away."""
        for model in (IndexedEvent, EventSubject, EventCorrection):
            model.objects.using(self._using).all().delete()

    def apply(self, added: Sequence[Kept]) -> None:
        """Take in events that were just added."""
        events = {kept.row.position: kept.event for kept in added if kept.event}
        tell_of_strange(added)
        add_rows(self._using, "event_index", INDEXED, (written(self._using, indexed(kept)) for kept in added))
        self._name((subject, position) for position, event in events.items() for subject in named(event))
        EventCorrection.objects.using(self._using).bulk_create(
            EventCorrection(position=position, event=event.id, corrects=corrected(event))
            for position, event in events.items()
            if event.type == CORRECTED
        )
        for root in {self._root(event) for event in self._corrected(events)}:
            self._join(root)

    def look_ahead(self) -> None:
        """Do nothing: nothing that is left for later takes long."""

    def catch_up(self) -> int:
        """Do nothing: nothing is left for later."""
        return 0

    def _corrected(self, events: Mapping[int, Event]) -> Sequence[str]:
        """Return the ids of events that some of these correct, or that were corrected before they came."""
        corrects = {corrected(event) for event in events.values() if event.type == CORRECTED}
        return sorted(corrects | corrected_among(self._using, events))

    def together(self, event: str) -> frozenset[int]:
        """Return where an event stands, what it corrects, and all that correct either: they bear on the same."""
        return frozenset(self._positions(self._root(event)))

    def _root(self, event: str) -> str:
        """Follow a correction to what it corrects, and on, should that be a correction too."""
        seen = [event]
        while True:
            of = EventCorrection.objects.using(self._using).filter(event=seen[-1])
            above = of.values_list("corrects", flat=True).first()
            if above is None:
                return seen[-1]
            if above in seen:
                return min(seen[seen.index(above) :])  # they correct each other
            seen.append(above)

    def _join(self, root: str) -> None:
        """Let an event and all that correct it, or correct its corrections, bear on the same subjects."""
        positions = self._positions(root)
        subjects = EventSubject.objects.using(self._using).filter(position__in=positions)
        together = sorted(set(subjects.values_list("subject", flat=True)))
        self._name((subject, position) for subject in together for position in sorted(positions))

    def _positions(self, root: str) -> set[int]:
        positions = {*IndexedEvent.objects.using(self._using).filter(id=root).values_list("position", flat=True)}
        level, seen = {root}, {root}
        while level:
            corrections = EventCorrection.objects.using(self._using).filter(corrects__in=level)
            pairs = list(corrections.values_list("event", "position"))
            positions.update(position for _, position in pairs)
            level = {event for event, _ in pairs} - seen
            seen |= level
        return positions

    def _name(self, pairs: Iterable[tuple[str, int]]) -> None:
        tell_each(self._using, NAME, list(pairs))


def tell_of_strange(added: Iterable[Kept]) -> None:
    """Tell operators which events this build cannot read."""
    for row in (kept.row for kept in added if kept.sealed is None):
        log.error("This build cannot read event %d: %s is in quarantine.", row.position, row.record)


def indexed(kept: Kept) -> IndexedEvent:
    """Return an event's row in the index."""
    row, event = kept.row, kept.event
    if event is None:
        nameless = f"unreadable:{row.position}"
        return IndexedEvent(position=row.position, id=nameless, record=row.record, type="", version=0)
    return IndexedEvent(
        position=row.position,
        id=event.id,
        record=row.record,
        type=event.type,
        version=event.version,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
    )


def written(using: str, row: IndexedEvent) -> tuple[str | int | None, ...]:
    """Return a row of the index as its database writes it: a batch is written without Django's care for each row."""
    instant = connections[using].ops.adapt_datetimefield_value
    return (
        row.position, row.id, row.record, row.type, row.version, instant(row.happened_at), instant(row.recorded_at)
    )  # fmt: skip
