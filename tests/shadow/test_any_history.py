"""Whatever an export holds: it is read to its end, nothing is owed twice, and the order of events changes nothing."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.shadow.histories import at, derived, rulebook
from wayhome.application.mistakes import Unreadable
from wayhome.application.shadow.exchange import read_line
from wayhome.application.shadow.sayings import TYPES
from wayhome.application.shadow.shadow import as_row, shadow
from wayhome.duties.duty import Status
from wayhome.kernel.moments import instant

TIMES = some.integers(0, 20 * 24 * 4).map(
    lambda quarter: at(f"+{quarter // 96}d {quarter % 96 // 4:02}:{quarter % 4 * 15:02}")
)
FIELDS: dict[str, some.SearchStrategy[Any]] = {
    "grade": some.sampled_from(["high", "medium", "low", "High ", "red", None]),
    "training_valid_until": some.sampled_from(["2027-06-30", "2026-03-04", "2025-01-01", None, "soon"]),
    "complete": some.sampled_from([True, False, None]),
    "scope": some.sampled_from(["missing", "investigation", None]),
    "condition": some.sampled_from(["alive", "deceased", None]),
    "mode": some.sampled_from(["in_person", "in_person_declined", "telephone", None]),
    "skilled": some.sampled_from([True, False, None]),
    "line": some.sampled_from(["hotel", "phone", 7, None]),
    "due": TIMES | some.sampled_from([None, "2026-03-09", "2026-03-09T17:00"]),
    "about": some.integers(0, 12) | some.lists(some.integers(0, 12), max_size=3) | some.just("3"),
    "result": some.sampled_from(["referred", "declined", "done", None]),
    "recorded_at": TIMES | some.none(),
}
EVENTS = some.builds(
    lambda when, kind, fields: {"at": when, "type": kind, **fields},
    TIMES,
    some.sampled_from(TYPES),
    some.fixed_dictionaries(FIELDS),
)
CASES = some.lists(EVENTS, max_size=14).map(
    lambda events: {
        "id": "ANY",
        "nation": "England",
        "as_at": at("+15d 12:00"),
        "events": [{"n": number, **event} for number, event in enumerate(events, start=1)],
    }
)  # fmt: skip
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200)
@given(CASES)
def test_the_order_in_which_an_export_lists_events_changes_nothing(case):
    turned = {**case, "events": case["events"][::-1]}

    assert as_row(derived(turned)[0]) == as_row(derived(case)[0])


@settings(max_examples=200)
@given(CASES)
def test_no_duty_is_owed_twice_and_every_row_is_whole(case):
    shadowed, _ = derived(case)
    rows = as_row(shadowed)["duties"]

    assert len({duty.identity for duty in shadowed.duties}) == len(shadowed.duties)
    assert all((row["status"] in ("met", "late")) == (row["done_event"] is not None) for row in rows)
    assert all(instant(row["due"]) < shadowed.as_at for row in rows if row["status"] in ("late", "missed"))
    assert all(instant(row["due"]) >= shadowed.as_at for row in rows if row["status"] == "open")


@settings(max_examples=100)
@given(CASES)
def test_looking_later_never_takes_back_what_was_settled(case):
    """What was met stays met and what was broken stays broken, when nothing else happened in between."""
    before, _ = derived(case)
    later, _ = derived(
        {**case, "as_at": at("+16d 12:00"), "events": [e for e in case["events"] if e["at"] <= case["as_at"]]}
    )
    settled = {Status.MET, Status.MET_LATE, Status.MISSED, Status.LAPSED}

    then = {duty.identity: duty.status_at(later.as_at) for duty in later.duties}

    assert all(then[d.identity] is s for d in before.duties if (s := d.status_at(before.as_at)) in settled)


@settings(max_examples=60)
@given(CASES)
def test_the_national_rulebook_reads_any_history_too(case):
    assert as_row(derived(case, "england-wales-2026.1")[0])["id"] == "ANY"


@settings(max_examples=300)
@given(JSON, some.sampled_from(["id", "events", "nation", "child_age", "as_at", "title", "child"]))
def test_nothing_that_stands_in_a_field_stops_the_reading(value, field):
    sound = {"id": "ANY", "nation": "England", "events": [{"at": at("20:00"), "type": "missing_reported"}]}

    assert _is_read({**sound, field: value})


@settings(max_examples=300)
@given(JSON, some.sampled_from(["at", "n", "type", "recorded_at", *FIELDS]), some.sampled_from(TYPES))
def test_nothing_that_stands_in_an_event_stops_the_reading(value, field, kind):
    event = {"at": at("20:00"), "type": kind, "line": "hotel", "grade": "high", field: value}

    assert _is_read({"id": "ANY", "nation": "England", "events": [event]})


def _is_read(raw: dict[str, Any]) -> bool:
    try:
        history, _ = read_line(json.dumps(raw), 1)
    except Unreadable as unreadable:
        return bool(unreadable.mistakes)
    row = as_row(shadow(history, rulebook("examples-2026.1"), as_at=instant(at("+15d 12:00"))))
    return bool(json.dumps(row))
