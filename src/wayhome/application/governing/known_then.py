"""What was known when a grade was given, for somebody who gives it again without seeing it.

Only entries made before the grade are read, and of those only kinds that say what is known: no grade, no view on a
grade, no floor, nothing that was done because of a level, nobody's name. In what people wrote, a level and the name
of the first grader are covered. The child's name and ethnicity are left out as well: they are no part of the risk.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.ports import EventLog
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event, Value

COVERED = "[covered]"
SHOWN: Mapping[str, tuple[str, ...]] = {
    "The report": (
        "missing.contact_received", "missing.reported", "missing.identity_recorded", "missing.other_area_involved",
        "missing.co_missing_indicated",
    ),
    "Questions asked": ("missing.question_answered", "missing.profile_received", "partner.social_care_consulted"),
    "Risk factors": ("risk.factor_recorded",),
    "What is held": ("risk.system_checked", "risk.hit_found", "risk.information_used", "missing.information_received"),
    "The child before": (
        "child.exploitation_flag_set", "child.exploitation_flag_reviewed", "safeguarding.harm_feared",
        "missing.child_located", "missing.account_recorded", "missing.harm_indicated", "child.trigger_plan_updated",
    ),
}  # fmt: skip
KINDS = tuple(name for types in SHOWN.values() for name in types)
WORDS: Mapping[str, tuple[str, ...]] = {
    "missing.contact_received": ("said",),
    "missing.identity_recorded": ("description", "clothing"),
    "missing.question_answered": ("words",),
    "partner.social_care_consulted": ("content",),
    "risk.hit_found": ("summary",),
    "risk.information_used": ("content",),
    "missing.information_received": ("content",),
    "safeguarding.harm_feared": ("grounds",),
    "missing.account_recorded": ("own_words", "before", "places", "people", "travel", "possessions", "after"),
    "child.trigger_plan_updated": ("plan", "places", "people"),
}
CIRCUMSTANCES = ("age_stated", "care_status", "placement", "out_of_area", "unaccompanied", "age_disputed", "nation")
LEVEL = r"(?:very[ _-]?low|low|medium|high|standard)"
ABOUT_LEVELS = (
    re.compile(rf"\b{LEVEL}(?:er|est)?[ -]+(?:risk|grade|level|priority|misper)\w*", re.IGNORECASE),
    re.compile(
        rf"\b(?:risk|grad(?:e|ed|ing)|re-?graded?|level|assess(?:ed|ment)|categor\w+|class(?:ed|ified)|up-?graded"
        rf"|down-?graded|raised|lowered)\b[\s:=,-]*(?:\w+[\s:=,-]+){{0,3}}?{LEVEL}\b",
        re.IGNORECASE,
    ),
)
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """One thing that was known: the entry, and what people wrote in it, covered where it would tell."""

    event: Event
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownThen:
    """What was known when a grade was given, by heading; ``earlier`` are the earlier times the child was missing.

    ``born`` and ``circumstances`` are the child's, as last described by then.
    """

    at: datetime
    sections: Mapping[str, tuple[Then, ...]]
    circumstances: Mapping[str, Value]
    born: str
    earlier: tuple[datetime, ...]


def known_then(log: EventLog, graded: str) -> KnownThen:
    """Return what was known when a grade was given; raises LookupError where there is no such grade."""
    first = log.event(EventId(graded))
    if first is None:
        raise LookupError(f"there is no grade {graded}")
    child = _subject(SubjectKind.CHILD, first.event)
    held = {one.event.id: one for one in (*log.about(child).events, *log.read(first.event.record).events)}
    before = sorted((one for one in held.values() if one.position < first.position), key=lambda one: one.position)
    told = effective(one.event for one in before)
    words = _words(log, {event.record for event in told})
    case = _subject(SubjectKind.EPISODE, first.event)
    return KnownThen(
        at=first.event.recorded_at,
        sections=_sections(told, words, first.event.actor, case),
        circumstances=_circumstances(told),
        born=_last(told, "date_of_birth"),
        earlier=tuple(
            event.happened_at for event in told if event.type == "missing.reported" and case not in event.subjects
        ),
    )


def _subject(kind: SubjectKind, event: Event) -> Subject:
    return next((named for named in event.subjects if kind_of(named) is kind), Subject(""))


def _words(log: EventLog, records: Iterable[RecordId]) -> dict[tuple[str, str], str]:
    return {(one.event, one.field): one.text for record in sorted(records) for one in log.words(record)}


def _sections(
    told: list[Event], words: Mapping[tuple[str, str], str], grader: str, case: Subject
) -> dict[str, tuple[Then, ...]]:
    found: dict[str, list[Then]] = {}
    for event in sorted(told, key=lambda event: (event.happened_at, event.id)):
        heading = _heading(event, case)
        if heading:
            written = (words.get((event.id, field), "") for field in WORDS.get(event.type, ()))
            shown = tuple(covered(text, grader) for text in written if text)
            found.setdefault(heading, []).append(Then(event=event, words=shown))
    return {heading: tuple(found[heading]) for heading in SHOWN if heading in found}


def _heading(event: Event, case: Subject) -> str:
    """Return under which heading an entry stands: what is of an earlier episode is of the child before."""
    heading = next((heading for heading, types in SHOWN.items() if event.type in types), "")
    episodes = [named for named in event.subjects if kind_of(named) is SubjectKind.EPISODE]
    if heading and episodes and case not in episodes:
        return "The child before" if event.type in SHOWN["The child before"] else ""
    return heading


def _circumstances(told: Iterable[Event]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for event in told:
        if event.type == "child.described":
            found |= {name: event.body[name] for name in CIRCUMSTANCES if event.body.get(name) is not None}
    return {name: found[name] for name in CIRCUMSTANCES if name in found}


def _last(told: Iterable[Event], field: str) -> str:
    given = [event.body[field] for event in told if event.type == "child.described" and event.body.get(field)]
    return str(given[-1]) if given else ""


def covered(text: str, grader: str) -> str:
    """Cover what would tell the level or the first grader in what somebody wrote."""
    for pattern in ABOUT_LEVELS:
        text = pattern.sub(COVERED, text)
    names = (grader, *(part for part in grader.split() if len(part) >= SHORTEST_NAME))
    for name in filter(None, names):
        text = re.sub(rf"\b{re.escape(name)}\b", COVERED, text, flags=re.IGNORECASE)
    return text
