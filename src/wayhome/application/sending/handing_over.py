"""Handing messages over: the one place from which anything reaches a carrier, once it was asked again if it is safe.

A message is taken for a while, looked at in the record as it is now, handed over outside any transaction, and what came
of it is entered. Whoever dies in between leaves a message that is taken again under the same reference; the carrier is
then asked first whether it has it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.application.notices.outbox import wait_after
from wayhome.application.sending.message import Carried, Carrier, Carriers, Message, NotCarried
from wayhome.application.sending.outcome import Outcome
from wayhome.application.sending.outgoing import LEASE, TOO_OLD, Outgoing, Taken, Why
from wayhome.application.sending.safe_now import CannotBeRead, Now, look
from wayhome.record.envelope import Event

AT_ONCE = 10
A_MOMENT = wait_after(1) / 12
BROKE = "something broke here ({kind})"
UNREADABLE = "the record cannot be read whole, so that nothing can be said to be safe"
SAID: Mapping[Why, str] = {
    "no_carrier": "Nothing is set up to carry it.",
    "no_address": "There is no number, address or text for it any more.",
    "too_old": "It was written more than two weeks ago.",
}

Letter = Callable[[Outgoing, Now], bytes]
"""Makes the letter that goes into the envelope, as a PDF."""


@dataclass(slots=True, kw_only=True)
class Sender:
    """One who hands messages over. ``shut`` says of carriers that could not be reached in this turn why not."""

    outcome: Outcome
    carriers: Carriers
    letter: Letter | None = None
    shut: dict[str, str] = field(default_factory=dict)

    def send_due(self, most: int = AT_ONCE) -> int:
        """Take what is due, at most so much, and hand over what is safe; returns how many were taken."""
        begun = self._now()
        taken = self.outcome.queue.take(begun, most)
        self.shut.clear()
        for one in taken:
            if self._now() - begun < LEASE / 2:
                self._send_or_again(one)
            else:  # a carrier took so long that somebody else may soon have it
                self.outcome.queue.later(one.outgoing.reference, self._now(), counted=False)
        return len(taken)

    def _send_or_again(self, taken: Taken) -> None:
        """Send a message; one at which something breaks is tried again, given up to a person, and holds no other up."""
        try:
            self._send(taken)
        except Exception as broke:  # noqa: BLE001 - whatever breaks at one message, the next are other people's
            self.outcome.again(taken, None, BROKE.format(kind=type(broke).__name__), self._now())

    def _now(self) -> datetime:
        return self.outcome.news.supplies.now()

    def _send(self, taken: Taken) -> None:
        outgoing, at = taken.outgoing, self._now()
        try:
            now = look(outgoing, self.outcome.news.ledger, at)
        except CannotBeRead:
            self.outcome.again(taken, None, UNREADABLE, at)
            return
        if now.ordered is None or (outgoing.until is not None and outgoing.until <= at):
            self._let_go(outgoing, at)
        elif now.said:
            self.outcome.as_entered(outgoing, now.said, at)
        elif self._is_safe(outgoing, now.ordered, now, at):
            self._hand_over(taken, now.ordered, now, at)

    def _let_go(self, outgoing: Outgoing, at: datetime) -> None:
        """Let a message go that nothing orders any more; an invitation may be entered a moment after its link."""
        if outgoing.kind != "notice" and at - outgoing.made_at < A_MOMENT * 2:
            self.outcome.queue.later(outgoing.reference, at + A_MOMENT, counted=False)
        else:
            self.outcome.queue.ended(outgoing.reference, "let_go", at)

    def _is_safe(self, outgoing: Outgoing, ordered: Event, now: Now, at: datetime) -> bool:
        """Say whether a message may go now. One whose hour has not come waits for it; any other goes to a person."""
        reach = now.reach
        if reach.ok:
            return True
        if reach.why == "not_now" and reach.not_before is not None:
            self.outcome.queue.later(outgoing.reference, reach.not_before, counted=False)
        else:
            why = reach.why if reach.why not in ("", "not_now") else "channel_unsafe"
            self.outcome.withheld(outgoing, ordered, why, at)  # type: ignore[arg-type] # the two others are left out above
        return False

    def _hand_over(self, taken: Taken, ordered: Event, now: Now, at: datetime) -> None:
        outgoing = taken.outgoing
        if outgoing.by == "door":
            self.outcome.carried(outgoing, ordered, "door", Carried(reference=""), at)
            return
        carrier, why = self.carriers.get(outgoing.by), _lacking(outgoing, now, at)
        if carrier is None or why:
            why = why or "no_carrier"
            self.outcome.for_a_person(outgoing, ordered, why, SAID[why], at)
        elif carrier.name in self.shut:
            again = at + wait_after(1)
            self.outcome.queue.later(outgoing.reference, again, words=self.shut[carrier.name], counted=False)
        else:
            self._by(carrier, taken, ordered, now)

    def _by(self, carrier: Carrier, taken: Taken, ordered: Event, now: Now) -> None:
        try:
            before = carrier.carried_before(taken.outgoing.reference) if taken.attempts > 1 else None
            carried = before or carrier.carry(self._message(taken.outgoing, ordered, now))
        except NotCarried as failed:
            if failed.unreachable:
                self.shut[carrier.name] = str(failed)
            self.outcome.failed(taken, ordered, failed, self._now())
        else:
            twice = before is None and taken.fell
            self.outcome.carried(taken.outgoing, ordered, carrier.name, carried, self._now(), may_be_twice=twice)

    def _message(self, outgoing: Outgoing, ordered: Event, now: Now) -> Message:
        letter = self.letter(outgoing, now) if outgoing.by == "letter" and self.letter else None
        return Message(
            reference=outgoing.reference,
            by=outgoing.by,  # type: ignore[arg-type] # a door is not carried
            address=now.address,
            text=now.text,
            language=str(ordered.body.get("language", "english")),
            format=str(ordered.body.get("format", "plain")),
            neutral=now.neutral,
            letter=letter,
        )


def _lacking(outgoing: Outgoing, now: Now, at: datetime) -> Why | None:
    """Say what a message lacks, so that a person has to look at it."""
    if at - outgoing.made_at > TOO_OLD:
        return "too_old"
    return None if now.address and now.text else "no_address"
