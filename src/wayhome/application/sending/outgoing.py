"""Where messages wait until they are carried, and until it is known what became of them: a port that ``store`` offers.

The entry in the record *is* the order to send. What waits here holds no number, address or word of it: these are read
from the record's personal words when the message is handed over, and are destroyed with them. The one exception is the
link or code of an invitation, which may stand in no record: it waits sealed, and is destroyed once it is handed over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal, Protocol

from wayhome.application.sending.message import CarrierName
from wayhome.kernel.ids import RecordId, Subject

Kind = Literal["notice", "invitation", "code"]
State = Literal["waiting", "carried", "arrived", "undelivered", "let_go"]
Way = Literal["text", "email", "letter", "door"]
Why = Literal[
    "channel_unsafe", "channel_stopped", "never_by", "holder_left", "under_suspicion", "may_not_know",
    "wrong_address", "not_delivered", "gave_up", "too_old", "no_carrier", "no_address", "refused", "unreadable",
]  # fmt: skip
Dealt = Literal["sent_again", "told_otherwise", "with_a_supervisor", "no_longer_needed"]

NEVER_SAY: tuple[CarrierName, ...] = ("door", "smtp", "by_hand")  # nobody asks them: receipts come by themselves
LEASE = timedelta(minutes=5)
MOST_TRIES = 8  # 1, 2, 4 … minutes between them: a person sees it the same morning
TOO_OLD = timedelta(days=14)  # what was written so long ago may not be so any more: a person looks first
ASK_FIRST, ASK_LAST = timedelta(seconds=20), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message to one person. ``entry`` is the event that orders it, or the invitation that it belongs to.

    ``secret`` is a link or code that may stand nowhere else; ``until`` is when it is no use any more.
    """

    reference: str
    kind: Kind
    record: RecordId
    child: Subject
    holder: str
    by: Way
    channel: str
    entry: str
    made_at: datetime
    until: datetime | None = None
    secret: str = field(default="", repr=False)


BEING_CARRIED = "It is being handed over."
"""What is said of a message from when it is taken until somebody says what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message that a sender took, with how often it was tried, this time included.

    ``fell``: whoever took it before never said what came of it, and may have sent it.
    """

    outgoing: Outgoing
    attempts: int
    fell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How one message stands: why it was not sent or did not arrive, since when, and who carried it."""

    outgoing: Outgoing
    state: State
    since: datetime
    why: Why | None = None
    words: str = ""
    attempts: int = 0
    carrier: CarrierName | None = None
    theirs: str = ""
    asked: int = 0
    dealt: Dealt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueStanding:
    """How the queue stands; ``oldest`` is since when the longest waiting message that is due has waited."""

    waiting: int
    carried: int
    arrived: int
    undelivered: int
    oldest: datetime | None


class OutgoingQueue(Protocol):
    """Messages that wait, those that were carried, and those a person has to look at."""

    def position(self) -> int:
        """Return up to which position of the ledger messages were collected; 0 before any were."""

    def collect(self, messages: Sequence[Outgoing], *, before: int, after: int) -> bool:
        """Keep messages and how far was read, all or nothing; not where somebody else moved on since ``before``."""

    def put(self, outgoing: Outgoing) -> None:
        """Keep one message that is in no entry, such as an invitation's link; once for each reference."""

    def take(self, now: datetime, most: int) -> Sequence[Taken]:
        """Take messages that are due, by turns the newest and the longest waiting; nobody else does for a while.

        So a message that was written just now is carried at once behind ten thousand, and of these none is left lying.
        """

    def later(self, reference: str, at: datetime, *, words: str = "", counted: bool = True) -> None:
        """Try a message again later; not ``counted``: it was not tried, as when its hour has not come."""

    def carried(self, reference: str, carrier: CarrierName, theirs: str, at: datetime) -> None:
        """Note that a message was handed over; what was sealed with it is destroyed."""

    def ended(self, reference: str, state: State, at: datetime, *, why: Why | None = None, words: str = "") -> None:
        """Note what became of a message; what was sealed with it is destroyed."""

    def to_ask(self, now: datetime, most: int) -> Sequence[Stands]:
        """Return messages that were handed over and whose receipt may be asked for; they are not due again at once."""

    def find(self, reference: str) -> Stands | None:
        """Return how a message stands, by our reference."""

    def of_record(self, record: RecordId) -> Sequence[Stands]:
        """Return how the messages ordered in a record stand, newest first."""

    def undelivered(self, most: int) -> Sequence[Stands]:
        """Return what was not sent or did not arrive and nobody dealt with, the longest lying first."""

    def without_receipt(self, before: datetime, most: int) -> Sequence[Stands]:
        """Return what was handed over before an instant and nothing was heard of since, oldest first."""

    def deal(self, reference: str, how: Dealt, *, by: str, at: datetime) -> bool:
        """Note that somebody dealt with what was not delivered; says whether it lay there."""

    def standing(self, now: datetime) -> QueueStanding:
        """Return how the queue stands."""


def reference_of(kind: Kind, entry: str) -> str:
    """Return what a message is called by its carriers: 32 letters and digits that say nothing."""
    return sha256(f"{kind}:{entry}".encode()).hexdigest()[:32]


def ask_after(asked: int) -> timedelta:
    """Return how long to wait before a receipt is asked for again: 20 seconds, then twice as long, an hour at most."""
    return min(ASK_FIRST * (1 << min(asked, 10)), ASK_LAST)
