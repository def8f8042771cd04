"""What a number points at: the duty or the entry behind each one counted, and the list it is the length of.

A list may be kept in memory, or written out by whoever asks for the report; either way the number is what the list
says its length is, so that the two cannot part.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from wayhome.duties.duty import Duty, Status
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import EventId, RecordId, RuleId
from wayhome.record.envelope import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRef:
    """One duty that was counted: enough to name it in a list and to open it.

    ``strength`` is that of the limb which set the time, so a breach is shown with what was breached. ``due_at`` and
    ``done_at`` are in UTC; ``recorded_late`` says that the act was entered more than 24 hours after it was done.
    """

    case: RecordId
    duty: str
    rule: RuleId
    obligation: str
    status: Status
    strength: Strength
    due_at: datetime
    done_at: datetime | None
    recorded_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRef:
    """One entry that was counted."""

    case: RecordId
    event: EventId
    type: str
    happened_at: datetime
    recorded_late: bool


Ref: TypeAlias = DutyRef | EventRef


class Listing(Protocol):
    """A list that grows as cases are counted; where it is kept is the business of whoever made it."""

    def add(self, ref: Ref) -> None:
        """Put one more on the list."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Ref]: ...


NewListing: TypeAlias = Callable[[str], Listing]


class InMemory:
    """A list held in memory: for one case, a page, or a report of moderate size."""

    __slots__ = ("_refs", "name")

    def __init__(self, name: str = "", refs: Iterable[Ref] = ()) -> None:
        self.name = name
        self._refs = list(refs)

    def add(self, ref: Ref) -> None:
        """Put one more on the list."""
        self._refs.append(ref)

    def __len__(self) -> int:
        return len(self._refs)

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._refs)


def duty_ref(case: RecordId, duty: Duty, at: datetime) -> DutyRef:
    """Refer to a duty as it stands at an instant."""
    return DutyRef(
        case=case,
        duty=duty.identity,
        rule=duty.rule,
        obligation=duty.obligation,
        status=duty.status_at(at),
        strength=duty.basis.strength,
        due_at=duty.due_at,
        done_at=duty.done_at,
        recorded_late=duty.done_recorded_late,
    )


def event_ref(case: RecordId, event: Event) -> EventRef:
    """Refer to an entry."""
    return EventRef(
        case=case,
        event=event.id,
        type=event.type,
        happened_at=event.happened_at,
        recorded_late=event.recorded_late,
    )
