"""The "as known at" control: a date and a time read from the address, so it works everywhere and can be sent on."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest

from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.web.presenting.times import clock, day

A_MINUTE = timedelta(minutes=1) - timedelta(microseconds=1)  # to the last instant at which a clock still shows it


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAt:
    """The instant a page speaks of, and how the control shows it. ``query`` keeps it from page to page.

    Where there is an ``error`` the page says nothing of the case: what would stand there is not what was asked for.
    """

    moment: datetime
    chosen: bool
    on: str
    at: str
    words: str
    error: str
    query: str


def known_at(request: HttpRequest, now: datetime) -> KnownAt:
    """Read the instant from the address; without one it is now, and one that cannot be shown is an error."""
    on, at = request.GET.get("on", ""), request.GET.get("at", "")
    if not on and not at:
        return _now(now)
    try:
        moment = as_utc(datetime.combine(date.fromisoformat(on), time.fromisoformat(at or "23:59"), LONDON))
    except (ValueError, OverflowError):
        return _wrong(on, at, now, "Enter a date as 2026-11-23 and a time as 02:14")
    if moment > now:
        return _wrong(on, at, now, "Choose a time in the past: nobody knows yet what will be known then")
    return _chosen(_end_of_minute(moment, now), at or "23:59")


def _end_of_minute(moment: datetime, now: datetime) -> datetime:
    """Return the end of the minute that was chosen, or now: what was written down in that minute was known in it."""
    if moment.second or moment.microsecond:
        return moment
    return min(moment + A_MINUTE, now)


def _now(now: datetime) -> KnownAt:
    london = in_london(now)
    return KnownAt(
        moment=now, chosen=False, on=f"{london:%Y-%m-%d}", at=f"{london:%H:%M}", words="now", error="", query=""
    )


def _wrong(on: str, at: str, now: datetime, error: str) -> KnownAt:
    """Keep what was entered, so that it can be mended, and say what is wrong with it."""
    return KnownAt(moment=now, chosen=False, on=on, at=at, words="", error=error, query="")


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
