"""The photographs of a child that are kept: which may be used, how old each is, and what is known of it."""

from dataclasses import dataclass
from datetime import date, datetime

from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, RecordId
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event

KEPT, WITHDRAWN, FILE = "child.photograph_kept", "child.photograph_withdrawn", "photograph"
STALE_DAYS = 92  # three months, a default of ours (decision 3): a child's face and hair change


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """A photograph that was kept, by the entry that kept it.

    ``withdrawn`` says why it is not used any more; empty where it is. What its file is called stands in the words of
    its record, under ``FILE``.
    """

    entry: EventId
    record: RecordId
    taken_on: date | None
    given_by: str
    may_publish: str
    kept_at: datetime
    withdrawn: str = ""

    def is_old(self, now: datetime) -> bool:
        """Say whether it was taken more than three months ago; when that is not known, it is not said to be recent."""
        return self.taken_on is not None and (london_day(now) - self.taken_on).days > STALE_DAYS


def photographs(story: Story | None) -> tuple[Photograph, ...]:
    """Return every photograph in the story of a child, the last kept first."""
    if story is None:
        return ()
    withdrawn = {str(event.body["entry"]): str(event.body["why"]) for event in story.of_type(WITHDRAWN)}
    kept = (_photograph(event, withdrawn.get(event.id, "")) for event in story.of_type(KEPT))
    return tuple(sorted(kept, key=lambda one: (one.kept_at, one.entry), reverse=True))


def in_use(story: Story | None) -> Photograph | None:
    """Return the photograph that stands for a child: the last kept of those that may be used."""
    return next((one for one in photographs(story) if not one.withdrawn), None)


def _photograph(event: Event, withdrawn: str) -> Photograph:
    taken = event.body.get("taken_on")
    return Photograph(
        entry=event.id,
        record=event.record,
        taken_on=date.fromisoformat(str(taken)) if taken else None,
        given_by=str(event.body.get("given_by", "unknown")),
        may_publish=str(event.body.get("may_publish", "not_asked")),
        kept_at=event.happened_at,
        withdrawn=withdrawn,
    )
