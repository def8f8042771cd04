"""From when until when a case stands as it does, if nothing more is entered: no timer is needed to know it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import chain

from wayhome.application.told import CaseTold
from wayhome.duties.facts import age_at, fact_line
from wayhome.duties.in_force import InForce
from wayhome.duties.shapes.dates import SECOND
from wayhome.kernel.worktime import birthday, london_day, start_of_day

Span = tuple[datetime | None, datetime | None]
A_DAY = timedelta(days=1)


def lasting(told: CaseTold, rulebook: InForce, at: datetime, *, by_the_day: bool) -> Span:
    """Return the last instant up to one at which a case came to stand otherwise, and the next at which it may.

    Those are when its duties are raised, fall due and are over, when anything written down happened, birthdays, and
    when a rulebook came into force; and the end of the day where the calendar raises what it owes.
    """
    since: datetime | None = None
    until: datetime | None = None
    for instant in chain(_turns(told, rulebook, at), _days(at) if by_the_day else ()):
        if instant <= at:
            since = instant if since is None or instant > since else since
        elif until is None or instant < until:
            until = instant
    return since, until


def _turns(told: CaseTold, rulebook: InForce, at: datetime) -> Iterable[datetime]:
    held = chain(told.entries, told.background)
    events = chain((one.event for one in held), told.story.own, told.story.child)
    return chain(
        chain.from_iterable(duty.changes() for duty in told.duties),
        (event.happened_at for event in events),
        (one.at for one in rulebook.activations),
        _birthdays(told, at),
    )


def _birthdays(told: CaseTold, at: datetime) -> Iterator[datetime]:
    """Yield the last birthday and the next, where the birth date is known."""
    born, age = fact_line(told.story, "date_of_birth").at(at), age_at(told.story, at)
    if isinstance(born, str) and age is not None:
        yield from (start_of_day(birthday(date.fromisoformat(born), years)) for years in (age, age + 1))


def _days(at: datetime) -> Iterator[datetime]:
    """Yield when the day began, and when it will be over; the calendar turns a second early, see ``keeping``."""
    day = london_day(at + SECOND)
    yield from (start_of_day(one) - SECOND for one in (day, day + A_DAY))
