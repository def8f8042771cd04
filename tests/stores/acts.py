"""Acts in one line, and supplies that never surprise: ids and salts that count, a clock that ticks."""

import itertools
from datetime import UTC, datetime, timedelta

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.application.disposing import Disposal
from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger, Supplies
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, subject
from wayhome.record.vocabulary import Fact, check

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)


def counting(start: datetime = MIDNIGHT, step: timedelta = timedelta(seconds=1), name: str = "event") -> Supplies:
    """Return supplies whose ids and salts count up and whose clock moves on by a step at each look."""
    events, salts, ticks = itertools.count(1), itertools.count(1), itertools.count()
    return Supplies(
        now=lambda: start + step * next(ticks),
        event_id=lambda: EventId(f"{name}-{next(events)}"),
        salt=lambda: f"{next(salts):064x}",
    )


def draft(
    fact: Fact, *, child: str = "1", episode: str = "1", at: datetime = MIDNIGHT, brought: EventId | None = None
) -> Draft:
    """Draft a fact about a child and an episode."""
    subjects: tuple[Subject, ...] = (subject("child", child), subject("episode", episode))
    return Draft(fact=fact, happened_at=at, subjects=subjects, actor=ActorId("pc-1"), id=brought)


def record_of(episode: str) -> RecordId:
    """Return the record of an episode."""
    return RecordId(f"episode:{episode}")


def entry(*facts: Fact, episode: str = "1", child: str = "1", after: int | None = None, key: str = "") -> Entry:
    """Put facts about one episode into one entry."""
    drafts = tuple(draft(fact, child=child, episode=episode) for fact in facts)
    return Entry(record=record_of(episode), drafts=drafts, after=after, key=key)


def reported() -> Fact:
    """Say that a child was reported missing."""
    return check("missing.reported", 1, {"informant": "parent", "channel": "call"})


def deployed() -> Fact:
    """Say that officers were sent."""
    return check("missing.officers_deployed", 1, {})


def graded(why: str = "she has never been out this late", grade: str = "high") -> Fact:
    """Say that the risk was graded, with the grader's words."""
    return check("risk.graded", 1, {"grade": grade, "rationale": why})


def located(how: str = "at her aunt's") -> Fact:
    """Say that the child was found, with the finder's words."""
    return check("missing.child_located", 1, {"how": how})


def night(ledger: Ledger, supplies: Supplies, *, episode: str = "1", child: str = "1") -> list[Entered]:
    """Enter a whole short episode, one act at a time."""
    acts = ((reported(), graded()), (deployed(),), (located(),))
    return [enter(entry(*facts, episode=episode, child=child), ledger=ledger, supplies=supplies) for facts in acts]


def close(ledger: Ledger, supplies: Supplies, *, episode: str = "1", child: str = "1") -> Entered:
    """Close an episode, a while after everything else about it."""
    fact = check("missing.episode_closed", 1, {"outcome": "found"})
    closed = draft(fact, child=child, episode=episode, at=MIDNIGHT + timedelta(hours=1))
    return enter(Entry(record=record_of(episode), drafts=(closed,)), ledger=ledger, supplies=supplies)


def disposal(episode: str, whose: Subject | None = None) -> Disposal:
    """Decide that the words of an episode are to be destroyed."""
    return Disposal(
        record=record_of(episode),
        authority="review 2031/17: no policing purpose remains",
        by=ActorId("records-1"),
        agreed_by="records-2",
        decided_at=MIDNIGHT,
        subjects=(subject("child", "1"),),
        duties={"met": 3, "met_late": 1},
        whose=whose,
    )


def named(name: str) -> Fact:
    """Say what a child is called."""
    return check("child.described", 1, {"name": name})
