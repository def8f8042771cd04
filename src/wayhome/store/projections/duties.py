"""What was owed and when that became known, kept in step with the record up to a bound.

An entry that touches more than the bound leaves the rest *stale*: derived as somebody asks, and brought up to date by
``catch_up``. Live, caught up or made again, the rows are the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from pydantic import TypeAdapter

from wayhome.application.duty_book import Deriving, Version, bears_on_every_case, duties_known, learn, versions
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import Subject, kind_of
from wayhome.record.rows import Kept
from wayhome.store.bearing import bearing_on, cases_of, how_many
from wayhome.store.models import DutyScope, DutyVersion, EventCorrection, EventSubject

WRITTEN = TypeAdapter(Duty)
Touched = Mapping[Subject, Sequence[datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """How much one entry derives in its own transaction: so many subjects, and so many events in all."""

    subjects: int = 50
    events: int = 2_000


class Duties:
    """The versions of every duty that does not depend on what time it is."""

    name = "duties"

    def __init__(self, using: str, deriving: Deriving, bound: Bound | None = None) -> None:
        self._using = using
        self._deriving = deriving
        self._bound = bound or Bound()

    def clear(self) -> None:
        """Throw all of it away."""
        DutyVersion.objects.using(self._using).all().delete()
        DutyScope.objects.using(self._using).all().delete()

    def apply(self, added: Sequence[Kept]) -> None:
        """Derive what the events touch, within the bound, and leave the rest stale."""
        touched = self._touched(added)
        scopes = DutyScope.objects.using(self._using).in_bulk(list(touched))
        fresh = {subject: times for subject, times in touched.items() if not (scopes.get(subject) or NEW).stale}
        within = set(self._within_bound(fresh))
        for subject, times in fresh.items():
            if subject in within:
                self._advance(subject, times, scopes.get(subject))
        left = [DutyScope(scope=subject, known_at=times[-1], stale=True) for subject, times in touched.items()]
        self._keep_scopes(scope for scope in left if scope.scope not in within)

    def catch_up(self) -> int:
        """Derive what was left stale; returns how many subjects that was."""
        stale = DutyScope.objects.using(self._using).filter(stale=True).values_list("scope", flat=True)
        subjects = [Subject(scope) for scope in stale.order_by("scope")]
        for subject in subjects:
            self._make_again(subject)
        return len(subjects)

    def _touched(self, added: Sequence[Kept]) -> Touched:
        """Return the subjects whose duties may have changed, each with the instants at which it may have."""
        times = {kept.row.position: kept.sealed.event.recorded_at for kept in added if kept.sealed}
        ids = [kept.sealed.event.id for kept in added if kept.sealed]
        corrected = EventCorrection.objects.using(self._using).filter(corrects__in=ids)
        moved = set(corrected.values_list("corrects", flat=True))
        wide = {kept.row.position for kept in added if kept.event and bears_on_every_case(kept.event, moved)}
        found: dict[Subject, set[datetime]] = {}
        named = EventSubject.objects.using(self._using).filter(position__in=list(times)).order_by("position")
        for position, rows in groupby(named.values_list("position", "subject"), key=lambda pair: pair[0]):
            subjects = {Subject(subject) for _, subject in rows}
            children = [subject for subject in subjects if subject.startswith("child:")] if position in wide else []
            for subject in subjects | cases_of(self._using, children):
                found.setdefault(subject, set()).add(times[position])
        kinds = self._deriving.scopes if found else ()
        return {subject: sorted(found[subject]) for subject in sorted(found) if kind_of(subject) in kinds}

    def _within_bound(self, touched: Iterable[Subject]) -> Iterator[Subject]:
        events = 0
        for subjects, subject in enumerate(touched, start=1):
            events += how_many(self._using, subject)
            if subjects > self._bound.subjects or events > self._bound.events:
                return
            yield subject

    def _advance(self, subject: Subject, times: Sequence[datetime], scope: DutyScope | None) -> None:
        """Learn what became known at some instants, which are later than any before; otherwise begin again."""
        if scope is not None and times[0] <= scope.known_at:
            self._make_again(subject)
            return
        events = bearing_on(self._using, subject)
        recorded = {event.recorded_at for event in events if scope is None or event.recorded_at > scope.known_at}
        held = DutyVersion.objects.using(self._using).filter(scope=subject, known_until=None)
        before = {as_version(row): row for row in held}
        after = list(before)
        for moment in sorted(recorded):
            after = learn(after, duties_known(events, subject, self._deriving, moment), moment)
        self._write(before, after)
        self._keep_scopes([DutyScope(scope=subject, known_at=max(recorded))])

    def _write(self, before: Mapping[Version, DutyVersion], after: Sequence[Version]) -> None:
        """Write the versions that began, and the end of those that ended."""
        ended = []
        for row, version in zip(before.values(), after, strict=False):
            if version.known_until is not None:
                row.known_until = version.known_until
                ended.append(row)
        rows = DutyVersion.objects.using(self._using)
        rows.bulk_update(ended, ["known_until"])
        rows.bulk_create(map(as_row, after[len(before) :]))

    def _make_again(self, subject: Subject) -> None:
        events = bearing_on(self._using, subject)
        rows = DutyVersion.objects.using(self._using)
        rows.filter(scope=subject).delete()
        rows.bulk_create(map(as_row, versions(events, subject, self._deriving)))
        self._keep_scopes([DutyScope(scope=subject, known_at=max(event.recorded_at for event in events))])

    def _keep_scopes(self, scopes: Iterable[DutyScope]) -> None:
        DutyScope.objects.using(self._using).bulk_create(
            scopes, update_conflicts=True, unique_fields=["scope"], update_fields=["known_at", "stale"]
        )


NEW = DutyScope(stale=False)


def as_row(version: Version) -> DutyVersion:
    """Return a version as it is kept."""
    duty = version.duty
    return DutyVersion(
        scope=duty.scope,
        rule=duty.rule,
        duty=WRITTEN.dump_json(duty).decode(),
        raised_at=duty.raised_at,
        due_at=duty.due_at,
        known_from=version.known_from,
        known_until=version.known_until,
    )


def as_version(row: DutyVersion) -> Version:
    """Return a version as it was kept."""
    duty = WRITTEN.validate_json(row.duty)
    return Version(duty=duty, known_from=row.known_from, known_until=row.known_until)
