"""What is to be entered in the record, before it has a place there; and what was entered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.kernel.moments import Precision
from wayhome.record.envelope import Sealed
from wayhome.record.vocabulary import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One fact, who says it and when it happened: an event that has no place yet.

    ``whose`` says whose words a personal field holds, where it is not the first child the event is about. ``id`` and
    ``recorded_at`` are given only by an import, which brings both from the system where the fact was first written
    down; for everything else the door makes the id and reads the clock.
    """

    fact: Fact
    happened_at: datetime
    subjects: tuple[Subject, ...]
    precision: Precision = Precision.EXACT
    actor: ActorId = ActorId("")
    post: PostId = PostId("")
    role: str = ""
    pack: str = ""
    whose: Mapping[str, Subject] = field(default_factory=dict)
    id: EventId | None = None
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one act adds to one record: all of it, or nothing.

    ``after`` is the sequence the record stood at when the act was decided; None when the act does not depend on it,
    as with a sighting phoned in. ``key`` names the act once and for all, so that sending it again changes nothing.
    """

    record: RecordId
    drafts: tuple[Draft, ...]
    after: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was entered, or, when ``repeated``, what had already been entered under the same key."""

    events: tuple[Sealed, ...]
    repeated: bool = False
