"""Messages to people outside, on a database with several senders at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from datetime import datetime
from threading import RLock
from typing import get_args

from django.db import connections, transaction
from django.db.models import Count, F, Min, Q, QuerySet

from wayhome.application.sending.collecting import WRITTEN
from wayhome.application.sending.message import CarrierName
from wayhome.application.sending.outgoing import (
    BEING_CARRIED,
    LEASE,
    NEVER_SAY,
    Dealt,
    Outgoing,
    QueueStanding,
    Stands,
    State,
    Taken,
    Why,
    ask_after,
)
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.envelope import Sealed
from wayhome.record.rows import Row, read
from wayhome.store.files.sealing import seal_words, words_sealed
from wayhome.store.ledger import TURNS
from wayhome.store.outgoing_models import OutgoingProgress, StoredOutgoing
from wayhome.store.sql import ask

AFTER = (
    "SELECT e.position, e.record, e.sequence, e.previous, e.hash, e.ledger, e.envelope "
    "FROM event_index i JOIN event e ON e.position = i.position "
    "WHERE i.type = %s AND i.position > %s ORDER BY i.position LIMIT %s"
)
LYING = Q(state="undelivered", dealt="")


class DatabaseOutgoing:
    """The queue on one of Django's databases; ``key`` seals links and codes, ``secret`` makes 32 random bytes."""

    def __init__(self, key: str, secret: Callable[[], str], using: str = "default") -> None:
        self._key = key
        self._secret = secret
        self.using = using

    def position(self) -> int:
        """Return up to which position of the ledger messages were collected; 0 before any were."""
        found = OutgoingProgress.objects.using(self.using).filter(pk=1).values_list("position", flat=True).first()
        return found or 0

    def collect(self, messages: Sequence[Outgoing], *, before: int, after: int) -> bool:
        """Keep messages and how far was read, all or nothing."""
        with self._writing():
            rows = OutgoingProgress.objects.using(self.using)
            rows.bulk_create([OutgoingProgress(pk=1, position=0)], ignore_conflicts=True)
            if rows.filter(pk=1, position=before).update(position=after) != 1:
                return False
            self._rows().bulk_create(map(self._row, messages), ignore_conflicts=True)
        return True

    def put(self, outgoing: Outgoing) -> None:
        """Keep one message that is in no entry; once for each reference."""
        with self._writing():
            self._rows().bulk_create([self._row(outgoing)], ignore_conflicts=True)

    def take(self, now: datetime, most: int) -> Sequence[Taken]:
        """Take messages that are due, by turns the newest and the longest waiting."""
        if not self._rows().filter(state="waiting", next_try__lte=now).exists():
            return []  # so that looking, every other second, takes no lock
        with self._writing():
            newest = self._due(now).order_by("-made_at", "-id")[: (most + 1) // 2]
            rows = list(newest)
            longest = self._due(now).exclude(pk__in=[row.pk for row in rows]).order_by("made_at", "id")
            rows.extend(longest[: most - len(rows)])
            taken = {"attempts": F("attempts") + 1, "next_try": now + LEASE, "words": BEING_CARRIED}
            self._rows().filter(pk__in=[row.pk for row in rows]).update(**taken)
        return [
            Taken(outgoing=self._outgoing(row), attempts=row.attempts + 1, fell=row.words == BEING_CARRIED)
            for row in rows
        ]

    def later(self, reference: str, at: datetime, *, words: str = "", counted: bool = True) -> None:
        """Try a message again later."""
        changed = {"next_try": at, "words": words, **({} if counted else {"attempts": F("attempts") - 1})}
        with self._writing():
            self._rows().filter(reference=reference, state="waiting").update(**changed)

    def carried(self, reference: str, carrier: CarrierName, theirs: str, at: datetime) -> None:
        """Note that a message was handed over; what was sealed with it is destroyed."""
        handed = {"state": "carried", "carrier": carrier, "theirs": theirs, "since": at, "sealed": None, "words": ""}
        with self._writing():
            waiting = self._rows().filter(reference=reference, state="waiting")
            waiting.update(**handed, next_try=at + ask_after(0))

    def ended(self, reference: str, state: State, at: datetime, *, why: Why | None = None, words: str = "") -> None:
        """Note what became of a message; what was sealed with it is destroyed."""
        ended = {"state": state, "since": at, "why": why or "", "words": words, "sealed": None}
        with self._writing():
            self._rows().filter(reference=reference).update(**ended)

    def to_ask(self, now: datetime, most: int) -> Sequence[Stands]:
        """Return messages that were handed over and whose receipt may be asked for."""
        unheard = self._rows().filter(state="carried", next_try__lte=now).exclude(carrier__in=NEVER_SAY)
        if not unheard.exists():
            return []
        with self._writing():
            due = self._locked(unheard)
            rows = list(due.order_by("next_try")[:most])
            for row in rows:
                asked = {"asked": row.asked + 1, "next_try": now + ask_after(row.asked + 1)}
                self._rows().filter(pk=row.pk).update(**asked)
        return [self._stands(row) for row in rows]

    def find(self, reference: str) -> Stands | None:
        """Return how a message stands, by our reference."""
        return next(map(self._stands, self._rows().filter(reference=reference)), None)

    def of_record(self, record: RecordId) -> Sequence[Stands]:
        """Return how the messages ordered in a record stand, newest first."""
        return [self._stands(row) for row in self._rows().filter(record=record).order_by("-made_at", "-id")]

    def undelivered(self, most: int) -> Sequence[Stands]:
        """Return what was not sent or did not arrive and nobody dealt with, the longest lying first."""
        return [self._stands(row) for row in self._rows().filter(LYING).order_by("since", "id")[:most]]

    def without_receipt(self, before: datetime, most: int) -> Sequence[Stands]:
        """Return what was handed over before an instant and nothing was heard of since, oldest first."""
        silent = self._rows().filter(state="carried", since__lte=before, dealt="").order_by("since", "id")
        return [self._stands(row) for row in silent[:most]]

    def deal(self, reference: str, how: Dealt, *, by: str, at: datetime) -> bool:
        """Note that somebody dealt with what was not delivered; says whether it lay there."""
        with self._writing():
            lying = self._rows().filter(reference=reference, state__in=("undelivered", "carried"), dealt="")
            return lying.update(dealt=how, dealt_by=by, dealt_at=at) == 1

    def standing(self, now: datetime) -> QueueStanding:
        """Return how the queue stands."""
        many = dict(self._rows().exclude(~Q(dealt="")).values_list("state").annotate(many=Count("pk")))
        oldest = self._rows().filter(state="waiting", next_try__lte=now).aggregate(found=Min("made_at"))["found"]
        return QueueStanding(
            waiting=many.get("waiting", 0),
            carried=many.get("carried", 0),
            arrived=many.get("arrived", 0),
            undelivered=many.get("undelivered", 0),
            oldest=oldest,
        )

    def _due(self, now: datetime) -> QuerySet[StoredOutgoing]:
        return self._locked(self._rows().filter(state="waiting", next_try__lte=now))

    def _locked(self, rows: QuerySet[StoredOutgoing]) -> QuerySet[StoredOutgoing]:
        if connections[self.using].features.has_select_for_update_skip_locked:
            return rows.select_for_update(skip_locked=True)
        return rows

    def _rows(self) -> QuerySet[StoredOutgoing]:
        return StoredOutgoing.objects.using(self.using)

    def _writing(self) -> AbstractContextManager[object]:
        """Take turns with this process's other writers on SQLite, and keep what is written for good."""
        on_sqlite = connections[self.using].vendor == "sqlite"
        stack = ExitStack()
        stack.enter_context(TURNS.setdefault(self.using, RLock()) if on_sqlite else nullcontext())
        stack.enter_context(transaction.atomic(using=self.using, durable=True))
        return stack

    def _row(self, outgoing: Outgoing) -> StoredOutgoing:
        secret, name = outgoing.secret, outgoing.reference
        sealed = seal_words(secret, key=self._key, secret=self._secret(), bound_to=name) if secret else None
        at = {"since": outgoing.made_at, "next_try": outgoing.made_at}
        return StoredOutgoing(**dict(_plain(outgoing)), **at, sealed=sealed)

    def _outgoing(self, row: StoredOutgoing) -> Outgoing:
        sealed = bytes(row.sealed) if row.sealed is not None else b""
        return Outgoing(
            reference=row.reference,
            kind=row.kind,  # type: ignore[arg-type] # only what was an Outgoing is ever kept
            record=RecordId(row.record),
            child=Subject(row.child),
            holder=row.holder,
            by=row.by,  # type: ignore[arg-type]
            channel=row.channel,
            entry=row.entry,
            made_at=row.made_at,
            until=row.until,
            secret=words_sealed(sealed, key=self._key, bound_to=row.reference) if sealed else "",
        )

    def _stands(self, row: StoredOutgoing) -> Stands:
        return Stands(
            outgoing=self._outgoing(row),
            state=row.state,  # type: ignore[arg-type]
            since=row.since,
            why=row.why if row.why in get_args(Why) else None,  # type: ignore[arg-type]
            words=row.words,
            attempts=row.attempts,
            carrier=row.carrier or None,  # type: ignore[arg-type]
            theirs=row.theirs,
            asked=row.asked,
            dealt=row.dealt or None,  # type: ignore[arg-type]
        )


def _plain(outgoing: Outgoing) -> Iterator[tuple[str, object]]:
    """Yield what of a message is kept as it is."""
    for name in ("reference", "kind", "record", "child", "holder", "by", "channel", "entry", "made_at", "until"):
        yield name, getattr(outgoing, name)


class NoticesWritten:
    """The notices that were written after a position, from a database's index of its events."""

    def __init__(self, using: str) -> None:
        self._using = using

    def __call__(self, position: int, most: int) -> Sequence[Sealed]:
        """Return them in the order of the ledger; what this build cannot read is left out, as everywhere.

        However many of these follow one another, those that come after them are found.
        """
        while rows := [Row(*found) for found in ask(self._using, AFTER, WRITTEN, position, most)]:
            if found := [kept.sealed for kept in map(read, rows) if kept.sealed]:
                return found
            position = rows[-1].position
        return []
