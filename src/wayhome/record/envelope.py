"""The event: one small true fact, who said it, when it happened and when it was written down.

This module answers what an event *is*. What types of event there are is ``vocabulary``; how events are chained so that
a change shows is ``chain``; where they are kept is the store's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.kernel.moments import Precision

Value: TypeAlias = "str | int | bool | tuple[Value, ...] | Mapping[str, Value] | None"

RETROSPECTIVE = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact of the record, as the whole product reads it.

    ``happened_at`` is when the act was done (UTC) and ``recorded_at`` when it was entered; neither is ever derived from
    the other. ``body`` holds the fields of the type, without floats and without personal words; ``private`` names the
    personal fields, whose words live beside the record (see ``private``). ``actor`` held ``post`` as ``role`` at the
    time. ``pack`` is the rulebook then in force, by content hash or by name in shadow mode.
    """

    id: EventId
    record: RecordId
    type: str
    version: int
    happened_at: datetime
    recorded_at: datetime
    subjects: tuple[Subject, ...]
    body: Mapping[str, Value]
    precision: Precision = Precision.EXACT
    actor: ActorId = ActorId("")
    post: PostId = PostId("")
    role: str = ""
    pack: str = ""
    private: Mapping[str, str] = field(default_factory=dict)

    @property
    def recorded_late(self) -> bool:
        """Say whether it was entered more than 24 hours after it happened; exactly 24 hours is not late."""
        return self.recorded_at - self.happened_at > RETROSPECTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """An event in its place: position in the force's one order, sequence in its record, and the chain's two hashes.

    ``hash`` covers the event and ``previous``, the hash before it in the same record; ``ledger`` covers every event up
    to this position, so that a record that vanished whole, or a tail that was cut, shows too.
    """

    event: Event
    position: int
    sequence: int
    previous: str
    hash: str
    ledger: str
