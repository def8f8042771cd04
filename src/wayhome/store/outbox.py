"""Where letters wait until they are sent: in memory, and on a database with several senders at once."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from threading import RLock

from django.db import connections, transaction
from django.db.models import F, QuerySet

from wayhome.application.notices.letter import Letter
from wayhome.application.notices.outbox import LEASE, Failing, Made, Progress, Standing, Waiting
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.rows import Row, read
from wayhome.store.ledger import TURNS
from wayhome.store.outbox_models import AwaitedSubject, NoticeProgress, StoredLetter, ToldNotice
from wayhome.store.sql import ask

MOST_FAILING = 20
OF_TYPE = (
    "SELECT e.position, e.record, e.sequence, e.previous, e.hash, e.ledger, e.envelope "
    "FROM event_index i JOIN event e ON e.position = i.position "
    "WHERE i.type = %s AND i.position > %s ORDER BY e.position"
)


class DatabaseOutbox:
    """The outbox on one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def progress(self) -> Progress | None:
        """Return how far the record was read; None before anything was."""
        return next(map(_as_progress, NoticeProgress.objects.using(self._using).filter(pk=1)), None)

    def awake(self, now: datetime, limit: int) -> Sequence[Subject]:
        """Return subjects that are to be looked at again by an instant, the longest awaited first."""
        found = AwaitedSubject.objects.using(self._using).filter(look_at__lte=now).order_by("look_at", "scope")
        return [Subject(scope) for scope in found.values_list("scope", flat=True)[:limit]]

    def told(self, keys: Sequence[str]) -> frozenset[str]:
        """Return those keys that were told before."""
        hashed = {_hashed(key): key for key in keys}
        found = ToldNotice.objects.using(self._using).in_bulk(list(hashed))
        return frozenset(hashed[key] for key in found)

    def keep(self, made: Made, *, before: Progress | None, after: Progress) -> bool:
        """Keep what a pass came to, all or nothing; says whether it did."""
        with self._writing():
            if not self._move(before, after):
                return False
            for letter in made.letters:
                self._keep(letter)
            self._await(made)
        return True

    def take(self, now: datetime, limit: int) -> Sequence[Waiting]:
        """Take letters to send, the oldest first; nobody else takes them until the lease has passed."""
        with self._writing():
            due = self._unsent().filter(next_try__lte=now).order_by("pk")
            if connections[self._using].features.has_select_for_update_skip_locked:
                due = due.select_for_update(skip_locked=True)
            taken = list(due[:limit])
            numbers = [row.pk for row in taken]
            self._rows().filter(pk__in=numbers).update(attempts=F("attempts") + 1, next_try=now + LEASE)
        return [Waiting(number=row.pk, letter=_as_letter(row), attempts=row.attempts + 1) for row in taken]

    def sent(self, number: int, at: datetime) -> None:
        """Note that a letter was sent."""
        with self._writing():
            self._unsent().filter(pk=number).update(sent_at=at, failure="")

    def failed(self, number: int, why: str, next_try: datetime) -> None:
        """Note that a letter could not be sent, why, and when it is tried again."""
        with self._writing():
            self._unsent().filter(pk=number).update(failure=why, next_try=next_try)

    def standing(self) -> Standing:
        """Return how the outbox stands."""
        unsent = self._unsent()
        failing = unsent.exclude(failure="").order_by("pk")[:MOST_FAILING]
        return Standing(
            sent=self._rows().exclude(sent_at=None).count(),
            unsent=unsent.count(),
            oldest=unsent.order_by("made_at").values_list("made_at", flat=True).first(),
            failing=tuple(
                Failing(number=r.pk, attempts=r.attempts, next_try=r.next_try, why=r.failure) for r in failing
            ),
            progress=self.progress(),
        )

    def _writing(self) -> AbstractContextManager[object]:
        """Take turns with this process's other writers on SQLite, and keep what is written for good."""
        on_sqlite = connections[self._using].vendor == "sqlite"
        stack = ExitStack()
        stack.enter_context(TURNS.setdefault(self._using, RLock()) if on_sqlite else nullcontext())
        stack.enter_context(transaction.atomic(using=self._using, durable=True))
        return stack

    def _move(self, before: Progress | None, after: Progress) -> bool:
        rows = NoticeProgress.objects.using(self._using)
        turn = 1 if before is None else before.turn + 1
        moved = {"position": after.position, "under": after.under, "since": after.since, "turn": turn}
        if before is not None:
            return rows.filter(pk=1, turn=before.turn).update(**moved) == 1
        rows.bulk_create([NoticeProgress(pk=1, turn=0, position=0, since=after.since)], ignore_conflicts=True)
        return rows.filter(pk=1, turn=0).update(**moved) == 1

    def _keep(self, letter: Letter) -> None:
        self._rows().create(
            key=letter.key,
            reader=letter.reader,
            unit=letter.unit,
            subject=letter.subject,
            text=letter.text,
            records=json.dumps(letter.records),
            made_at=letter.made_at,
            next_try=letter.made_at,
        )
        ToldNotice.objects.using(self._using).bulk_create(
            (ToldNotice(key=_hashed(key), letter=letter.key) for key in letter.tells), ignore_conflicts=True
        )

    def _await(self, made: Made) -> None:
        rows = AwaitedSubject.objects.using(self._using)
        rows.filter(scope__in=[scope for scope, at in made.looks.items() if at is None]).delete()
        if made.everyone_at is not None:
            rows.filter(look_at__gt=made.everyone_at).update(look_at=made.everyone_at)
        rows.bulk_create(
            (AwaitedSubject(scope=scope, look_at=at) for scope, at in made.looks.items() if at is not None),
            update_conflicts=True,
            unique_fields=["scope"],
            update_fields=["look_at"],
        )

    def _rows(self) -> QuerySet[StoredLetter]:
        return StoredLetter.objects.using(self._using)

    def _unsent(self) -> QuerySet[StoredLetter]:
        return self._rows().filter(sent_at=None)


@dataclass(slots=True)
class _Held:
    """A letter in memory, and what came of it."""

    waiting: Waiting
    next_try: datetime
    sent_at: datetime | None = None
    failure: str = ""


@dataclass(slots=True)
class MemoryOutbox:
    """The outbox in memory, for tests and simulations."""

    _progress: Progress | None = None
    _held: dict[int, _Held] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _awaited: dict[Subject, datetime] = field(default_factory=dict)
    _lock: AbstractContextManager[object] = field(default_factory=RLock)

    def progress(self) -> Progress | None:
        """Return how far the record was read; None before anything was."""
        return self._progress

    def awake(self, now: datetime, limit: int) -> Sequence[Subject]:
        """Return subjects that are to be looked at again by an instant, the longest awaited first."""
        due = sorted((at, scope) for scope, at in self._awaited.items() if at <= now)
        return [scope for _, scope in due[:limit]]

    def told(self, keys: Sequence[str]) -> frozenset[str]:
        """Return those keys that were told before."""
        return frozenset(self._told.intersection(keys))

    def keep(self, made: Made, *, before: Progress | None, after: Progress) -> bool:
        """Keep what a pass came to, all or nothing; says whether it did."""
        with self._lock:
            if self._progress != before:
                return False
            self._progress = replace(after, turn=1 if before is None else before.turn + 1)
            for letter in made.letters:
                number = len(self._held) + 1
                self._held[number] = _Held(Waiting(number=number, letter=letter, attempts=0), letter.made_at)
                self._told.update(letter.tells)
            self._await(made)
        return True

    def take(self, now: datetime, limit: int) -> Sequence[Waiting]:
        """Take letters to send, the oldest first; nobody else takes them until the lease has passed."""
        with self._lock:
            due = [held for held in self._held.values() if held.sent_at is None and held.next_try <= now][:limit]
            for held in due:
                held.waiting = replace(held.waiting, attempts=held.waiting.attempts + 1)
                held.next_try = now + LEASE
            return [held.waiting for held in due]

    def sent(self, number: int, at: datetime) -> None:
        """Note that a letter was sent."""
        held = self._held[number]
        held.sent_at, held.failure = held.sent_at or at, ""

    def failed(self, number: int, why: str, next_try: datetime) -> None:
        """Note that a letter could not be sent, why, and when it is tried again."""
        if self._held[number].sent_at is None:
            self._held[number].failure, self._held[number].next_try = why, next_try

    def standing(self) -> Standing:
        """Return how the outbox stands."""
        unsent = [held for held in self._held.values() if held.sent_at is None]
        return Standing(
            sent=len(self._held) - len(unsent),
            unsent=len(unsent),
            oldest=min((held.waiting.letter.made_at for held in unsent), default=None),
            failing=tuple(
                Failing(
                    number=held.waiting.number, attempts=held.waiting.attempts, next_try=held.next_try, why=held.failure
                )
                for held in unsent
                if held.failure
            )[:MOST_FAILING],
            progress=self._progress,
        )

    def _await(self, made: Made) -> None:
        if made.everyone_at is not None:
            self._awaited = {scope: min(at, made.everyone_at) for scope, at in self._awaited.items()}
        for scope, at in made.looks.items():
            self._awaited.pop(scope, None)
            if at is not None:
                self._awaited[scope] = at


class EventsOfType:
    """The events of a type, in the order in which they were entered; only those that came since are read again."""

    def __init__(self, using: str) -> None:
        self._using = using
        self._held: dict[str, tuple[int, tuple[Event, ...]]] = {}

    def __call__(self, name: str) -> Sequence[Event]:
        """Return the events of one type that this build can read."""
        position, held = self._held.get(name, (0, ()))
        rows = [Row(*found) for found in ask(self._using, OF_TYPE, name, position)]
        if rows:
            held += tuple(kept.sealed.event for kept in map(read, rows) if kept.sealed)
            self._held[name] = rows[-1].position, held
        return held


def _hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _as_progress(row: NoticeProgress) -> Progress:
    return Progress(position=row.position, under=row.under, since=row.since, turn=row.turn)


def _as_letter(row: StoredLetter) -> Letter:
    """Return a letter as it was kept; what it tells is kept by itself and not read again."""
    return Letter(
        key=row.key,
        reader=ActorId(row.reader),
        unit=row.unit,
        subject=row.subject,
        text=row.text,
        records=tuple(map(RecordId, json.loads(row.records))),
        tells=(),
        made_at=row.made_at,
    )
