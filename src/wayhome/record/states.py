"""The state of a child, an episode and an investigation: what the record says of each now, by folding its events.

A state holds what was said, never what follows from it: nothing here is overdue, due or wrong. Folding is total: an
event that says nothing of a state leaves it as it was, and every event counts towards how far the state was read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from wayhome.kernel.ids import EventId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """Who a child is, as last described; None where nothing was recorded."""

    nation: str | None = None
    date_of_birth: str | None = None
    age_stated: int | None = None
    care_status: str | None = None
    placement: str | None = None
    out_of_area: str | None = None
    unaccompanied: str | None = None
    flags: tuple[tuple[str, str], ...] = ()
    factors: tuple[tuple[str, str], ...] = ()
    through: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One time a child was missing: ``phase`` is not_reported, missing, located or closed."""

    phase: str = "not_reported"
    reported_at: datetime | None = None
    grade: str | None = None
    grade_status: str | None = None
    graded_at: datetime | None = None
    deployed_at: datetime | None = None
    located_at: datetime | None = None
    condition: str | None = None
    seen_in_person_at: datetime | None = None
    closed_at: datetime | None = None
    reviews: int = 0
    through: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Investigation:
    """One investigation: ``phase`` is not_recorded, opened, recorded, allocated, planned or ended.

    It is opened on a concern, and recorded once a crime is; ``risk`` is the level last assessed.
    """

    phase: str = "not_recorded"
    opened_at: datetime | None = None
    risk: str | None = None
    recorded_at: datetime | None = None
    allocated_to: str | None = None
    skilled: bool | None = None
    planned_at: datetime | None = None
    lines_open: tuple[str, ...] = ()
    lines_finished: tuple[str, ...] = ()
    supported: str = "not_asked"
    suspect_steps: int = 0
    reviews: int = 0
    outcome: str | None = None
    ended_at: datetime | None = None
    through: EventId | None = None


State = TypeVar("State", Child, Episode, Investigation)
Change = Callable[[Any, Event], dict[str, Any]]

IN_PERSON = ("in_person", "in_person_declined")


def _paired(pairs: tuple[tuple[str, str], ...], name: Value, value: Value) -> tuple[tuple[str, str], ...]:
    """Return pairs with one name's value replaced, in order of name."""
    return tuple(sorted({**dict(pairs), str(name): str(value)}.items()))


def _described(_state: Child, event: Event) -> dict[str, Any]:
    return {name: value for name, value in event.body.items() if name in Child.__dataclass_fields__}


def _reported(state: Episode, event: Event) -> dict[str, Any]:
    return {} if state.reported_at else {"phase": "missing", "reported_at": event.happened_at}


def _graded(_state: Episode, event: Event) -> dict[str, Any]:
    body = event.body
    return {"grade": body["grade"], "grade_status": body.get("status"), "graded_at": event.happened_at}


def _located(_state: Episode, event: Event) -> dict[str, Any]:
    return {"phase": "located", "located_at": event.happened_at, "condition": event.body.get("condition")}


def _reopened(_state: Episode, _event: Event) -> dict[str, Any]:
    return {"phase": "missing", "located_at": None, "condition": None, "closed_at": None}


def _talked(state: Episode, event: Event) -> dict[str, Any]:
    seen = event.body["mode"] in IN_PERSON and state.seen_in_person_at is None
    return {"seen_in_person_at": event.happened_at} if seen else {}


def _opened(state: Investigation, event: Event) -> dict[str, Any]:
    opened = {"opened_at": state.opened_at or event.happened_at}
    return {**opened, "phase": "opened"} if state.phase == "not_recorded" else opened


def _recorded(state: Investigation, event: Event) -> dict[str, Any]:
    recorded = {} if state.recorded_at else {"recorded_at": event.happened_at}
    return {**recorded, "phase": "recorded"} if state.phase in ("not_recorded", "opened") else recorded


def _line_raised(state: Investigation, event: Event) -> dict[str, Any]:
    return {"lines_open": (*state.lines_open, str(event.body["line"]))}


def _line_finished(state: Investigation, event: Event) -> dict[str, Any]:
    line = str(event.body["line"])
    still = tuple(name for name in state.lines_open if name != line)
    return {"lines_open": still, "lines_finished": (*state.lines_finished, line)}


def _allocated(state: Investigation, event: Event) -> dict[str, Any]:
    phase = "allocated" if state.phase in ("not_recorded", "opened", "recorded") else state.phase
    return {"phase": phase, "allocated_to": event.body.get("role"), "skilled": event.body["skilled"]}


def _opened_again(state: Investigation, _event: Event) -> dict[str, Any]:
    """Return how far a case had come that ended and goes on."""
    reached = ((state.planned_at, "planned"), (state.skilled is not None, "allocated"), (state.recorded_at, "recorded"))
    phase = next((phase for so, phase in reached if so), "opened")
    return {"phase": phase, "outcome": None, "ended_at": None}


CHANGES: dict[type, dict[str, Change]] = {
    Child: {
        "child.described": _described,
        "child.exploitation_flag_set": lambda state, event: {
            "flags": _paired(state.flags, event.body["kind"], event.body["confidence"])
        },
        "risk.factor_recorded": lambda state, event: {
            "factors": _paired(state.factors, event.body["factor"], event.body["present"])
        },
    },
    Episode: {
        "missing.reported": _reported,
        "risk.graded": _graded,
        "missing.officers_deployed": lambda state, event: {"deployed_at": state.deployed_at or event.happened_at},
        "missing.reviewed": lambda state, _event: {"reviews": state.reviews + 1},
        "missing.child_located": _located,
        "missing.prevention_interview_held": _talked,
        "missing.episode_closed": lambda _state, event: {"phase": "closed", "closed_at": event.happened_at},
        "missing.episode_reopened": _reopened,
    },
    Investigation: {
        "investigation.opened": _opened,
        "investigation.crime_recorded": _recorded,
        "investigation.risk_assessed": lambda _state, event: {"risk": event.body["level"]},
        "investigation.allocated": _allocated,
        "investigation.plan_made": lambda _state, event: {"phase": "planned", "planned_at": event.happened_at},
        "enquiry.line_raised": _line_raised,
        "enquiry.line_finished": _line_finished,
        "victim.support_withdrawn": lambda _state, _event: {"supported": "no"},
        "victim.support_renewed": lambda _state, _event: {"supported": "yes"},
        "investigation.suspect_dealt_with": lambda state, _event: {"suspect_steps": state.suspect_steps + 1},
        "investigation.reviewed": lambda state, _event: {"reviews": state.reviews + 1},
        "investigation.reopened": _opened_again,
        "investigation.merged_into": lambda _state, event: {
            "phase": "ended", "outcome": "merged", "ended_at": event.happened_at,
        },
        "investigation.outcome_reached": lambda _state, event: {
            "phase": "ended", "outcome": event.body.get("code"), "ended_at": event.happened_at,
        },
    },
}  # fmt: skip


def fold(state: State, events: Iterable[Event]) -> State:
    """Fold events into a state, in the order in which they happened, with corrections applied."""
    told = sorted(effective(events), key=lambda event: (event.happened_at, event.id))
    changes = CHANGES[type(state)]
    for event in told:
        if event.type in changes:
            state = replace(state, **changes[event.type](state, event))
    return replace(state, through=told[-1].id) if told else state
