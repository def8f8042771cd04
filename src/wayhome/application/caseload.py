"""What pages ask of the record: the cases, how each stands, and what each owed at an instant, as then known.

A *case* is one record about a child: a missing episode, an investigation, or the child. A caseload is made from events
and a rulebook, and can be thrown away. Made from only those events that had been recorded by an instant, it says what
was known and owed then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from wayhome.application.told import CaseTold, FromEvents, Told
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty, Status
from wayhome.duties.floors import Known
from wayhome.duties.in_force import InForce
from wayhome.duties.owners import Roster
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind
from wayhome.record.envelope import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case as known at an instant: its entries, what is held about its children besides, and what it owes.

    ``may_be_open`` are its duties but for most of those that are over.
    """

    record: RecordId
    kinds: tuple[SubjectKind, ...]
    children: tuple[Subject, ...]
    entries: tuple[Sealed, ...]
    background: tuple[Sealed, ...]
    duties: tuple[Duty, ...]
    may_be_open: tuple[Duty, ...]
    at: datetime
    known: Known

    def in_status(self, *statuses: Status) -> tuple[Duty, ...]:
        """Return the duties that stand so at the case's instant, soonest due first."""
        return tuple(duty for duty in self.duties if duty.status_at(self.at) in statuses)

    @property
    def open_duties(self) -> tuple[Duty, ...]:
        """Return what somebody still has to do, soonest due first."""
        return tuple(duty for duty in self.may_be_open if duty.status_at(self.at).is_open)

    @property
    def changed_at(self) -> datetime:
        """Return when something was last written down in it."""
        return max(held.event.recorded_at for held in self.entries)


Made = dict[RecordId, Case | None]


class Caseload:
    """Every case in some events, or of those named, as they stand at an instant. Cases are told as they are asked for.

    A duty holds instants, not a status, so only how it stands has to be asked again for another instant.
    """

    def __init__(self, held: Iterable[Sealed], rulebook: Rulebook | InForce, *, at: datetime) -> None:
        in_force = rulebook if isinstance(rulebook, InForce) else InForce.always(rulebook)
        self._begin(FromEvents(held, in_force, at), at, None, {})

    def _begin(self, told: Told, at: datetime, only: Sequence[RecordId] | None, made: Made) -> None:
        self.at = at
        self._told = told
        self._only = only
        self._made = made

    @classmethod
    def of(
        cls, told: Told, *, at: datetime, only: Sequence[RecordId] | None = None, made: Made | None = None
    ) -> "Caseload":
        """Return the cases that something tells, or those of some records, in the order given.

        ``made`` are cases made already for the same instant, which caseloads asked for together share.
        """
        caseload = cls.__new__(cls)
        caseload._begin(told, at, only, {} if made is None else made)
        return caseload

    @property
    def rulebook(self) -> InForce:
        """Return the rulebooks that judge it."""
        return self._told.rulebook

    @cached_property
    def roster(self) -> Roster | None:
        """Return who holds which post; None where no post was ever recorded, as in a force's first import."""
        return self._told.roster()

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Return every record about a child, in order of reference; or those that were named, in their order."""
        records = self._told.records() if self._only is None else self._only
        return tuple(case for case in map(self.case, records) if case)

    def case(self, record: str) -> Case | None:
        """Return one case; None when nothing about it was recorded."""
        named = RecordId(record)
        if named not in self._made:
            told = self._told.case(named, self.at)
            self._made[named] = self._at_its_instant(told) if told and told.kinds else None
        return self._made[named]

    def entry(self, event: str) -> Sealed | None:
        """Return one entry by its id."""
        return self._told.entry(EventId(event))

    def seen_at(self, at: datetime) -> "Caseload":
        """Return the same caseload at another instant."""
        return Caseload.of(self._told, at=at, only=self._only)

    def as_known(self, record: str, moment: datetime) -> "Caseload":
        """Return a case and the others about its children as known at an instant."""
        told = self._told.around(RecordId(record))
        return Caseload((each for each in told if each.event.recorded_at <= moment), self.rulebook, at=moment)

    def about(self, child: Subject) -> tuple[Case, ...]:
        """Return every case about a child, also one who is read as another now."""
        cases = map(self.case, self._told.records_about(child))
        read_as = self._told.one(child)
        return tuple(case for case in cases if case and read_as in case.children)

    def _at_its_instant(self, told: CaseTold) -> Case:
        return Case(
            record=told.record,
            kinds=told.kinds,
            children=told.children,
            entries=told.entries,
            background=told.background,
            duties=told.duties,
            may_be_open=told.undone if told.over_at <= self.at else told.duties,
            at=self.at,
            known=self.rulebook.ask(told.story, self.at).known,
        )
