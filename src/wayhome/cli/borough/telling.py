"""Reading the borough's cases: a heading for each record, then a line for each entry.

``episode EM-1042 of C-101 from -2h10m`` begins a record, and ``+18m risk.graded grade=high`` enters a fact in it that
long after it began. ``a|b`` makes an entry of each. Fields that start with ``@`` are about the entry: ``@late=40h`` was
written down that much later, ``@every=30m @until=9h`` happened again and again, ``@called=arrest`` gives it a name
and ``@by=`` says whose it is. ``+5m course call`` tells a whole course from ``courses.txt``.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from wayhome.application.drafts import Draft, Entry
from wayhome.kernel.ids import OUR_FORCE, ActorId, EventId, RecordId, Subject, subject
from wayhome.record import events  # noqa: F401 - the vocabulary must be known before anything is told
from wayhome.record.vocabulary import Fact, latest

STEP = re.compile(r"(\d+)([dhm])")
UNITS = {"d": "days", "h": "hours", "m": "minutes"}
TYPED = timedelta(minutes=3)
CHAPTERS = ("posts.txt", "children.txt", "missing.txt", "investigations.txt", "meetings.txt")
LISTS = ("rests_on",)
TIMES = ("due", "start", "end", "at")
WHO = {
    "missing.reported": ("Call handler 8812", "call_handler"),
    "missing.question_answered": ("Call handler 8812", "call_handler"),
    "risk.graded": ("PS Hallam 4471", "sergeant"),
    "missing.reviewed": ("Insp Duffy 2207", "duty_inspector"),
    "investigation.reviewed": ("DS Coombe 4127", "detective_sergeant"),
    "victim.updated": ("DC Osei 5526", "detective"),
}
REVIEWERS = {
    ("missing.reviewed", "sergeant"): ("PS Quill 3318", "sergeant"),
    ("missing.reviewed", "superintendent"): ("Supt Larkin 1104", "superintendent"),
    ("investigation.reviewed", "inspector"): ("DI Varley 3190", "detective_inspector"),
}
SOMEONE = ("PC Renshaw 6035", "constable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a case, once courses are told and choices made: when, what, its fields, and what is said of it."""

    after: timedelta
    name: str
    fields: dict[str, str]
    about: dict[str, str]


@dataclass(slots=True)
class Telling:
    """One record as it is being told."""

    record: RecordId
    subjects: tuple[Subject, ...]
    began: datetime
    now: datetime
    name: str = ""
    steps: list[Step] = field(default_factory=list)

    def entry(self) -> Entry:
        """Return the whole record as one entry, that can be sent again without harm."""
        ordered = sorted(self.steps, key=lambda step: step.after)
        happened = [step for step in ordered if self.began + step.after <= self.now]
        named = {step.about["@called"]: self._id(n) for n, step in enumerate(happened, 1) if "@called" in step.about}
        drafts = tuple(self._draft(n, step, named) for n, step in enumerate(happened, 1))
        return Entry(record=self.record, drafts=drafts, key=f"borough {self.record}")

    def _id(self, number: int) -> EventId:
        return EventId(f"{self.record}-{number:03}")

    def _draft(self, number: int, step: Step, named: dict[str, EventId]) -> Draft:
        happened = self.began + step.after
        who, role = REVIEWERS.get((step.name, step.fields.get("by", "")), WHO.get(step.name, SOMEONE))
        who = step.about.get("@by", who)
        return Draft(
            fact=self._fact(step, named),
            happened_at=happened,
            recorded_at=min(happened + length(step.about.get("@late", "0m")) + TYPED, self.now),
            subjects=self.subjects,
            actor=ActorId(who),
            role=role,
            id=self._id(number),
        )

    def _fact(self, step: Step, named: dict[str, EventId]) -> Fact:
        declared = latest(step.name)
        if declared is None:
            raise ValueError(f"{step.name} in {self.record} is not in the vocabulary")
        values: dict[str, object] = dict(step.fields)
        if self.name and step.name == "child.described":
            values["name"] = self.name
        values.update((name, self.began + length(step.fields[name])) for name in TIMES if name in step.fields)
        if "about" in step.fields:
            values["about"] = tuple(named[name] for name in step.fields["about"].split(","))
        values.update((name, tuple(step.fields[name].split(","))) for name in LISTS if name in step.fields)
        return declared.fact.model_validate(values)


def borough(now: datetime) -> tuple[Entry, ...]:
    """Return every record of the borough, as if told at an instant."""
    minute = now.replace(second=0, microsecond=0)
    return tuple(telling.entry() for chapter in CHAPTERS for telling in told(chapter, minute))


def told(chapter: str, now: datetime) -> list[Telling]:
    """Read a chapter into records."""
    return [_heading(heading, lines, now) for heading, lines in _parts(chapter)]


def length(text: str) -> timedelta:
    """Read ``2d3h10m``, with a sign where it goes back."""
    span = timedelta(**{UNITS[unit]: int(count) for count, unit in STEP.findall(text)})
    return -span if text.startswith("-") else span


@cache
def _parts(chapter: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the headings of a chapter, each with the lines under it."""
    text = files(__package__).joinpath(chapter).read_text("utf-8")
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(" "):
            found[-1][1].append(line)
        elif line.strip() and not line.startswith("#"):
            found.append((line, []))
    return tuple((heading, tuple(lines)) for heading, lines in found)


def _heading(heading: str, lines: tuple[str, ...], now: datetime) -> Telling:
    kind, key, *rest = heading.split()
    steps = [step for line in lines for step in _steps(line)]
    if kind in ("child", "post"):
        return Telling(RecordId(key), (subject(kind, key),), now, now, name=" ".join(rest), steps=steps)
    if kind == "force":
        return Telling(RecordId(OUR_FORCE), (OUR_FORCE,), now, now, steps=steps)
    if kind == "officer":
        return Telling(RecordId(key), (subject(kind, " ".join(rest)),), now, now, steps=steps)
    subjects = (subject("child", rest[1]), subject(kind, key))
    return Telling(RecordId(key), subjects, now + length(rest[3]), now, steps=steps)


def _steps(line: str, base: timedelta = timedelta(0)) -> Iterator[Step]:
    """Read one line into steps: one, a whole course, one for each choice, or one for each time it happened again."""
    offset, name, *given = shlex.split(line)
    after = base + length(offset)
    if name == "course":
        yield from (step for each in dict(_parts("courses.txt"))[f"course {given[0]}"] for step in _steps(each, after))
        return
    fields = dict(word.split("=", 1) for word in given)
    about = {key: fields.pop(key) for key in list(fields) if key.startswith("@")}
    choices = next((key for key, value in fields.items() if "|" in value), "")
    for chosen in fields.get(choices, "").split("|"):
        said = {**fields, choices: chosen} if choices else fields
        yield from (Step(after=at, name=name, fields=said, about=about) for at in _times(after, about))


def _times(after: timedelta, about: dict[str, str]) -> Iterator[timedelta]:
    yield after
    every, until = length(about.get("@every", "")), length(about.get("@until", ""))
    while every and after + every <= until:
        after += every
        yield after
