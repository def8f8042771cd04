"""What nobody has read, asked or settled yet about a child, and the worst that may be inside it.

A queue that does not show the risk inside its unread work hides it. So what is unread counts as the worst it may turn
out to be, until somebody reads it; nothing here ever brings a level down.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.duties.duty import Duty
from wayhome.duties.facts import LEVELS
from wayhome.record.envelope import Event
from wayhome.record.events.questions import LAST_SEEN

HIGH = "high"
GRADED, ANSWERED, FACTOR = "risk.graded", "missing.question_answered", "risk.factor_recorded"
REPORTED = "missing.reported"
ASSESSED = (GRADED, "risk.reassessed")
NEWS = (
    "missing.information_received", "missing.whereabouts_reported", "missing.co_missing_indicated",
    "risk.factor_recorded", "child.exploitation_flag_set",
)  # fmt: skip
TOLD = ("missing.information_received", "missing.whereabouts_reported")  # what somebody tells while nobody has graded
INVITED = "invited:"  # whoever came in at a door of their own acts under this
NEAR = ("connected", "named")
QUESTIONS = ("ask_questions", "settle_unknown")
SYSTEMS = ("check_systems", "retry_system", "ask_social_care")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One kind of work that nobody has read or done, in words; ``worst`` is the level that may be inside it.

    ``kind`` is one of door, not_graded, provisional, records, news, floor, questions, systems; ``since`` is when the
    first of ``count`` came in (UTC).
    """

    kind: str
    count: int
    words: str
    worst: str
    since: datetime


def unread_of(case: Case, told: Sequence[Event], now: datetime) -> tuple[Unread, ...]:
    """Return what is unread about a missing child at an instant, what bears most on the risk first.

    ``told`` are the events that had happened, corrections applied: the case's own and those about its child. Nothing
    is unread for longer than the child has been reported missing in this case.
    """
    begun = _reported(case, now)
    new = news_since(told)
    found = (
        *_at_door([event for event in new if is_at_door(event)]),
        *_grade(case, told, begun, now),
        *_records(told),
        *_news([event for event in new if not is_at_door(event)], assessed=_assessed(told) is not None),
        *_owed(case.open_duties, QUESTIONS, "questions", "Not every question about the child was asked"),
        *_owed(case.open_duties, SYSTEMS, "systems", "Not everything that is held was looked at"),
    )
    in_case = (replace(one, since=max(one.since, begun)) for one in found)
    return tuple(sorted(in_case, key=lambda one: -LEVELS.index(one.worst)))


def _reported(case: Case, now: datetime) -> datetime:
    """Return when the child was reported missing in a case; the first entry in it, where nobody is said to have."""
    told = [held.event for held in case.entries if held.event.happened_at <= now]
    reported = [event.happened_at for event in told if event.type == REPORTED]
    return min(reported or [event.happened_at for event in told], default=now)


def worst_of(level: str, unread: Iterable[Unread]) -> str:
    """Return the worst level that may be inside what is unread; never below the level itself."""
    return max((level, *(one.worst for one in unread)), key=LEVELS.index)


def _grade(case: Case, told: Sequence[Event], begun: datetime, now: datetime) -> Iterator[Unread]:
    """Yield what is not settled about the grade: nobody gave one, it is provisional, or a floor stands above it."""
    graded = last_of(told, GRADED)
    if graded is None:
        yield Unread(kind="not_graded", count=1, words="Nobody has graded the risk", worst=HIGH, since=begun)
        return
    grade, floor = str(graded.body["grade"]), case.known.floor(now)
    if graded.body.get("status") == "provisional":
        words = f"The grade ({said(grade)}) is provisional: it is not confirmed"
        yield Unread(kind="provisional", count=1, words=words, worst=HIGH, since=graded.happened_at)
    if LEVELS.index(floor) > LEVELS.index(grade):
        words = f"Graded {said(grade)}, which is below the floor ({said(floor)})"
        yield Unread(kind="floor", count=1, words=words, worst=floor, since=graded.happened_at)


def _records(told: Sequence[Event]) -> Iterator[Unread]:
    """Yield the records that nobody weighed; one that changed or was found again after it was weighed counts again.

    One about somebody near the child is offered to be read, and is owed to nobody, unless it came in while the child
    was missing: then it names the child.
    """
    marked = {event.body["hit"]: event.happened_at for event in told if event.type == "risk.hit_marked"}
    found = {
        event.body["hit"]: event.happened_at
        for event in told
        if event.type == "risk.hit_found"
        and (event.body.get("tier") not in NEAR or "arrived" in event.body)
        and _is_open(event, marked.get(event.body["hit"]))
    }
    if found:
        words = f"{counted(len(found), 'record')} came back and nobody weighed {_it(len(found))}"
        yield Unread(kind="records", count=len(found), words=words, worst=HIGH, since=min(found.values()))


def _is_open(found: Event, weighed: datetime | None) -> bool:
    return weighed is None or weighed < found.happened_at


def news_since(told: Iterable[Event]) -> list[Event]:
    """Return what came in since the risk was last assessed, or since the report where nobody has graded it yet.

    What was said with the report itself, and what its caller answers, waits for the first grade; what was written with
    it at a door, and ticked there, does not, as no officer has heard it.
    """
    held = list(told)
    assessed = _assessed(held)
    since = assessed or min((event.recorded_at for event in held if event.type == REPORTED), default=None)
    kinds: tuple[str, ...] = NEWS if assessed else TOLD
    return [
        event
        for event in held
        if since
        and ((event.type in kinds and is_news(event)) or _is_ticked(event))
        and (event.recorded_at > since or (not assessed and is_at_door(event) and event.recorded_at == since))
    ]


def _is_ticked(event: Event) -> bool:
    """Say whether it is a yes that was given at a door; where the child was last seen stands in what they wrote."""
    given, asked = event.body.get("answer"), event.body.get("question")
    return event.type == ANSWERED and is_at_door(event) and given == "yes" and asked != LAST_SEEN


def is_at_door(event: Event) -> bool:
    """Say whether somebody wrote it at a door of their own, so that no officer has heard it."""
    return event.actor.startswith(INVITED)


def _assessed(told: Iterable[Event]) -> datetime | None:
    return max((event.recorded_at for event in told if event.type in ASSESSED), default=None)


def _at_door(found: Sequence[Event]) -> Iterator[Unread]:
    """Yield what was written at a door: it is of where the child is, or of harm, until somebody reads it."""
    if found:
        words = f"{counted(len(found), 'thing')} written at a door that nobody has read"
        yield Unread(kind="door", count=len(found), words=words, worst=HIGH, since=_first(found))


def _news(found: Sequence[Event], *, assessed: bool) -> Iterator[Unread]:
    """Yield what else came in since the risk was assessed, or since the report."""
    if found:
        since = "the risk was assessed" if assessed else "the report"
        words = f"{counted(len(found), 'thing')} came in since {since}"
        yield Unread(kind="news", count=len(found), words=words, worst=HIGH, since=_first(found))


def _first(found: Iterable[Event]) -> datetime:
    return min(event.recorded_at for event in found)


def _owed(duties: Iterable[Duty], acts: Sequence[str], kind: str, words: str) -> Iterator[Unread]:
    found = [duty for duty in duties if duty.act in acts]
    if found:
        yield Unread(kind=kind, count=len(found), words=words, worst=HIGH, since=min(duty.raised_at for duty in found))


def is_news(event: Event) -> bool:
    """Say whether an entry is something new that bears on the risk; that a factor is not there is not.

    A factor that came in at a door is what was ticked there, which stands by itself.
    """
    is_ticked = event.type == FACTOR and is_at_door(event)
    return event.type in NEWS and event.body.get("present", "yes") == "yes" and not is_ticked


def last_of(events: Iterable[Event], name: str) -> Event | None:
    """Return the last event of a type, by when it happened."""
    return max((e for e in events if e.type == name), key=lambda event: (event.happened_at, event.id), default=None)


def said(level: str) -> str:
    """Say a level as it stands inside a sentence."""
    return level.replace("_", " ")


def counted(count: int, thing: str) -> str:
    """Say how many: 1 record, 3 records."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _it(count: int) -> str:
    return "it" if count == 1 else "them"
