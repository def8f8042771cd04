"""A post office in memory: a child who is told, a record, a queue, and a carrier that does what it is told to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.casework.desk import CHILD, INQUIRY, INVESTIGATION, Desk
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.sending.collecting import collect, written_in
from wayhome.application.sending.entering import News
from wayhome.application.sending.handing_over import Sender
from wayhome.application.sending.message import Carried, CarrierName, Carriers, Message, NotCarried, Receipt
from wayhome.application.sending.outcome import Outcome
from wayhome.application.sending.outgoing import OutgoingQueue, Stands
from wayhome.kernel.ids import EventId, Subject
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check
from wayhome.store.outgoing_memory import MemoryOutgoing

NUMBER = "07700 900123"
WORDS = "We have news for you. Ring us when you can."


@dataclass
class Postman:
    """Carries messages into a bag. ``fails`` are what happens to the next ones instead, one each; None: nothing."""

    name: CarrierName = "notify"
    fails: list[Exception | None] = field(default_factory=list)
    bag: list[Message] = field(default_factory=list)
    remembers: bool = True
    news: list[Receipt] = field(default_factory=list)
    at_once: bool = False
    desk: Desk | None = None

    def carry(self, message: Message) -> Carried:
        failure = self.fails.pop(0) if self.fails else None
        if failure is not None:
            raise failure
        self.bag.append(message)
        delivered = self.desk.now if self.at_once and self.desk else None
        return Carried(reference=f"theirs-{len(self.bag)}", delivered_at=delivered)

    def carried_before(self, reference: str) -> Carried | None:
        known = [number for number, message in enumerate(self.bag, 1) if message.reference == reference]
        return Carried(reference=f"theirs-{known[0]}") if known and self.remembers else None

    def receipts(self, named: Mapping[str, str]) -> Sequence[Receipt]:
        return [receipt for receipt in self.news if receipt.reference in named]


@dataclass
class Office:
    """What one test needs to write, send and hear of messages."""

    desk: Desk = field(default_factory=Desk)
    queue: OutgoingQueue = field(default_factory=MemoryOutgoing)
    postman: Postman = field(default_factory=Postman)

    def __post_init__(self) -> None:
        self.postman.desk = self.desk
        self.carriers: Carriers = {"text": self.postman, "email": self.postman, "letter": self.postman}
        self.written = 0
        self.desk.concern()

    @property
    def outcome(self) -> Outcome:
        return Outcome(news=News(ledger=self.desk.ledger, supplies=self.desk.supplies), queue=self.queue)

    @property
    def sender(self) -> Sender:
        return Sender(outcome=self.outcome, carriers=self.carriers)

    def say(self, name: str, /, *, subjects: Sequence[Subject] = (CHILD,), **given: Any) -> EventId:
        """Enter one fact now; returns its id."""
        draft = Draft(fact=check(name, 1, given), happened_at=self.desk.now, subjects=tuple(subjects))
        entry = Entry(record=INQUIRY, drafts=(draft,))
        return enter(entry, ledger=self.desk.ledger, supplies=self.desk.supplies).events[0].event.id

    def safe_channel(self, **given: Any) -> EventId:
        """Keep a number of the child's by which texts are safe, unless something else is given."""
        said = {"channel": "C1", "holder": "H1", "kind": "text", "address": NUMBER, "safe": "yes"}
        return self.say("contact.channel_kept", **(said | {"seen_by_others": "no"} | given))

    def write(self, **given: Any) -> EventId:
        """Write a notice to the child, by text on their number, unless something else is given."""
        self.written += 1
        said = {"notice": f"N{self.written}", "about": ["e0001"], "to": "child", "holder": "H1", "channel": "C1"}
        said |= {
            "by": "text",
            "text": "We have news for you. Ring us when you can.",
            "subjects": (CHILD, INVESTIGATION),
        }
        return self.say("victim.notice_written", **(said | given))

    def turn(self, minutes: float | None = None) -> int:
        """Collect and send what is due, at so many minutes after the first call where said."""
        if minutes is not None:
            self.desk.now = self.desk.at(0).now + timedelta(minutes=minutes)
        collect(self.queue, written_in(self.desk.ledger))
        return self.sender.send_due()

    def events(self, name: str) -> list[Event]:
        """Return what was entered of a kind, by its name without what is before the full stop."""
        return [event for event in self.desk.events(record=INQUIRY) if event.type.partition(".")[2] == name]

    def stands(self) -> Stands:
        """Return how the one message stands."""
        (found,) = self.queue.of_record(INQUIRY)
        return found


def engaged() -> NotCarried:
    """Return what a carrier says that cannot be reached."""
    return NotCarried("the carrier could not be reached", unreachable=True)


def nobody_there() -> NotCarried:
    """Return what a carrier says of a number that nobody has."""
    return NotCarried("nobody has the number", wrong_address=True)
