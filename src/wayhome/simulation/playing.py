"""Playing what was told through the bulk door: in the order in which it was entered, and up to now."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from heapq import heappop, heappush

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
Order = tuple[datetime, int, int]
"""Where an act stands among all: when it was entered, of which episode it is, and which of that episode's acts."""


def in_order(episodes: Iterable[tuple[int, Episode]], tell: Teller, *, until: datetime) -> Iterator[tuple[Order, Step]]:
    """Yield the acts of all episodes in the order in which they were entered, up to an instant.

    ``episodes`` come in the order in which they began, each with its place among all; ``tell`` is called when one
    begins, so that not all of them are held at once.
    """
    waiting: list[tuple[Order, Step]] = []
    for place, episode in episodes:
        while waiting and waiting[0][0][0] < episode.began:
            yield heappop(waiting)
        for number, step in enumerate(tell(place, episode).told()):
            if step.entered_at <= until:
                heappush(waiting, ((step.entered_at, place, number), step))
    while waiting:
        yield heappop(waiting)


def last_entered(ledger: Ledger) -> datetime | None:
    """Return when the last of what is in the record was entered; None where nothing is."""
    position = ledger.head().position
    rows = ledger.after(position - 1, 1) if position else ()
    return next((kept.sealed.event.recorded_at for kept in map(read, rows) if kept.sealed), None)


def resuming(steps: Iterable[ToldAct], ledger: Ledger, door: BulkDoor) -> Iterator[ToldAct]:
    """Yield what an earlier run with the same steps has not yet written: they came in the order of their entry."""
    last = last_entered(ledger)
    return (step for step in steps if is_new(step, last, door))


def is_new(step: ToldAct, last: datetime | None, door: BulkDoor) -> bool:
    """Say whether an act is yet to be written, where the last that was written was entered at an instant."""
    return last is None or step.entered_at > last or (step.entered_at == last and not door.has_entered(step.key))


def play(steps: Iterable[ToldAct], door: BulkDoor, *, each: Callable[[Played], None] | None = None) -> Played:
    """Play acts through the door, and count what came of them.

    An act that is refused changes nothing, as for anybody: a case with something left undone is not closed.
    """
    played = Played()
    for step in steps:
        if play_one(step, door, played) and each is not None:
            each(played)
    door.flush()
    return played


def play_one(step: ToldAct, door: BulkDoor, played: Played) -> bool:
    """Play an act through the door and add what came of it; returns whether it was taken."""
    played.acts += 1
    try:
        played.events += len(_entered(step, door))
    except Refused as refused:
        kind = type(step.command).__name__ if isinstance(step, Step) else ""
        played.refused.update((kind, reason.words) for reason in refused.reasons)
        return False
    return True


def _entered(step: ToldAct, door: BulkDoor) -> tuple[object, ...]:
    if isinstance(step, Said):
        return door.tell(step.entry, entered_at=step.entered_at)
    if isinstance(step, Awaited):
        made = step.make(door.entries(step.record))
        if isinstance(made, Entry):
            return door.tell(made, entered_at=step.entered_at)
        return door.do(made, entered_at=step.entered_at) if made else ()
    return door.do(step.command, entered_at=step.entered_at)
