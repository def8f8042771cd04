"""Flags that follow from coded facts, and where they differ from the flags that officers set.

A flag says what is done to a child. It follows from a definition that is met, a crime of a kind, or enough of what was
found; a flag that was set and does not follow, and one that follows and was not set, both wait for a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wayhome.casework.concerns.standing import KINDS
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

SET, REVIEWED, DECLINED = (
    "child.exploitation_flag_set", "child.exploitation_flag_reviewed", "child.exploitation_flag_declined",
)  # fmt: skip
BY_CRIME: Mapping[str, str] = {"modern_slavery": "trafficking", "criminal_exploitation": "criminal"}
ENOUGH = 2  # indicators of a screening that point to one kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One kind of exploitation, as officers flagged it and as the record points to it.

    ``since`` is the entry that set it; ``because`` are the entries it follows from. ``declined`` is the last decision
    not to set it. ``answered``: somebody has looked at it as it stands now.
    """

    kind: str
    is_set: bool = False
    confidence: str = ""
    since: Event | None = None
    reviewed: Event | None = None
    declined: Event | None = None
    because: tuple[Event, ...] = field(default=())

    @property
    def follows(self) -> bool:
        """Say whether the record points to it."""
        return bool(self.because)

    @property
    def words(self) -> str:
        """Return the kind in words."""
        return KINDS.get(self.kind, self.kind.replace("_", " "))

    @property
    def waits(self) -> bool:
        """Say whether the two sides differ and nobody has answered it since either of them changed."""
        if self.is_set == self.follows:
            return False
        last = max((one.happened_at for one in (*self.because, *filter(None, (self.since,)))), default=None)
        answer = self.reviewed if self.is_set else self.declined or self.reviewed
        return answer is None or last is None or answer.happened_at < last


def flags_of(story: Story, pack: Pack) -> tuple[Flag, ...]:
    """Return every kind that is flagged, or that the record of a child points to, in one order."""
    because = _pointed_to(story, pack)
    found = (_flag(story, kind, tuple(because.get(kind, ()))) for kind in KINDS)
    return tuple(flag for flag in found if flag.is_set or flag.follows or flag.since)


def waiting(story: Story, pack: Pack) -> tuple[Flag, ...]:
    """Return the flags of a child on which the record and the officers differ and that wait for an answer."""
    return tuple(flag for flag in flags_of(story, pack) if flag.waits)


def _flag(story: Story, kind: str, because: tuple[Event, ...]) -> Flag:
    said = in_order(event for name in (SET, REVIEWED, DECLINED) for event in story.of_type(name) if _is_of(event, kind))
    last = {event.type: event for event in said}
    placed = last.get(SET)
    lifted = [event for event in said if event.type == REVIEWED and event.body.get("result") == "lifted"]
    is_set = placed is not None and not (lifted and _after(lifted[-1], placed))
    return Flag(
        kind=kind,
        is_set=is_set,
        confidence=str(placed.body["confidence"]) if placed and is_set else "",
        since=placed,
        reviewed=last.get(REVIEWED),
        declined=last.get(DECLINED),
        because=because,
    )


def _is_of(event: Event, kind: str) -> bool:
    """Say whether an event is about a kind; a review that names none is of whatever is flagged."""
    return event.body.get("kind") in (kind, None)


def _after(one: Event, other: Event) -> bool:
    return (one.happened_at, one.id) > (other.happened_at, other.id)


def _pointed_to(story: Story, pack: Pack) -> Mapping[str, list[Event]]:
    found: dict[str, dict[EventId, Event]] = {}
    for kind, event in (*_by_definition(story), *_by_crime(story), *_by_screening(story, pack)):
        found.setdefault(kind, {})[event.id] = event
    return {kind: in_order(events.values()) for kind, events in found.items()}


def _by_definition(story: Story) -> Iterator[tuple[str, Event]]:
    """Yield each definition that was last held to be met."""
    last = {str(event.body["kind"]): event for event in story.of_type("exploitation.definition_considered")}
    for kind, event in last.items():
        if event.body["result"] == "met":
            yield kind, event


def _by_crime(story: Story) -> Iterator[tuple[str, Event]]:
    for event in story.of_type("investigation.crime_recorded"):
        if kind := BY_CRIME.get(str(event.body.get("offence", ""))):
            yield kind, event


def _by_screening(story: Story, pack: Pack) -> Iterator[tuple[str, Event]]:
    """Yield each kind to which enough of what the last screening found points."""
    screened = story.of_type("exploitation.screened")
    tool = pack.screening_tools.get(str(screened[-1].body["tool"])) if screened else None
    if tool is None:
        return
    present = screened[-1].body.get("present")
    held = present if isinstance(present, tuple) else ()
    for kind in KINDS:
        if sum(kind in one.points_to for one in tool.indicators if one.id in held) >= ENOUGH:
            yield kind, screened[-1]
