"""What was owed and when that became known, kept in step with the record up to a bound.

An entry that touches more than the bound leaves the rest *stale*: derived as somebody asks, and brought up to date by
``catch_up``. So is everything that was derived under another rulebook or version of the product, and whatever cannot be
derived for a fault: an entry is never turned away because a rule is wrong. Live, caught up or made again, the rows are
the same.
"""

import logging
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version

from wayhome.application.duty_book import Deriving, Version, as_of_now, learnt_at, versions
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.rows import Kept
from wayhome.store.bearing import bearing_on, how_many, touched
from wayhome.store.models import DutyScope, DutyVersion
from wayhome.store.projections.duty_rows import (
    Records,
    Written,
    as_row,
    as_version,
    records_of,
    write_what_differs,
    written,
)

log = logging.getLogger(__name__)

SLICE = 10  # about a second's work for the longest, so that nobody who writes waits
ALL_KINDS = frozenset(SubjectKind)
Touched = Mapping[Subject, Sequence[datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """How much one entry derives in its own transaction: so many subjects, and so many events in all."""

    subjects: int = 50
    events: int = 2_000


@dataclass(frozen=True, slots=True)
class Ready:
    """What a subject's duties came to, ready to be written: from how many events, under what, and the last of them."""

    many: int
    under: str
    known_at: datetime | None
    rows: Sequence[Written]


class Duties:
    """The versions of every duty that does not depend on what time it is."""

    name = "duties"

    def __init__(self, using: str, deriving: Deriving, bound: Bound | None = None) -> None:
        self._using = using
        self._deriving = deriving
        self._now = deriving
        self._at_fault: set[str] = set()
        self._ahead: dict[Subject, Ready] = {}
        self._bound = bound or Bound()

    def clear(self) -> None:
        """Throw all of it away."""
        DutyVersion.objects.using(self._using).all().delete()
        DutyScope.objects.using(self._using).all().delete()

    def apply(self, added: Sequence[Kept]) -> None:
        """Derive what the events touch, within the bound, and leave the rest stale."""
        touched = self._touched(added)
        under, kinds = self._look_up() if touched else ("", ALL_KINDS)
        wanted = {subject: times for subject, times in touched.items() if kind_of(subject) in kinds}
        scopes = DutyScope.objects.using(self._using).in_bulk(list(wanted))
        fresh = [each for each in wanted if each not in scopes or scopes[each].under == under] if under else []
        known = [
            DutyScope(scope=each, known_at=known_at, under=under)
            for each in self._within_bound(fresh)
            if (known_at := self._advance(each, wanted[each], scopes.get(each))) is not None
        ]
        left = wanted.keys() - {scope.scope for scope in known}
        self._keep_scopes([*known, *(DutyScope(scope=subject) for subject in sorted(left))])

    def look_ahead(self, at_most: int = SLICE, events: int | None = None) -> None:
        """Derive some of what was left stale before the pen is taken, so that nobody who writes waits for it.

        What is entered about a subject in the meantime has it derived again when it is kept.
        """
        under, _ = self._look_up()
        worked_out = self.work_out(self._stale(under, at_most, events) if under else [])
        self._ahead = {subject: ready for subject, ready in worked_out.items() if ready is not None}

    @property
    def is_ahead(self) -> bool:
        """Say whether something was worked out that waits to be kept."""
        return bool(self._ahead)

    def catch_up(self, at_most: int = SLICE, events: int | None = None) -> int:
        """Derive some of what was left stale; returns how many subjects that was, none when nothing is left.

        ``events`` bounds the work by what bears on the subjects: larger ones are left to whoever sets no such bound.
        """
        under, kinds = self._look_up()
        return self._work_off(self._stale(under, at_most, events), under, kinds)

    def left(self) -> list[Subject]:
        """Return every subject that is stale, in order, but for those that could not be derived for a fault."""
        under, _ = self._look_up()
        return self._stale(under, None, None) if under else []

    def work_out(self, subjects: Sequence[Subject]) -> dict[Subject, Ready | None]:
        """Derive what is owed by or to some subjects, for whoever writes; None where that cannot be, or nothing is."""
        under, kinds = self._look_up()
        return {each: self._derived(each) if under and kind_of(each) in kinds else None for each in subjects}

    def keep(self, worked_out: Mapping[Subject, Ready | None]) -> int:
        """Keep what others worked out of subjects that are stale still; returns of how many.

        What was entered about one of them in the meantime, and whatever could not be worked out, is derived here.
        """
        under, kinds = self._look_up()
        scopes = DutyScope.objects.using(self._using).exclude(under=under or None)
        stale = scopes.filter(scope__in=list(worked_out)).order_by("scope").values_list("scope", flat=True)
        self._ahead = {subject: ready for subject, ready in worked_out.items() if ready is not None}
        return self._work_off(list(map(Subject, stale)), under, kinds)

    def _work_off(self, subjects: Sequence[Subject], under: str, kinds: Container[SubjectKind]) -> int:
        for subject in subjects if under else ():
            known_at = self._make_again(subject) if kind_of(subject) in kinds else None
            if known_at is not None:
                self._keep_scopes([DutyScope(scope=subject, known_at=known_at, under=under)])
            elif kind_of(subject) not in kinds:
                self._forget(subject)
            else:
                self._at_fault.add(subject)
        return len(subjects) if under else 0

    def _stale(self, under: str, at_most: int | None, events: int | None) -> list[Subject]:
        """Return some subjects that are stale, in order, and within so many events where that is bounded."""
        stale = DutyScope.objects.using(self._using).exclude(under=under or None).exclude(scope__in=self._at_fault)
        subjects = [Subject(scope) for scope in stale.order_by("scope").values_list("scope", flat=True)[:at_most]]
        if events is None:
            return subjects
        small: list[Subject] = []
        for subject in subjects:
            events -= how_many(self._using, subject)
            if events < 0:
                break
            small.append(subject)
        return small

    def _look_up(self) -> tuple[str, Container[SubjectKind]]:
        """Look up what to derive under: its name, and the kinds of subject it speaks of; no name for a fault."""
        try:
            self._now = as_of_now(self._deriving)
            return derived_under(self._now), self._now.scopes
        except Exception:
            log.exception(
                "The rulebook cannot be used: what is owed is left stale, and entries are taken all the same."
            )
            return "", ALL_KINDS

    def _touched(self, added: Sequence[Kept]) -> Touched:
        """Return the subjects whose duties may have changed, each with the instants at which it may have."""
        readable = [kept for kept in added if kept.sealed]
        times = {kept.row.position: kept.sealed.event.recorded_at for kept in readable if kept.sealed}
        found = touched(self._using, readable)
        return {subject: sorted({times[position] for position in found[subject]}) for subject in found}

    def _within_bound(self, touched: Iterable[Subject]) -> Iterator[Subject]:
        events = 0
        for subjects, subject in enumerate(touched, start=1):
            events += how_many(self._using, subject)
            if subjects > self._bound.subjects or events > self._bound.events:
                return
            yield subject

    def _advance(self, subject: Subject, times: Sequence[datetime], scope: DutyScope | None) -> datetime | None:
        """Learn what became known at some instants; returns the last, or None when it could not be derived.

        Where it became known before something that is kept already, everything is made again.
        """
        last = scope.known_at if scope else None
        if last is not None and times[0] <= last:
            return self._make_again(subject)
        events = bearing_on(self._using, subject)
        recorded = sorted({event.recorded_at for event in events if last is None or event.recorded_at > last})
        rows = list(DutyVersion.objects.using(self._using).filter(scope=subject, known_until=None))
        known = list(map(as_version, rows))
        after = tried(subject, lambda: learnt_at(recorded, known, events, subject, self._now))
        if after is not None:
            self._write(rows, after, records_of(events))
        return None if after is None else recorded[-1]

    def _make_again(self, subject: Subject) -> datetime | None:
        """Derive every version anew; returns the instant of the last event, or None when that could not be done."""
        ready = self._ahead.pop(subject, None)
        if ready is None or ready.under != self._now.name or ready.many != how_many(self._using, subject):
            ready = self._derived(subject)
        if ready is None:
            return None
        write_what_differs(self._using, subject, ready.rows)
        return ready.known_at

    def _derived(self, subject: Subject) -> Ready | None:
        """Derive every version of a subject's duties; None when that cannot be done."""
        many, events = how_many(self._using, subject), bearing_on(self._using, subject)
        found = tried(subject, lambda: versions(events, subject, self._now))
        if found is None:
            return None
        records, last = records_of(events), max((event.recorded_at for event in events), default=None)
        return Ready(many, self._now.name, last, [written(version, records) for version in found])

    def _write(self, before: Sequence[DutyVersion], after: Sequence[Version], records: Records) -> None:
        """Write the versions that began, and the end of those that ended."""
        ended = []
        for row, learnt in zip(before, after, strict=False):
            if learnt.known_until is not None:
                row.known_until = learnt.known_until
                ended.append(row)
        rows = DutyVersion.objects.using(self._using)
        rows.bulk_update(ended, ["known_until"])
        rows.bulk_create(as_row(written(version, records)) for version in after[len(before) :])

    def _forget(self, subject: Subject) -> None:
        DutyVersion.objects.using(self._using).filter(scope=subject).delete()
        DutyScope.objects.using(self._using).filter(scope=subject).delete()

    def _keep_scopes(self, scopes: Iterable[DutyScope]) -> None:
        DutyScope.objects.using(self._using).bulk_create(
            scopes, update_conflicts=True, unique_fields=["scope"], update_fields=["known_at", "under"]
        )


def derived_under(deriving: Deriving) -> str:
    """Name what is derived under: the rulebook, and the version of the product, whose shapes are mended at times."""
    return f"{our_version()} {deriving.name}"


@cache
def our_version() -> str:
    """Return the version of the product that runs: read once, because what is installed is a file to look for."""
    return version("wayhome")


def tried(subject: Subject, derive: Callable[[], list[Version]]) -> list[Version] | None:
    """Derive, or log the fault and return None: whoever asks for the duties meets it again, and nobody else."""
    try:
        return derive()
    except Exception:
        log.exception("What is owed for %s cannot be derived: it is left stale.", subject)
        return None


class DutiesLeft(Duties):
    """The same while the rest of the record is made again: all of it is left to be worked out afterwards.

    What was written down of it stays until then, so that no list leaves out a case because what it owes comes last.
    """

    def clear(self) -> None:
        """Leave everything stale."""
        DutyScope.objects.using(self._using).all().delete()

    def look_ahead(self, at_most: int = SLICE, events: int | None = None) -> None:
        """Do nothing: it is left."""

    def catch_up(self, at_most: int = SLICE, events: int | None = None) -> int:  # noqa: ARG002 - it is left
        """Throw away only what is of subjects that nothing names any more."""
        named = DutyScope.objects.using(self._using).values("scope")
        DutyVersion.objects.using(self._using).exclude(scope__in=named).delete()
        return 0
