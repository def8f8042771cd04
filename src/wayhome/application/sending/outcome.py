"""What came of a message, entered in the record and noted where it waited: carried, arrived, failed, or for a person.

The record first: whoever dies before the rest finds it there, and follows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from wayhome.application.notices.outbox import wait_after
from wayhome.application.sending.entering import News
from wayhome.application.sending.message import Carried, CarrierName, NotCarried
from wayhome.application.sending.outgoing import MOST_TRIES, Outgoing, OutgoingQueue, Taken, Why
from wayhome.casework.telling import carried as facts
from wayhome.record.envelope import Event

GAVE_UP = "It was tried {tries} times. The last time: {words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The record and the queue, told together."""

    news: News
    queue: OutgoingQueue

    def carried(
        self,
        outgoing: Outgoing,
        ordered: Event,
        by: CarrierName,
        carried: Carried,
        at: datetime,
        *,
        may_be_twice: bool = False,
    ) -> None:
        """Enter that a message was handed over, and that it arrived where that is known at once."""
        handed = partial(facts.handed_over, carrier=by, reference=carried.reference, may_be_twice=may_be_twice)
        self.news.enter(outgoing, ordered, handed, at=at)
        self.queue.carried(outgoing.reference, by, carried.reference, at)
        if carried.delivered_at is not None:
            self.arrived(outgoing, ordered, carried.delivered_at)

    def arrived(self, outgoing: Outgoing, ordered: Event, at: datetime) -> None:
        """Enter that a message reached the one it was written to."""
        self.news.enter(outgoing, ordered, partial(facts.delivered, receipt="message_delivered"), at=at)
        self.queue.ended(outgoing.reference, "arrived", at)

    def failed(self, taken: Taken, ordered: Event, failed: NotCarried, at: datetime) -> None:
        """Try again later what failed for now; what failed for good, or too often, goes to a person."""
        if failed.wrong_address:
            self.returned(taken.outgoing, ordered, at, wrong_address=True)
        elif failed.permanent:
            self.for_a_person(taken.outgoing, ordered, "refused", f"{failed}.", at)
        else:
            self.again(taken, ordered, str(failed), at)

    def again(self, taken: Taken, ordered: Event | None, words: str, at: datetime) -> None:
        """Try a message again later, or give it up to a person after so many times."""
        if taken.attempts < MOST_TRIES:
            self.queue.later(taken.outgoing.reference, at + wait_after(taken.attempts), words=words)
        else:
            said = GAVE_UP.format(tries=taken.attempts, words=f"{words}.")
            self.for_a_person(taken.outgoing, ordered, "gave_up", said, at)

    def returned(self, outgoing: Outgoing, ordered: Event, at: datetime, *, wrong_address: bool) -> None:
        """Enter that a message came back; a number or address under which there is nobody is used no longer."""
        came_back: facts.Failed = "returned" if wrong_address or outgoing.by != "text" else "no_answer"
        stopped = (facts.stopped,) if wrong_address else ()
        self.news.enter(outgoing, ordered, partial(facts.failed, why=came_back), *stopped, at=at)
        why: Why = "wrong_address" if wrong_address else "not_delivered"
        self.queue.ended(outgoing.reference, "undelivered", at, why=why)

    def for_a_person(self, outgoing: Outgoing, ordered: Event | None, why: Why, words: str, at: datetime) -> None:
        """Enter that a message could not be sent, and leave it to a person; with nothing to carry it none was tried."""
        if ordered is not None and why != "no_carrier":
            self.news.enter(outgoing, ordered, partial(facts.failed, why="other"), at=at)
        self.queue.ended(outgoing.reference, "undelivered", at, why=why, words=words)

    def withheld(self, outgoing: Outgoing, ordered: Event, why: facts.Withheld, at: datetime) -> None:
        """Enter that a message was not sent because it was not safe any more, and leave it to a person."""
        self.news.enter(outgoing, ordered, partial(facts.withheld, why=why), at=at)
        self.queue.ended(outgoing.reference, "undelivered", at, why=why)

    def as_entered(self, outgoing: Outgoing, said: Mapping[str, Event], at: datetime) -> None:
        """Follow the record where it says already what became of a notice."""
        if arrived := said.get("victim.notice_delivered"):
            self.queue.ended(outgoing.reference, "arrived", arrived.happened_at)
        elif withheld := said.get("victim.notice_withheld"):
            why = withheld.body["why"]
            self.queue.ended(outgoing.reference, "undelivered", at, why=why)  # type: ignore[arg-type]
        elif "victim.notice_failed" in said:
            self.queue.ended(outgoing.reference, "undelivered", at, why="not_delivered")
        elif handed := said.get("victim.notice_handed_over"):
            theirs = str(handed.body.get("reference") or "")
            self.queue.carried(outgoing.reference, handed.body["carrier"], theirs, handed.happened_at)  # type: ignore[arg-type]
