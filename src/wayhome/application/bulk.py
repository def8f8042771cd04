"""Many acts through the same door: each is decided as if it came alone, and what they come to is written in batches.

An import or a simulation knows beforehand who did what when. Reading a child's whole history from the database before
each act would take most of its time, so it is kept in memory while acts are decided, with what this door itself
decided since (``kept``). Permission, decision, entry and refusal are the code of ``handling``; a test holds that the
two doors come to the same record, byte for byte. Notices, and which duties an act met, are for whoever has the page
open, and are not worked out here.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from wayhome.application.batches import BATCH, Batches, Outlet
from wayhome.application.drafts import Entry
from wayhome.application.gathering import gather
from wayhome.application.handling import entries_of, may
from wayhome.application.kept import Kept
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.preparing import prepare
from wayhome.casework.commands import Command, digest
from wayhome.casework.facing import Facing
from wayhome.casework.table import ACTS
from wayhome.casework.take_report import TakeReport
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import RecordId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

Numbered = Callable[[RecordId, int], Supplies]
"""Gives the ids and salts of what comes next to a record that holds so many entries."""


class BulkDoor:
    """The door for many acts in the order in which they were entered.

    Nobody else may write about the same children meanwhile; where somebody did, writing raises Conflict. ``supplies``
    gives ids and salts, ``numbered`` by their place in a record instead; each act says itself when it was entered. What
    was decided goes to ``outlet``: in batches to the record, unless another is named. What is kept of those about whom
    nothing was decided for long is let go, and read from the record when it is needed again.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        supplies: Supplies,
        rulebook: Rulebook,
        batch: int = BATCH,
        numbered: Numbered | None = None,
        outlet: Outlet | None = None,
    ) -> None:
        self._ledger = ledger
        self._supplies_for = numbered or (lambda _record, _held: supplies)
        self._rulebook = rulebook
        self._outlet = outlet or Batches(ledger, batch)
        self._kept = Kept(ledger, rulebook, self.flush)

    def do(self, command: Command, *, entered_at: datetime) -> tuple[Event, ...]:
        """Decide an act as entered at an instant; returns what it adds. Raises Refused as the single door does."""
        act = ACTS[type(command)]
        may(command, act)
        facing = self._kept.facing(command, entered_at) or self._asked(command, entered_at)
        outcome = act.decide(command, facing)
        after = None if isinstance(command, TakeReport) else facing.sequence
        entries = [
            entry if entry.record == facing.record else replace(entry, after=None)
            for entry in entries_of(command, outcome.facts, facing, after)
        ]
        return self._take(entries, digest(command), entered_at)

    def tell(self, entry: Entry, *, entered_at: datetime) -> tuple[Event, ...]:
        """Take what was decided elsewhere, as entered at an instant."""
        return self._take([entry], "", entered_at)

    def entries(self, record: RecordId) -> tuple[Event, ...]:
        """Return the entries of a record as they stand now, in the order in which they were made."""
        self.flush()
        return tuple(effective(sealed.event for sealed in self._ledger.read(record).events))

    def flush(self) -> None:
        """Write what was decided and is not written yet."""
        self._outlet.settle()

    def has_entered(self, key: str) -> bool:
        """Say whether an act is in the record already, by its key."""
        with self._ledger.pen() as pen:
            return key in pen.earlier([key])

    def _asked(self, command: Command, now: datetime) -> Facing:
        """Ask the record what an act may look at, as the single door does."""
        self.flush()
        return gather(command, log=self._ledger, rulebook=self._rulebook, now=now)

    def _take(self, entries: list[Entry], asked: str, at: datetime) -> tuple[Event, ...]:
        added: list[Event] = []
        for entry in entries:
            stamped = tuple(replace(draft, recorded_at=draft.recorded_at or at) for draft in entry.drafts)
            supplies = self._supplies_for(entry.record, self._kept.sequence(entry.record))
            decided = prepare(replace(entry, drafts=stamped), supplies, asked=asked).stamped(at)
            self._kept.take(decided)
            self._outlet.put(decided)
            added.extend(decided.events)
        self._kept.let_go()
        return tuple(added)
