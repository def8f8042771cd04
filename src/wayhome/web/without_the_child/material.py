"""What the record holds that does not come from the child: what may be evidence, and lines in which nothing was found.

A line that was set aside, put off or could not be followed brought nothing, so it is no material.
"""

from collections.abc import Iterator

from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.line_words import LineWords
from wayhome.web.presenting.times import when

FINISHED = "enquiry.line_finished"
NOT_THE_CHILDS = (
    FINISHED, "enquiry.source_identified", "enquiry.preservation_answered",
    "enquiry.identifier_resolved", "suspect.identified", "suspect.vehicle_linked", "suspect.premises_linked",
)  # fmt: skip
THE_CHILDS_ACCOUNT = "EL-01"
POINTS = {"toward": "points toward a suspect", "away": "points away", "neither": "points neither way"}
BROUGHT_NOTHING = ("not_done", "not_applicable", "deferred", "refused", "impossible")


def independent(desk: Desk) -> Choices:
    """Return what may be evidence, the latest first."""
    return [_choice(event, desk) for event in _held(desk) if not _found_nothing(event)]


def found_nothing(desk: Desk) -> Choices:
    """Return the lines that were followed and in which nothing was found, the latest first."""
    return [_choice(event, desk) for event in _held(desk) if _found_nothing(event)]


def _held(desk: Desk) -> Iterator[Event]:
    own = [event for event in desk.facing.story.own if event.type in NOT_THE_CHILDS]
    return (event for event in own[::-1] if not _is_theirs(event) and event.body.get("result") not in BROUGHT_NOTHING)


def _is_theirs(event: Event) -> bool:
    return str(event.body.get("line", "")).startswith(THE_CHILDS_ACCOUNT)


def _found_nothing(event: Event) -> bool:
    return event.type == FINISHED and event.body.get("result") == "done_nil"


def _choice(event: Event, desk: Desk) -> tuple[str, str]:
    named = f"{_line(str(event.body['line']), desk)}: " if event.body.get("line") else ""
    return event.id, f"{named}{_came_of(event)}, {when(event.happened_at, desk.facing.now)}"


def _came_of(event: Event) -> str:
    if event.type != FINISHED:
        return sentence(event)
    if _found_nothing(event):
        return "nothing found"
    return POINTS.get(str(event.body.get("points")), "finished")


def _line(name: str, desk: Desk) -> str:
    """Name a line: as the catalogue has it, else in the words in which it was raised, else by its own name."""
    listed = desk.pack.investigation_lines.get(name.partition(" ")[0])
    if listed:
        return listed.title
    return LineWords.of(desk.facing.story.own, desk.facing.words).by_name.get(name) or name
