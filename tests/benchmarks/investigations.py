"""Histories of investigations under the national rulebook, and how each rule stands at an instant.

A line is written as the worked examples are. What is said of the child names only the child; a missing episode names
the episode; everything else names the investigation. All of it is about one child.
"""

from dataclasses import replace
from functools import cache

from tests.histories import at, told
from wayhome.duties.derive import Rulebook, derive_all
from wayhome.duties.duty import Duty
from wayhome.duties.stories import stories
from wayhome.kernel.ids import EventId, SubjectKind
from wayhome.packs import load
from wayhome.record.envelope import Event

CHILD = "child:1"
OF_THE_CHILD = ("child.", "safeguarding.", "nrm.")
BROKEN = ("met_late", "missed", "overdue")
OF_AN_EPISODE = ("missing.", "risk.", "partner.")


@cache
def national() -> Rulebook:
    """Return the national rulebook, compiled once."""
    return Rulebook(load("england-wales"))


def history(*lines: str) -> list[Event]:
    """Return the events of one child's history."""
    return [_event(line, number) for number, line in enumerate(lines, start=1)]


def _event(line: str, number: int) -> Event:
    kind = line.split(" ")[1]
    scope = SubjectKind.INVESTIGATION
    if kind.startswith(OF_THE_CHILD):
        scope = SubjectKind.CHILD
    elif kind.startswith(OF_AN_EPISODE):
        scope = SubjectKind.EPISODE
    (event,) = told(line, scope=scope)
    named = tuple(one for one in event.subjects if scope is not SubjectKind.CHILD or one == CHILD)
    return replace(event, id=EventId(f"#{number}"), subjects=named)


def duties(*lines: str, asked: str) -> tuple[Duty, ...]:
    """Return every duty of every story that a history tells, as it can be known at an instant."""
    return derive_all(stories(history(*lines)).values(), national(), horizon=at(asked))


def standing(*lines: str, asked: str) -> dict[str, str]:
    """Return how each rule stands at an instant: the worst of its duties that have arisen."""
    worst = ("met", "lapsed", "excused", "owed", "met_late", "missed", "overdue")
    found: dict[str, str] = {}
    for duty in duties(*lines, asked=asked):
        status = duty.status_at(at(asked)).value
        if status in worst:
            found[duty.rule] = max(found.get(duty.rule, "met"), status, key=worst.index)
    return found


def breaches(*lines: str, asked: str) -> dict[str, str]:
    """Return the rules that are, or were, broken."""
    return {rule: status for rule, status in standing(*lines, asked=asked).items() if status in BROKEN}
