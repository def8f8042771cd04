"""Where letters wait until they are sent, and how far the making of letters has got: a port that ``store`` offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from wayhome.application.notices.letter import Letter
from wayhome.kernel.ids import Subject

LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What has been read of the record: up to which position, under which rulebooks, and since when letters are made.

    ``turn`` moves on whenever anything is kept, so that of two who read at once only one keeps what it made.
    """

    position: int
    under: str
    since: datetime
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A letter that a sender took, with how often it was tried before."""

    number: int
    letter: Letter
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """A letter that could not be sent so far: how often it was tried, when it is tried next, and what went wrong."""

    number: int
    attempts: int
    next_try: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the outbox stands: letters sent and not, the oldest not sent, and the letters that could not be sent so far.

    ``oldest`` is when the oldest letter that was not sent was made.
    """

    sent: int
    unsent: int
    oldest: datetime | None
    failing: tuple["Failing", ...]
    progress: Progress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What one pass over the record came to.

    ``looks`` says of each subject when it is to be looked at again; None means not before something is entered about
    it. ``everyone_at`` is when every subject that is awaited is looked at again, because posts or rulebooks changed.
    """

    letters: tuple[Letter, ...]
    looks: Mapping[Subject, datetime | None]
    everyone_at: datetime | None = None


class Outbox(Protocol):
    """Letters that wait, those that were sent, and how far the record was read."""

    def progress(self) -> Progress | None:
        """Return how far the record was read; None before anything was."""

    def awake(self, now: datetime, limit: int) -> Sequence[Subject]:
        """Return subjects that are to be looked at again by an instant, the longest awaited first."""

    def told(self, keys: Sequence[str]) -> frozenset[str]:
        """Return those keys that were told before."""

    def keep(self, made: "Made", *, before: Progress | None, after: Progress) -> bool:
        """Keep letters, when subjects are to be looked at again, and how far the record was read: all, or nothing.

        Says whether it did: not where somebody else kept anything since ``before`` was read.
        """

    def take(self, now: datetime, limit: int) -> Sequence[Waiting]:
        """Take letters to send, the oldest first; nobody else takes them until the lease has passed."""

    def sent(self, number: int, at: datetime) -> None:
        """Note that a letter was sent."""

    def failed(self, number: int, why: str, next_try: datetime) -> None:
        """Note that a letter could not be sent, why, and when it is tried again."""

    def standing(self) -> Standing:
        """Return how the outbox stands."""


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: a minute, then twice as long each time, an hour at most."""
    doubled = min(max(attempts - 1, 0), 10)
    return min(FIRST_WAIT * (1 << doubled), LONGEST_WAIT)
