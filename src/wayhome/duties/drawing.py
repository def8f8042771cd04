"""Facts that are drawn from several events together: factors present, whether a location found the child, reports."""

from collections.abc import Callable, Iterable
from datetime import datetime

from wayhome.duties.indicators import over_time
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event, Value

Changes = Iterable[tuple[datetime, Value, Event]]
LOCATED = "missing.child_located"
PRINTED, TAKEN_BACK = "missing.briefing_printed", "missing.briefing_withdrawn"
INVESTIGATED = ("investigation.crime_recorded", "investigation.outcome_reached", "investigation.reopened")
COUNTED = ("copies", "back", "not_back")


def spoken_of(story: Story, names: tuple[str, ...]) -> list[Event]:
    """Return the events of several types, the child's included, in order."""
    lists = [events for name in names if (events := story.of_type(name, with_child=True))]
    if len(lists) == 1:
        return lists[0]
    return in_order(event for events in lists for event in events)


def factors(story: Story) -> Changes:
    """Yield the risk factors known to be present, whenever one is recorded, read or disputed."""
    for event, stated in over_time(story):
        yield event.happened_at, tuple(sorted(stated)), event


def located(story: Story) -> Changes:
    """Yield whether each location found the child, so that what is owed on a return is owed once for it."""
    found = False
    for event in spoken_of(story, (LOCATED, "missing.reported", "missing.episode_reopened")):
        if event.type == LOCATED:
            yield event.happened_at, "again" if found else "first", event
        found = event.type == LOCATED


def reports(story: Story) -> Changes:
    """Yield how often the child was reported missing; several reports of one episode count once."""
    episodes: set[Subject] = set()
    elsewhere = 0
    for event in story.of_type("missing.reported", with_child=True):
        named = [subject for subject in event.subjects if kind_of(subject) is SubjectKind.EPISODE]
        episodes.update(named)
        elsewhere += not named
        yield event.happened_at, len(episodes) + elsewhere, event


def sheets_out(story: Story) -> Changes:
    """Yield whether copies of a sheet about the child are with officers, whenever some are printed or come back."""
    out = 0
    for event in in_order((*story.of_type(PRINTED), *story.of_type(TAKEN_BACK))):
        counted = [value for name in COUNTED if isinstance(value := event.body.get(name, 0), int)]
        out = max(0, out + sum(counted) * (1 if event.type == PRINTED else -1))
        yield event.happened_at, out > 0, event


def investigation_open(story: Story) -> Changes:
    """Yield whether an investigation is open; of a child with several it is while any of them is."""
    going: set[str] = set()
    before: bool | None = None
    for event in spoken_of(story, INVESTIGATED):
        of_cases = (str(one) for one in event.subjects if kind_of(one) is SubjectKind.INVESTIGATION)
        named = set(of_cases) or {str(event.record)}
        going = going - named if event.type == INVESTIGATED[1] else going | named
        if bool(going) is not before:
            before = bool(going)
            yield event.happened_at, before, event


SEVERAL: dict[str, Callable[[Story], Changes]] = {
    "factors": factors,
    "located": located,
    "reports": reports,
    "sheets_out": sheets_out,
    "investigation_open": investigation_open,
}
