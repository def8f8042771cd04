"""Those who have a right to it are told what happened in a case, each themselves, within the day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.holders.channels import StopChannel
from wayhome.casework.suspects.bailing import SetBail
from wayhome.casework.suspects.steps import RecordStep
from wayhome.casework.telling.carried import delivered, handed_over
from wayhome.casework.telling.checks import SAMPLES
from wayhome.casework.telling.good_reason import AnswerGoodReason, AskGoodReason
from wayhome.casework.telling.standing import ASKED, WRITTEN, standing
from wayhome.casework.telling.tell import TellPerson
from wayhome.casework.telling.texts import Drafted, draft, reader_of
from wayhome.casework.telling.triggers import to_be_told
from wayhome.casework.telling.write_notice import WriteNotice
from wayhome.duties.story import Story
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import Fact
from wayhome.simulation.children import Child
from wayhome.simulation.investigating import caring
from wayhome.simulation.investigating.caring import AT_HOME, CHILD, MOTHER
from wayhome.simulation.investigating.tale import Tale

RECORDED = "investigation.crime_recorded"
NEWS = (RecordOffence, RecordStep, SetBail, DecideOutcome)
MORNING, EVENING = time(9, 30), time(19)
SOON, FOUR_WEEKS = timedelta(hours=4), 27
Given = Callable[[Sequence[Event]], Mapping[str, Any] | None]


def told_in_time(tale: Tale) -> None:
    """Tell, where the children of a case are seen to, that each was told what happened hours later, and how it goes."""
    steps = [step.command for step in tale.steps if isinstance(step.command, NEWS)]
    news = sorted({command.happened_at for command in steps if not isinstance(command, RecordOffence)})
    days = (tale.now - tale.began).days
    for child in tale.cared_for:
        _confirmed(tale, child)
        for at in news:
            _tell(tale, child, by_day(at + SOON))
        for day in range(FOUR_WEEKS, days, FOUR_WEEKS):
            _tell(tale, child, tale.at(days=day), anyway=True)
            caring.asked_what_is_safe(tale, child, tale.at(days=day, hours=1))


def not_delivered(tale: Tale, *, hours: float = 2) -> None:
    """Tell that a mother was written to hours ago, and that her address was given up before it went."""
    of, at = {"child": tale.child.subject}, tale.now - timedelta(hours=hours)
    words = "We are still on the case and have not forgotten you. Ring me when you can talk: I am in until five."
    told = {"holder": MOTHER, "by_what": "email", "channel": "C2", "not_the_suspect": True}
    tale.investigates(WriteNotice, at, text=words, about=(), **told, **of)
    tale.investigates(StopChannel, at + timedelta(minutes=9), channel="C2", why="unsafe", **of)


def by_day(at: datetime) -> datetime:
    """Return an instant as it is, or where it is early or late in London, the next at which somebody may be rung."""
    local = in_london(at)
    if MORNING <= local.time() <= EVENING:
        return at
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, tzinfo=local.tzinfo)


def _confirmed(tale: Tale, child: Child) -> None:
    """Tell that the crime was confirmed in writing by a message which is known to have arrived."""
    about, drafted = _confirmation(tale, child)
    if caring.shows_nothing_of_police(tale):
        _excused(tale, child, about)
        return
    if drafted is None:
        return

    def notice(events: Sequence[Event]) -> Mapping[str, Any] | None:
        crime = next(filter(about, events), None)
        given = {"holder": CHILD, "by_what": "text", "channel": "C1", "text": drafted.as_text, "child": child.subject}
        return {**given, "about": (crime.id,), "template": drafted.texts[0]} if crime else None

    def arrived(events: Sequence[Event]) -> Iterator[Fact]:
        for written in events:
            if written.type == WRITTEN and child.subject in written.subjects:
                yield handed_over(written, "development_mailbox", f"{tale.record}-{written.body['notice']}")
                yield delivered(written, "message_delivered")
                return

    written = by_day(tale.at(hours=13))
    tale.waits(written, notice, WriteNotice)
    tale.hears(written + timedelta(minutes=6), arrived, child)
    _tell(tale, child, written + timedelta(hours=1))


def _excused(tale: Tale, child: Child, about: Callable[[Event], bool]) -> None:
    """Tell that nothing can be confirmed in writing without showing who it is from, and that the supervisor agreed."""
    of = {"child": child.subject}

    def asks(events: Sequence[Event]) -> Mapping[str, Any] | None:
        crime = next(filter(about, events), None)
        why = "Her phone is read by somebody else. She was told in person, and asked for nothing in writing."
        return {"holder": CHILD, "about": (crime.id,), "reason": "channel_unsafe", "why": why, **of} if crime else None

    def answers(events: Sequence[Event]) -> Mapping[str, Any] | None:
        asked = next((one for one in events if one.type == ASKED and child.subject in one.subjects), None)
        return {"asked": asked.id, "accepted": True, "tell_by": tale.day(30), **of} if asked else None

    tale.waits(tale.at(hours=13), asks, AskGoodReason)
    tale.waits(tale.at(hours=20), answers, AnswerGoodReason, tale.supervisor)


def _confirmation(tale: Tale, child: Child) -> tuple[Callable[[Event], bool], Drafted | None]:
    years = (tale.day(0) - child.born).days // 365
    known = {"officer": str(tale.told_by), "ask": "reply to this message", "next": "when I ring you on Friday"}
    known["reference"] = tale.record
    drafted = draft(tale.pack, ["written_confirmation"], reader_of("child", years), {**SAMPLES, **known})
    return (lambda event: event.type == RECORDED and child.subject in event.subjects), drafted


def _tell(tale: Tale, child: Child, at: datetime, *, anyway: bool = False) -> None:
    second = "parent" if child.placement in AT_HOME else "council"
    for minutes, (holder, kind) in enumerate(((CHILD, "child"), (MOTHER, second))):
        tale.waits(at + timedelta(minutes=10 * minutes), _untold(tale, child, holder, kind, anyway), TellPerson)


def _untold(tale: Tale, child: Child, holder: str, kind: str, anyway: bool) -> Given:
    """Return the telling of all that somebody was not told of; with nothing new, how the case stands, where due."""

    def given(events: Sequence[Event]) -> Mapping[str, Any] | None:
        story = Story(tale.case, [event for event in events if tale.case in event.subjects]).of_child(child.subject)
        every = to_be_told(story, child.subject, holder)
        found = [one.id for one in every if not standing(one, holder, kind, story).is_settled]
        if not (found or anyway):
            return None
        how = "heard_in_person" if holder == CHILD else "heard_by_telephone"
        said = dict.fromkeys(("reasons", "support", "review_right"), True)
        return {"holder": holder, "about": tuple(found), "how": how, "child": child.subject, **said}

    return given
