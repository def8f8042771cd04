"""Messages to people outside, kept in memory: for tests and trying out."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import RLock

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
from wayhome.kernel.ids import RecordId


@dataclass(slots=True)
class _Held:
    """A message in memory, how it stands, and when it is next due."""

    stands: Stands
    next_try: datetime


@dataclass(slots=True)
class MemoryOutgoing:
    """The queue in memory; nothing is sealed."""

    _position: int = 0
    _held: dict[str, _Held] = field(default_factory=dict)
    _lock: AbstractContextManager[object] = field(default_factory=RLock)

    def position(self) -> int:
        """Return up to which position of the ledger messages were collected; 0 before any were."""
        return self._position

    def collect(self, messages: Sequence[Outgoing], *, before: int, after: int) -> bool:
        """Keep messages and how far was read, all or nothing."""
        with self._lock:
            if self._position != before:
                return False
            self._position = after
            for outgoing in messages:
                self.put(outgoing)
        return True

    def put(self, outgoing: Outgoing) -> None:
        """Keep one message that is in no entry; once for each reference."""
        stands = Stands(outgoing=outgoing, state="waiting", since=outgoing.made_at)
        self._held.setdefault(outgoing.reference, _Held(stands, outgoing.made_at))

    def take(self, now: datetime, most: int) -> Sequence[Taken]:
        """Take messages that are due, by turns the newest and the longest waiting."""
        with self._lock:
            due = [one for one in self._held.values() if one.stands.state == "waiting" and one.next_try <= now]
            due.sort(key=lambda one: one.stands.outgoing.made_at)
            newest = due[::-1][: (most + 1) // 2]
            rest = [one for one in due if one not in newest]
            return [self._taken(one, now) for one in (*newest, *rest[: most - len(newest)])]

    def _taken(self, held: _Held, now: datetime) -> Taken:
        held.next_try, fell = now + LEASE, held.stands.words == BEING_CARRIED
        held.stands = replace(held.stands, attempts=held.stands.attempts + 1, words=BEING_CARRIED)
        return Taken(outgoing=held.stands.outgoing, attempts=held.stands.attempts, fell=fell)

    def later(self, reference: str, at: datetime, *, words: str = "", counted: bool = True) -> None:
        """Try a message again later."""
        held = self._held[reference]
        if held.stands.state == "waiting":
            held.next_try = at
            held.stands = replace(held.stands, words=words, attempts=held.stands.attempts - (not counted))

    def carried(self, reference: str, carrier: CarrierName, theirs: str, at: datetime) -> None:
        """Note that a message was handed over; what was sealed with it is destroyed."""
        held = self._held[reference]
        if held.stands.state == "waiting":
            held.next_try = at + ask_after(0)
            self._change(reference, state="carried", carrier=carrier, theirs=theirs, since=at, words="")

    def ended(self, reference: str, state: State, at: datetime, *, why: Why | None = None, words: str = "") -> None:
        """Note what became of a message; what was sealed with it is destroyed."""
        self._change(reference, state=state, since=at, why=why, words=words)

    def _change(self, reference: str, **changed: object) -> None:
        held = self._held[reference]
        plain = replace(held.stands.outgoing, secret="")
        held.stands = replace(held.stands, outgoing=plain, **changed)  # type: ignore[arg-type]

    def to_ask(self, now: datetime, most: int) -> Sequence[Stands]:
        """Return messages that were handed over and whose receipt may be asked for."""
        with self._lock:
            carried = (one for one in self._held.values() if one.stands.state == "carried" and one.next_try <= now)
            due = [one for one in carried if one.stands.carrier not in NEVER_SAY][:most]
            found = [one.stands for one in due]
            for one in due:
                one.stands = replace(one.stands, asked=one.stands.asked + 1)
                one.next_try = now + ask_after(one.stands.asked)
        return found

    def find(self, reference: str) -> Stands | None:
        """Return how a message stands, by our reference."""
        held = self._held.get(reference)
        return held.stands if held else None

    def of_record(self, record: RecordId) -> Sequence[Stands]:
        """Return how the messages ordered in a record stand, newest first."""
        found = [one.stands for one in self._held.values() if one.stands.outgoing.record == record]
        return sorted(found, key=lambda one: one.outgoing.made_at, reverse=True)

    def undelivered(self, most: int) -> Sequence[Stands]:
        """Return what was not sent or did not arrive and nobody dealt with, the longest lying first."""
        return self._lying("undelivered")[:most]

    def without_receipt(self, before: datetime, most: int) -> Sequence[Stands]:
        """Return what was handed over before an instant and nothing was heard of since, oldest first."""
        return [one for one in self._lying("carried") if one.since <= before][:most]

    def _lying(self, state: State) -> list[Stands]:
        found = [one.stands for one in self._held.values() if one.stands.state == state and one.stands.dealt is None]
        return sorted(found, key=lambda one: one.since)

    def deal(self, reference: str, how: Dealt, *, by: str, at: datetime) -> bool:  # noqa: ARG002 - kept on databases
        """Note that somebody dealt with what was not delivered; says whether it lay there."""
        held = self._held.get(reference)
        if held is None or held.stands.dealt or held.stands.state not in ("undelivered", "carried"):
            return False
        held.stands = replace(held.stands, dealt=how)
        return True

    def standing(self, now: datetime) -> QueueStanding:
        """Return how the queue stands."""
        open_ = [one for one in self._held.values() if one.stands.dealt is None]
        states = [one.stands.state for one in open_]
        due = (one.stands.outgoing.made_at for one in open_ if one.stands.state == "waiting" and one.next_try <= now)
        return QueueStanding(
            waiting=states.count("waiting"),
            carried=states.count("carried"),
            arrived=states.count("arrived"),
            undelivered=states.count("undelivered"),
            oldest=min(due, default=None),
        )
