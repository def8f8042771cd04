"""The story of one subject: its events in the order in which they happened, ready for rules to look at.

Order is by when things happened, then by event id, never by when they were written down: the same events give the same
story whatever batch they arrived in.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from heapq import merge

from wayhome.kernel.ids import EventId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event

Predicate = Callable[[Event], bool]
Keys = Callable[[Event], Iterable[Hashable]]
Asks = Callable[[Event], Hashable]
Relation = Callable[[Event, Event], bool]

CASES = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION)
CAME_IN = ("investigation.child_joined", "exploitation.concern_raised")
SPLIT_OFF, GIVEN = "investigation.split_off", ("investigation.allocated", "investigation.supervisor_assigned")


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort events by when they happened, then by id."""
    return sorted(events, key=lambda event: (event.happened_at, event.id))


class Story:
    """Events of one subject, and of the child it is about.

    ``own`` are the events that name the subject; ``child`` are those that name its child and no case, so that who the
    child is and what is flagged is known in every episode and investigation. ``types`` are the types of event it holds;
    ``facts`` and ``selected`` keep what rules have asked of it, so that many rules asking alike look once. ``whole`` is
    the story of the case where this one is about one of its children, and ``goes_on`` says to whom the cases were given
    in which children of it go on apart.
    """

    __slots__ = (
        "_by_field", "_by_type", "_child_by_type", "child", "facts", "goes_on", "own", "selected", "subject", "types",
        "whole",
    )  # fmt: skip

    def __init__(
        self, subject: Subject, own: Iterable[Event], child: Iterable[Event] = (), goes_on: Iterable[Event] = ()
    ) -> None:
        self.subject = subject
        self.whole: Story | None = None
        self.goes_on = in_order(goes_on)
        self.own = in_order(own)
        self.child = in_order(child)
        self.facts: dict[str, object] = {}
        self.selected: dict[str, Selection] = {}
        self._by_field: dict[tuple[str, str], dict[object, list[Event]]] = {}
        self._by_type = _by_type(self.own)
        self._child_by_type = _by_type(self.child) if self.child else {}
        self.types = frozenset(self._by_type) | frozenset(self._child_by_type)

    @property
    def kind(self) -> SubjectKind:
        """Return which kind of subject the story is of."""
        return kind_of(self.subject)

    def of_type(self, name: str, *, with_child: bool = False) -> list[Event]:
        """Return the events of a type in order: the subject's own, or its child's as well."""
        own = self._by_type.get(name, [])
        if not with_child or name not in self._child_by_type:
            return own
        return in_order({event.id: event for event in (*own, *self._child_by_type[name])}.values())

    def children(self) -> list[str]:
        """Return the children whose case it is, in the order in which they came into it."""
        found = (named for event in self.own for named in sorted(event.subjects))
        return list(dict.fromkeys(named for named in found if kind_of(named) is SubjectKind.CHILD))

    def of_child(self, child: str) -> "Story":
        """Return the story as it is about one of several children: what names that child, or names none."""
        others = {named for named in self.children() if named != child}
        own = [event for event in self.own if child in event.subjects or others.isdisjoint(event.subjects)]
        besides, goes_on = ([event for event in told if child in event.subjects] for told in (self.child, self.goes_on))
        part = Story(self.subject, own, besides, goes_on)
        part.whole = self
        return part

    def of_type_with(self, name: str, field: str, value: object) -> list[Event]:
        """Return the subject's own events of a type that hold a value in a field, in order."""
        held = self._by_field.get((name, field))
        if held is None:
            held = {}
            for event in self.of_type(name):
                held.setdefault(event.body.get(field), []).append(event)
            self._by_field[name, field] = held  # only when it is whole: a story may be asked by several at once
        return held.get(value, [])


def _by_type(events: Sequence[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.type, []).append(event)
    return found


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


def children_of(named: Subject, found: Sequence[Event]) -> list[Subject]:
    """Return whose case it is, so that an event that links two cases does not carry one child's risk into the other.

    Only events of this case alone are asked; an episode is of one child, the one named most often.
    """
    told = [event for event in found if cases_of(event) == 1] or found
    times = Counter(child for event in told for child in event.subjects if child.startswith("child:"))
    children = sorted(times, key=lambda child: (-times[child], child))
    return children[:1] if kind_of(named) is SubjectKind.EPISODE else sorted(children)


def children_now(story: Story) -> tuple[Subject, ...]:
    """Return the children of an investigation, in the order in which they came into it; those split off are not."""
    gone: set[Subject] = set()
    for event in story.own:
        if event.type == SPLIT_OFF:
            gone.update(event.subjects)
        elif event.type in CAME_IN:
            gone.difference_update(event.subjects)
    return tuple(Subject(child) for child in story.children() if child not in gone)


def cases_of(event: Event) -> int:
    return sum(named.startswith(("episode:", "investigation:")) for named in event.subjects)
