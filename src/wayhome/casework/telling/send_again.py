"""Send a notice that did not arrive once more, as it is, by another way that is safe.

It is a new notice with the same words about the same events; the one that did not arrive stays what it is.
"""

from dataclasses import dataclass
from typing import Any

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.standing import may_reach
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.telling.could_be import not_looked_at
from wayhome.casework.telling.standing import next_notice, written_as
from wayhome.casework.telling.write_notice import INSTEAD, WHY_NOT, By, holder_of, story_of, unsayable
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.victim import NoticeWritten
from wayhome.rulebook.telling import LONGEST_TEXT

AS_IT_IS = (
    "about", "to", "title", "template", "language", "format", "reasons", "support", "review_right", "informant",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAgain(OnInvestigation):
    """Which notice, by its reference, and by which of the same person's channels."""

    notice: str
    channel: str
    by_what: By


def send_again(command: SendAgain, facing: Facing) -> Outcome:
    """Write the notice again, to be carried. Rule VC-15.

    Refused where there is no such notice of this child, its words are held no more, the other way is not safe now, a
    nickname came to light since that could be theirs, or the words may not be said, or not by that way: a letter may
    name the police where a text message may not.
    """
    earlier = written_as(command.notice, story_of(facing))
    text = facing.words.get((earlier.id, "text"), "") if earlier else ""
    if earlier is None or not text:
        words = "There is no such notice any more, or its words are not held."
        raise Refused(ours("no_such_notice", words, "Write to them anew."))
    holder = holder_of(str(earlier.body.get("holder") or "H1"), facing)
    reach = may_reach(holder, command.channel or command.by_what, facing.now)
    if not reach.ok and (reach.why != "not_now" or reach.not_before is None):
        raise Refused(under("VC-15", facing.pack, WHY_NOT[reach.why], INSTEAD))
    if unknown := tuple(not_looked_at(holder, facing, earlier)):
        raise Refused(*unknown)
    if command.by_what == "text" and len(text) > LONGEST_TEXT:
        words = f"It has {len(text)} characters, and a text message takes {LONGEST_TEXT}."
        raise Refused(ours("too_long", words, "Write it anew in fewer words, or send it by another way."))
    if reasons := tuple(unsayable(f"{earlier.body.get('title') or ''}\n{text}", holder, command.by_what, facing)):
        raise Refused(*reasons)
    return tell(_again(command, earlier, holder.ref, text, facing))


def _again(command: SendAgain, earlier: Event, holder: str, text: str, facing: Facing) -> NoticeWritten:
    same: dict[str, Any] = {name: earlier.body[name] for name in AS_IT_IS if earlier.body.get(name) is not None}
    return NoticeWritten(
        **same,
        notice=next_notice(facing.story),
        holder=holder,
        channel=command.channel or None,
        by=command.by_what,
        reviewed_by=facing.words.get((earlier.id, "reviewed_by")),
        text=text,
    )
