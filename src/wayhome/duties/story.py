"""The story of one subject: its events in the order in which they happened, ready for rules to look at.

Order is by when things happened, then by event id, never by when they were written down: the same events give the same
story whatever batch they arrived in.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from wayhome.duties.selection import Selection, in_order
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event

T = TypeVar("T")

# In place of a type of event: whatever a story tells, and to whom cases of children who go on apart were given.
EVERYTHING, GIVEN_APART = "*", "given apart"
CASES = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION)
CAME_IN = ("investigation.child_joined", "exploitation.concern_raised")
SPLIT_OFF, GIVEN = "investigation.split_off", ("investigation.allocated", "investigation.supervisor_assigned")


class Story:
    """Events of one subject, and of the child it is about.

    ``own`` are the events that name the subject; ``child`` are those that name its child and no case, so that who the
    child is and what is flagged is known in every episode and investigation. ``types`` are the types of event it holds;
    ``facts`` and ``selected`` keep what rules have asked of it, so that many rules asking alike look once. ``whole`` is
    the story of the case where this one is about one of its children, and ``goes_on`` says to whom the cases were given
    in which children of it go on apart.

    Whoever asks a story alone may have it noted which types of event are looked at (``watched``); ``looked`` are those
    so far, None where nobody has it noted. What is worked out once and kept is worked out through ``noting``, and
    whoever finds it kept says so (``noted``).
    """

    __slots__ = (
        "_by_field", "_by_type", "_child", "_child_by_type", "_goes_on", "_noted", "_own", "_type_of", "facts",
        "looked", "selected", "subject", "types", "whole",
    )  # fmt: skip

    def __init__(
        self, subject: Subject, own: Iterable[Event], child: Iterable[Event] = (), goes_on: Iterable[Event] = ()
    ) -> None:
        self.subject = subject
        self.whole: Story | None = None
        self._goes_on = in_order(goes_on)
        self._own = in_order(own)
        self._child = in_order(child)
        self.facts: dict[str, object] = {}
        self.selected: dict[str, Selection] = {}
        self._by_field: dict[tuple[str, str], dict[object, list[Event]]] = {}
        self._by_type = _by_type(self._own)
        self._child_by_type = _by_type(self._child) if self._child else {}
        self._type_of: dict[str, str] | None = None
        self.looked: set[str] | None = None
        self._noted: dict[Hashable, set[str]] = {}
        self.types = frozenset(self._by_type) | frozenset(self._child_by_type)

    @property
    def own(self) -> list[Event]:
        """Return the events that name the subject, in order."""
        self.look_at(EVERYTHING)
        return self._own

    @property
    def child(self) -> list[Event]:
        """Return the events that name its child and no case, in order."""
        self.look_at(EVERYTHING)
        return self._child

    @property
    def goes_on(self) -> list[Event]:
        """Return to whom the cases were given in which children of it go on apart, in order."""
        self.look_at(GIVEN_APART)
        return self._goes_on

    def look_at(self, *types: str) -> None:
        """Note that some types of event are looked at, where somebody has that noted."""
        if self.looked is not None:
            self.looked.update(types)

    def watched(self, find: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """Return what is found with the types of event that were looked at for it. Nobody else may ask meanwhile."""
        before, self.looked = self.looked, set()
        try:
            return find(), frozenset(self.looked)
        finally:
            self.looked = before

    def noting(self, key: Hashable, find: Callable[[], T]) -> T:
        """Return what is found for the first time and will be kept under a key."""
        if self.looked is None:
            return find()
        found, looked = self.watched(find)
        self._noted.setdefault(key, set()).update(looked)
        self.looked.update(looked)
        return found

    def noted(self, key: Hashable) -> None:
        """Note that something kept under a key is looked at, and so whatever was looked at for that."""
        if self.looked is not None:
            self.looked.update(self._noted.get(key, (EVERYTHING,)))

    @property
    def kind(self) -> SubjectKind:
        """Return which kind of subject the story is of."""
        return kind_of(self.subject)

    def of_type(self, name: str, *, with_child: bool = False) -> list[Event]:
        """Return the events of a type in order: the subject's own, or its child's as well."""
        if self.looked is not None:
            self.looked.add(name)
        own = self._by_type.get(name, [])
        if not with_child or name not in self._child_by_type:
            return own
        return in_order({event.id: event for event in (*own, *self._child_by_type[name])}.values())

    def tells(self, event: str) -> bool:
        """Say whether an event is told here, by its id; one that was entered in error is not."""
        if self._type_of is None:
            self._type_of = {one.id: one.type for one in (*self._child, *self._own)}
        found = self._type_of.get(event)
        self.look_at(found or EVERYTHING)
        return found is not None

    def differs_from(self, before: "Story") -> frozenset[str]:
        """Return the types of event of which another story of the subject tells otherwise; none where they tell alike.

        ``EVERYTHING`` is among them where there are any.
        """
        of_types = ((self._by_type, before._by_type), (self._child_by_type, before._child_by_type))
        found = {name for now, then in of_types for name in now.keys() | then.keys() if not _alike(now, then, name)}
        if self._goes_on != before._goes_on:
            found.add(GIVEN_APART)
        return frozenset((*found, EVERYTHING)) if found else frozenset()

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
        self.look_at(name)
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


def _alike(now: dict[str, list[Event]], then: dict[str, list[Event]], name: str) -> bool:
    """Say whether two stories tell the same events of a type, word for word: to Python 1 and True are the same."""
    ours, theirs = now.get(name, []), then.get(name, [])
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(one is other or repr(one) == repr(other) for one, other in pairs)


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
