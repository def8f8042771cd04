"""The lists behind the numbers, kept in files of their own while cases go by, so that memory stays flat.

Each entry keeps where it is found again: the case's page, and the anchor of the duty or the entry on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from wayhome.assurance.counting import DutyRef, EventRef, Ref
from wayhome.cli.report.rows import Rows
from wayhome.duties.duty import Status
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import EventId, RecordId, RuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a case is found: its id, its page, and the anchor and words of each duty and entry on it."""

    case: str
    page: str
    anchors: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: what was counted, and where it is found again."""

    ref: Ref
    case: str
    page: str
    anchor: str
    words: str


class Shelved:
    """A list on the shelf; its length is the number that points at it."""

    def __init__(self, name: str, shelf: "Shelf", path: Path) -> None:
        self.name = name
        self._shelf = shelf
        self._rows = Rows(path)

    def add(self, ref: Ref) -> None:
        """Put one more on the list, with where it is found in the case now being counted."""
        found = self._shelf.turned_to
        anchor, words = found.anchors.get(ref.duty if isinstance(ref, DutyRef) else ref.event, ("", ""))
        self._rows.add(found.case, found.page, anchor, words, *_written(ref))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Ref]:
        return (entry.ref for entry in self.entries())

    def entries(self) -> Iterator[Entry]:
        """Return what is on the list, in the order in which it was counted."""
        for case, page, anchor, words, *written in self._rows:
            yield Entry(_read(RecordId(page), written), case, page, anchor, words)


@dataclass(slots=True)
class Shelf:
    """Every list of one report, in one folder."""

    folder: Path
    turned_to: Found = field(default_factory=lambda: Found(case="", page="", anchors={}))
    lists: dict[str, Shelved] = field(default_factory=dict)

    def new(self, name: str) -> Shelved:
        """Return the list of a name, making it the first time."""
        if name not in self.lists:
            self.lists[name] = Shelved(name, self, self.folder / f"{len(self.lists)}.rows")
        return self.lists[name]


def _written(ref: Ref) -> tuple[object, ...]:
    if isinstance(ref, EventRef):
        return "entry", ref.event, ref.type, ref.happened_at.isoformat(), ref.recorded_late
    done = ref.done_at.isoformat() if ref.done_at else None
    due = ref.due_at.isoformat()
    return "duty", ref.duty, ref.rule, ref.obligation, ref.status, ref.strength, due, done, ref.recorded_late


def _read(case: RecordId, written: list[object]) -> Ref:
    kind, key, second, *rest = written
    if kind == "entry":
        return EventRef(
            case=case, event=EventId(str(key)), type=str(second), happened_at=datetime.fromisoformat(str(rest[0])),
            recorded_late=bool(rest[1]),
        )  # fmt: skip
    obligation, status, strength, due, done, late = rest
    return DutyRef(
        case=case, duty=str(key), rule=RuleId(str(second)), obligation=str(obligation), status=Status(str(status)),
        strength=Strength(str(strength)), due_at=datetime.fromisoformat(str(due)),
        done_at=datetime.fromisoformat(str(done)) if done else None, recorded_late=bool(late),
    )  # fmt: skip
