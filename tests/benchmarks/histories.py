"""Histories of several children and episodes, written one event a line, and what a rulebook says of them."""

import re
import shlex
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.duties.derive import Rulebook, derive_all
from wayhome.duties.duty import Duty, Status
from wayhome.duties.examples import frozen, london
from wayhome.duties.stories import stories
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import check, latest

STEP = re.compile(r"(\d+)([dhm])")
UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def offset(text: str) -> timedelta:
    """Read ``+1h30m`` as a length of time; a minus stands before the start."""
    parts = {UNITS[unit]: int(number) for number, unit in STEP.findall(text)}
    return timedelta(**parts) * (-1 if text.startswith("-") else 1)


@dataclass
class History:
    """Events as they are told, about as many children and episodes as it takes."""

    start: datetime

    def __post_init__(self) -> None:
        self.events: list[Event] = []

    def about(self, *named: str) -> "Telling":
        """Tell of these subjects: ``child:A``, ``episode:A1``."""
        return Telling(self, tuple(map(Subject, named)))

    def at(self, after: str) -> datetime:
        """Return an instant, counted from the start."""
        return self.start + offset(after)

    def add(self, line: str, subjects: tuple[Subject, ...]) -> Event:
        """Add the event that a line tells: ``+20m risk.graded grade=high``."""
        after, name, *pairs = shlex.split(line)
        declared = latest(name)
        assert declared is not None, f"{name} is not in the vocabulary"
        fields = {key: self._value(text) for key, _, text in (pair.partition("=") for pair in pairs)}
        body = check(name, declared.version, fields).body()
        event = Event(
            id=EventId(f"e{len(self.events) + 1:03}"), record=RecordId(subjects[0]), type=name,
            version=declared.version, happened_at=self.at(after), recorded_at=self.at(after), subjects=subjects,
            body=frozen(body),
        )  # fmt: skip
        self.events.append(event)
        return event

    def _value(self, text: str) -> object:
        if re.match(r"^[+-](\d+[dhm])+$", text):
            return self.at(text).isoformat()
        if text.startswith("["):
            return tuple(part.strip() for part in text.strip("[]").split(","))
        return int(text) if text.isdigit() else {"true": True, "false": False}.get(text, text)

    def judged(self, after: str, pack: str = "england-wales") -> "Judged":
        """Return what the rulebook says of everything told, at an instant."""
        return Judged(derive_all(stories(self.events).values(), rulebook(pack), horizon=self.at(after)), self, after)


@dataclass
class Telling:
    """A history being told of some subjects."""

    history: History
    subjects: tuple[Subject, ...]

    def tell(self, *lines: str) -> "Telling":
        """Tell events in order; those that are never of one episode are about the child alone."""
        for line in lines:
            child_only = line.split()[1].startswith(("child.", "safeguarding.", "nrm."))
            subjects = tuple(s for s in self.subjects if s.startswith("child:")) if child_only else self.subjects
            self.history.add(line, subjects)
        return self


@dataclass
class Judged:
    """The duties of a history at an instant, easy to ask."""

    duties: tuple[Duty, ...]
    history: History
    after: str

    def of(self, rule: str, scope: str = "") -> list[Duty]:
        """Return the duties of one rule that have arisen, of every subject or of one."""
        return [duty for duty in self.raised() if duty.rule == rule and scope in ("", duty.scope)]

    def raised(self) -> list[Duty]:
        """Return every duty that has arisen."""
        return [duty for duty in self.duties if self.status(duty) is not Status.NOT_YET]

    def status(self, duty: Duty) -> Status:
        """Say how a duty stands."""
        return duty.status_at(self.history.at(self.after))

    def statuses(self, rule: str, scope: str = "") -> list[str]:
        """Return how the duties of a rule stand, in order of due time."""
        return [self.status(duty).value for duty in self.of(rule, scope)]

    def breached(self) -> set[str]:
        """Return the rules that were, or are being, broken."""
        return {str(duty.rule) for duty in self.raised() if self.status(duty).is_breach}

    def due_after(self, rule: str) -> list[timedelta]:
        """Return how long after the start each duty of a rule falls due."""
        return [duty.due_at - self.history.start for duty in self.of(rule)]


@cache
def rulebook(pack: str) -> Rulebook:
    """Return a packaged rulebook, made ready once."""
    return Rulebook(load(pack))


def case(start: str = "2026-03-02T20:00") -> History:
    """Begin a history; times in its lines count from here (London)."""
    return History(london(start))
