"""The events of a story that a rule looks for, in order, found by time."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime
from heapq import merge

from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event

Predicate = Callable[[Event], bool]
Keys = Callable[[Event], Iterable[Hashable]]
Asks = Callable[[Event], Hashable]
Relation = Callable[[Event, Event], bool]


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort events by when they happened, then by id."""
    return sorted(events, key=lambda event: (event.happened_at, event.id))


def _place(event: Event) -> tuple[datetime, EventId]:
    return event.happened_at, event.id


class Bundle:
    """Events in the story's order, with their places in it."""

    __slots__ = ("events", "places")

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.places = [_place(event) for event in events]

    def since(self, moment: datetime | None) -> Iterator[Event]:
        """Yield the events from an instant on."""
        start = 0 if moment is None else bisect_left(self.places, (moment, ""))
        return (self.events[index] for index in range(start, len(self.events)))

    def after(self, event: Event) -> Event | None:
        """Return the first event that comes after another."""
        index = bisect_right(self.places, _place(event))
        return self.events[index] if index < len(self.events) else None


class SortedOut:
    """Events by what they are compared in with the event that raised a duty."""

    __slots__ = ("_also", "_asked", "_bundles")

    def __init__(self, events: Iterable[Event], told: Keys, asked: Asks, also: Relation | None = None) -> None:
        by_key: dict[object, list[Event]] = {}
        for event in events:
            for key in told(event):
                by_key.setdefault(key, []).append(event)
        self._bundles = {key: Bundle(found) for key, found in by_key.items()}
        self._asked = asked
        self._also = also

    def related(self, raising: Event) -> Bundle:
        """Return the events that are comparable with the one that raised a duty."""
        found = self._bundles.get(self._asked(raising), EMPTY)
        also = self._also
        return found if also is None else Bundle([event for event in found.events if also(event, raising)])


EMPTY = Bundle([])
ANY: tuple[Keys, Asks, Relation | None] = (lambda _event: ((),), lambda _raising: (), None)


class Selection:
    """The events of a story that a rule looks for, in order, found by time in logarithmic time.

    Where a rule asks how an event relates to the one that raised the duty, ``sorted_out`` holds the events by what they
    are compared in, so that an event is never asked about a duty it has nothing to do with.
    """

    __slots__ = ("_every", "_sorted_out", "events")

    def __init__(self, events: list[Event], sorted_out: tuple[SortedOut, ...] = ()) -> None:
        self.events = events
        self._every: tuple[Bundle] | None = None
        self._sorted_out = sorted_out

    def first(
        self,
        *,
        since: datetime | None,
        until: datetime | None = None,
        raising: Event | None = None,
        itself: bool = False,
    ) -> Event | None:
        """Return the first event from an instant on (inclusive) and up to another (inclusive).

        The event that raised a duty neither meets nor ends it, unless ``itself`` lets it stand.
        """
        for event in self.related(raising, since=since):
            if until is not None and event.happened_at > until:
                return None
            if raising is None or itself or event.id != raising.id:
                return event
        return None

    def related(self, raising: Event | None, *, since: datetime | None = None) -> Iterator[Event]:
        """Yield the events from an instant on that bear the relation asked for to the one that raised a duty."""
        bundles = self._bundles(raising)
        return bundles[0].since(since) if len(bundles) == 1 else _merged(bundles, since)

    def next_after(self, event: Event, *, until: datetime | None = None, raising: Event | None = None) -> Event | None:
        """Return the first event that comes after another in the story's order."""
        following = (bundle.after(event) for bundle in self._bundles(raising))
        found = min((e for e in following if e is not None), key=_place, default=None)
        return found if found is None or until is None or found.happened_at <= until else None

    def or_any_of(self, events: Iterable[Event]) -> "Selection":
        """Return a selection of these, or of some events that need bear no relation to what raised the duty."""
        every = in_order({event.id: event for event in (*self.events, *events)}.values())
        return Selection(every, (*self._sorted_out, SortedOut(events, *ANY)) if self._sorted_out else ())

    def _bundles(self, raising: Event | None) -> tuple[Bundle, ...]:
        if self._sorted_out and raising is not None:
            return tuple(one.related(raising) for one in self._sorted_out)
        if self._every is None:
            self._every = (Bundle(self.events),)
        return self._every


def _merged(bundles: Iterable[Bundle], since: datetime | None) -> Iterator[Event]:
    """Yield the events of several bundles in the story's order, each once."""
    last: EventId | None = None
    for event in merge(*(bundle.since(since) for bundle in bundles), key=_place):
        if event.id != last:
            yield event
        last = event.id


NOTHING = Selection([])
