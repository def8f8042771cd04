"""Bringing case histories in: each line becomes entries of the record; what is wrong is said, and the rest goes on.

A case may be sent again: what is the same changes nothing, what is new is added, and what differs is refused and said,
because the record is never overwritten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.application.circulated_still import carry_over
from wayhome.application.decoding import decoded
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.mistakes import Mistake, Place, Unreadable
from wayhome.application.ports import EventLog, Ledger, Supplies
from wayhome.application.sent_again import against, another_case, differing, not_accepted, nothing_told
from wayhome.application.shadow.exchange import read_line
from wayhome.application.shadow.history import History
from wayhome.application.shadow.translate import Translator
from wayhome.kernel.ids import EventId, RecordId
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What came of bringing histories in: cases new, grown and held already, their records, entries and mistakes."""

    cases: int
    grown: int
    again: int
    records: tuple[RecordId, ...]
    entries: int
    mistakes: tuple[Mistake, ...]


class _Tally:
    """What has come of the lines read so far."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.records: dict[RecordId, None] = {}
        self.cases = self.grown = self.again = self.entries = 0

    def count(self, records: Iterable[RecordId], *, entries: int, held: bool) -> None:
        self.records.update(dict.fromkeys(records))
        self.entries += entries
        if not held:
            self.cases += 1
        elif entries:
            self.grown += 1
        else:
            self.again += 1


def bring_in(lines: Iterable[bytes], *, ledger: Ledger, supplies: Supplies) -> BroughtIn:
    """Bring every line in that can be; of a case held already, only what is new."""
    tally = _Tally()
    for history in _histories(lines, tally.mistakes):
        _bring(history, tally, ledger, supplies)
    return BroughtIn(
        cases=tally.cases,
        grown=tally.grown,
        again=tally.again,
        records=tuple(tally.records),
        entries=tally.entries,
        mistakes=tuple(tally.mistakes),
    )


def _bring(history: History, tally: _Tally, ledger: Ledger, supplies: Supplies) -> None:
    translator = Translator(history)
    events = translator.events()
    held = held_about(translator, ledger)
    tally.mistakes.extend(translator.mistakes)
    if not events:
        tally.mistakes.append(nothing_told(history))
        return
    sent = against(events, held)
    if sent.is_another:
        tally.mistakes.append(another_case(history))
        return
    try:
        entered = enter_all(map(entry_of, sent.new), ledger=ledger, supplies=supplies)
    except Refused as refused:
        tally.mistakes.append(not_accepted(history, refused))
        return
    if sent.new:
        carry_over(events, ledger=ledger, supplies=supplies)
    tally.mistakes.extend(differing(history, event, held[event.id]) for event in sent.differing)
    tally.count((event.record for event in events), entries=len(entered), held=len(sent.new) < len(events))


def held_about(translator: Translator, log: EventLog) -> dict[EventId, Event]:
    """Return what is held about the children of a case and its investigation, by the id of each entry, as entered."""
    subjects = (*translator.cast.subjects.values(), translator.investigation)
    return {sealed.event.id: sealed.event for named in subjects for sealed in log.about(named).events}


def _histories(lines: Iterable[bytes], mistakes: list[Mistake]) -> Iterator[History]:
    for number, raw in enumerate(lines, start=1):
        text, wrong = decoded(raw, Place(number))
        if not text.strip():
            continue
        mistakes.extend(wrong)
        try:
            history, wrong = read_line(text, number)
        except Unreadable as unreadable:
            mistakes.extend(unreadable.mistakes)
            continue
        mistakes.extend(wrong)
        yield history


def entry_of(event: Event) -> Entry:
    """Return an event of an export as an entry that comes to the same however often it is sent."""
    draft = Draft(
        fact=check(event.type, event.version, event.body),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        precision=event.precision,
        subjects=event.subjects,
        id=event.id,
    )
    return Entry(record=event.record, drafts=(draft,), key=f"brought in {event.id}")
