"""The sheets about a child that were printed for officers, and how many copies of each are still with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, RecordId
from wayhome.record.envelope import Event

PRINTED, TAKEN_BACK = "missing.briefing_printed", "missing.briefing_withdrawn"
NOT_TO_BE_USED = "child.photograph_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet that was printed: its number, how many copies, and what became of them.

    ``entry`` is the entry that says so, beside which stands who has them; ``photograph`` the entry of the photograph
    on it, empty where it has none.
    """

    number: int
    copies: int
    back: int
    not_back: int
    record: RecordId
    entry: EventId
    photograph: EventId
    printed_by: ActorId
    printed_at: datetime

    @property
    def out(self) -> int:
        """Return how many copies nobody has said anything about yet."""
        return max(0, self.copies - self.back - self.not_back)


def sheets(story: Story) -> tuple[Sheet, ...]:
    """Return every sheet of a case, the first printed first."""
    back = story.of_type(TAKEN_BACK)
    return tuple(_sheet(printed, back) for printed in story.of_type(PRINTED))


def to_collect(story: Story, child: Story | None) -> tuple[Sheet, ...]:
    """Return the sheets of a case that are out with a photograph on them that is not to be used any more."""
    withdrawn = {str(event.body["entry"]) for event in (child.of_type(NOT_TO_BE_USED) if child else ())}
    return tuple(sheet for sheet in sheets(story) if sheet.out and sheet.photograph in withdrawn)


def next_number(story: Story) -> int:
    """Return the number that the next sheet of a case has."""
    return max((sheet.number for sheet in sheets(story)), default=0) + 1


def _sheet(printed: Event, taken_back: Iterable[Event]) -> Sheet:
    number = _whole(printed, "sheet")
    of_this = [event for event in taken_back if event.body["sheet"] == number]
    return Sheet(
        number=number,
        copies=_whole(printed, "copies"),
        back=sum(_whole(event, "back") for event in of_this),
        not_back=sum(_whole(event, "not_back") for event in of_this),
        record=printed.record,
        entry=printed.id,
        photograph=EventId(str(printed.body.get("photograph") or "")),
        printed_by=printed.actor,
        printed_at=printed.happened_at,
    )


def _whole(event: Event, name: str) -> int:
    value = event.body.get(name, 0)
    return value if isinstance(value, int) else 0
