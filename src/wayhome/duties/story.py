"""The story of one subject: its events in the order in which they happened, ready for rules to look at.

Order is by when things happened, then by event id, never by when they were written down: the same events give the same
story whatever batch they arrived in.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from wayhome.kernel.ids import EventId, Subject, SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

Predicate = Callable[[Event], bool]
Relation = Callable[[Event, Event], bool]

CASES = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort events by when they happened, then by id."""
    return sorted(events, key=lambda event: (event.happened_at, event.id))


class Story:
    """Events of one subject, and of the child it is about.

    ``own`` are the events that name the subject; ``child`` are those that name its child and no case, so that who the
    child is and what is flagged is known in every episode and investigation. ``types`` are the types of event it holds;
    ``facts`` and ``selected`` keep what rules have asked of it, so that many rules asking alike look once.
    """

    __slots__ = ("_by_type", "_child_by_type", "child", "facts", "own", "selected", "subject", "types")

    def __init__(self, subject: Subject, own: Iterable[Event], child: Iterable[Event] = ()) -> None:
        self.subject = subject
        self.own = in_order(own)
        self.child = in_order(child)
        self.facts: dict[str, object] = {}
        self.selected: dict[str, Selection] = {}
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


def _by_type(events: Sequence[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.type, []).append(event)
    return found


class Selection:
    """The events of a story that a rule looks for, in order, found by time in logarithmic time."""

    __slots__ = ("events", "relation", "times")

    def __init__(self, events: list[Event], relation: Relation | None = None) -> None:
        self.events = events
        self.times = [event.happened_at for event in events]
        self.relation = relation

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
        start = 0 if since is None else bisect_left(self.times, since)
        for index in range(start, len(self.events)):
            event = self.events[index]
            if until is not None and event.happened_at > until:
                return None
            if raising is None or (self.relates(event, raising) and (itself or event.id != raising.id)):
                return event
        return None

    def relates(self, event: Event, raising: Event) -> bool:
        """Say whether an event bears the relation that the rule asks for to the one that raised the duty."""
        return self.relation is None or self.relation(event, raising)

    def next_after(self, event: Event, *, until: datetime | None = None) -> Event | None:
        """Return the first event that comes after another in the story's order."""
        for index in range(bisect_left(self.times, event.happened_at), len(self.events)):
            found = self.events[index]
            if until is not None and found.happened_at > until:
                return None
            if (found.happened_at, found.id) > (event.happened_at, event.id):
                return found
        return None


NOTHING = Selection([])


def stories(events: Iterable[Event]) -> dict[Subject, Story]:
    """Tell the story of every subject that the events name, with corrections applied."""
    own: dict[Subject, list[Event]] = {}
    for event in effective(events):
        for named in event.subjects:
            own.setdefault(named, []).append(event)
    return {named: Story(named, found, _about_child(named, found, own)) for named, found in own.items()}


def _about_child(named: Subject, found: list[Event], own: dict[Subject, list[Event]]) -> Iterable[Event]:
    """Return the events of the children of a case that belong to no case of their own."""
    if kind_of(named) not in CASES:
        return ()
    return [event for child in _children_of(named, found) for event in own[child] if not _cases_of(event)]


def _children_of(named: Subject, found: list[Event]) -> list[Subject]:
    """Return whose case it is, so that an event that links two cases does not carry one child's risk into the other.

    Only events of this case alone are asked; an episode is of one child, the one named most often.
    """
    told = [event for event in found if _cases_of(event) == 1] or found
    times = Counter(child for event in told for child in event.subjects if child.startswith("child:"))
    children = sorted(times, key=lambda child: (-times[child], child))
    return children[:1] if kind_of(named) is SubjectKind.EPISODE else sorted(children)


def _cases_of(event: Event) -> int:
    return sum(named.startswith(("episode:", "investigation:")) for named in event.subjects)


def event_ids(events: Iterable[Event]) -> frozenset[EventId]:
    """Return the ids of some events."""
    return frozenset(event.id for event in events)
