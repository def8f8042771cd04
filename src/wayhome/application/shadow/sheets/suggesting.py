"""A first mapping from the headings and words of two sheets, for a person to mend; it guesses and never decides.

What it cannot guess it leaves as null, and every row that needs it is reported until somebody fills it in.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wayhome.application.shadow.sheets.mapping import DATE_FORMATS, FORMATS
from wayhome.application.shadow.sheets.pairing import JOINED, MORE_DATES, is_written, joined, pairs, plain

MORE_FORMATS = (
    *FORMATS, "%d-%b-%Y %H:%M", "%d %b %Y %H:%M", "%d/%m/%y %H:%M", "%d-%m-%Y %H:%M",
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M",
)  # fmt: skip

KINDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (r"prevention|safe and well|welfare check|vulnerab.* interview", "prevention_interview", {}),
    (r"(return|rhi).*(declin|refus)|(declin|refus).*(return|rhi)", "rhi_declined", {}),
    (r"return (home )?interview|\brhi\b", "rhi_completed", {}),
    (r"(council|\bla\b|authority|social).*return", "la_told_of_return", {}),
    (r"\b(children.?s? (social|services)|csc|social (care|services))\b", "children_services_notified", {}),
    (r"national|ukmpu|missing persons unit", "ukmpu_notified", {}),
    (r"grad|risk (assess|level)", "graded", {}),
    (r"research|intel.* check|pnc|systems? search", "research_done", {}),
    (r"deploy|unit sent|officers? (sent|dispatch|attend)|dispatch", "deployed", {}),
    (r"supervis.*(crime|invest)|invest.* review", "supervisor_review", {"scope": "investigation"}),
    (r"supervis|inspector.* review|missing.* review|risk review", "supervisor_review", {"scope": "missing"}),
    (r"found|located|returned|date of return", "found", {}),
    (r"missing|misper|report(ed)?\b", "missing_reported", {}),
    (r"disclos", "crime_disclosed", {}),
    (r"crim.* (record|created)|record.* crime", "crime_recorded", {}),
    (r"allocat|oic assigned", "allocated", {}),
    (r"disrupt", "disruption_plan", {}),
    (r"plan", "plan_made", {}),
    (r"arrest", "suspect_event", {"kind": "arrested"}),
    (r"bail", "suspect_event", {"kind": "bailed"}),
    (r"charg", "suspect_event", {"kind": "charged"}),
    (r"suspect.* interview|interview.* suspect", "suspect_event", {"kind": "interviewed"}),
    (r"victim.*(update|contact)|vcop", "victim_updated", {}),
    (r"needs? assess", "needs_assessment", {}),
    (r"victim.*(support|service)|referr", "victim_services_referral", {}),
    (r"withdr", "support_withdrawn", {}),
    (r"evidence.?led", "evidence_led_review", {}),
    (r"outcome|finalis|filed", "outcome", {}),
    (r"line.*(rais|set)|action raised", "line_raised", {}),
    (r"line.*(finish|complet|closed)|action (complet|finish)", "line_finished", {}),
)
ID = r"(case|incident|occurrence|misper|investigation|crime).*(ref|no\b|number|id)|^(ref|id|urn|reference)$|\burn\b"
FIELDS = {
    "grade": r"^(risk|grade|risk (level|grade))$",
    "training_valid_until": r"train.*(until|expir|valid)",
    "complete": r"complete|full search",
    "skilled": r"skill|accredit|pip ?2|specialist",
    "line": r"^(line|line of enquiry|action)$",
    "due": r"^(due|target|due date)",
    "mode": r"^(mode|how seen|method)",
    "condition": r"condition|alive|state when found",
    "informant": r"informant|reported by",
    "about": r"^about|relates to",
}
GRADES = {"h": "high", "high": "high", "m": "medium", "medium": "medium", "l": "low", "low": "low"}


def suggest(
    cases: tuple[Sequence[str], Sequence[Sequence[str]]] | None,
    events: tuple[Sequence[str], Sequence[Sequence[str]]] | None,
) -> dict[str, Any]:
    """Return a first mapping from the headings, and some rows, of each sheet."""
    sheets = [sheet for sheet in (cases, events) if sheet]
    cells = [cell for _, rows in sheets for row in rows for cell in row if cell.strip()]
    apart = [cell for headings, rows in sheets for cell in joined(headings, rows)]
    known = dict.fromkeys((*MORE_FORMATS, *JOINED)) if apart else MORE_FORMATS
    suggested: dict[str, Any] = {
        "time": {
            "formats": _formats([*cells, *apart], tuple(known), FORMATS),
            "date_formats": _formats(cells, MORE_DATES, DATE_FORMATS),
            "zone": "Europe/London",
        },
        "nation": None,
    }
    if cases:
        suggested["cases"] = _cases(*cases)
    if events:
        suggested["events"] = _events(*events)
    return suggested


def _formats(cells: Iterable[str], known: Sequence[str], otherwise: Sequence[str]) -> list[str]:
    """Return the formats that some cell is written in, those that fit most cells first."""
    fits = {written: sum(is_written(cell, written) for cell in cells) for written in known}
    found = sorted((written for written, count in fits.items() if count), key=lambda written: -fits[written])
    return found or list(otherwise)


def _first(headings: Sequence[str], pattern: str) -> str | None:
    return next((heading for heading in headings if re.search(pattern, plain(heading))), None)


def _kind(text: str) -> tuple[str, dict[str, Any]] | None:
    return next(((kind, fields) for pattern, kind, fields in KINDS if re.search(pattern, plain(text))), None)


def _is_dated(index: int, rows: Sequence[Sequence[str]], formats: Sequence[str] = (*MORE_FORMATS, *MORE_DATES)) -> bool:
    cells = [row[index] for row in rows if index < len(row) and row[index].strip()]
    return bool(cells) and all(any(is_written(cell, written) for written in formats) for cell in cells)


def _moment(heading: str | None, apart: dict[str, str]) -> object:
    """Return where a time comes from: its column, with the column of its time of day where that stands apart."""
    return {"column": heading, "time_column": apart[heading]} if heading in apart else heading


def _cases(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    suggested: dict[str, Any] = {"id": _first(headings, ID) or headings[0]}
    for name, pattern in (("nation", r"nation|country"), ("child_age", r"\bage\b"), ("title", r"title|summary")):
        found = _first(headings, pattern)
        if found:
            suggested[name] = found
    born = _first(headings, r"birth|\bdob\b")
    if born:
        suggested["child"] = {"date_of_birth": born}
    dated = [heading for index, heading in enumerate(headings) if heading != born and _is_dated(index, rows)]
    apart = pairs(headings, rows)
    suggested["events"] = [
        {
            "type": kind[0],
            "at": _moment(heading, apart),
            **({"fields": {n: {"value": v} for n, v in kind[1].items()}} if kind[1] else {}),
        }
        for heading in dated
        if (kind := _kind(heading)) is not None
    ]
    return suggested


def _events(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    dated = [heading for index, heading in enumerate(headings) if _is_dated(index, rows)]
    apart = pairs(headings, rows)
    timed = [heading for heading in dated if heading in apart or _is_dated(headings.index(heading), rows, MORE_FORMATS)]
    recorded = _first(timed, r"record|enter|creat|typed")
    at = next((heading for heading in (*timed, *dated) if heading != recorded), dated[0] if dated else None)
    kind = _first(headings, r"type|kind|activity|event$|action$|entry$")
    suggested: dict[str, Any] = {"case": _first(headings, ID) or headings[0], "at": _moment(at, apart)}
    if recorded:
        suggested["recorded_at"] = _moment(recorded, apart)
    reference = _first(headings, r"^(seq|n|no|number|event (no|id|number|ref)|line)$")
    if reference:
        suggested["reference"] = reference
    suggested["type"] = {"column": kind, "values": _values(headings, rows, kind), "ignore": []}
    found = {name: _first(headings, pattern) for name, pattern in FIELDS.items()}
    suggested["fields"] = {name: _field(name, column, headings, rows) for name, column in found.items() if column}
    return suggested


def _words(headings: Sequence[str], rows: Sequence[Sequence[str]], column: str | None) -> list[str]:
    index = headings.index(column) if column in headings else len(headings)
    return sorted({row[index].strip() for row in rows if index < len(row) and row[index].strip()})


def _values(headings: Sequence[str], rows: Sequence[Sequence[str]], column: str | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for word in _words(headings, rows, column):
        kind = _kind(word)
        values[word] = None if kind is None else {"type": kind[0], "fields": kind[1]} if kind[1] else kind[0]
    return values


def _field(name: str, column: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> object:
    if name != "grade":
        return column
    return {"column": column, "values": {word: GRADES.get(word.lower()) for word in _words(headings, rows, column)}}
