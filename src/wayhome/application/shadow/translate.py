"""From the words of an export to the events of the record.

A type nobody knows is reported and left out. A field that is wrong is reported and left out of its event, which is kept
wherever it can still be said; the rest goes on.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wayhome.application.mistakes import Mistake, Noted, shown
from wayhome.application.shadow.episodes import Episodes
from wayhome.application.shadow.history import History, Told
from wayhome.application.shadow.sayings import CIRCUMSTANCES, REVIEWS, SAYINGS, TYPES, Saying, by_vocabulary
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, subject
from wayhome.record.envelope import Event, Value
from wayhome.record.vocabulary import EventType


class Translator:
    """Translates one case: keeps its subjects, and which missing episode is running."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.child = subject(SubjectKind.CHILD, history.id)
        self.investigation = subject(SubjectKind.INVESTIGATION, history.id)
        self._noted = Noted(history.place, history.id)
        self._numbers = frozenset(told.n for told in history.events)
        self._episodes = Episodes(history.id)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Return what could not be translated as it stood."""
        return tuple(self._noted.found)

    def events(self) -> list[Event]:
        """Return the case as events of the record, in the order in which they happened."""
        told = sorted(self.history.events, key=lambda one: (one.at, one.n))
        found = [event for one in told if (event := self._event(one)) is not None]
        return [self._described(found[0]), *found] if found else []

    def _described(self, first: Event) -> Event:
        """Say who the child is, as known from the start of the history."""
        given = {**(self.history.child or {}), "nation": self.history.nation, "age_stated": self.history.child_age}
        said = {name: value for name, value in given.items() if value is not None}
        declared = CIRCUMSTANCES.declared
        body = self._body("", None, declared, said, {})
        return Event(
            id=EventId(f"{self.history.id}#"), record=RecordId(self.child), type=declared.name,
            version=declared.version,
            happened_at=first.happened_at, recorded_at=first.happened_at, subjects=(self.child,), body=body or {},
        )  # fmt: skip

    def _event(self, told: Told) -> Event | None:
        saying = self._saying(told)
        if saying is None:
            return None
        subjects = self._subjects(told, saying)
        said = saying.say(told.fields)
        if _names_events(saying.declared):
            said |= self._about(told)
        declared = saying.declared
        body = self._body(f"event {told.n} ({told.kind}), ", told, declared, said, saying.otherwise)
        if body is None:
            return None
        return Event(
            id=self.id_of(told.n), record=RecordId(subjects[-1]), type=saying.event, version=declared.version,
            happened_at=told.at, recorded_at=told.recorded_at, subjects=subjects, body=body,
        )  # fmt: skip

    def _saying(self, told: Told) -> Saying | None:
        if told.kind == "supervisor_review":
            found = REVIEWS.get(str(told.fields.get("scope")).strip().lower())
            if found is None:
                words = f"{shown(told.fields.get('scope'))} is not a scope, so the review was left out."
                self._note(told, "scope", words, "Use missing or investigation.")
            return found
        found = SAYINGS.get(told.kind) or by_vocabulary(told.kind)
        if found is None:
            words = f"{shown(told.kind)} is not a type we know, so the event was left out."
            self._note(told, "type", words, f"Use one of {', '.join(TYPES)}, or a name of the vocabulary.")
        return found

    def _subjects(self, told: Told, saying: Saying) -> tuple[Subject, ...]:
        """Return the child and the case an event belongs to."""
        match saying.case:
            case "investigation":
                return self.child, self.investigation
            case "child":
                return (self.child,)
            case "return":
                return self.child, *self._episodes.answering(f"{told.kind} {told.fields.get('mode')}")
        if saying.event == "missing.reported":
            return self.child, *self._episodes.reported()
        if saying.event == "missing.child_located":
            return self.child, *self._episodes.found()
        return self.child, *self._episodes.running()

    def _about(self, told: Told) -> dict[str, Any]:
        given = told.fields.get("about")
        if given is None:
            return {}
        named = tuple(map(_number, given if isinstance(given, list) else [given]))
        for number, written in zip(named, given if isinstance(given, list) else [given], strict=True):
            if number not in self._numbers:
                words = f"There is no event {shown(written)} in this case."
                self._note(told, "about", words, "Name an event of the case by its n.")
        return {"about": tuple(self.id_of(number) for number in named if number in self._numbers)}

    def id_of(self, number: int) -> EventId:
        """Return the id of an event of the case by its number in the export."""
        return EventId(f"{self.history.id}#{number:06}")

    def _body(
        self, where: str, told: Told | None, declared: EventType, said: dict[str, Any], otherwise: Mapping[str, Any]
    ) -> dict[str, Value] | None:
        """Check fields against the vocabulary; one that is wrong is noted and left out, None when it must be said."""
        try:
            return _frozen(declared.fact.model_validate(said).body())
        except ValidationError as error:
            wrong = {str(one["loc"][0]): one for one in error.errors() if one["loc"]}
        fields = declared.fact.model_fields
        kept = {name: value for name, value in said.items() if name not in wrong}
        for name, one in wrong.items():
            must = name in fields and fields[name].is_required()
            lost = must and name not in otherwise
            self._note_wrong(where + name, told, one, lost=lost, read_as=otherwise.get(name) if must else None)
            if lost:
                return None
            if must:
                kept[name] = otherwise[name]
        return _frozen(declared.fact.model_validate(kept).body())

    def _note_wrong(self, field: str, told: Told | None, error: ErrorDetails, *, lost: bool, read_as: object) -> None:
        if error["type"] == "missing" or error["input"] is None:
            words = "It is not given"
        elif error["type"] == "extra_forbidden":
            words = "The event has no such field"
        else:
            words = f"It reads {shown(error['input'])}; {error['msg'][0].lower()}{error['msg'][1:]}"
        outcome = "the event was left out" if lost else "the event was kept without it"
        if read_as is not None:
            outcome = f"the event was kept and it was read as {_said(read_as)}"
        self._noted.note(field, f"{words}, so {outcome}.", "Mend the field.", told.place if told else None)

    def _note(self, told: Told, field: str, words: str, remedy: str) -> None:
        self._noted.note(f"event {told.n} ({told.kind}), {field}", words, remedy, told.place)


def _number(value: object) -> int:
    """Read the number of an event, written as a number or as its digits; 0, which no event has, for anything else."""
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _said(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _frozen(body: dict[str, Any]) -> dict[str, Value]:
    for name, value in body.items():
        if isinstance(value, list):
            body[name] = tuple(value)
    return body


def _names_events(declared: EventType) -> bool:
    """Say whether an event's ``about`` names the events it speaks of, as a notice does."""
    about = declared.fact.model_fields.get("about")
    return about is not None and about.annotation == tuple[str, ...]
