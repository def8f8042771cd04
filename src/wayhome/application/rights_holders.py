"""The rights-holders of a child from the whole record: whatever case or record something was said in."""

from collections.abc import Iterable
from datetime import datetime

from wayhome.application.gathering import OF_REACHING
from wayhome.application.ports import EventLog
from wayhome.casework.holders.standing import Holder, holders_of
from wayhome.casework.providers.interviewers import interviewers_of
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.effective import CORRECTED, as_corrected
from wayhome.record.envelope import Event
from wayhome.record.one_child import named_as, read_as


def rights_holders(child: Subject, log: EventLog, *, at: datetime) -> tuple[Holder, ...]:
    """Return everybody told of a child as they stand at an instant, with the words that are still held of them.

    A child whose records were joined with another's is one child, whichever of the two is asked for. References are
    those of the one that is asked for: whoever was named in the other's record is called by that other too.
    """
    events = events_about(child, log)
    return holders_of(_as_theirs(child, events), child, _words(events, log), at=at)


def invitable(child: Subject, log: EventLog, *, at: datetime) -> tuple[Holder, ...]:
    """Return everybody who may be invited to a door: those told of a child, then whoever holds a return interview.

    The latter are no rights-holders, and nothing but the interview is ever theirs.
    """
    events = events_about(child, log)
    told, words = _as_theirs(child, events), _words(events, log)
    holders = holders_of(told, child, words, at=at)
    return (*holders, *interviewers_of(told, words, beside=holders, at=at))


def _as_theirs(child: Subject, events: Iterable[Event]) -> list[Event]:
    """Return events with those joined with a child called as the child, corrections applied."""
    corrected = [event for event in as_corrected(events) if event.type != CORRECTED]  # they are applied now, and once
    one = read_as(corrected)
    kept = one.get(child, child)
    others = {other: child for other in (*one, kept) if other != child and one.get(other, other) == kept}
    return named_as(corrected, others)


def events_about(child: Subject, log: EventLog) -> list[Event]:
    """Return every event that names a child, or another child whose records were joined with theirs."""
    found = [each.event for each in log.about(child).events]
    one = read_as(as_corrected(found))
    others = {Subject(named) for pair in one.items() if child in pair for named in pair} - {child}
    every = {event.id: event for event in found}
    every |= {each.event.id: each.event for other in sorted(others) for each in log.about(other).events}
    return list(every.values())


def _words(events: Iterable[Event], log: EventLog) -> dict[tuple[EventId, str], str]:
    """Return the personal words of the records in which something was said of who is told, and of suspects."""
    records: dict[RecordId, None] = {e.record: None for e in events if e.type.startswith(OF_REACHING)}
    return {(said.event, said.field): said.text for record in records for said in log.words(record)}
