"""Which duties somebody is shown, by how far up the ladder they have gone: asked once of all that are alike in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from wayhome.duties.duty import Duty
from wayhome.kernel.ids import ActorId
from wayhome.web.presenting.owed_part import Owed, through
from wayhome.web.presenting.whose import Keeps, Late, Rungs, is_of_victims, late

HOUR = timedelta(hours=1)
HOURS_OF_A_DAY = 24
Between = tuple[datetime | None, datetime | None]
WHOLE: Between = (None, None)


class Who(NamedTuple):
    """What decides whose a duty is, and whether it is of a victim's right.

    How much time it leaves decides how long a rung takes, in whole ``hours`` and up to a day.
    """

    agency: str
    role: str
    first: str
    in_hand_of: ActorId
    scope: str
    hours: int
    of_victims: bool


KeptRungs = Mapping[Who, Sequence[Between]]


def who_owes(duty: Duty) -> Who:
    """Return what decides whose a duty is."""
    hours = min(duty.length // HOUR, HOURS_OF_A_DAY)
    scope, owed_by = duty.scope.partition(":")[0], duty.owed_by
    return Who(owed_by.agency, owed_by.role, owed_by.first, duty.in_hand_of, scope, hours, is_of_victims(duty))


class Like:
    """Duties like those of every case at an instant, one for each rung to which they may have gone.

    Those that leave another time are alike, unless it makes their rungs take another time.
    """

    def __init__(self, samples: Mapping[Who, Duty], now: datetime, rungs: Rungs) -> None:
        steps = {who: rungs.head.step_for(sample.length) for who, sample in samples.items()}
        self._alike = {who: (who._replace(hours=0), steps[who]) for who in samples}
        self._late = {self._alike[who]: late(sample, now, rungs) for who, sample in samples.items()}
        self._now = now

    def kept(self, keeps: Keeps) -> KeptRungs:
        """Return between which instants duties fall due that somebody is shown now, by who owes them."""
        kept = {alike: list(kept_rungs(each, keeps, self._now)) for alike, each in self._late.items()}
        return {who: kept[alike] for who, alike in self._alike.items()}


def cut(held: Sequence[Owed], kept: Sequence[Between]) -> Iterator[Sequence[Owed]]:
    """Yield the parts of duties in order that fall due between some instants."""
    for begins, ends in kept:
        first = 0 if begins is None else through(held, begins)
        last = len(held) if ends is None else through(held, ends)
        if first < last:
            yield held[first:last]


def kept_rungs(like: Late, keeps: Keeps, now: datetime) -> Iterator[Between]:
    """Yield between which instants duties like one fall due that somebody is shown now; whose it is goes by the rung.

    What is overdue for less than a rung goes with what is not overdue, and the last rung goes back without end.
    """
    step, most = like.step, len(like.duties) - 1
    kept = [up for up in range(most, -1, -1) if keeps(like.duties[up])]
    for _, run in groupby(enumerate(kept), key=lambda pair: pair[0] + pair[1]):
        ups = [up for _, up in run]
        begins = None if ups[0] == most else now - (ups[0] + 1) * step
        yield begins, (now - ups[-1] * step) if ups[-1] else None
