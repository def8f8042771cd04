"""What the record says of a message at the moment of handing it over: its words, its address, and whether it is safe.

Nothing of this is kept between writing and sending. A channel that was stopped, a parent who was named as a suspect or
an hour that has passed while a message waited is seen here, and only here is it needed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.application.ports import EventLog
from wayhome.application.rights_holders import events_about, invitable
from wayhome.application.sending.outgoing import Outgoing
from wayhome.casework.holders.standing import Holder, Reach, holder_called, may_reach
from wayhome.casework.suspects.changes import IDENTIFIED
from wayhome.casework.suspects.suspects import suspects_of
from wayhome.casework.telling.could_be import is_open
from wayhome.casework.telling.saying import shows_police
from wayhome.casework.telling.write_notice import SEEN_BY_OTHERS
from wayhome.duties.holders import CARING
from wayhome.duties.stories import stories
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

INVITED, ENDED = "door.invited", "door.invitation_ended"
HANDED, DELIVERED, FAILED, WITHHELD = (
    "victim.notice_handed_over", "victim.notice_delivered", "victim.notice_failed", "victim.notice_withheld"
)  # fmt: skip
OF_A_NOTICE = (HANDED, DELIVERED, FAILED, WITHHELD)
NOT_NAMED = Reach(ok=False, why="may_not_know")
COULD_BE_SUSPECT = Reach(ok=False, why="under_suspicion")
ANOTHER_KIND = SHOWS_POLICE = Reach(ok=False, why="channel_unsafe")


class CannotBeRead(Exception):
    """The record holds something that this build cannot read, so nothing can be said to be safe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """A message as the record has it now.

    ``ordered`` is the entry that orders it, None where there is none any more. ``said`` are the types of what was
    entered about it since. ``neutral``: nothing may show that it is from the police.
    """

    ordered: Event | None
    said: Mapping[str, Event] = field(default_factory=dict)
    reach: Reach = NOT_NAMED
    address: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    neutral: bool = False


def look(outgoing: Outgoing, log: EventLog, at: datetime) -> Now:
    """Return what the record says of a message now; raises CannotBeRead where it cannot be read whole."""
    history = log.read(outgoing.record)
    if history.strange or log.about(outgoing.child).strange:
        raise CannotBeRead
    events = effective(each.event for each in history.events)
    ordered = _ordered(outgoing, events)
    if ordered is None:
        return Now(ordered=None)
    holder = holder_called(outgoing.holder, invitable(outgoing.child, log, at=at))
    reach, text = _reach(outgoing, holder, at) if holder else NOT_NAMED, outgoing.secret or _text(ordered, log)
    if holder and _could_be_somebody_new(holder, outgoing, ordered, log):
        reach = COULD_BE_SUSPECT
    neutral = bool(holder and holder.safety and holder.safety.say_nothing_of_police)
    return Now(
        ordered=ordered,
        said=dict(_said(ordered, events)),
        reach=SHOWS_POLICE if neutral and outgoing.by in SEEN_BY_OTHERS and shows_police(text) else reach,
        address=reach.channel.address if reach.channel else "",
        text=text,
        neutral=neutral,
    )


def _reach(outgoing: Outgoing, holder: Holder, at: datetime) -> Reach:
    """Ask whether somebody may be reached by the very channel that a message names, and by what would carry it."""
    reach = may_reach(holder, outgoing.channel or outgoing.by, at)
    if reach.channel is not None and reach.channel.kind != outgoing.by:
        return ANOTHER_KIND
    return reach


def _could_be_somebody_new(holder: Holder, outgoing: Outgoing, ordered: Event, log: EventLog) -> bool:
    """Say whether a suspect known only by a nickname came to light since, whom a rights-holder could be (VC-26-WHO).

    Whoever wrote or invited looked at those who were known then. What waited meanwhile is looked at anew by a person.
    """
    if holder.kind not in CARING:
        return False
    events = events_about(outgoing.child, log)
    since = [one for one in events if one.type == IDENTIFIED and one.recorded_at > ordered.recorded_at]
    if not since:
        return False
    words = {(said.event, said.field): said.text for one in since for said in log.words(one.record)}
    cases = (story for named, story in stories(events).items() if kind_of(named) is SubjectKind.INVESTIGATION)
    unknown = {ref for story in cases for one in suspects_of(story, words) if is_open(one) for ref in one.refs}
    return any(str(one.body.get("suspect")) in unknown for one in since)


def _ordered(outgoing: Outgoing, events: Iterable[Event]) -> Event | None:
    """Return the entry that orders a message: the notice itself, or the invitation while it has not ended."""
    if outgoing.kind == "notice":
        return next((event for event in events if event.id == outgoing.entry), None)
    told = [event for event in events if event.body.get("invitation") == outgoing.entry]
    if any(event.type == ENDED for event in told):
        return None
    return next((event for event in told if event.type == INVITED), None)


def _said(ordered: Event, events: Iterable[Event]) -> Iterable[tuple[str, Event]]:
    """Yield what was entered about a notice; nothing is of an invitation, whoever was told whatever in person since."""
    notice = ordered.body.get("notice")
    if notice is None:
        return ()
    return ((one.type, one) for one in events if one.type in OF_A_NOTICE and one.body.get("notice") == notice)


def _text(ordered: Event, log: EventLog) -> str:
    held = (words for words in log.words(ordered.record) if words.event == ordered.id and words.field == "text")
    return next((words.text for words in held), "")
