"""What the kept duties say was owed, as known at an instant: what projections are checked by."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from wayhome.application.duty_book import Deriving, as_of_now, duties_known
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import Subject
from wayhome.store.bearing import bearing_on
from wayhome.store.models import DutyScope, DutyVersion
from wayhome.store.projections.duties import derived_under
from wayhome.store.projections.duty_rows import as_version


class DutyBook:
    """The duties kept in a database; those of a stale subject are derived as they are asked for."""

    def __init__(self, using: str, deriving: Deriving) -> None:
        self._using = using
        self._deriving = deriving

    def known(self, scopes: Sequence[Subject], *, at: datetime) -> Sequence[Duty]:
        """Return the duties of some subjects as they were known at an instant; how each stood is asked of it."""
        stale = self._stale(scopes)
        kept = self._known(at).filter(scope__in=[scope for scope in scopes if scope not in stale])
        return in_order([*map(duty, kept), *self._derived(stale, at)])

    def _known(self, at: datetime) -> QuerySet[DutyVersion]:
        still = Q(known_until=None) | Q(known_until__gt=at)
        return DutyVersion.objects.using(self._using).filter(still, known_from__lte=at)

    def _stale(self, scopes: Sequence[Subject]) -> set[Subject]:
        found = DutyScope.objects.using(self._using).exclude(under=derived_under(self._deriving))
        found = found.filter(scope__in=scopes)
        return {Subject(scope) for scope in found.values_list("scope", flat=True)}

    def _derived(self, scopes: Iterable[Subject], at: datetime) -> list[Duty]:
        now = as_of_now(self._deriving)
        return [
            each for scope in scopes for each in duties_known(bearing_on(self._using, scope), scope, now.duties, at)
        ]


def duty(row: DutyVersion) -> Duty:
    """Return the duty that a row holds."""
    return as_version(row).duty


def in_order(duties: Iterable[Duty]) -> list[Duty]:
    """Sort duties by when they are due, and then so that the order never changes."""
    return sorted(duties, key=lambda each: (each.due_at, each.obligation, each.scope, each.raised_by, each.occurrence))
