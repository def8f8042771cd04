"""What is safe in reaching somebody, in the same words wherever it is read or written."""

from collections.abc import Iterator, Mapping
from datetime import date, time

from wayhome.casework.holders.standing import Safety
from wayhome.web.presenting.times import day

BY: Mapping[str, str] = {
    "text": "Text message", "email": "E-mail", "letter": "Letter", "telephone": "Telephone", "in_person": "In person",
    "through_advocate": "Through an advocate", "door": "Their own page here",
}  # fmt: skip
DAYS = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat", "sun": "Sun"}


def never(known: Safety) -> Iterator[str]:
    """Yield who must not know, and by what they are never reached."""
    if known.must_not_know:
        yield f"Must not know: {known.must_not_know}"
    if known.never_by:
        yield f"Never by {', '.join(BY[one].lower() for one in known.never_by)}."
    if known.never:
        yield f"Never use: {', '.join(known.never.splitlines())}"


def when_safe(known: Safety, today: date) -> Iterator[str]:
    """Yield at what times they may be reached, and that it is to be asked again where it is."""
    hours = known.hours
    if hours.begin or hours.end:
        yield _clock(hours.begin, hours.end)
    if hours.days:
        yield f"Only on {', '.join(DAYS[one] for one in hours.days)}."
    if known.look_again_on and known.look_again_on <= today:
        yield f"To be asked again since {day(known.recorded_at)}."


def _clock(begin: time | None, end: time | None) -> str:
    if begin and end:
        return f"Only from {begin:%H:%M} to {end:%H:%M}."
    return f"Not before {begin:%H:%M}." if begin else f"Not after {end:%H:%M}."
