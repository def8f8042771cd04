"""Deriving a history: what was owed, met, late and missed, duty by duty, as the exchange format says it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayhome.application.mistakes import Mistake
from wayhome.application.shadow.history import History
from wayhome.application.shadow.translate import Translator
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty, Status
from wayhome.duties.judging import Judging, can_be_said
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, key_of
from wayhome.kernel.moments import iso_london
from wayhome.record.envelope import Event

ROW_STATUS = {
    Status.MET: "met",
    Status.MET_LATE: "late",
    Status.MISSED: "missed",
    Status.OVERDUE: "missed",
    Status.OWED: "open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadowed:
    """One case, derived: its events, its duties, and the instant they are judged at."""

    history: History
    as_at: datetime
    events: tuple[Event, ...]
    told: dict[str, Story]
    duties: tuple[Duty, ...]
    mistakes: tuple[Mistake, ...]


def shadow(
    history: History,
    rulebook: Rulebook,
    *,
    as_at: datetime,
    known_at: datetime | None = None,
    judging: Judging | None = None,
) -> Shadowed:
    """Translate a case and derive its duties as at an instant, from what had happened by then.

    ``known_at`` leaves out what was only written down later: what could have been known at that instant. ``judging``
    says what the export can show at all, so that of a rule judged in part only what was done in time is concluded.
    """
    translator = Translator(history)
    events = [event for event in translator.events() if event.happened_at <= as_at]
    if known_at is not None:
        events = [event for event in events if event.recorded_at <= known_at]
    told = stories(events)
    duties = [duty for story in told.values() for duty in derive(story, rulebook, horizon=as_at)]
    if judging is not None and judging.in_part:
        duties = [duty for duty in duties if can_be_said(duty, judging, as_at)]
    return Shadowed(
        history=history,
        as_at=as_at,
        events=tuple(events),
        told={str(named): story for named, story in told.items()},
        duties=tuple(sorted(duties, key=lambda duty: (duty.due_at, duty.obligation, duty.raised_by))),
        mistakes=translator.mistakes,
    )


def as_row(shadowed: Shadowed) -> dict[str, Any]:
    """Return the case as one line of the output format; lapsed and superseded duties are left out."""
    rows = [_duty_row(duty, shadowed) for duty in shadowed.duties]
    late = dict.fromkeys(number_of(event.id) for event in shadowed.events if event.recorded_late)
    flags = [{"event": number, "flag": "RETROSPECTIVE_ENTRY"} for number in late]
    excused = [duty for duty in shadowed.duties if duty.status_at(shadowed.as_at) is Status.EXCUSED]
    row = {"id": shadowed.history.id, "duties": [row for row in rows if row], "flags": flags}
    return row | {"excused": [_excused_row(duty) for duty in excused]} if excused else row


def _duty_row(duty: Duty, shadowed: Shadowed) -> dict[str, Any] | None:
    status = ROW_STATUS.get(duty.status_at(shadowed.as_at))
    if status is None:
        return None
    return {
        **_whose(duty, shadowed.history),
        "obligation": duty.obligation,
        "owed_by": duty.owed_by.agency,
        "trigger_event": number_of(duty.raised_by),
        "due": iso_london(duty.due_at),
        "status": status,
        "done_event": number_of(duty.done_by) if duty.done_by and status in ("met", "late") else None,
    }


def _whose(duty: Duty, history: History) -> dict[str, str]:
    """Say to which child of a case that names several a duty is owed; nothing where it is owed for all of them."""
    place = key_of(duty.scope).removeprefix(f"{history.id}/")
    child = next((one.key for one in history.children if place == one.key or place.startswith(f"{one.key}/")), "")
    return {"child": child} if child and len(history.children) > 1 else {}


def _excused_row(duty: Duty) -> dict[str, Any]:
    return {"obligation": duty.obligation, "trigger_event": number_of(duty.raised_by), "excuse": duty.excuse}


def number_of(event: EventId) -> int | str:
    """Return the number an event has in the export, or its id when it came from elsewhere."""
    number = event.rpartition("#")[2]
    return int(number) if number.isdigit() else event
