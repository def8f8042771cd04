"""The episodes that figures are made of, as known at the last midnight, read once a day by each process.

Figures that are as known at midnight stay the same all day, so that two people speak of the same numbers.
"""

from datetime import datetime

from wayhome.application.governing.episodes import read_episodes
from wayhome.application.governing.place import at_end_of
from wayhome.assurance.episodes import Episodes
from wayhome.kernel.worktime import london_day, start_of_day
from wayhome.web.http import Visit

EXPLOITATION = "exploitation"
AT_MOST = 4
_kept: dict[tuple[datetime, datetime, str], Episodes] = {}


def episodes_since(visit: Visit, begins: datetime, known_at: datetime | None = None) -> Episodes:
    """Return what was reported since an instant, as known at another: the last midnight, unless it is said."""
    at = known_at or midnight(visit)
    log = visit.parts.ledger
    key = (begins, at, at_end_of(log, at).ledger)
    if key not in _kept:
        while len(_kept) >= AT_MOST:
            _kept.pop(next(iter(_kept)))
        factors = visit.parts.reading.rulebook.pack.factors.values()
        codes = frozenset(one.id for one in factors if one.group == EXPLOITATION)
        _kept[key] = read_episodes(log, begins, known_at=at, exploitation=codes)
    return _kept[key]


def midnight(visit: Visit) -> datetime:
    """Return when the London day of a visit began."""
    return start_of_day(london_day(visit.now))
