"""Histories in one line: events of one child, written as the worked examples of the rulebooks are."""

from datetime import datetime

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.duties.examples import history, london
from wayhome.kernel.ids import SubjectKind
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Duty, Example

BASIS = {"source": "OURS", "provision": "a test", "strength": "design_default", "seen": "text"}


def at(text: str) -> datetime:
    """Read a London time as an instant."""
    return london(text)


def rule(**given: object) -> Duty:
    """Make a rule of an episode, with everything a test does not care about filled in."""
    made: dict[str, object] = {
        "id": "T-01", "title": "Do the thing", "scope": "episode", "shape": "after/1", "act": "do_it",
        "owed_by": {"role": "response"}, "basis": BASIS, "examples": [],
    }  # fmt: skip
    return Duty.model_validate(made | given)


def told(*events: str, scope: SubjectKind = SubjectKind.EPISODE) -> list[Event]:
    """Return events written ``TIME TYPE field=value …`` about child 1 and case 1."""
    example = Example.model_validate({"name": "told", "events": list(events), "at": "2026-01-01T00:00", "expect": []})
    return history(rule(scope=scope), example)
