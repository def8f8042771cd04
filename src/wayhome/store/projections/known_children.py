"""The children whom the record names, so that one is found before a new record is made.

The names come from the words beside the record, which the same transaction wrote; when words are destroyed, what was
kept of them here is destroyed in the transaction that seals it.
"""

import json
from collections.abc import Iterable, Sequence

from wayhome.application.holding.known import DESCRIBED, known_children
from wayhome.application.holding.ports import KnownChild
from wayhome.holdings.keys import keys_of_person
from wayhome.kernel.ids import EventId, Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED
from wayhome.record.one_child import JOINED, PARTED
from wayhome.record.rows import Kept
from wayhome.record.words import DISPOSED
from wayhome.store.bearing import about_of_types, ever_one
from wayhome.store.holdings.postings import batched
from wayhome.store.holdings.tables import KnownChildKey, StoredKnownChild
from wayhome.store.models import EventSubject, IndexedEvent, StoredWords

BEARS = (DESCRIBED, CORRECTED, JOINED, PARTED)


class KnownChildren:
    """One row for each child who was described with a name that is still held; children joined are one."""

    name = "known children"

    def __init__(self, using: str) -> None:
        self._using = using

    def clear(self) -> None:
        """Throw all of it away."""
        StoredKnownChild.objects.using(self._using).all().delete()
        KnownChildKey.objects.using(self._using).all().delete()

    def apply(self, added: Sequence[Kept]) -> None:
        """Make the children anew whom the events describe, correct, or leave without words."""
        events = [kept.sealed.event for kept in added if kept.sealed]
        bearing = [kept.row.position for kept in added if kept.event and kept.event.type in BEARS]
        disposed = {event.record for event in events if event.type == DISPOSED}
        bearing += self._described_in(disposed)
        for child in sorted(self._children_at(bearing)):
            self._make_again(child)

    def look_ahead(self) -> None:
        """Do nothing: nothing that is left for later takes long."""

    def catch_up(self) -> int:
        """Do nothing: nothing is left for later."""
        return 0

    def _described_in(self, records: Iterable[str]) -> list[int]:
        events = IndexedEvent.objects.using(self._using).filter(record__in=list(records), type=DESCRIBED)
        return list(events.values_list("position", flat=True))

    def _children_at(self, positions: Sequence[int]) -> set[Subject]:
        named = EventSubject.objects.using(self._using)
        found = (named.filter(position__in=some).values_list("subject", flat=True) for some in batched(positions))
        subjects = {Subject(subject) for some in found for subject in some}
        children = (subject for subject in subjects if kind_of(subject) is SubjectKind.CHILD)
        return {each for child in children for each in ever_one(self._using, child)}

    def _make_again(self, child: Subject) -> None:
        StoredKnownChild.objects.using(self._using).filter(child=child).delete()
        KnownChildKey.objects.using(self._using).filter(child=child).delete()
        events = [sealed.event for sealed in about_of_types(self._using, child, BEARS)]
        described = [event.id for event in events if event.type == DESCRIBED]
        for known in known_children(events, self._names(described)) if described else ():
            if known.child == child:
                self._keep(known)

    def _names(self, described: Sequence[EventId]) -> dict[EventId, str]:
        words = StoredWords.objects.using(self._using).filter(event__in=described, field="name")
        return {EventId(event): text for event, text in words.values_list("event", "text")}

    def _keep(self, known: KnownChild) -> None:
        StoredKnownChild.objects.using(self._using).create(
            child=known.child, record=known.record, names=json.dumps(known.names), birth_date=known.birth_date
        )
        keys = sorted(keys_of_person(known.person))
        KnownChildKey.objects.using(self._using).bulk_create(KnownChildKey(key=key, child=known.child) for key in keys)
