"""The register of exports: which were taken and how far, and what differed when each case was last compared.

It rests on the exports, which are elsewhere, and can be made again only from them. That a difference was settled is an
entry of the record, and is read from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wayhome.application.reconciling.difference import Difference
from wayhome.kernel.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file, or a pair of sheets, from the system of record: its name, a digest of it, and whether it holds all cases.

    A digest says that it is the same file again, whatever it is called. ``rows`` are how many rows each of its files
    has; ``cut`` is why it may have been cut off, in a sentence, and then nothing is said to be gone of it.
    """

    name: str
    digest: str
    whole: bool
    cases: int | None = None
    rows: tuple[int, ...] = ()
    cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What has come of an export so far; with how many rows it came, and why it may have been cut off."""

    cases: int = 0
    new: int = 0
    grown: int = 0
    same: int = 0
    entries: int = 0
    mistakes: int = 0
    differing: int = 0
    rows: tuple[int, ...] = ()
    cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An export as the register has it: since when, how far it has come, and when it was finished."""

    export: Export
    began_at: datetime
    moved_at: datetime
    counted: Counted
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A case as an export had it: its records, and what differs.

    ``in_part``: some of it may have been cut off, so what differed before is left as it was.
    """

    case: str
    records: tuple[RecordId, ...]
    differences: tuple[Difference, ...]
    in_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A difference that the last export to have its case still showed."""

    difference: Difference
    first_seen: datetime
    last_seen: datetime


class ExportRegister(Protocol):
    """Where the register is kept."""

    def begin(self, export: Export, at: datetime) -> Taken:
        """Enter an export, or return how far it had come when it was last seen."""

    def note(self, export: Export, compared: Sequence[Compared], counted: Counted, at: datetime) -> None:
        """Keep what was compared, with how far the export has come, in one step."""

    def not_sent(self, export: Export) -> Sequence[tuple[str, RecordId]]:
        """Return the cases that earlier exports had and this one has not, each with its first record."""

    def finish(self, export: Export, at: datetime) -> None:
        """Enter that an export was taken whole."""

    def exports(self, many: int) -> Sequence[Taken]:
        """Return the exports taken last, the latest first."""

    def differing(self) -> Sequence[Unsettled]:
        """Return every difference that was still there when its case was last compared, the most pressing first."""

    def differing_in(self, record: str) -> Sequence[Unsettled]:
        """Return the differences of one record, the most pressing first."""

    def difference(self, named: str) -> Unsettled | None:
        """Return one difference; None where it is there no longer."""
