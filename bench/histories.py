"""Case histories of any length for the measures: one child a case, missing and exploited, eighteen entries each."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

BEGINS = datetime(2025, 3, 7, 18, 30, tzinfo=UTC)
A_CASE: tuple[tuple[float, str, dict[str, Any]], ...] = (
    (0, "missing_reported", {"informant": "carer"}),
    (0.4, "graded", {"grade": "high", "training_valid_until": "2027-06-30"}),
    (0.6, "research_done", {"complete": True}),
    (1.3, "deployed", {}),
    (1.5, "children_services_notified", {}),
    (4.2, "supervisor_review", {"scope": "missing"}),
    (5, "found", {"condition": "alive"}),
    (6, "la_told_of_return", {}),
    (20, "prevention_interview", {"mode": "in_person"}),
    (21, "crime_disclosed", {"informant": "parent"}),
    (26, "crime_recorded", {}),
    (48, "allocated", {"skilled": True}),
    (70, "rhi_completed", {}),
    (90, "plan_made", {}),
    (91, "line_raised", {"line": "hotel", "due": (BEGINS + timedelta(days=9)).isoformat()}),
    (160, "suspect_event", {"kind": "arrested"}),
    (180, "victim_updated", {"about": 16}),
    (200, "line_finished", {"line": "hotel"}),
)


def case(number: int) -> dict[str, Any]:
    """Return one case of the exchange format."""
    begins = BEGINS + timedelta(minutes=number % 10_000)
    events = [
        {"n": place, "at": (begins + timedelta(hours=after)).isoformat(), "type": kind, **fields}
        for place, (after, kind, fields) in enumerate(A_CASE, start=1)
    ]
    as_at = (begins + timedelta(days=30)).isoformat()
    return {"id": f"B-{number}", "nation": "England", "child_age": 14, "as_at": as_at, "events": events}


def lines(events: int) -> Iterator[str]:
    """Yield cases, a line each, until they hold so many events."""
    for number in range(-(-events // len(A_CASE))):
        yield json.dumps(case(number)) + "\n"


def written(folder: Path, events: int) -> Path:
    """Write a file of cases that together hold so many events."""
    path = folder / f"{events}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(lines(events))
    return path
