"""Whatever happened, when it happened and in what order: two reckonings of the example rulebook come to the same."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.shadow.histories import derived
from tests.shadow.reckoner import LONDON, Reckoner, Row, instant
from wayhome.application.shadow.shadow import as_row

STARTS = some.sampled_from(
    [
        "2024-12-23T09:00",
        "2025-03-29T12:00",
        "2025-04-17T10:00",
        "2025-10-25T20:00",
        "2026-02-03T22:10",
        "2026-08-28T15:00",
    ]
).map(lambda text: datetime.fromisoformat(text).replace(tzinfo=UTC))
LIMITS = [hours * 60 for hours in (1, 2, 3, 4, 5, 12, 13, 24, 25, 48, 72, 73, 96, 24 * 7, 24 * 8, 24 * 28, 24 * 29)]
AFTER = some.one_of(
    some.integers(0, 300),
    some.integers(0, 60 * 24 * 60),
    some.builds(lambda limit, beside: limit + beside, some.sampled_from(LIMITS), some.sampled_from([-1, 0, 1])),
)
TRAINED_UNTIL = some.sampled_from([None, "2024-12-23", "2025-03-29", "2026-02-03", "2027-06-30"])
Says = dict[str, some.SearchStrategy[Any]]
ONCE: dict[str, Says] = {
    "missing_reported": {},
    "found": {"condition": some.sampled_from(["alive", "alive", "deceased"])},
    "crime_recorded": {},
    "outcome": {"code": some.just("16")},
}
OFTEN: dict[str, Says] = {
    "graded": {"grade": some.sampled_from(["high", "medium", "low"]), "training_valid_until": TRAINED_UNTIL},
    "research_done": {"complete": some.booleans()},
    "children_services_notified": {},
    "deployed": {},
    "supervisor_review": {"scope": some.sampled_from(["missing", "investigation"])},
    "ukmpu_notified": {},
    "la_told_of_return": {},
    "prevention_interview": {"mode": some.sampled_from(["in_person", "in_person_declined", "telephone"])},
    "rhi_completed": {},
    "rhi_declined": {},
    "crime_disclosed": {"offence": some.just("sexual offence")},
    "allocated": {"skilled": some.booleans()},
    "plan_made": {},
    "needs_assessment": {},
    "victim_services_referral": {"result": some.sampled_from(["referred", "declined"])},
    "suspect_event": {"kind": some.sampled_from(["arrested", "bailed"])},
    "victim_updated": {},
    "support_withdrawn": {},
    "evidence_led_review": {},
    "disruption_plan": {},
}

FINISHED = some.sampled_from([True, False])
SAID = {**ONCE, **OFTEN}
SEARCHED = ("graded", "research_done", "children_services_notified", "deployed", "ukmpu_notified", "found")
RETURNED = ("la_told_of_return", "prevention_interview", "rhi_completed", "rhi_declined")
BEGUN_BY = {
    **dict.fromkeys(SEARCHED, "missing_reported"),
    **dict.fromkeys(RETURNED, "found"),
    "outcome": "crime_recorded",
}


@some.composite
def histories(draw: some.DrawFn) -> dict[str, Any]:
    """Draw a history: no two things in the same minute, for which of two came first no rule says."""
    start = draw(STARTS)
    once = draw(some.lists(some.sampled_from(sorted(ONCE)), unique=True))
    kinds = [*once, *draw(some.lists(some.sampled_from(sorted(OFTEN)), max_size=14))]
    minutes = draw(some.lists(AFTER, min_size=len(kinds), max_size=len(kinds), unique=True))
    told = list(_in_place(sorted(zip(minutes, kinds, strict=True))))
    events = [
        {
            "n": number,
            "at": (start + timedelta(minutes=minute)).astimezone(LONDON).isoformat(),
            "type": kind,
            **{name: draw(value) for name, value in SAID[kind].items()},
        }
        for number, (minute, kind) in enumerate(told, start=1)
    ]
    _about(draw, events)
    _with_lines(draw, events, start)
    asked = start + timedelta(minutes=draw(AFTER) + (told[-1][0] if told else 0) + 1)
    return {
        "id": "ANY", "nation": draw(some.sampled_from(["England", "Wales"])), "child_age": 14,
        "as_at": asked.astimezone(LONDON).isoformat(), "events": events,
    }  # fmt: skip


def _in_place(told: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Leave out what follows on something that had not happened: nobody is found who was not missing."""
    happened: set[str] = set()
    for minute, kind in told:
        if BEGUN_BY.get(kind, "") in {"", *happened}:
            happened.add(kind)
            yield minute, kind


def _about(draw: some.DrawFn, events: list[dict[str, Any]]) -> None:
    """Say of some updates which step they told of."""
    steps = [each["n"] for each in events if each["type"] in ("suspect_event", "outcome")]
    for each in events:
        if each["type"] == "victim_updated":
            told_of = draw(some.sampled_from([None, *steps]))
            each.update({"about": told_of} if told_of else {})


def _with_lines(draw: some.DrawFn, events: list[dict[str, Any]], start: datetime) -> None:
    """Add lines of enquiry, each raised once and perhaps finished, a second beside the minute of everything else."""
    for name in ("hotel", "phone")[: draw(some.integers(0, 2))]:
        raised = start + timedelta(minutes=draw(AFTER), seconds=len(events))
        due = (raised + timedelta(minutes=draw(AFTER))).astimezone(LONDON).isoformat()
        events.append(_line("line_raised", raised, len(events) + 1, line=name, due=due))
        if draw(FINISHED):
            finished = raised + timedelta(minutes=draw(AFTER), seconds=1)
            events.append(_line("line_finished", finished, len(events) + 1, line=name))


def _line(kind: str, at: datetime, number: int, **fields: Any) -> dict[str, Any]:
    return {"n": number, "at": at.astimezone(LONDON).isoformat(), "type": kind, **fields}


def _rows(case: dict[str, Any]) -> set[Row]:
    return {
        (row["obligation"], row["owed_by"], row["trigger_event"], instant(row["due"]), row["status"], row["done_event"])
        for row in as_row(derived(case)[0])["duties"]
    }


@settings(max_examples=300)
@given(histories())
def test_two_reckonings_of_any_history_come_to_the_same(case):
    assert _rows(case) == Reckoner(case).reckon()
