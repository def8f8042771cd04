"""A report of a missing child from one line: what is wrong is said with line, field and remedy, and the rest is used.

What cannot be read is not known. It is never read as a no.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from wayhome.application.json_lines import identity_of, json_object
from wayhome.application.mistakes import Mistake, Noted, Place, shown
from wayhome.application.shadow.history import age, moment
from wayhome.duties.assessing.account import Account, Held
from wayhome.duties.facts import ADULT
from wayhome.kernel.evidence import Evidence
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Value

WHAT = "report"
ANSWERS = ("yes", "no", "unknown", "not_asked", "not_available")
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
NIGHT = time(2), time(4)  # who was not seen between these hours was gone overnight
CARE: Mapping[str, Mapping[str, str]] = {
    "home": {"placement": "home"},
    "home_cin": {"placement": "home", "care_status": "child_in_need"},
    "home_cp_plan": {"placement": "home", "care_status": "child_protection_plan"},
    "home_cp": {"placement": "home", "care_status": "child_protection_plan"},
    "hospital_inpatient": {"placement": "hospital"},
    "kinship": {"placement": "other_family"},
    "looked_after_foster": {"placement": "foster_home", "care_status": "looked_after"},
    "looked_after_residential": {"placement": "childrens_home", "care_status": "looked_after"},
    "looked_after_semi_independent": {"placement": "supported_accommodation", "care_status": "looked_after"},
    "foster_care": {"placement": "foster_home", "care_status": "looked_after"},
    "childrens_home": {"placement": "childrens_home", "care_status": "looked_after"},
    "semi_independent": {"placement": "supported_accommodation", "care_status": "looked_after"},
    "supported_accommodation": {"placement": "supported_accommodation", "care_status": "looked_after"},
    "uasc_placement": {"care_status": "looked_after", "unaccompanied": "yes"},
    "looked_after": {"care_status": "looked_after"},
    "child_in_need": {"care_status": "child_in_need"},
    "child_protection_plan": {"care_status": "child_protection_plan"},
    "care_leaver": {"care_status": "care_leaver"},
    "unknown": {},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as a line tells it, and what is known from it."""

    id: str
    place: Place
    account: Account


def read_report(text: str, line: int, *, questions: Collection[str]) -> tuple[Report, tuple[Mistake, ...]]:
    """Read a report from one line; raises Unreadable when nothing of it is usable. ``questions`` are the pack's."""
    noted = Noted(Place(line))
    raw = json_object(text, noted, what=WHAT)
    identity = identity_of(raw, noted, what=WHAT)
    at = moment(raw.get("reported_at"), "reported_at", noted)
    facts, said = _child(raw, noted)
    account = Account(
        at=at or UNDATED,
        facts=facts | _times(raw, at, noted),
        said=said,
        answers=_answers(raw.get("answers"), questions, noted),
        held=_held(raw.get("held_information"), noted),
        narrative=_text(raw.get("narrative"), "narrative", noted),
    )
    return Report(id=identity, place=noted.place, account=account), tuple(noted.found)


def _child(raw: Mapping[str, Any], noted: Noted) -> tuple[dict[str, Value], dict[str, Evidence]]:
    """Read who the child is, with the words that state it."""
    facts: dict[str, Value] = {}
    said: dict[str, Evidence] = {}
    years = age(raw.get("age"), noted, "age")
    if years is not None and years >= ADULT:
        words = f"{years} is not a child's age; it was read as not known, which counts as a child's."
        noted.note("age", words, "Mend the age, or leave the report out.")
    elif years is not None:
        facts["age"], said["age"] = years, _quoted("age", years)
    care = raw.get("care_status")
    if care is not None and (not isinstance(care, str) or care not in CARE):
        words = f"{shown(care)} is not a care status we know; it was read as not known."
        noted.note("care_status", words, f"Use one of {', '.join(CARE)}.")
    elif care is not None:
        facts |= CARE[care]
        said |= dict.fromkeys(CARE[care], _quoted("care_status", care))
    return facts, said


def _quoted(source: str, value: object) -> Evidence:
    return Evidence(source=source, quote=str(value), about="child", recency="now")


def _times(raw: Mapping[str, Any], at: datetime | None, noted: Noted) -> dict[str, Value]:
    """Read whether a night has passed since the child was last seen, and whether a time to look again was set."""
    facts: dict[str, Value] = {}
    seen = moment(raw["last_seen_at"], "last_seen_at", noted) if raw.get("last_seen_at") else None
    if seen is not None and at is not None:
        facts["overnight"] = "yes" if night_between(seen, at) else "no"
    if raw.get("review_at") and moment(raw["review_at"], "review_at", noted) is not None:
        facts["review_set"] = "yes"
    return facts


def night_between(seen: datetime, at: datetime) -> bool:
    """Say whether the dead of some night (London) lies between two instants."""
    begun, ended = in_london(seen), in_london(at)
    begins, ends = NIGHT
    first = begun.date() + timedelta(days=begun.time() > begins)
    last = ended.date() - timedelta(days=ended.time() < ends)
    return first <= last


def _answers(raw: object, questions: Collection[str], noted: Noted) -> dict[str, str]:
    """Read the answers that can be used; a question without one was not asked."""
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        noted.note("answers", "The answers are not an object, so none was read.", 'Write {"question": "yes"}.')
        return {}
    found: dict[str, str] = {}
    for key, answer in raw.items():
        if key not in questions:
            words = "The rulebook asks no such question, so the answer was left out."
            noted.note(f"answers.{key}", words, "Use a key of the rulebook's questions.")
        elif answer is not None and answer not in ANSWERS:
            words = f"{shown(answer)} is not an answer; it was read as not known, and not as a no."
            noted.note(f"answers.{key}", words, f"Use one of {', '.join(ANSWERS)}.")
            found[key] = "unknown"
        elif answer is not None:
            found[key] = answer
    return found


def _held(raw: object, noted: Noted) -> tuple[Held, ...]:
    """Read the records that were found; each keeps its number in the line, whatever is wrong with the others."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        noted.note("held_information", "The records are not a list, so none was read.", "Write a list, even of one.")
        return ()
    found = []
    for number, one in enumerate(raw):
        field = f"held_information[{number}]"
        if not isinstance(one, dict) or not isinstance(one.get("system"), str):
            words = "The record does not say which system holds it, so it was left out."
            noted.note(field, words, "Give it system, date and text.")
            continue
        text = _text(one.get("text"), f"{field}.text", noted)
        found.append(Held(number=number, system=one["system"], date=str(one.get("date") or ""), text=text))
    return tuple(found)


def _text(raw: object, field: str, noted: Noted) -> str:
    if raw is None or isinstance(raw, str):
        return raw or ""
    noted.note(field, f"{shown(raw)} is not text, so it was left out.", "Write the words as they were said.")
    return ""
