"""Who carries an investigation and who supervises it, as the record says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wayhome.duties.in_hand import given_to
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId
from wayhome.record.envelope import Event

ALLOCATED, ASSIGNED = "investigation.allocated", "investigation.supervisor_assigned"
ASKED = "investigation.allocation_exception_requested"
OWNED, TURNED_DOWN = "investigation.allocation_exception_made", "investigation.allocation_exception_refused"
COVERED = "investigation.investigator_covered"
RECHECKED, RENEWED = "investigation.allocation_rechecked", "investigation.competence_renewed"
PASSED, FELL = "investigation.load_passed", "investigation.load_fell"
DECIDED, ENDED = "investigation.load_decided", "investigation.outcome_reached"
BY_ITSELF = ActorId("system:allocating")  # nobody entered it: it was found by looking at the rota and the cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """That somebody carries more than their post can hold, as it stands on one of their cases.

    ``again_on`` is the day on which it is looked at again, once it was decided that the cases stay; ``is_up`` says that
    nobody with the skills has room, and that somebody who answers for cases is to decide.
    """

    event: Event
    officer: ActorId
    again_on: date | None = None
    is_up: bool = False


def who_investigates(story: Story) -> ActorId | None:
    """Return who an investigation was given to last; None where nobody has it, or an import does not say who."""
    return given_to(story, "investigator") or None


def who_supervises(story: Story) -> ActorId | None:
    """Return who took an investigation on as its supervisor last; None where nobody did, or nobody said who."""
    return given_to(story, "supervisor") or None


def who_covers(story: Story) -> ActorId | None:
    """Return who carries an investigation for its investigator now; None where the investigator does."""
    said = last(story, ALLOCATED, COVERED)
    covers = said is not None and said.type == COVERED and said.body.get("how") == "covered"
    return ActorId(str(said.body.get("officer") or "")) or None if covers and said else None


def works_on(officer: ActorId, story: Story) -> bool:
    """Say whether an investigation is somebody's own work: given to them, or carried by them meanwhile."""
    return officer in (who_investigates(story), who_covers(story))


def last(story: Story, *types: str) -> Event | None:
    """Return the last event of some types, as things happened."""
    found = [event for name in types for event in story.of_type(name)]
    return max(found, key=lambda event: (event.happened_at, event.id), default=None)


def exception_asked(story: Story) -> Event | None:
    """Return the request to give the case to somebody without the skills that nobody has answered yet."""
    asked = last(story, ASKED)
    answered = last(story, ALLOCATED, OWNED, TURNED_DOWN)
    if asked is None or (answered and (answered.happened_at, answered.id) > (asked.happened_at, asked.id)):
        return None
    return asked


def held_without_skills(story: Story) -> Event | None:
    """Return the allocation by which somebody without the skills has the case now; None where nobody such has it."""
    given = last(story, ALLOCATED)
    return given if given is not None and given.body["skilled"] is not True else None


def is_owned(story: Story) -> bool:
    """Say whether somebody took on the risk of the allocation that stands, since it was made."""
    given, owned = last(story, ALLOCATED), last(story, OWNED)
    return bool(given and owned and (owned.happened_at, owned.id) > (given.happened_at, given.id))


def passing(story: Story) -> Passing | None:
    """Return the load that passed what a post can hold; None once it fell, the case was given anew, or it ended."""
    found = last(story, PASSED)
    over = last(story, ALLOCATED, FELL, ENDED)
    if found is None or (over is not None and (over.happened_at, over.id) > (found.happened_at, found.id)):
        return None
    said = last(story, DECIDED)
    stands = said is not None and (said.happened_at, said.id) > (found.happened_at, found.id)
    body = said.body if said is not None and stands else {}
    day = body.get("again_on")
    return Passing(
        event=found,
        officer=ActorId(str(found.body["officer"])),
        again_on=date.fromisoformat(str(day)) if day else None,
        is_up=body.get("result") == "nobody_free",
    )


def in_date_until(story: Story) -> date | None:
    """Return the last day of the investigator's competence, as it was when the case was given or last renewed."""
    since = [event for event in (last(story, ALLOCATED), last(story, RENEWED)) if event]
    days = _days(sorted(since, key=lambda event: (event.happened_at, event.id)))
    return days[-1] if days else None


def _days(events: Sequence[Event]) -> list[date]:
    held = [event.body.get("competence_valid_until") or event.body.get("valid_until") for event in events]
    return [date.fromisoformat(str(day)) for day in held if day]
