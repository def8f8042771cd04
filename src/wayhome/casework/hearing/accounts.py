"""How a child of an investigation has been heard: what they first said, what was explained, planned and put off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event

Words = Mapping[tuple[EventId, str], str]
FIRST, NEEDED, PLANNED = "interview.heard_first", "interview.needed", "interview.planned"
EXPLAINED, INTERMEDIARY = "interview.special_measures_explained", "interview.intermediary_considered"
PREFERRED, PUT_OFF, TAKEN = "interview.preferences_recorded", "interview.put_off", "victim.statement_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One recorded interview or statement: when, with whom, and whether they were trained and there was a plan."""

    event: EventId
    at: datetime
    interviewer: str
    trained: bool
    planned: bool
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardStanding:
    """How one child of a case has been heard; an event is None where there is none. ``put_off`` are all of them."""

    child: Subject
    first_said: tuple[Event, ...] = ()
    needed_at: datetime | None = None
    plan: Event | None = None
    explained: Event | None = None
    intermediary: Event | None = None
    preferences: Event | None = None
    interviews: tuple[Interview, ...] = ()
    put_off: tuple[Event, ...] = ()

    @property
    def interviewers(self) -> tuple[str, ...]:
        """Return who talked with the child in recorded interviews, each once, the first first."""
        return tuple(dict.fromkeys(one.interviewer for one in self.interviews if one.interviewer))

    @property
    def is_due(self) -> bool:
        """Say whether an interview was found to be needed and none was held since."""
        last = self.interviews[-1].at if self.interviews else None
        return self.needed_at is not None and (last is None or last < self.needed_at)

    @property
    def until(self) -> datetime | None:
        """Return until when it is put off, where that was said last."""
        said = self.put_off[-1].body.get("until") if self.put_off else None
        return instant(str(said)) if said else None


def heard(story: Story, child: Subject) -> HeardStanding:
    """Return how a child of an investigation has been heard."""
    needed, taken = _of(story, child, NEEDED), _of(story, child, TAKEN)
    return HeardStanding(
        child=child,
        first_said=_of(story, child, FIRST),
        needed_at=needed[-1].happened_at if needed else None,
        plan=_last(story, child, PLANNED),
        explained=_last(story, child, EXPLAINED),
        intermediary=_last(story, child, INTERMEDIARY),
        preferences=_last(story, child, PREFERRED),
        interviews=tuple(_interview(event) for event in taken),
        put_off=_of(story, child, PUT_OFF),
    )


def _of(story: Story, child: Subject, name: str) -> tuple[Event, ...]:
    return tuple(event for event in story.of_type(name) if child in event.subjects)


def _last(story: Story, child: Subject, name: str) -> Event | None:
    found = _of(story, child, name)
    return found[-1] if found else None


def _interview(event: Event) -> Interview:
    body = event.body
    return Interview(
        event=event.id,
        at=event.happened_at,
        interviewer=str(body.get("interviewer") or ""),
        trained=body.get("trained") is True,
        planned=body.get("planned") is True,
        kind=str(body.get("kind", "recorded_interview")),
    )
