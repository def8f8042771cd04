"""Which events bear on what a subject owes: its own, and for a case those about its children outside any case."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache, partial
from itertools import groupby
from typing import Any

from wayhome.application.duty_book import bears_on_every_case, on_every_case
from wayhome.duties.story import CASES
from wayhome.kernel.ids import Subject, kind_of
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event, Sealed
from wayhome.record.one_child import JOINED
from wayhome.record.rows import Kept, Row, read
from wayhome.store.sql import ask

ABOUT = (
    "SELECT e.position, e.record, e.sequence, e.previous, e.hash, e.ledger, e.envelope "
    "FROM event_subject s JOIN event e ON e.position = s.position WHERE s.subject = %s ORDER BY e.position"
)
ABOUT_OF_TYPES = (
    "SELECT e.position, e.record, e.sequence, e.previous, e.hash, e.ledger, e.envelope FROM event_subject s "
    "JOIN event_index i ON i.position = s.position JOIN event e ON e.position = s.position "
    "WHERE s.subject = %s AND i.type IN ({places}) ORDER BY e.position"
)
# Of a child who was missing forty times nearly all that is known belongs to one case: it is left out where it stands.
ABOUT_IN_NO_CASE = (
    "SELECT e.position, e.record, e.sequence, e.previous, e.hash, e.ledger, e.envelope "
    "FROM event_subject s JOIN event e ON e.position = s.position WHERE s.subject = %s AND (NOT EXISTS "
    "(SELECT 1 FROM event_subject c WHERE c.position = s.position "
    "AND (c.subject LIKE 'episode:%%' OR c.subject LIKE 'investigation:%%')) "
    "OR EXISTS (SELECT 1 FROM event_index i WHERE i.position = s.position AND (i.type = %s "
    "OR EXISTS (SELECT 1 FROM event_correction m WHERE m.corrects = i.id)))) ORDER BY e.position"
)
CASES_OF = (
    "SELECT DISTINCT c.subject FROM event_subject s JOIN event_subject c ON c.position = s.position "
    "WHERE s.subject = %s AND (c.subject LIKE 'episode:%%' OR c.subject LIKE 'investigation:%%')"
)
CHILDREN_OF = (
    "SELECT DISTINCT c.subject FROM event_subject s JOIN event_subject c ON c.position = s.position "
    "WHERE s.subject = %s AND c.subject LIKE 'child:%%'"
)
# Few events join children: SQLite begins where CROSS JOIN says, and PostgreSQL where it likes.
JOINED_WITH = (
    "SELECT DISTINCT o.subject FROM event_index i CROSS JOIN event_subject s CROSS JOIN event_subject o "
    "WHERE i.type = %s AND s.position = i.position AND s.subject = %s AND o.position = i.position "
    "AND o.subject LIKE 'child:%%'"
)
# Of events that were added together, which stand together: they are asked for from the first to the last.
CORRECTED_BETWEEN = (
    "SELECT i.id, i.position FROM event_index i WHERE i.position BETWEEN %s AND %s "
    "AND EXISTS (SELECT 1 FROM event_correction c WHERE c.corrects = i.id)"
)
NAMED_BETWEEN = "SELECT position, subject FROM event_subject WHERE position BETWEEN %s AND %s ORDER BY position"
HOW_MANY = "SELECT COUNT(*) FROM event_subject WHERE subject = %s"


def about(using: str, subject: Subject) -> list[Row]:
    """Return the rows of every event about a subject, with what corrects it or was moved to it.

    Of a child whose records were ever joined with another's, those of the other come too.
    """
    return _rows(ask(using, ABOUT, each) for each in ever_one(using, subject))


def _rows(found: Iterable[Iterable[tuple[Any, ...]]]) -> list[Row]:
    """Return rows, each once, in the order in which they were entered."""
    rows = {row.position: row for some in found for row in map(Row._make, some)}
    return [rows[position] for position in sorted(rows)]


def about_of_types(using: str, subject: Subject, types: Collection[str]) -> list[Sealed]:
    """Return the events of some types about a subject, as ``about`` finds them, that this build can read."""
    query = ABOUT_OF_TYPES.format(places=", ".join(["%s"] * len(types)))
    rows = _rows(ask(using, query, each, *types) for each in ever_one(using, subject))
    return [sealed for row in rows if (sealed := read(row).sealed)]


def in_every_case(using: str, child: Subject) -> list[Event]:
    """Return a child's events that may bear on every one of their cases, as ``on_every_case`` tells them apart."""
    rows = _rows(ask(using, ABOUT_IN_NO_CASE, each, CORRECTED) for each in ever_one(using, child))
    return on_every_case([sealed.event for row in rows if (sealed := read(row).sealed)])


def ever_one(using: str, subject: Subject) -> list[Subject]:
    """Return a subject and, for a child, all whose records were ever joined with theirs, at first or second hand."""
    found = [subject]
    for each in found if subject.startswith("child:") else ():
        found.extend(Subject(other) for (other,) in ask(using, JOINED_WITH, JOINED, each) if other not in found)
    return found


def bearing_on(using: str, subject: Subject) -> list[Event]:
    """Return every event that bears on what a subject owes, each once."""
    found = {event.id: event for event in events_about(using, subject)}
    for child in children_of(using, subject) if kind_of(subject) in CASES else ():
        found.update({event.id: event for event in in_every_case(using, child)})
    return list(found.values())


def events_about(using: str, subject: Subject) -> list[Event]:
    """Return the events about a subject that this build can read."""
    return [kept.sealed.event for kept in map(read, about(using, subject)) if kept.sealed]


def how_many(using: str, subject: Subject) -> int:
    """Return about how many events bear on a subject, without reading them."""
    named = [subject, *(children_of(using, subject) if kind_of(subject) in CASES else ())]
    return sum(count for each in named for (count,) in ask(using, HOW_MANY, each))


def children_of(using: str, subject: Subject) -> list[Subject]:
    """Return the children that a case is, or was once said to be, about."""
    named = [Subject(child) for (child,) in ask(using, CHILDREN_OF, subject)]
    return list(dict.fromkeys(child for each in named for child in ever_one(using, each)))


def cases_of(using: str, children: Iterable[str]) -> set[Subject]:
    """Return the cases that some children are, or were once said to be, in."""
    every = {each for child in children for each in ever_one(using, Subject(child))}
    return {Subject(case) for child in every for (case,) in ask(using, CASES_OF, child)}


def corrected_among(using: str, positions: Iterable[int]) -> set[str]:
    """Return the ids of those events, among some that are indexed, that a correction in the record corrects."""
    wanted = set(positions)
    found = ask(using, CORRECTED_BETWEEN, min(wanted), max(wanted)) if wanted else []
    return {event for event, position in found if position in wanted}


def touched(using: str, added: Sequence[Kept]) -> dict[Subject, list[int]]:
    """Return the subjects whose story some events may have changed, each with where those events stand."""
    events = {kept.row.position: kept.event for kept in added if kept.event}
    moved = corrected_among(using, events)
    wide = {position for position, event in events.items() if bears_on_every_case(event, moved)}
    found: dict[Subject, set[int]] = {}
    one, in_cases = cache(partial(ever_one, using)), cache(lambda child: cases_of(using, [child]))
    named = ask(using, NAMED_BETWEEN, min(events), max(events)) if events else []
    for position, rows in groupby((pair for pair in named if pair[0] in events), key=lambda pair: pair[0]):
        subjects = {each for _, subject in rows for each in one(Subject(subject))}
        children = [subject for subject in subjects if subject.startswith("child:")] if position in wide else []
        for subject in subjects.union(*map(in_cases, children)):
            found.setdefault(subject, set()).add(position)
    return {subject: sorted(found[subject]) for subject in sorted(found)}
