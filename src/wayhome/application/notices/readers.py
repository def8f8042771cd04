"""Who is told: whoever holds the post at that minute, or somebody above; never the one whose work is looked at."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from wayhome.application.notices.notice import Reader
from wayhome.duties.duty import Duty
from wayhome.duties.owners import HELD, Roster, owner_of
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import as_utc, in_london, instant
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Head

NO_POSTS = "no post was ever recorded as held"
A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)


def current(held: Iterable[Event], now: datetime) -> tuple[Event, ...]:
    """Return those holdings of posts that may say who is told about now: years of past shifts say nothing."""
    return tuple(event for event in held if not event.body.get("end") or instant(str(event.body["end"])) > now - A_DAY)


class Readers:
    """Who holds which post, as the record says, asked by a rulebook's ladder."""

    def __init__(self, held: Iterable[Event], head: Head) -> None:
        self._held = tuple(event for event in held if event.type == HELD)
        self._head = head
        self._roster = Roster(self._held)

    def owner(self, duty: Duty, now: datetime, unit: str = "") -> Reader:
        """Return who owes a duty at an instant; nobody's name where no post up the ladder is held."""
        owner = owner_of(duty, self._roster, self._head.ladder, now, beside=self._head.beside)
        why = owner.why if self._held else NO_POSTS
        return Reader(officer=owner.officer, role=self.in_words(owner.role), unit=unit, why=why)

    def of_role(self, role: str, now: datetime, *, but: ActorId, unit: str = "") -> Reader:
        """Return who holds a post of a role, or above, at an instant; never the person named by ``but``."""
        others = Roster(event for event in self._held if event.body["officer"] != but)
        for each in self._up_from(role):
            holding = others.on_duty(each, now)
            if holding is not None:
                return Reader(officer=holding.officer, role=self.in_words(each), unit=unit)
        return Reader(role=self.in_words(role), unit=unit, why="nobody else on the ladder is on duty")

    def taking_over(self, role: str, now: datetime, *, but: ActorId, unit: str = "") -> Reader:
        """Return who comes on in a role: on duty beside whoever goes, or from the next start of a shift."""
        others = Roster(event for event in self._held if event.body["officer"] != but)
        for moment in (now, *self._shift_starts(now)):
            holding = others.on_duty(role, moment)
            if holding is not None:
                return Reader(officer=holding.officer, role=self.in_words(role), unit=unit)
        return self.of_role(role, now, but=but, unit=unit)

    def changes(self) -> Iterator[datetime]:
        """Yield the instants at which posts change hands."""
        for event in self._held:
            yield from (instant(str(event.body[edge])) for edge in ("start", "end") if event.body.get(edge))

    def unit_of(self, event: Event | None) -> str:
        """Return the unit of the post under which an entry was made, as far as it is recorded."""
        posts = (held for held in self._held if event is not None and f"post:{event.post}" in held.subjects)
        return next((str(held.body.get("unit", "")) for held in posts), "")

    def in_words(self, role: str) -> str:
        """Return a role as it is said at work."""
        return self._head.roles.get(role, role.replace("_", " "))

    def _up_from(self, role: str) -> tuple[str, ...]:
        rung = role if role in self._head.ladder else self._head.beside.get(role, "")
        above = self._head.ladder[self._head.ladder.index(rung) :] if rung in self._head.ladder else self._head.ladder
        return tuple(dict.fromkeys((role, *above)))

    def _shift_starts(self, now: datetime) -> list[datetime]:
        """Return the starts of the shifts within a day, a minute into each."""
        today = in_london(now)
        starts = (
            today.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0, fold=0) + A_DAY * days + A_MINUTE
            for days in (0, 1)
            for at in map(time.fromisoformat, self._head.shift_starts)
        )
        return sorted(start for start in map(as_utc, starts) if now < start <= now + A_DAY)
