"""Marks: how a duty stands, and what a value rests on. Each carries words and a shape, so colour is never needed."""

from dataclasses import dataclass
from typing import Protocol

from wayhome.duties.duty import Status
from wayhome.kernel.citations import Seen, Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A short label: its words, the shape drawn beside them, and the kind its look hangs on."""

    words: str
    shape: str
    kind: str


STATUS = {
    Status.NOT_YET: Mark(words="Not yet", shape="ring", kind="past"),
    Status.OWED: Mark(words="Owed", shape="clock", kind="owed"),
    Status.OVERDUE: Mark(words="Overdue", shape="alarm", kind="overdue"),
    Status.MET: Mark(words="Met", shape="tick", kind="met"),
    Status.MET_LATE: Mark(words="Met late", shape="late", kind="late"),
    Status.EXCUSED: Mark(words="Excused", shape="slash", kind="past"),
    Status.LAPSED: Mark(words="Lapsed", shape="ring", kind="past"),
    Status.MISSED: Mark(words="Missed", shape="cross", kind="overdue"),
}

STRENGTH = {
    Strength.STATUTE: Mark(words="Law", shape="", kind="law"),
    Strength.STATUTORY_CODE: Mark(words="Statutory code", shape="", kind="code"),
    Strength.STATUTORY_GUIDANCE: Mark(words="Statutory guidance", shape="", kind="code"),
    Strength.NATIONAL_PRACTICE: Mark(words="National practice", shape="", kind="practice"),
    Strength.INSPECTION_FINDING: Mark(words="Inspection finding", shape="", kind="finding"),
    Strength.LOCAL_CHOICE: Mark(words="Force’s own choice", shape="", kind="choice"),
    Strength.DESIGN_DEFAULT: Mark(words="Our default, not a rule", shape="", kind="default"),
}

SEEN = {Seen.TEXT: "", Seen.PARTLY: "text partly seen", Seen.NOT_SEEN: "text not seen"}


class Rests(Protocol):
    """Anything that says how strong its basis is and whether the text was seen."""

    @property
    def strength(self) -> Strength: ...

    @property
    def seen(self) -> Seen: ...


def status_mark(status: Status) -> Mark:
    """Return the mark of a status."""
    return STATUS[status]


def basis_mark(basis: Rests) -> Mark:
    """Return the mark of what a value rests on; a text nobody saw says so in the mark itself."""
    mark = STRENGTH[basis.strength]
    seen = SEEN[basis.seen]
    return Mark(words=f"{mark.words} ({seen})", shape="", kind=mark.kind) if seen else mark
