"""Bringing case histories in: each line becomes entries of the record; what is wrong is said, and the rest goes on.

A case may be sent again: what is the same changes nothing, and what differs is refused and said, because the record is
never overwritten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.mistakes import Mistake, Unreadable
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.shadow.exchange import read_line
from wayhome.application.shadow.history import History
from wayhome.application.shadow.translate import Translator
from wayhome.kernel.ids import RecordId
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What came of bringing histories in: the records of each case, how many entries, and every mistake."""

    cases: int
    records: tuple[RecordId, ...]
    entries: int
    again: int
    mistakes: tuple[Mistake, ...]


def bring_in(lines: Iterable[str], *, ledger: Ledger, supplies: Supplies) -> BroughtIn:
    """Bring every line in that can be; cases already held, word for word, are counted and left as they are."""
    mistakes: list[Mistake] = []
    records: dict[RecordId, None] = {}
    cases = entries = again = 0
    for history in _histories(lines, mistakes):
        sent = tuple(_entries(history, mistakes))
        try:
            entered = enter_all(sent, ledger=ledger, supplies=supplies)
        except Refused as refused:
            mistakes.append(_already_held(history, refused))
            continue
        cases += 1
        again += all(one.repeated for one in entered)
        entries += sum(len(one.events) for one in entered if not one.repeated)
        records.update((entry.record, None) for entry in sent)
    return BroughtIn(cases=cases, records=tuple(records), entries=entries, again=again, mistakes=tuple(mistakes))


def _histories(lines: Iterable[str], mistakes: list[Mistake]) -> Iterator[History]:
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            history, wrong = read_line(text, number)
        except Unreadable as unreadable:
            mistakes.extend(unreadable.mistakes)
            continue
        mistakes.extend(wrong)
        yield history


def _entries(history: History, mistakes: list[Mistake]) -> Iterator[Entry]:
    translator = Translator(history)
    by_record: dict[RecordId, list[Event]] = {}
    for event in translator.events():
        by_record.setdefault(event.record, []).append(event)
    mistakes.extend(translator.mistakes)
    for record, events in by_record.items():
        yield Entry(record=record, drafts=tuple(map(_draft, events)), key=f"brought in {record}")


def _draft(event: Event) -> Draft:
    return Draft(
        fact=check(event.type, event.version, event.body),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        precision=event.precision,
        subjects=event.subjects,
        id=event.id,
    )


def _already_held(history: History, refused: Refused) -> Mistake:
    return Mistake(
        place=history.place,
        case=history.id,
        field="id",
        words=f"The case {history.id} was not brought in. {' '.join(reason.words for reason in refused.reasons)}",
        remedy="If it is another case, give it another id. If it has new entries, enter them as corrections.",
    )
