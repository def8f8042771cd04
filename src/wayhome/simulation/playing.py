"""Playing what was told through the bulk door: in the order in which it was entered, and up to now."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

from wayhome.application.bulk import BulkDoor
from wayhome.application.drafts import Entry
from wayhome.application.ports import Ledger
from wayhome.casework.commands import Command
from wayhome.kernel.ids import RecordId
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.rows import read
from wayhome.simulation.episodes import Episode
from wayhome.simulation.steps import Step, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that was decided elsewhere, as a rota that is brought in, and when it was entered."""

    entered_at: datetime
    entry: Entry

    @property
    def key(self) -> str:
        """Return what names it, so that it is entered once."""
        return self.entry.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """An act on entries whose ids are known only once they are there: made of its record in its turn, or not."""

    entered_at: datetime
    key: str
    record: RecordId
    make: Callable[[Sequence[Event]], Command | Entry | None]


ToldAct = Step | Said | Awaited


def one_by_one(entries: Iterable[Entry]) -> list[Said]:
    """Return what whole records hold, each entry of them for itself, in the order in which it was entered.

    Every draft says when it was recorded.
    """
    said = [
        Said(entered_at=draft.recorded_at, entry=replace(entry, drafts=(draft,), key=f"{entry.key} {place}"))
        for entry in entries
        for place, draft in enumerate(entry.drafts, start=1)
        if draft.recorded_at is not None
    ]
    return sorted(said, key=lambda one: one.entered_at)


@dataclass(slots=True)
class Played:
    """What came of it: how many acts and events, and which acts were refused, by the rule and what it said."""

    acts: int = 0
    events: int = 0
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)


Teller = Callable[[int, Episode], Telling]


def in_order(episodes: Iterable[Episode], tell: Teller, *, until: datetime) -> Iterator[Step]:
    """Yield the acts of all episodes in the order in which they were entered, up to an instant.

    ``episodes`` come in the order in which they began; ``tell`` is called when one begins, so that not all of them are
    held at once.
    """
    waiting: list[tuple[datetime, int, Step]] = []
    numbers = count()
    for place, episode in enumerate(episodes):
        while waiting and waiting[0][0] < episode.began:
            yield heappop(waiting)[2]
        for step in tell(place, episode).told():
            if step.entered_at <= until:
                heappush(waiting, (step.entered_at, next(numbers), step))
    while waiting:
        yield heappop(waiting)[2]


def resuming(steps: Iterable[ToldAct], ledger: Ledger, door: BulkDoor) -> Iterator[ToldAct]:
    """Yield what an earlier run with the same steps has not yet written: they came in the order of their entry."""
    position = ledger.head().position
    rows = ledger.after(position - 1, 1) if position else ()
    last = next((kept.sealed.event.recorded_at for kept in map(read, rows) if kept.sealed), None)
    for step in steps:
        if last is None or step.entered_at > last or (step.entered_at == last and not door.has_entered(step.key)):
            yield step


def play(steps: Iterable[ToldAct], door: BulkDoor, *, each: Callable[[Played], None] | None = None) -> Played:
    """Play acts through the door, and count what came of them.

    An act that is refused changes nothing, as for anybody: a case with something left undone is not closed.
    """
    played = Played()
    for step in steps:
        played.acts += 1
        try:
            added = _entered(step, door)
        except Refused as refused:
            kind = type(step.command).__name__ if isinstance(step, Step) else ""
            played.refused.update((kind, reason.words) for reason in refused.reasons)
            continue
        played.events += len(added)
        if each is not None:
            each(played)
    door.flush()
    return played


def _entered(step: ToldAct, door: BulkDoor) -> tuple[object, ...]:
    if isinstance(step, Said):
        return door.tell(step.entry, entered_at=step.entered_at)
    if isinstance(step, Awaited):
        made = step.make(door.entries(step.record))
        if isinstance(made, Entry):
            return door.tell(made, entered_at=step.entered_at)
        return door.do(made, entered_at=step.entered_at) if made else ()
    return door.do(step.command, entered_at=step.entered_at)
