"""On which subjects events bear, told from the events themselves and not from the index of subjects."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from wayhome.record.effective import named
from wayhome.record.envelope import Event
from wayhome.record.rows import Kept, Row, parsed
from wayhome.store.models import EventCorrection, EventSubject
from wayhome.store.pen import AT
from wayhome.store.projections.event_index import EventIndex
from wayhome.store.sql import ask, pieces

Pair = tuple[str, int]


def borne(using: str, kept: Sequence[Kept]) -> set[Pair]:
    """Return every subject that some events bear on, with where each stands; corrected, they share theirs."""
    events = {each.row.position: each.event for each in kept if each.event}
    joined = corrected_or_correcting(using, [event.id for event in events.values()])
    index = EventIndex(using)
    pairs: set[Pair] = set()
    for position, event in events.items():
        together = events_at(using, index.together(event.id)) if event.id in joined else [event]
        pairs.update((subject, position) for each in (event, *together) for subject in named(each))
    return pairs


def not_kept(using: str, pairs: set[Pair]) -> set[Pair]:
    """Return those pairs that the index of subjects lacks."""
    places = [position for _, position in pairs] or [0]
    rows = EventSubject.objects.using(using).filter(position__range=(min(places), max(places)))
    missing = set(pairs)
    for some in pieces(sorted({subject for subject, _ in pairs})):
        missing.difference_update(rows.filter(subject__in=some).values_list("subject", "position"))
    return missing


def corrected_or_correcting(using: str, events: Sequence[str]) -> set[str]:
    """Return those of some events that are corrections, or were corrected."""
    rows, found = EventCorrection.objects.using(using), set[str]()
    for some in pieces(events):
        for pair in rows.filter(Q(event__in=some) | Q(corrects__in=some)).values_list("event", "corrects"):
            found.update(pair)
    return found


def events_at(using: str, positions: Iterable[int]) -> list[Event]:
    """Return the events at some positions, as far as they can be parsed."""
    rows = [Row(*found) for position in sorted(positions) for found in ask(using, AT, position)]
    return [event for event in map(parsed, rows) if event]
