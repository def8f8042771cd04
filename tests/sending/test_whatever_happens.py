"""Whatever happens in whatever order, senders dying included: nothing is lost, sent twice, unsafely, or told early."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.casework.desk import INQUIRY
from tests.sending.post_office import Office, Postman, engaged, nobody_there
from wayhome.application.sending.message import Carried, Message, NotCarried, Receipt
from wayhome.application.sending.outgoing import LEASE
from wayhome.application.sending.receipts import take_receipt
from wayhome.store.outgoing_memory import MemoryOutgoing

DAY = timedelta(days=1)
FAILURES = {"refused": NotCarried("no", permanent=True), "engaged": engaged(), "nobody": nobody_there()}


class Died(BaseException):
    """A sender ended in the middle of it."""


@dataclass(slots=True)
class Mortal(MemoryOutgoing):
    """A queue at which a sender may die right before anything is noted in it."""

    dies: bool = False

    def carried(self, *given, **more) -> None:
        self._or_die()
        MemoryOutgoing.carried(self, *given, **more)

    def ended(self, *given, **more) -> None:
        self._or_die()
        MemoryOutgoing.ended(self, *given, **more)

    def _or_die(self) -> None:
        if self.dies:
            raise Died


@dataclass
class Watched(Postman):
    """A carrier that knows whether it may be handed anything just now, and at which a sender may die."""

    safe: bool = True
    unsafe: int = 0
    dies: bool = False

    def carry(self, message: Message) -> Carried:
        self.unsafe += not self.safe
        carried = Postman.carry(self, message)
        if self.dies:
            raise Died
        return carried


class Sending(RuleBasedStateMachine):
    """Notices, a channel that is safe or not, a carrier, and senders that die."""

    def __init__(self) -> None:
        super().__init__()
        self.postman, self.queue = Watched(), Mortal()
        self.office = Office(queue=self.queue, postman=self.postman)
        self.office.safe_channel()

    @rule()
    def write(self) -> None:
        self.office.write()

    @rule(safe=st.booleans())
    def say_whether_it_is_safe(self, safe: bool) -> None:
        self.office.desk.now += timedelta(seconds=1)
        if safe:
            self.office.safe_channel()
        else:
            self.office.say("contact.channel_stopped", channel="C1", why="unsafe")
        self.postman.safe = safe

    @rule(failure=st.sampled_from(["", "", *FAILURES]), dies=st.sampled_from(["", "at the carrier", "at the queue"]))
    def send(self, failure: str, dies: str) -> None:
        self.postman.fails = [FAILURES[failure]] if failure else []
        self.postman.dies, self.queue.dies = dies == "at the carrier", dies == "at the queue"
        try:
            self.office.turn()
        except Died:
            pass
        finally:
            self.postman.dies = self.queue.dies = False
            self.postman.fails = []
        if self.office.events("channel_stopped"):
            self._follow()

    def _follow(self) -> None:
        """Know what a wrong number did to the channel."""
        last = max(
            (*self.office.events("channel_stopped"), *self.office.events("channel_kept")),
            key=lambda event: (event.happened_at, event.id),
        )
        self.postman.safe = last.type == "contact.channel_kept"

    @rule(status=st.sampled_from(["delivered", "failed", "on_its_way"]))
    def hear(self, status) -> None:
        for message in self.postman.bag[-1:]:
            take_receipt(
                self.office.outcome, Receipt(reference=message.reference, status=status, at=self.office.desk.now)
            )

    @rule(minutes=st.integers(1, 90))
    def wait(self, minutes: int) -> None:
        self.office.desk.now += timedelta(minutes=minutes)

    @invariant()
    def nothing_is_sent_twice(self) -> None:
        sent = Counter(message.reference for message in self.postman.bag)
        assert all(many == 1 for many in sent.values())

    @invariant()
    def nothing_is_handed_over_while_that_is_not_safe(self) -> None:
        assert self.postman.unsafe == 0

    @invariant()
    def nobody_is_told_before_it_was_handed_over(self) -> None:
        told = {event.body["notice"] for event in self.office.events("notice_delivered")}
        assert len(told) <= len(self.postman.bag)

    @invariant()
    def each_thing_is_entered_once_of_each_notice(self) -> None:
        for name in ("notice_handed_over", "notice_delivered", "notice_withheld", "notice_failed"):
            entered = Counter(event.body["notice"] for event in self.office.events(name))
            assert all(many == 1 for many in entered.values())

    def teardown(self) -> None:
        """Let whoever lives work on: in the end each notice was carried, or lies where a person sees it."""
        for _ in range(12):
            self.office.desk.now += max(LEASE, timedelta(hours=1))
            self.office.turn()
        stands = self.queue.of_record(INQUIRY)
        assert len(stands) == self.office.written
        assert {one.state for one in stands} <= {"carried", "arrived", "undelivered"}
        handed = {one.outgoing.reference for one in stands if one.state in ("carried", "arrived")}
        assert handed <= {message.reference for message in self.postman.bag}
        self.nothing_is_sent_twice()
        self.nothing_is_handed_over_while_that_is_not_safe()
        self.each_thing_is_entered_once_of_each_notice()


TestSending = Sending.TestCase
TestSending.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
