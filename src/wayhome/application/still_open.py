"""Which cases still need a child's words: nobody destroys the name of a child who is being looked for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.application.ports import EventLog
from wayhome.application.told import most_named, own_events
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, Investigation, fold

CASES = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION)
OVER = ("closed", "ended", "not_reported", "not_recorded")
REMEDY = "Nothing was destroyed. Carry the retention decision out when"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case that still needs the words, and whether a child of it is missing now."""

    record: RecordId
    missing: bool

    @property
    def words(self) -> str:
        """Say which case it is and how it stands."""
        return f"{self.record} is open{', and the child is missing now' if self.missing else ''}."


class StillNeeded(Refused):
    """Words of a child were to be destroyed while a case about the child is open."""

    def __init__(self, cases: tuple[OpenCase, ...]) -> None:
        several = len(cases) > 1
        words = " ".join(case.words for case in cases)
        super().__init__(
            Reason(
                rule="record.still_needed",
                words=f"{words} Whoever works on {'them' if several else 'it'} needs these words.",
                remedy=f"{REMEDY} {'these cases are' if several else 'this case is'} closed.",
            )
        )


def refuse_what_is_needed(ledger: EventLog, record: RecordId, whose: Subject | None = None) -> None:
    """Raise StillNeeded where a record is an open case, or a child whose words would go is in one."""
    if cases := tuple(_open_cases(ledger, record, whose)):
        raise StillNeeded(cases)


def other_records(ledger: EventLog, record: RecordId, child: Subject) -> tuple[RecordId, ...]:
    """Return the records, but for one, that hold words of a child."""
    return tuple(
        other
        for other in _about(ledger, [child])
        if other != record and any(words.subject == child for words in ledger.words(other))
    )


def children_in(ledger: EventLog, record: RecordId) -> tuple[Subject, ...]:
    """Return the children that a record names."""
    named = (subject for sealed in ledger.read(record).events for subject in sealed.event.subjects)
    return tuple(sorted({subject for subject in named if kind_of(subject) is SubjectKind.CHILD}))


def _open_cases(ledger: EventLog, record: RecordId, whose: Subject | None) -> Iterator[OpenCase]:
    named = children_in(ledger, record)
    for each in sorted({record, *_about(ledger, [whose] if whose in named and whose else named)}):
        phase = _phase([sealed.event for sealed in ledger.read(each).events])
        if phase not in OVER:
            yield OpenCase(record=each, missing=phase == "missing")


def _about(ledger: EventLog, children: Iterable[Subject]) -> list[RecordId]:
    return sorted({sealed.event.record for child in children for sealed in ledger.about(child).events})


def _phase(events: list[Event]) -> str:
    """Return how a case stands; a record of a child alone is over from the start."""
    named = Counter(subject for event in own_events(events) for subject in event.subjects)
    kind = next((kind for kind in CASES if any(kind_of(subject) is kind for subject in named)), None)
    if kind is None:
        return OVER[0]
    case = most_named(kind, named)
    told = [event for event in events if case in event.subjects]
    return fold(Episode(), told).phase if kind is SubjectKind.EPISODE else fold(Investigation(), told).phase
