"""What on record shows an indicator of a screening by itself. Nothing on record is never a reason against one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.conditions import Chooser, When
from wayhome.duties.derive import Rulebook
from wayhome.duties.indicators import stating
from wayhome.duties.story import Story
from wayhome.record.envelope import Event
from wayhome.rulebook.screening import Escalating, Indicator, Reads, ScreeningTool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that the record shows, with the entries it rests on; none where a fact about the child says it."""

    id: str
    rests_on: tuple[Event, ...] = ()


class OnRecord:
    """What is on record about one child at an instant, asked for one thing at a time."""

    def __init__(self, story: Story, rulebook: Rulebook, at: datetime) -> None:
        self.story = story
        self.at = at
        self.known = rulebook.ask(story, at).known
        self.factors = stating(story, at)

    def found(self, one: Indicator | Escalating) -> Found | None:
        """Return what shows something; None where nothing on record does, which is not that it is not there."""
        reads = one.read_from
        if reads is None:
            return None
        entries = tuple(self._entries(reads))
        is_so = bool(reads.when) and When(reads.when).holds(self.known.value, self.at)
        return Found(id=one.id, rests_on=entries) if entries or is_so else None

    def _entries(self, reads: Reads) -> Iterator[Event]:
        for factor in reads.factors:
            yield from self.factors.get(factor, ())
        yield from Chooser(reads.events).select(self.story).events


def shown(tool: ScreeningTool, on_record: OnRecord) -> Mapping[str, Found]:
    """Return every indicator of a tool that something on record shows, by its code."""
    found = (on_record.found(one) for one in tool.indicators)
    return {one.id: one for one in found if one}


def escalating(tool: ScreeningTool, on_record: OnRecord) -> Mapping[str, Found]:
    """Return every condition on record that has a person of rank look, by its code."""
    found = (on_record.found(one) for one in tool.escalates)
    return {one.id: one for one in found if one}
