"""What the record says of a concern: which exploitation is feared, which investigations are open, and since when."""

from collections.abc import Iterable, Mapping

from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event
from wayhome.record.states import Investigation, fold

KINDS: Mapping[str, str] = {
    "sexual": "sexual exploitation",
    "criminal": "criminal exploitation",
    "county_lines": "county lines",
    "trafficking": "modern slavery or trafficking",
    "online": "online exploitation",
    "group": "exploitation by a group",
}
"""Each kind of exploitation in words; a case may hold several."""
OPENED = ("investigation.opened", "investigation.crime_recorded", "investigation.child_joined")


def kinds_in(events: Iterable[Event]) -> tuple[str, ...]:
    """Return every kind of exploitation that was feared, found or flagged in some events, each once."""
    named = (kind for event in events for kind in _kinds_of(event))
    return tuple(kind for kind in dict.fromkeys(named) if kind in KINDS)


def kinds_feared(story: Story | None) -> tuple[str, ...]:
    """Return every kind of exploitation that anybody was concerned about, in the order in which it was said."""
    return kinds_in(story.of_type("exploitation.concern_raised")) if story else ()


def open_investigations(child: Subject, stories: Mapping[Subject, Story]) -> tuple[tuple[RecordId, Subject], ...]:
    """Return the record and case of each investigation about a child that has not ended, the newest last."""
    told = stories.get(child)
    opened = [event for name in OPENED for event in (told.of_type(name) if told else [])]
    found: dict[Subject, RecordId] = {}
    for event in sorted(opened, key=lambda one: (one.happened_at, one.id)):
        case = next((named for named in event.subjects if kind_of(named) is SubjectKind.INVESTIGATION), None)
        if case and case in stories and fold(Investigation(), stories[case].own).phase != "ended":
            found.setdefault(case, event.record)
    return tuple((record, case) for case, record in found.items())


def _kinds_of(event: Event) -> tuple[str, ...]:
    several = event.body.get("kinds")
    one = str(event.body.get("kind", ""))
    return (*map(str, several if isinstance(several, tuple) else ()), one)
