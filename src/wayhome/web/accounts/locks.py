"""Sign-ins that are locked after too many failures: who they are, and opening one before its time."""

from datetime import datetime

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings


def locked(now: datetime) -> frozenset[str]:
    """Return the user names that are locked from some computer at an instant."""
    tried = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gt=now - settings.AXES_COOLOFF_TIME
    )
    return frozenset(name for name in tried.values_list("username", flat=True) if name)


def lift(username: str) -> None:
    """Let somebody try again at once."""
    reset(username=username)
