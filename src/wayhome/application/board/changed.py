"""What changed between two rows of one child, part by part: what a reader must be told when nothing else moves."""

from collections.abc import Callable, Mapping
from hashlib import blake2s

from wayhome.application.board.row import BoardRow

DIGEST_BYTES = 6
Part = Callable[[BoardRow], object]

PARTS: Mapping[str, Part] = {
    "who": lambda row: (row.children, row.age, row.area),
    "state": lambda row: (row.state, row.again, row.since),
    "risk": lambda row: (row.risk, row.exploitation),
    "unread": lambda row: row.unread,
    "silence": lambda row: (row.silence.last.id if row.silence.last else "", row.silence.due_at),
    "next": lambda row: (row.owing.next, row.owing.acts, row.owing.overdue),
    "owner": lambda row: (row.owing.owner, row.owing.unit),
    "handover": lambda row: (row.handing, row.handover_due),
}
SAID: Mapping[str, str] = {
    "who": "who the child is",
    "state": "missing or found",
    "risk": "the risk",
    "unread": "what nobody has read",
    "silence": "what was done to find the child",
    "next": "what is owed next",
    "owner": "who owes it",
    "handover": "the handover",
}
Parts = Mapping[str, str]


def parts_of(row: BoardRow, name: str = "") -> Parts:
    """Return a short digest of each part of a row, to be kept and compared; ``name`` is what the child is called."""
    return {part: _digest((of(row), name if part == "who" else "")) for part, of in PARTS.items()}


def changed(before: Parts, now: Parts) -> tuple[str, ...]:
    """Return in words which parts are not as they were; a clock that only went on is no change."""
    return tuple(SAID[part] for part in PARTS if before.get(part) != now.get(part))


def _digest(thing: object) -> str:
    return blake2s(repr(thing).encode(), digest_size=DIGEST_BYTES).hexdigest()
