"""The "as known at" control: a date and a time read from the address, so it works everywhere and can be sent on."""

from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.http import HttpRequest

from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.web.presenting.times import clock, day


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAt:
    """The instant a page speaks of, and how the control shows it. ``query`` keeps it from page to page."""

    moment: datetime
    chosen: bool
    on: str
    at: str
    words: str
    error: str
    query: str


def known_at(request: HttpRequest, now: datetime) -> KnownAt:
    """Read the instant from the address; without one, or with one that cannot be read, it is now."""
    on, at = request.GET.get("on", ""), request.GET.get("at", "")
    if not on and not at:
        return _now(now)
    try:
        moment = as_utc(datetime.combine(date.fromisoformat(on), time.fromisoformat(at or "23:59"), LONDON))
    except ValueError:
        return _now(now, error="Enter a date as 2026-11-23 and a time as 02:14")
    if moment > now:
        return _now(now, error="Choose a time in the past: nobody knows yet what will be known then")
    return _chosen(moment, at or "23:59")


def _now(now: datetime, *, error: str = "") -> KnownAt:
    london = in_london(now)
    return KnownAt(
        moment=now, chosen=False, on=f"{london:%Y-%m-%d}", at=f"{london:%H:%M}", words="now", error=error, query=""
    )


def _chosen(moment: datetime, at: str) -> KnownAt:
    on = f"{in_london(moment):%Y-%m-%d}"
    return KnownAt(
        moment=moment,
        chosen=True,
        on=on,
        at=clock(moment),
        words=f"{clock(moment)} on {day(moment)}",
        error="",
        query="?" + urlencode({"on": on, "at": at}),
    )
