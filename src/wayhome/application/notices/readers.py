"""Who is told: whoever holds the post at that minute, or somebody above; never the one whose work is looked at."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import chain

from wayhome.application.notices.notice import Reader
from wayhome.application.notices.vacant import NOBODY_BESIDES, BesidesOf
from wayhome.duties.duty import Duty
from wayhome.duties.holding import HELD, READ_FOR_A_ROSTER
from wayhome.duties.owners import owner_of, whose_turn
from wayhome.duties.roster import Roster
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import as_utc, in_london, instant
from wayhome.record.envelope import Event
from wayhome.rulebook.head import Head

NO_POSTS = "no post was ever recorded as held"
A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)


def current(of_type: Callable[[str], Sequence[Event]], now: datetime) -> tuple[Event, ...]:
    """Return what the record says of the people on duty, but for shifts that are over: they say nothing about now."""
    every = chain.from_iterable(map(of_type, READ_FOR_A_ROSTER))
    return tuple(event for event in every if not _is_over(event, now - A_DAY))


def _is_over(event: Event, moment: datetime) -> bool:
    end = event.body.get("end") if event.type == HELD else None
    return bool(end) and instant(str(end)) <= moment


class Readers:
    """Who holds which post, as the record says, asked by a rulebook's ladder."""

    def __init__(self, held: Iterable[Event], head: Head, besides: BesidesOf = NOBODY_BESIDES) -> None:
        self._head = head
        self._besides = besides
        self._roster = Roster(held)

    def step(self, duty: Duty) -> timedelta:
        """Return how long a duty stays overdue before it goes one rung up."""
        return self._head.step_for(duty.length)

    def owner(self, duty: Duty, now: datetime, unit: str = "") -> Reader:
        """Return who owes a duty at an instant; nobody's name where no post up the ladder is held."""
        step = self.step(duty)
        owner = owner_of(duty, self._roster, self._head.ladder, now, step=step, beside=self._head.beside)
        why = owner.why if self._roster else NO_POSTS
        role, vacant = self.in_words(owner.role), self._vacant(duty, owner.role, now)
        return Reader(officer=owner.officer, role=role, unit=unit, why=why, vacant=vacant)

    def besides(self, duty: Duty, told: Reader, now: datetime) -> Reader | None:
        """Return who else is told of a duty because nobody holds the role that owes it; None where nobody is.

        ``told`` is who is told anyway: whoever it was passed up to, or the mailbox that takes what reaches nobody.
        """
        role = duty.owed_by.role
        chosen = self._besides.get(role)
        if chosen is None or whose_turn(duty, role, self._roster, now) is not None:
            return None
        holding = self._roster.on_duty(chosen.role, now) if chosen.role else None
        officer = holding.officer if holding else ActorId("")
        if (officer, "" if officer else chosen.unit) == (told.officer, "" if told.officer else told.unit):
            return None
        if not officer and not chosen.unit:
            return None
        return Reader(officer=officer, unit=chosen.unit, role=self.in_words(role), besides=True)

    def of_role(self, role: str, now: datetime, *, but: ActorId, unit: str = "") -> Reader:
        """Return who holds a post of a role, or above, at an instant; never the person named by ``but``."""
        for each in self._up_from(role):
            holding = self._roster.on_duty(each, now, but=but)
            if holding is not None:
                return Reader(officer=holding.officer, role=self.in_words(each), unit=unit)
        return Reader(role=self.in_words(role), unit=unit, why="nobody else on the ladder is on duty")

    def taking_over(self, role: str, now: datetime, *, but: ActorId, unit: str = "") -> Reader:
        """Return who comes on in a role: on duty beside whoever goes, or from the next start of a shift."""
        for moment in (now, *self._shift_starts(now)):
            holding = self._roster.on_duty(role, moment, but=but)
            if holding is not None:
                return Reader(officer=holding.officer, role=self.in_words(role), unit=unit)
        return self.of_role(role, now, but=but, unit=unit)

    def changes(self) -> Iterator[datetime]:
        """Yield the instants at which posts change hands."""
        yield from self._roster.instants()

    def unit_of(self, event: Event | None) -> str:
        """Return the unit of the post under which an entry was made, as far as it is recorded."""
        post = self._roster.posts.get(event.post) if event is not None else None
        return post.unit if post else ""

    def in_words(self, role: str) -> str:
        """Return a role as it is said at work."""
        return self._head.roles.get(role, role.replace("_", " "))

    def _vacant(self, duty: Duty, reached: str, now: datetime) -> str:
        """Say which posts below the one that a duty reached nobody holds, and until when; empty where all are held."""
        rungs = self._up_from(duty.owed_by.role)
        below = rungs[: rungs.index(reached)] if reached in rungs else ()
        empty = [role for role in below if whose_turn(duty, role, self._roster, now) is None]
        ends = {role: self._roster.next_change(role, now) for role in empty} if self._roster else {}
        return " ".join(
            f"Nobody is {self.in_words(role)} until {on_the_clock(end)}." if end else
            f"Nobody is {self.in_words(role)}, and nobody is down for it." for role, end in ends.items()
        )  # fmt: skip

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
