"""Case histories for the tests, built an event at a time and read as an export is read.

Times without an offset are London's clock; ``14:05`` alone is on Monday 2 March 2026, and ``+1d 14:05`` a day later.
"""

import json
import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.application.mistakes import Mistake
from wayhome.application.shadow.exchange import read_line
from wayhome.application.shadow.shadow import Shadowed, as_row, shadow
from wayhome.duties.derive import Rulebook
from wayhome.kernel.moments import LONDON
from wayhome.packs import load

MONDAY = date(2026, 3, 2)
TRAINED = {"training_valid_until": "2027-06-30"}
SHORT = re.compile(r"^(?:\+(\d+)d )?(\d\d:\d\d(?::\d\d)?)$")

Raw = dict[str, Any]


def at(text: str) -> str:
    """Write a time of a test as an export writes it."""
    short = SHORT.match(text)
    if short:
        text = f"{MONDAY + timedelta(days=int(short[1] or 0))}T{short[2]}"
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).isoformat()


def happened(when: str, kind: str, /, **fields: Any) -> Raw:
    """Build one event of an export."""
    if "recorded_at" in fields:
        fields["recorded_at"] = at(fields["recorded_at"])
    if "due" in fields:
        fields["due"] = at(fields["due"])
    return {"at": at(when), "type": kind, **fields}


def graded(when: str, grade: str = "medium", until: str | None = "2027-06-30", **fields: Any) -> Raw:
    """Build a grade; its grader's training is in date unless said otherwise."""
    return happened(when, "graded", grade=grade, training_valid_until=until, **fields)


def case(*events: Raw, as_at: str = "+30d 12:00", nation: str | None = "England", **fields: Any) -> Raw:
    """Build a case of an export, its events numbered as they are listed unless they bring their own number."""
    numbered = [{"n": number, **event} for number, event in enumerate(events, start=1)]
    return {"id": "CASE", "nation": nation, "child_age": 14, "as_at": at(as_at), "events": numbered, **fields}


@cache
def rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook, compiled once for all tests."""
    return Rulebook(load(name))


def derived(raw: Raw, pack: str = "examples-2026.1", known_at: str | None = None) -> tuple[Shadowed, list[Mistake]]:
    """Read a case as the command reads it and derive it; returns every mistake found on the way."""
    history, mistakes = read_line(json.dumps(raw), 1)
    known = datetime.fromisoformat(at(known_at)).astimezone(UTC) if known_at else None
    assert history.as_at is not None
    shadowed = shadow(history, rulebook(pack), as_at=history.as_at, known_at=known)
    return shadowed, [*mistakes, *shadowed.mistakes]


def rows(raw: Raw, obligation: str = "", known_at: str | None = None) -> list[str]:
    """Return the duties of a case, or of one obligation, as sentences: ``2 due Mon 2 Mar 21:10, met by 4``."""
    shadowed, _ = derived(raw, known_at=known_at)
    found = as_row(shadowed)["duties"]
    return [
        _sentence(row) if obligation else f"{row['obligation']} {_sentence(row)}"
        for row in found
        if row["obligation"] == (obligation or row["obligation"])
    ]


def flags(raw: Raw, known_at: str | None = None) -> list[tuple[int, str]]:
    """Return the flags of a case, by event number."""
    return [(flag["event"], flag["flag"]) for flag in as_row(derived(raw, known_at=known_at)[0])["flags"]]


def _sentence(row: dict[str, Any]) -> str:
    due = datetime.fromisoformat(row["due"])
    clock = f"{due:%H:%M:%S}".removesuffix(":00")
    by = f" by {row['done_event']}" if row["done_event"] is not None else ""
    owner = "" if row["owed_by"] == "police" else f" ({row['owed_by'].replace('_', ' ')})"
    return f"{row['trigger_event']} due {due:%a} {due.day} {due:%b} {clock}, {row['status']}{by}{owner}"
