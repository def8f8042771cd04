"""Which factors the words of a case state at an instant: as somebody recorded them, and as they were read.

What was read counts until somebody disputes it. A record that came back counts when it is surely of the child; one that
may be somebody else's counts when whoever weighed it says that it raises the risk, and none that is not the child's.
"""

from collections.abc import Iterator
from datetime import datetime

from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.record.envelope import Event, Value

READ, DISPUTED, TAKEN_BACK = "risk.indicator_read", "risk.indicator_disputed", "risk.dispute_taken_back"
SAFETY_TOLD = "risk.safety_told"
RECORDED, HIT, MARKED = "risk.factor_recorded", "risk.hit_found", "risk.hit_marked"
KEPT = "factors stated"
SURE = ("certain", "probable", None)
Stated = dict[str, list[Event]]


def read_in(story: Story) -> list[Event]:
    """Return what was read in the words of a case, in order; a text that was entered in error states nothing."""
    return [event for event in story.of_type(READ) if story.tells(str(event.body["text"]))]


def over_time(story: Story) -> list[tuple[Event, Stated]]:
    """Return what is stated after each event that may change it; worked out once for a story."""
    kept = story.facts.get(KEPT)
    if not isinstance(kept, list):
        kept = story.facts[KEPT] = story.noting(KEPT, lambda: _over_time(story))
    story.noted(KEPT)
    return kept


def _over_time(story: Story) -> list[tuple[Event, Stated]]:
    return [(event, stating(story, event.happened_at)) for event in _moments(story)]


def factor_changes(story: Story, code: str) -> Iterator[tuple[datetime, Value, Event]]:
    """Yield what is known of a factor whenever that changes: yes where anything states it, else what was recorded."""
    value: Value = None
    recorded: Value = None
    for event, stated in over_time(story):
        if event.type == RECORDED and event.body["factor"] == code:
            recorded = event.body["present"]
        following = "yes" if code in stated else recorded if recorded != "yes" else None
        if following != value:
            value = following
            yield event.happened_at, value, event


def _moments(story: Story) -> list[Event]:
    recorded = story.of_type(RECORDED, with_child=True)
    if not story.of_type(READ):
        return recorded
    types = (DISPUTED, TAKEN_BACK, MARKED)
    return in_order([*recorded, *read_in(story), *(event for name in types for event in story.of_type(name))])


def stating(story: Story, at: datetime) -> Stated:
    """Return the factors that are stated at an instant, by code, each with the events that state it."""
    found: Stated = {}
    for event in story.of_type(RECORDED, with_child=True):
        if event.happened_at <= at:
            code, present = str(event.body["factor"]), event.body["present"] == "yes"
            found[code] = (found.get(code) or [event]) if present else []
    for event in read_in(story):
        if stands(story, event, at):
            found.setdefault(str(event.body["factor"]), []).append(event)
    return {code: events for code, events in found.items() if events}


def stands(story: Story, read: Event, at: datetime) -> bool:
    """Say whether what was read counts at an instant."""
    return read.happened_at <= at and dispute(story, read, at) is None and _of_the_child(story, read, at)


def safety_told(story: Story, at: datetime) -> list[Event]:
    """Return what was told until an instant that speaks for the child's safety; nothing rests on it."""
    return [e for e in story.of_type(SAFETY_TOLD) if e.happened_at <= at and story.tells(str(e.body["text"]))]


def dispute(story: Story, read: Event, at: datetime) -> Event | None:
    """Return the dispute of it that nobody took back."""
    said = [
        event
        for name in (DISPUTED, TAKEN_BACK)
        for event in story.of_type(name)
        if event.body["indicator"] == read.id and event.happened_at <= at
    ]
    last = in_order(said)[-1] if said else None
    return last if last is not None and last.type == DISPUTED else None


def _of_the_child(story: Story, read: Event, at: datetime) -> bool:
    hit = next((event for event in story.of_type(HIT) if event.id == read.body["text"]), None)
    if hit is None:
        return True
    marks = [e for e in story.of_type(MARKED) if e.body["hit"] == hit.body["hit"] and e.happened_at <= at]
    mark = marks[-1].body["affects_grade"] if marks else None
    return mark == "raises" or (mark != "not_this_child" and hit.body.get("tier") in SURE)
