"""Collecting what is to be sent from the record: each notice once, in the order in which they were entered."""

from collections.abc import Callable, Iterator, Sequence

from wayhome.application.ports import EventLog
from wayhome.application.sending.outgoing import Outgoing, OutgoingQueue, reference_of
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event, Sealed

WRITTEN = "victim.notice_written"
AT_ONCE = 500
THE_CHILD = "H1"
CARRIED = ("text", "email", "letter", "door")

NoticesAfter = Callable[[int, int], Sequence[Sealed]]
"""Returns the notices written after a position of the ledger, at most so many, in its order."""


def collect(queue: OutgoingQueue, notices_after: NoticesAfter) -> int:
    """Put every notice that was written since the last time among what waits; returns how many.

    How far was read is kept in the same transaction, so that nothing is left out and nothing collected twice.
    """
    collected = 0
    while found := notices_after(before := queue.position(), AT_ONCE):
        messages = tuple(message for sealed in found for message in outgoing_of(sealed.event))
        if not queue.collect(messages, before=before, after=found[-1].position):
            break  # somebody else collects at the same time
        collected += len(messages)
    return collected


def written_in(log: EventLog) -> NoticesAfter:
    """Return how notices are read from a record that has no index of its own."""

    def after(position: int, most: int) -> Sequence[Sealed]:
        found = sorted(log.of_type(WRITTEN), key=lambda sealed: sealed.position)
        return [sealed for sealed in found if sealed.position > position][:most]

    return after


def outgoing_of(written: Event) -> Iterator[Outgoing]:
    """Yield the message that a written notice orders; one that an officer hands over is none."""
    if written.body["by"] not in CARRIED:
        return
    child = next((named for named in written.subjects if kind_of(named) is SubjectKind.CHILD), Subject(""))
    body = written.body
    yield Outgoing(
        reference=reference_of("notice", written.id),
        kind="notice",
        record=written.record,
        child=child,
        holder=str(body.get("holder") or (THE_CHILD if body["to"] == "child" else "")),
        by=body["by"],  # type: ignore[arg-type] # one of the four, as its type of event says
        channel=str(body.get("channel") or ""),
        entry=written.id,
        made_at=written.recorded_at,
    )
