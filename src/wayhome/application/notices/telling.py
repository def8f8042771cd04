"""Of what somebody is to be told now, from what a case owes and what was entered in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.application.notices.notice import Notice, Reader, Stage
from wayhome.application.notices.readers import Readers
from wayhome.application.notices.times import soon_from
from wayhome.application.things_to_do import things_to_do
from wayhome.casework.waiting_offer import ACCEPTED, DECLINED, OFFERED, over
from wayhome.duties.acts import ToDo
from wayhome.duties.duty import Duty, Status
from wayhome.duties.stories import stories
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, fold
from wayhome.rulebook.pack import Pack

CASES = (SubjectKind.EPISODE, SubjectKind.INVESTIGATION, SubjectKind.CHILD)
HANDOVER_RULE = "MC-42"
HANDOVER = "Accept the case, or decline it and say why"
YOURS_STILL = "Offer the case to somebody else; it is yours until they accept it"
# What one post owes and another must agree to: the act, and the lowest role that may.
ASKED_OF = {"approve_lower": "inspector"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a subject owes, from which events, under which rulebook, and since when notices are written at all.

    What arose or fell due before ``since`` is told to nobody: it was there before anyone was to be told.
    """

    scope: Subject
    duties: tuple[Duty, ...]
    events: Sequence[Event]
    pack: Pack
    readers: Readers
    since: datetime

    @property
    def by_id(self) -> Mapping[EventId, Event]:
        """Return the events by their ids."""
        return {event.id: event for event in self.events}


def notices(owed: Owed, now: datetime) -> tuple[Notice, ...]:
    """Return everything that somebody is to be told of at an instant, told before or not."""
    to_do = [one for one in things_to_do(owed.duties, owed.pack, now) if one.owed_by.agency == "police"]
    return (*_of_acts(owed, to_do, now), *_asked(owed, to_do, now), *_offered(owed, now))


def _of_acts(owed: Owed, to_do: Sequence[ToDo], now: datetime) -> Iterator[Notice]:
    events = owed.by_id
    for one in to_do:
        first = one.duties[0]
        reader = owed.readers.owner(first, now, owed.readers.unit_of(events.get(first.raised_by)))
        stage = _stage(first, reader, now)
        if _began(first, stage) >= owed.since:
            yield _of_act(owed, one, stage, reader, events)
            yield from _besides(owed, one, reader, now)


def _besides(owed: Owed, to_do: ToDo, reader: Reader, now: datetime) -> Iterator[Notice]:
    """Tell whom the force chose to tell as well, where nobody holds the role that owes an act."""
    other = owed.readers.besides(to_do.duties[0], reader, now)
    if other is not None:
        late = to_do.duties[0].status_at(now) is Status.OVERDUE
        stage = Stage.OVERDUE if late else _stage(to_do.duties[0], other, now)
        notice = _of_act(owed, to_do, stage, other, owed.by_id)
        yield replace(notice, tells=tuple(f"besides|{other.unit}|{key}" for key in notice.tells))


def _stage(duty: Duty, reader: Reader, now: datetime) -> Stage:
    if duty.status_at(now) is Status.OVERDUE:
        return Stage.PASSED_UP if reader.officer and reader.why else Stage.OVERDUE
    return Stage.DUE_SOON if now >= soon_from(duty) and duty.due_at > duty.raised_at else Stage.RAISED


def _began(duty: Duty, stage: Stage) -> datetime:
    return duty.raised_at if stage in (Stage.RAISED, Stage.ASKED) else duty.due_at


def _of_act(owed: Owed, to_do: ToDo, stage: Stage, reader: Reader, events: Mapping[EventId, Event]) -> Notice:
    first = to_do.duties[0]
    raising = events.get(first.raised_by)
    record = raising.record if raising else RecordId(to_do.scope)
    return Notice(
        stage=stage,
        reader=reader,
        record=record,
        on_a_case=kind_of(to_do.scope) in CASES and raising is not None,
        on_a_child_in_danger=_on_a_child_in_danger(to_do.scope, owed),
        act=owed.pack.head.acts.get(to_do.act, to_do.act.replace("_", " ").capitalize()),
        due_at=first.due_at,
        since={Stage.RAISED: first.raised_at, Stage.DUE_SOON: soon_from(first)}.get(stage),
        rule=first.rule,
        title=owed.pack.duties[first.rule].title,
        tells=tuple(_tells(duty, stage, reader) for duty in to_do.duties),
    )


def _on_a_child_in_danger(scope: Subject, owed: Owed) -> bool:
    """Say so of every case but a missing episode whose child was found, as far as is written down."""
    if kind_of(scope) is not SubjectKind.EPISODE:
        return kind_of(scope) in CASES
    story = stories(owed.events).get(scope)
    return story is None or fold(Episode(), story.own).located_at is None


def _tells(duty: Duty, stage: Stage, reader: Reader) -> str:
    """Name what is told. That an act is new is told to one person; that time is short, to whoever holds the post."""
    if stage in (Stage.RAISED, Stage.ASKED):
        return f"{stage}|{_anybody(reader)}|{duty.identity}"
    return f"{stage}|{reader.officer}|{duty.due_at.isoformat()}|{duty.identity}"


def _anybody(reader: Reader) -> str:
    return "somebody" if reader.officer else "nobody"


def _asked(owed: Owed, to_do: Sequence[ToDo], now: datetime) -> Iterator[Notice]:
    """Tell whoever may approve that they are asked to; never the one who needs it approved."""
    events = owed.by_id
    for one in to_do:
        first, role = one.duties[0], ASKED_OF.get(one.act)
        raising = events.get(first.raised_by)
        if role is None or raising is None or first.owed_by.role == role or first.raised_at < owed.since:
            continue
        reader = owed.readers.of_role(role, now, but=raising.actor, unit=owed.readers.unit_of(raising))
        yield _of_act(owed, one, Stage.ASKED, reader, events)


def _offered(owed: Owed, now: datetime) -> Iterator[Notice]:
    """Tell whoever comes on that a case is offered to them while the offer waits, and whoever offered it of a no."""
    events = effective(owed.events)
    told = [event for event in events if event.type in (OFFERED, ACCEPTED) and _is_of(event, owed)]
    last = max(told, key=lambda event: (event.happened_at, event.recorded_at, event.id), default=None)
    if last is None or last.type == ACCEPTED or last.happened_at < owed.since:
        return
    role, unit, ended = last.role or "supervisor", owed.readers.unit_of(last), over(last, events)
    if ended is None:
        reader = owed.readers.taking_over(role, now, but=last.actor, unit=unit)
        yield _of_offer(owed, Stage.OFFERED, reader, last)
    elif ended.type == DECLINED:
        reader = Reader(officer=last.actor, role=owed.readers.in_words(role), unit=unit)
        yield _of_offer(owed, Stage.DECLINED, reader, ended)


def _of_offer(owed: Owed, stage: Stage, reader: Reader, event: Event) -> Notice:
    rule = owed.pack.duties.get(HANDOVER_RULE)
    return Notice(
        stage=stage,
        reader=reader,
        record=event.record,
        on_a_case=True,
        act=YOURS_STILL if stage is Stage.DECLINED else HANDOVER,
        rule=HANDOVER_RULE if rule else "",
        title=rule.title if rule else "",
        tells=(f"{stage}|{_anybody(reader)}|{event.id}",),
    )


def _is_of(event: Event, owed: Owed) -> bool:
    return owed.scope in event.subjects and kind_of(owed.scope) is SubjectKind.EPISODE
