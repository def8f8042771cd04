"""Somebody read at their door what was written to them: the receipt from which it counts as told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.casework.answering.holding import as_read
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.victim import NoticeDelivered

FOUR_WEEKS = timedelta(weeks=4)
"""The longest time that may be agreed between two pieces of news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMessage(OnInvestigation):
    """A holder opened a notice written to them at their door."""

    holder: str
    notice: str


def read_message(command: ReadMessage, facing: Facing) -> Outcome:
    """Enter the receipt, once; a notice of somebody else's is not there."""
    notice = _written_to(command, facing)
    if notice is None:
        raise Refused(ours("no_such_message", "There is no such message.", "Go back to your page."))
    if _was_read(command, facing):
        return tell()
    if not facing.words.get((notice.id, "text"), "").strip():
        return tell()  # its words are held no longer: who opens it reads nothing, and was told of nothing
    said = notice.body
    receipt = NoticeDelivered(
        about=tuple(str(one) for one in about) if isinstance(about := said.get("about"), tuple) else (),
        to=said["to"],
        receipt="read_at_door",
        holder=command.holder,
        notice=command.notice,
        reasons=bool(said.get("reasons")),
        support=bool(said.get("support")),
        review_right=bool(said.get("review_right")),
        informant=bool(said.get("informant")),
        old_news=_is_old_news(notice, command, facing),
    )
    return tell(receipt)


def _is_old_news(notice: Event, command: ReadMessage, facing: Facing) -> bool:
    """Say whether it tells of nothing new: it was written long ago, or they heard it, or what was told later, before.

    It counts as told of what it is about, and not as being told how the case stands: that was told when it was written.
    """
    if command.happened_at - notice.happened_at > FOUR_WEEKS:
        return True
    return any(told >= notice.happened_at for told in _heard(command, facing))


def _heard(command: ReadMessage, facing: Facing) -> Iterator[datetime]:
    """Yield when each thing that has reached them was told: a notice when it was written, the rest when they heard."""
    _, holder = as_read(facing, command.holder)
    written = {event.body.get("notice"): event.happened_at for event in facing.story.of_type("victim.notice_written")}
    for event in facing.story.of_type("victim.notice_delivered"):
        if event.body.get("holder") in (holder, command.holder):
            yield written.get(event.body.get("notice"), event.happened_at)


def _written_to(command: ReadMessage, facing: Facing) -> Event | None:
    child, holder = as_read(facing, command.holder)
    written = facing.story.of_type("victim.notice_written")
    own = (event for event in written if event.body.get("holder") == holder and child in event.subjects)
    return next((event for event in own if event.body.get("notice") == command.notice), None)


def _was_read(command: ReadMessage, facing: Facing) -> bool:
    delivered = facing.story.of_type("victim.notice_delivered")
    return any(
        event.body.get("notice") == command.notice and event.body.get("receipt") == "read_at_door"
        for event in delivered
    )
