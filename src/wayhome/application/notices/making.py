"""Making letters: from what was entered since, and from what has come due since somebody last looked.

The record is the first half of the outbox. An entry is written in one transaction and has a position without a gap, so
reading on from the last position misses nothing, whenever a reader stopped. Letters, and how far the record was read,
are kept in one transaction too. What is derived is derived outside any lock.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from wayhome.application.duty_book import named
from wayhome.application.notices.bearing import bearing_on, touched
from wayhome.application.notices.letter import Letter, Link, letters
from wayhome.application.notices.notice import Notice
from wayhome.application.notices.outbox import Made, Outbox, Progress
from wayhome.application.notices.readers import Readers, current
from wayhome.application.notices.telling import Owed, notices
from wayhome.application.notices.times import next_look
from wayhome.application.notices.vacant import BesidesOf, nobody_besides
from wayhome.application.notices.wishes import WishesOf, put_off, wants_everything
from wayhome.application.ports import EventLog
from wayhome.duties.derive import Rulebook
from wayhome.duties.holding import READ_FOR_A_ROSTER
from wayhome.duties.in_force import ACTIVATED, InForce, in_force
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.record.rows import read

AT_ONCE = 200
ROWS_AT_ONCE = 20_000  # a long record that is read for the first time: what was touched often is looked at once
AFTER_A_FAULT = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record as letters are made from it.

    ``of_type`` returns the events of one type; ``first`` is the rulebook in force until the record says another was,
    and ``rulebooks`` loads one by name. ``link`` leads to a record's page, and without one to all that one owes.
    ``faulty`` is told of a subject for which nothing can be derived: nobody else's letters wait for it. ``wishes`` says
    what somebody wishes about letters that can wait; ``besides``, who is told as well when nobody holds a role.
    """

    log: EventLog
    of_type: Callable[[str], Sequence[Event]]
    first: Rulebook
    rulebooks: Callable[[str], Rulebook]
    link: Link
    faulty: Callable[[Subject, Exception], None]
    wishes: WishesOf = wants_everything
    besides: Callable[[], BesidesOf] = nobody_besides


def notices_due(record: Record, outbox: Outbox, now: datetime, *, since: datetime | None = None) -> int:
    """Keep a letter for everything that somebody is to be told of by an instant; returns how many letters were kept.

    ``since`` counts only the first time: what arose or fell due before is told to nobody; not given, it is now.
    Asking again, after a crash too, keeps nothing twice.
    """
    kept = 0
    while (made := _pass(record, outbox, now, since or now)) is not None:
        kept += made
    return kept


def _pass(record: Record, outbox: Outbox, now: datetime, since: datetime) -> int | None:
    """Make one batch of letters; returns None when there was nothing to look at."""
    before = outbox.progress()
    start = before or Progress(position=0, under="", since=since)
    rows = record.log.after(start.position, ROWS_AT_ONCE)
    added = [kept.sealed.event for kept in map(read, rows) if kept.sealed]
    activated = record.of_type(ACTIVATED)
    under = _under(record, activated)
    awake = outbox.awake(now, AT_ONCE)
    if not (rows or awake or before is None or under != start.under):
        return None
    rulebook = in_force(activated, record.first, record.rulebooks)
    readers = Readers(current(record.of_type, now), rulebook.pack_at(now).head, record.besides())
    looking = _Looking(record, rulebook, readers, start.since, now)
    scopes = touched(added, record.log) | set(awake)
    told, looks = looking.at(sorted(scopes))
    changed = under != start.under or any(event.type in READ_FOR_A_ROSTER for event in added)
    made = Made(letters=_new(told, outbox, now, record.link), looks=looks, everyone_at=now if changed else None)
    after = replace(start, position=rows[-1].position if rows else start.position, under=under)
    return len(made.letters) if outbox.keep(made, before=before, after=after) else 0


def _new(told: Iterable[Notice], outbox: Outbox, now: datetime, link: Link) -> tuple[Letter, ...]:
    """Make letters of what was not told before."""
    every = list(told)
    before = outbox.told([notice.key for notice in every])
    return letters((notice for notice in every if notice.key not in before), now, link)


def _under(record: Record, activated: Iterable[Event]) -> str:
    return sha256("\n".join((named(record.first), *(event.id for event in activated))).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Looking:
    """One look at what some subjects owe."""

    record: Record
    rulebook: InForce
    readers: Readers
    since: datetime
    now: datetime

    def at(self, scopes: Sequence[Subject]) -> tuple[list[Notice], Mapping[Subject, datetime | None]]:
        told: list[Notice] = []
        looks: dict[Subject, datetime | None] = {}
        for scope in scopes:
            try:
                owed = self._owed(scope)
                wanted, until = self._wanted(notices(owed, self.now))
                told.extend(wanted)
                look = next_look(owed.duties, self._changes(), self.now, step=self.readers.step)
                looks[scope] = _soonest(look, until)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the others are told
                self.record.faulty(scope, fault)
                looks[scope] = self.now + AFTER_A_FAULT
        return told, looks

    def _changes(self) -> Iterator[datetime]:
        """Yield when posts change hands, and when a time of the force's own falls away: the rungs may take longer."""
        yield from self.readers.changes()
        if (another := self.rulebook.changes_after(self.now)) is not None:
            yield another

    def _wanted(self, every: Iterable[Notice]) -> tuple[list[Notice], datetime | None]:
        """Part notices from those that their readers put off, and return until when the first of these is put off."""
        until = {notice: put_off(notice, self.record.wishes(notice.reader.officer), self.now) for notice in every}
        later = [at for at in until.values() if at is not None and at > self.now]
        return [notice for notice, at in until.items() if at is None], min(later, default=None)

    def _owed(self, scope: Subject) -> Owed:
        events = bearing_on(scope, self.record.log) if kind_of(scope) is not SubjectKind.POST else []
        story = stories(events).get(scope)
        duties = self.rulebook.derive(story, horizon=self.now) if story else ()
        awaited = tuple(duty for duty in duties if duty.due_at >= self.since or duty.raised_at >= self.since)
        return Owed(
            scope=scope,
            duties=awaited,
            events=events,
            pack=self.rulebook.pack,
            readers=self.readers,
            since=self.since,
        )


def _soonest(first: datetime | None, second: datetime | None) -> datetime | None:
    return min((at for at in (first, second) if at is not None), default=None)
