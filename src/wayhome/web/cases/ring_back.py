"""A caller who was asked to look first, and is to be rung back: said on the child's own record until a report comes."""

from collections.abc import Iterable
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.kernel.moments import instant
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.web.presenting.times import when

DEFERRED, REPORTED = "missing.report_deferred", "missing.reported"


def ring_back(case: Case, others: Iterable[Case]) -> str:
    """Say when the caller of the last deferred report is rung back; empty where none is, or once a report was taken.

    ``others`` are the child's other cases, in which a report of them stands.
    """
    last = _last(effective(held.event for held in (*case.entries, *case.background)), DEFERRED)
    if last is None:
        return ""
    reported = _last(effective(held.event for other in others for held in other.entries), REPORTED)
    if reported is not None and reported.happened_at >= last.happened_at:
        return ""
    asked = "The caller was asked to look first, and no report has been taken since."
    if not last.body.get("call_back_at"):
        return f"{asked} Nobody said when they are rung back: ring them now."
    return f"{asked} {_due(instant(str(last.body['call_back_at'])), case.at)}"


def _due(at: datetime, now: datetime) -> str:
    if at <= now:
        return f"They were to be rung back by {when(at, now)}: ring them now."
    return f"They are rung back by {when(at, now)} if they do not ring before."


def _last(told: list[Event], name: str) -> Event | None:
    found = (event for event in told if event.type == name)
    return max(found, key=lambda event: (event.happened_at, event.id), default=None)
