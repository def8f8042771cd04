"""Which cases are open, and what the settled ones still owe: what lists ask, so that only what they show is read.

A case is *settled* when it is closed and its closing was neither undone nor corrected. Every other is *unsettled*:
pages read it and look at how it stands themselves.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from wayhome.kernel.ids import RecordId, Subject, SubjectKind

Kinds = frozenset[SubjectKind]
FAR_BEHIND = 1_000  # pages say no more than that it is more: counting all of a large import takes longer than the page


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOwing:
    """A settled case that owes something still."""

    record: RecordId
    kind: SubjectKind
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The settled cases at an instant: those that owe something still, soonest due first, and how many of each kind.

    A child's own record counts where anything was ever owed in it. Subjects of whom it has yet to be worked out what is
    owed are left out.
    """

    owing: tuple[StillOwing, ...] = ()
    kinds: Mapping[SubjectKind, int] = field(default_factory=dict)


class CaseIndex(Protocol):
    """Where cases are found without reading them."""

    def records(self) -> Sequence[RecordId]:
        """Return every record, in order of reference; those about no child are no case."""

    def unsettled(self, at: datetime) -> Sequence[RecordId]:
        """Return every case that is not settled at an instant, in order of reference."""

    def settled(self, at: datetime) -> Settled:
        """Return what is known of the settled cases at an instant."""

    def behind(self, most: int = FAR_BEHIND) -> int:
        """Return of how many subjects it has yet to be worked out what is owed, some of it worked out just now.

        No more than ``most`` are counted.
        """

    def watched(self, at: datetime, about: Sequence[Subject] | None = None) -> Sequence[RecordId]:
        """Return at least every case that is not settled at an instant, or that owes something then or later.

        With subjects, only cases that owe something for one of them, whether or not they are settled.
        """

    def settled_from(self, records: Sequence[RecordId]) -> Mapping[RecordId, datetime]:
        """Return from when some records are settled; those that are open are left out."""

    def settled_kinds(self, at: datetime) -> Mapping[SubjectKind, int]:
        """Return how many cases of each kind are settled at an instant; a child's own record counts as in Settled."""

    def owing_nothing(self, kinds: Kinds, at: datetime, *, first: int, count: int) -> Sequence[RecordId]:
        """Return some of the settled cases of some kinds that owe nothing, in order of reference, from the first on."""


class EverythingUnsettled:
    """An index of a record that is small enough to be looked at whole."""

    def __init__(self, records: Callable[[], Sequence[RecordId]]) -> None:
        self._records = records

    def records(self) -> Sequence[RecordId]:
        """Return every record, in order of reference."""
        return self._records()

    def unsettled(self, at: datetime) -> Sequence[RecordId]:  # noqa: ARG002 - the same at any instant
        """Return every record."""
        return self._records()

    def settled(self, at: datetime) -> Settled:  # noqa: ARG002 - the same at any instant
        """Return that nothing is known to be settled."""
        return Settled()

    def behind(self, most: int = FAR_BEHIND) -> int:  # noqa: ARG002 - none, however many are counted
        """Return that nothing is left to work out."""
        return 0

    def watched(self, at: datetime, about: Sequence[Subject] | None = None) -> Sequence[RecordId]:  # noqa: ARG002
        """Return every record; all of them are watched, so no subject brings another."""
        return self._records() if about is None else ()

    def settled_from(self, records: Sequence[RecordId]) -> Mapping[RecordId, datetime]:  # noqa: ARG002
        """Return none: nothing is known to be settled."""
        return {}

    def settled_kinds(self, at: datetime) -> Mapping[SubjectKind, int]:  # noqa: ARG002
        """Return none."""
        return {}

    def owing_nothing(self, kinds: Kinds, at: datetime, *, first: int, count: int) -> Sequence[RecordId]:  # noqa: ARG002
        """Return none."""
        return ()
