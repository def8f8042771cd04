"""What a file would change, line by line: what it adds, changes and takes out, what is the same, what is wrong."""

from dataclasses import dataclass, field
from enum import StrEnum

from wayhome.application.drafts import Draft
from wayhome.application.mistakes import Mistake
from wayhome.application.people.mapping import Kind
from wayhome.kernel.ids import RecordId
from wayhome.kernel.refusals import Reason
from wayhome.record.envelope import Event


class Change(StrEnum):
    """What a line comes to."""

    ADD = "add"
    CHANGE = "change"
    TAKE_OUT = "take out"
    SAME = "same"
    LEFT = "left as it is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What one line comes to, in words that name people and posts; a line of 0 is none of the file."""

    line: int
    change: Change
    words: str
    notices: tuple[Reason, ...] = ()


@dataclass
class Plan:
    """What a whole file would change; ``events`` are its drafts as they would stand on record."""

    kind: Kind
    planned: list[Planned] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    drafts: dict[RecordId, list[Draft]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lines: int = 0

    def count(self, *changes: Change) -> int:
        """Return how many lines come to something."""
        return sum(one.change in changes for one in self.planned)

    @property
    def changes_anything(self) -> bool:
        """Say whether anything would be entered."""
        return bool(self.drafts)
