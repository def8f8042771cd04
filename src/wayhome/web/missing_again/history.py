"""Every time a child was missing, side by side: how often, where they were, with whom, and what has been done about it.

Being missing often raises the risk and never lowers it. The thresholds are the force's own, as its rulebook sets them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayhome.casework.earlier_interviews import earlier_interviews
from wayhome.casework.how_often import is_reached, times_away, times_missing, times_within
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, SubjectKind, kind_of
from wayhome.record.states import Episode, fold
from wayhome.rulebook.schema import Duty as Rule
from wayhome.web.acting.desk import Desk
from wayhome.web.missing_again.meetings import meetings
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.times import day, span, when

WINDOWS = (7, 30, 90, 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One time the child was missing; ``facts`` say how long, how it was graded, where found, and whether seen."""

    record: str
    reference: str
    when: str
    here: bool
    facts: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number of times in so many days from which something more is owed, and whether it is reached."""

    rule: str
    title: str
    words: str
    reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A child who was, or may have been, missing with this one."""

    record: str
    who: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The trigger plan as it stands."""

    made: str
    shared: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def history(desk: Desk) -> Mapping[str, Any]:
    """Return what the page of a child missing again shows, with every record it names."""
    child = desk.facing.stories.get(desk.facing.child) or Story(desk.facing.child, ())
    times, others = tuple(_times(child, desk)), tuple(_others(child, desk))
    return {
        "counts": [(_days(days), times_within(child, days, desk.visit.now)) for days in WINDOWS],
        "thresholds": tuple(_thresholds(child, desk)),
        "times": times,
        "away": [when(event.happened_at, desk.visit.now) for event in times_away(child)],
        "others": others,
        "plan": plan_of(desk),
        "meetings": tuple(meetings(child, desk)),
        "shows": (*(time.record for time in times), *(other.record for other in others)),
    }


def _days(days: int) -> str:
    return "in the last year" if days == WINDOWS[-1] else f"in {days} days"


def _thresholds(child: Story, desk: Desk) -> Iterator[Threshold]:
    for rule in desk.pack.duties.values():
        if rule.count and rule.window_days and rule.act in ("request_meeting", "update_trigger_plan"):
            yield _threshold(rule, child, desk)


def _threshold(rule: Rule, child: Story, desk: Desk) -> Threshold:
    reached = is_reached(rule, child, desk.visit.now)
    return Threshold(
        rule=rule.id,
        title=in_plain_words(rule.title, desk.pack),
        words=f"{rule.count} in {rule.window_days} days: {'reached' if reached else 'not reached'}",
        reached=reached,
    )


def _times(child: Story, desk: Desk) -> Iterator[Time]:
    for case, report in reversed(times_missing(child).items()):
        story = desk.facing.stories.get(case) or Story(case, ())
        yield Time(
            record=report.record,
            reference=reference(report.record),
            when=day(report.happened_at),
            here=report.record == desk.record,
            facts=tuple(_facts(story, fold(Episode(), story.own), desk.visit.now)),
            said=_said(child, report.record, desk),
        )


def _facts(story: Story, state: Episode, now: datetime) -> Iterator[str]:
    if state.reported_at is None:
        return
    if state.located_at is None and state.phase == "missing":
        yield f"missing for {span(now - state.reported_at)}"
    elif state.located_at is not None:
        yield f"missing for {span(state.located_at - state.reported_at)}"
    yield f"graded {state.grade.replace('_', ' ')}" if state.grade else "never graded"
    found = story.of_type("missing.child_located")
    if found and found[-1].body.get("place"):
        yield f"found at {str(found[-1].body['place']).replace('_', ' ')}"
    if state.located_at is not None:
        yield "seen in person" if state.seen_in_person_at else "not seen in person"


def _said(child: Story, record: RecordId, desk: Desk) -> tuple[str, ...]:
    """Return what the child said after one of those times, in their own words first."""
    words = desk.visit.parts.reading.words(record)
    talks = [talk for talk in earlier_interviews(child, words) if talk.record == record]
    return tuple(said for talk in talks for _, said in talk.words)


def _others(child: Story, desk: Desk) -> Iterator[Other]:
    names = desk.visit.parts.reading.names()
    for event in child.of_type("missing.episodes_linked"):
        for named in event.subjects:
            if kind_of(named) is SubjectKind.CHILD and named != desk.facing.child:
                who = name_of(named, names)
                yield Other(record=reference(named), who=who, how=when(event.happened_at, desk.visit.now))


def plan_of(desk: Desk) -> Plan | None:
    """Return the child's trigger plan as it stands; None where there is none."""
    event = desk.facing.last_of_child("child.trigger_plan_updated")
    if event is None:
        return None
    words = desk.visit.parts.reading.words(event.record)
    named = (("First actions", "plan"), ("Places", "places"), ("People", "people"))
    parts = ((title, tuple(words.get((event.id, name), "").splitlines())) for title, name in named)
    shared = "The carer has it" if event.body.get("shared_with_carer") == "yes" else "Not known to be with the carer"
    return Plan(
        made=when(event.happened_at, desk.visit.now), shared=shared, parts=tuple(part for part in parts if part[1])
    )
