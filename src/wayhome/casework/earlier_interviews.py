"""What the child said after earlier episodes, newest first, so that a new search begins with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.facing import Words
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event

Kind = Literal["prevention_interview", "account", "return_interview", "declined"]
KINDS: Mapping[str, Kind] = {
    "missing.prevention_interview_held": "prevention_interview",
    "missing.account_recorded": "account",
    "partner.return_interview_held": "return_interview",
    "partner.return_interview_received": "return_interview",
    "partner.return_interview_declined": "declined",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One talk with the child after a return, or what was written up of it.

    ``happened_at`` is in UTC. ``words`` are the personal words that are still held of it, by field; none where they
    were destroyed, or not gathered. ``reasons`` are the codes of the reasons that the child gave.
    """

    entry: str
    record: RecordId
    kind: Kind
    happened_at: datetime
    mode: str = ""
    reasons: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


def earlier_interviews(child: Story, words: Words, *, before: RecordId | None = None) -> tuple[Talk, ...]:
    """Return every talk with a child after a return, newest first; those of the case ``before`` are left out.

    ``child`` is the story of the child over all cases, and ``words`` the personal words of the records it comes from.
    """
    told = (event for name in KINDS for event in child.of_type(name) if event.record != before)
    newest = sorted(told, key=lambda event: (event.happened_at, event.id), reverse=True)
    return tuple(_talk(event, words) for event in newest)


def records_of(talks: Iterable[Event]) -> tuple[RecordId, ...]:
    """Return the records whose words a page reads to show what was said."""
    return tuple(dict.fromkeys(event.record for event in talks if event.type in KINDS))


def _talk(event: Event, words: Words) -> Talk:
    reasons = event.body.get("reasons")
    return Talk(
        entry=event.id,
        record=event.record,
        kind=KINDS[event.type],
        happened_at=event.happened_at,
        mode=str(event.body.get("mode") or ""),
        reasons=tuple(map(str, reasons)) if isinstance(reasons, tuple) else (),
        words=tuple((field, words[event.id, field]) for field in event.private if (event.id, field) in words),
    )
