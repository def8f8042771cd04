"""What stands at one person's door: how far the case is, who to ask, what comes next, and what passed between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wayhome.access.outside import Sees, may_see, shown_to
from wayhome.application.at_the_door.run_out import ran_out
from wayhome.application.at_the_door.whose import At, about_child, held_back_since
from wayhome.application.at_the_door.words import NOTHING_YET, OF_BAIL, STEPS, TOLD_STEPS, UNDER, Reader
from wayhome.casework.carers.owed_back import owed_back
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, RecordId
from wayhome.kernel.worktime import london_day, years_between
from wayhome.record.envelope import Event

EVERY: Mapping[str, int] = {"weekly": 7, "fortnightly": 14, "four_weekly": 28, "when_something_happens": 28}
"""In how many days at most somebody hears, for each frequency that may be agreed on."""

HEADINGS: Mapping[str, str] = {
    "question_asked": "You asked", "need_said": "You said you need", "said_wrong": "You said this is wrong",
    "information_given": "You told us", "return_interview_received": "What you said in the talk once you were back",
    "account_recorded": "What you told the police when you came back",
}  # fmt: skip

PRIVATE = Mapping[tuple[EventId, str], str]
ASKED = {"door.question_asked": "question", "door.need_said": "need", "door.said_wrong": "what"}
ANSWERS = {"door.question_answered": "question", "door.wrong_answered": "said"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened, in words from the closed list; ``event`` is what it rests on."""

    event: EventId
    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageShown:
    """A message written to them; ``text`` is empty where its words are not held any more."""

    notice: str
    event: EventId
    record: RecordId
    at: datetime
    text: str
    read_at: datetime | None
    format: str = "plain"
    language: str = "english"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What they asked, needed or said is wrong, in their words, and the answer once there is one."""

    event: EventId
    what: str
    at: datetime
    text: str
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: EventId | None = None
    unread: bool = False

    @property
    def heading(self) -> str:
        """Return what it is, to whoever wrote it."""
        return HEADINGS[self.what]


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """When they hear next: by which day, as agreed; ``passed``: we should have been in touch by now."""

    by: date
    passed: bool
    how_often: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Everything that one person is shown at their door. What is not here is not shown.

    ``carried_by`` is who carries the case meanwhile, where ``officer`` is not here to.
    """

    at: At
    reader: Reader
    steps: tuple[Step, ...] = ()
    held_back: bool = False
    officer: str = ""
    carried_by: str = ""
    next: Next | None = None
    messages: tuple[MessageShown, ...] = ()
    asked: tuple[Asked, ...] = ()
    came_of_it: tuple[Asked, ...] = ()
    nothing_yet: str = ""

    def message(self, notice: str) -> MessageShown | None:
        """Return a message written to them by its reference; None where there is none for them."""
        return next((one for one in self.messages if one.notice == notice), None)

    @property
    def came_unread(self) -> bool:
        """Say whether they were told what came of something, and did not say yet that they read it."""
        return any(one.unread for one in self.came_of_it)

    @property
    def unread(self) -> int:
        """Return how many messages they have not opened."""
        return sum(one.read_at is None for one in self.messages)


def door_of(story: Story, words: PRIVATE, at: At) -> Door:
    """Return what somebody is shown; ``story`` is the child's, ``words`` the personal words of the record."""
    permitted = _Permitted(story, words, at)
    since = held_back_since(story, at)
    reader = reader_of(story, at)
    messages = tuple(_messages(permitted, held=since is not None))
    # What stood there before stays, and nothing says that less is shown: a page that goes empty gives away that
    # something is planned.
    steps = tuple(_steps(permitted, reader, until=since))
    return Door(
        at=at,
        reader=reader,
        steps=steps,
        held_back=since is not None,
        officer=_officer(permitted),
        carried_by=_carried_by(permitted),
        next=_next(permitted),
        messages=messages,
        asked=tuple(_asked(permitted)),
        came_of_it=tuple(_came_of_it(permitted)),
        nothing_yet=NOTHING_YET[reader],
    )


def reader_of(story: Story, at: At) -> Reader:
    """Say for whom words are chosen; a child whose age is not known reads as one of twelve or more."""
    if at.kind != "child":
        return "adult"
    born = [event.body.get("date_of_birth") for event in about_child(story, "child.described")]
    known = [date.fromisoformat(str(one)) for one in born if one]
    return "younger" if known and years_between(known[-1], london_day(at.now)) < UNDER else "child"


class _Permitted:
    """The events of one child's case that a door may tell something from, and their words."""

    def __init__(self, story: Story, words: PRIVATE, at: At) -> None:
        self.story, self.words, self.at = story, words, at

    def of(self, what: Sees, *types: str) -> Iterator[Event]:
        """Yield permitted events of some types in order: of the case, wherever it went on, or of the child in none."""
        records = (self.at.record, *self.at.before)
        for name in types:
            for event in about_child(self.story, name):
                own = event.record in records or event.type.startswith("contact.")
                at = self.at
                if own and shown_to(event, what, kind=at.kind, holder=at.holder, child=at.child):
                    yield event

    def text(self, event: Event, name: str) -> str:
        """Return what stands in a personal field; empty where it is not held any more."""
        return self.words.get((event.id, name), "")


def _messages(permitted: _Permitted, *, held: bool) -> Iterator[MessageShown]:
    """Yield their messages, newest first; of what is held back only those they read before."""
    withheld = {_named(event) for event in permitted.of(Sees.MESSAGES, "victim.notice_withheld")}
    read = {
        _named(event): event.happened_at
        for event in permitted.of(Sees.MESSAGES, "victim.notice_delivered")
        if event.body.get("receipt") == "read_at_door"
    }
    for event in reversed(list(permitted.of(Sees.MESSAGES, "victim.notice_written"))):
        notice = str(event.body["notice"])
        named = _named(event)
        if named in withheld or (held and named not in read):
            continue
        yield MessageShown(
            notice=notice,
            event=event.id,
            record=event.record,
            at=event.happened_at,
            text=permitted.text(event, "text"),
            read_at=read.get(named),
            format=str(event.body.get("format") or "plain"),
            language=str(event.body.get("language") or "english"),
        )


def _named(event: Event) -> tuple[RecordId, object]:
    """Return which notice an event is of: they are counted within a record."""
    return event.record, event.body.get("notice")


def _steps(permitted: _Permitted, reader: Reader, *, until: datetime | None) -> Iterator[Step]:
    """Yield what happened, newest first: each step of the closed list once, what was done to a suspect once told.

    ``until``: less is shown since then, and what was entered later stands back.
    """
    if not may_see(permitted.at.kind, Sees.STAGE):
        return
    told = _told_of(permitted, until)
    found: list[Step] = []
    for name, words in STEPS.items():
        first = next(permitted.of(Sees.STAGE, name), None)
        if first is not None and _stood(first, until):
            found.append(Step(event=first.id, at=first.happened_at, words=words[reader]))
    for event in permitted.of(Sees.STAGE, "investigation.suspect_dealt_with", *OF_BAIL):
        kind = OF_BAIL.get(event.type) or str(event.body.get("kind"))
        if event.id in told and kind in TOLD_STEPS:
            found.append(Step(event=event.id, at=event.happened_at, words=TOLD_STEPS[kind][reader]))
    for rests, over in ran_out(permitted.story, told, until or permitted.at.now):
        found.append(Step(event=rests, at=over, words=TOLD_STEPS["bail_ran_out"][reader]))
    yield from sorted(found, key=lambda step: (step.at, step.event), reverse=True)


def _told_of(permitted: _Permitted, until: datetime | None) -> set[str]:
    """Return the events of which this holder was told, by a receipt of their own."""
    receipts = permitted.of(Sees.MESSAGES, "victim.notice_delivered")
    return {one for event in receipts if _stood(event, until) for one in named_in(event)}


def _stood(event: Event, until: datetime | None) -> bool:
    return until is None or event.recorded_at <= until


def named_in(event: Event) -> tuple[str, ...]:
    """Return the events that a notice or its receipt tells of."""
    about = event.body.get("about")
    return tuple(str(one) for one in about) if isinstance(about, tuple) else ()


def _officer(permitted: _Permitted) -> str:
    """Return who their officer is: who was agreed with them, else who has the case."""
    agreed = [event.body.get("told_by") for event in permitted.of(Sees.OFFICER, "contact.plan_agreed")]
    given = [event.body.get("officer") for event in permitted.of(Sees.OFFICER, "investigation.allocated")]
    named = [str(one) for one in (*given, *agreed) if one]
    return named[-1] if named else ""


def _carried_by(permitted: _Permitted) -> str:
    """Return who carries the case for whoever it was given to; empty where they carry it themselves."""
    said = permitted.of(Sees.OFFICER, "investigation.allocated", "investigation.investigator_covered")
    last = max(said, key=lambda event: (event.happened_at, event.id), default=None)
    return str(last.body.get("officer") or "") if last and last.body.get("how") == "covered" else ""


def _next(permitted: _Permitted) -> Next | None:
    """Return when they hear next, from what was agreed with them and when they last heard what was news."""
    plan = next(iter(reversed(list(permitted.of(Sees.NEXT, "contact.plan_agreed")))), None)
    if plan is None:
        return None
    receipts = permitted.of(Sees.MESSAGES, "victim.notice_delivered")
    heard = [event.happened_at for event in receipts if not event.body.get("old_news")]
    last = max((plan.happened_at, *heard))
    often = str(plan.body["frequency"])
    by = london_day(last) + timedelta(days=EVERY.get(often, 28))
    return Next(by=by, passed=by < london_day(permitted.at.now), how_often=often)


def _asked(permitted: _Permitted) -> Iterator[Asked]:
    """Yield what they asked, newest first, each with its answer."""
    answers = {
        event.body.get(named): event for kind, named in ANSWERS.items() for event in permitted.of(Sees.ASKED, kind)
    }
    asked = [event for kind in ASKED for event in permitted.of(Sees.ASKED, kind)]
    for event in sorted(asked, key=lambda one: (one.happened_at, one.id), reverse=True):
        yield _shown(permitted, event, ASKED[event.type], answers.get(event.id), "answer")


def _came_of_it(permitted: _Permitted) -> Iterator[Asked]:
    """Yield what they told us, newest first, each with what was done with it; a child, what came of it wherever."""
    at = permitted.at
    if not may_see(at.kind, Sees.CAME_OF_IT):
        return
    to = "child" if at.kind == "child" else "family"
    for one in owed_back(permitted.story):
        if one.to == to and one.holder == at.holder and at.child in one.given.subjects:
            told = one.told[-1] if one.told else None
            shown = _shown(permitted, one.given, "what", told, "what")
            yield replace(shown, unread=told is not None and not one.read, answered_by=told.id if told else None)


def _shown(permitted: _Permitted, event: Event, field_: str, answer: Event | None, said: str) -> Asked:
    return Asked(
        event=event.id,
        what=event.type.partition(".")[2],
        at=event.happened_at,
        text=permitted.text(event, field_),
        answer=permitted.text(answer, said) if answer else "",
        answered_at=answer.happened_at if answer else None,
    )
