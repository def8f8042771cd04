"""The stories that some events tell: of every subject that they name, each told when somebody asks for it.

A child who was missing forty times has forty cases. What is known of the child outside any case stands in each of them:
it is looked out once, and a case that nobody asks about is not told.
"""

from collections.abc import Iterable, Iterator, Mapping

from wayhome.duties.story import CASES, GIVEN, SPLIT_OFF, Story, cases_of, children_of
from wayhome.kernel.ids import Subject, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event


class Stories(Mapping[Subject, Story]):
    """The story of every subject that the events name, with corrections applied; told when it is asked for."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._own = _by_subject(events)
        self._told: dict[Subject, Story] = {}
        self._of_no_case: dict[Subject, list[Event]] = {}

    def __getitem__(self, named: Subject) -> Story:
        """Tell the story of a subject. Raises KeyError where no event names it."""
        if named not in self._told:
            found = self._own[named]
            self._told[named] = Story(named, found, self._about_child(named, found), self._goes_on(found))
        return self._told[named]

    def __iter__(self) -> Iterator[Subject]:
        """Yield the subjects that the events name."""
        return iter(self._own)

    def __len__(self) -> int:
        """Count them."""
        return len(self._own)

    def _about_child(self, named: Subject, found: list[Event]) -> Iterable[Event]:
        """Return the events of the children of a case that belong to no case of their own."""
        children = children_of(named, found) if kind_of(named) in CASES else ()
        return [event for child in children for event in self._outside_any_case(child)]

    def _outside_any_case(self, child: Subject) -> list[Event]:
        if child not in self._of_no_case:
            self._of_no_case[child] = [event for event in self._own[child] if not cases_of(event)]
        return self._of_no_case[child]

    def _goes_on(self, found: Iterable[Event]) -> list[Event]:
        """Return to whom the cases were given in which children of a case go on apart."""
        apart = [event for event in found if event.type == SPLIT_OFF]
        went = {(child, event.body["to"]) for event in apart for child in event.subjects if kind_of(child) not in CASES}
        own = ((event, to) for child, to in went for event in self._own.get(child, ()))
        given = (event for event, to in own if event.record == to and event.type in GIVEN)
        return list({event.id: event for event in given}.values())


def stories(events: Iterable[Event]) -> Mapping[Subject, Story]:
    """Tell the story of every subject that the events name, with corrections applied."""
    return Stories(events)


def story_of(named: Subject, events: Iterable[Event]) -> Story:
    """Tell the story of one subject, from all events that bear on it; empty where none names it any more."""
    return Stories(events).get(named) or Story(named, ())


def _by_subject(events: Iterable[Event]) -> dict[Subject, list[Event]]:
    own: dict[Subject, list[Event]] = {}
    for event in effective(events):
        for named in event.subjects:
            own.setdefault(named, []).append(event)
    return own
