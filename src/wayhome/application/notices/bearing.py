"""Which subjects entries bear on, and what bears on a subject, asked of the record alone."""

from collections.abc import Iterable, Iterator

from wayhome.application.duty_book import bears_on_every_case, on_every_case
from wayhome.application.ports import EventLog
from wayhome.application.rebuilding import everything
from wayhome.duties.story import CASES
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED, corrected, named
from wayhome.record.envelope import Event


def touched(events: Iterable[Event], log: EventLog) -> set[Subject]:
    """Return the subjects for whom something may be owed otherwise after some entries."""
    found: set[Subject] = set()
    for event in events:
        subjects = {Subject(each) for one in (event, *_corrected_by(event, log)) for each in named(one)}
        found |= subjects
        if bears_on_every_case(event, ()):
            found |= {case for child in _children(subjects) for case in _cases(about(child, log))}
    return found


def bearing_on(scope: Subject, log: EventLog) -> list[Event]:
    """Return every event that bears on what a subject owes, each once; for a case, what its children bring too."""
    own = about(scope, log)
    found = {event.id: event for event in own}
    if kind_of(scope) in CASES:
        for child in _children(subject for event in own for subject in event.subjects):
            found.update({event.id: event for event in on_every_case(about(child, log))})
    return list(found.values())


def about(subject: Subject, log: EventLog) -> list[Event]:
    """Return the events about a subject that this build can read."""
    return [sealed.event for sealed in log.about(subject).events]


def of_type(name: str, log: EventLog) -> list[Event]:
    """Return the events of one type by reading the whole record, for places that keep no index of types."""
    return [kept.sealed.event for kept in everything(log) if kept.sealed and kept.sealed.event.type == name]


def _corrected_by(event: Event, log: EventLog) -> Iterator[Event]:
    if event.type == CORRECTED:
        yield from (one.event for one in log.read(event.record).events if one.event.id == corrected(event))


def _children(subjects: Iterable[Subject]) -> set[Subject]:
    return {subject for subject in subjects if kind_of(subject) is SubjectKind.CHILD}


def _cases(events: Iterable[Event]) -> Iterator[Subject]:
    return (subject for event in events for subject in event.subjects if kind_of(subject) in CASES)
