"""From the words of an export to the events of the record.

A type nobody knows is reported and left out. A field that is wrong is reported and left out of its event, which is kept
wherever it can still be said; the rest goes on.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wayhome.application.mistakes import Mistake, Noted, shown
from wayhome.application.shadow.cast import THE_CASE, Cast
from wayhome.application.shadow.history import History, Told
from wayhome.application.shadow.sayings import CIRCUMSTANCES, REVIEWS, SAYINGS, TYPES, Saying, by_vocabulary
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, subject
from wayhome.record.envelope import Event, Value
from wayhome.record.vocabulary import EventType


class Translator:
    """Translates one case: keeps its subjects, and which missing episode is running."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.cast = Cast(history)
        self.investigation = subject(SubjectKind.INVESTIGATION, history.id)
        self._noted = Noted(history.place, history.id)
        self._told = {told.n: told for told in history.events}

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Return what could not be translated as it stood."""
        return tuple(self._noted.found)

    def events(self) -> list[Event]:
        """Return the case as events of the record, in the order in which they happened."""
        told = sorted(self.history.events, key=lambda one: (one.at, one.n))
        found = [event for one in told for event in self._events(one)]
        firsts = {key: self._first_about(child, found) for key, child in self.cast.subjects.items()}
        return [*(self._described(key, first) for key, first in firsts.items() if first), *found]

    @staticmethod
    def _first_about(child: Subject, found: list[Event]) -> Event | None:
        return next((event for event in found if child in event.subjects), None)

    def _described(self, key: str, first: Event) -> Event:
        """Say who a child is, as known from the start of the history."""
        history, child = self.history, self.cast.subjects[key]
        of_each = {one.key: one.said for one in history.children}
        given = {"age_stated": history.child_age, **(of_each.get(key) or history.child or {}), "nation": history.nation}
        said = {name: value for name, value in given.items() if value is not None}
        declared = CIRCUMSTANCES.declared
        body = self._body(f"child {key}, " if key else "", None, declared, said, {})
        return Event(
            id=self.cast.id_of_circumstances(key), record=RecordId(child), type=declared.name,
            version=declared.version,
            happened_at=first.happened_at, recorded_at=first.happened_at, subjects=(child,), body=body or {},
        )  # fmt: skip

    def _events(self, told: Told) -> Iterator[Event]:
        """Yield what an entry comes to: one event of an investigation, or one for each child it is about."""
        saying = self._saying(told)
        if saying is None:
            return
        for key in self.cast.unknown(told):
            words = f"The case has no child {shown(key)}, so the event was read without."
            self._note(told, "children", words, 'List every child of the case under "children".')
        places = [(key, self._subjects(told, saying, key)) for key in self._apart(told, saying)]
        declared = saying.declared
        said = saying.say(told.fields) | ({"about": ()} if _speaks_of_others(told, declared) else {})
        body = self._body(f"event {told.n} ({told.kind}), ", told, declared, said, saying.otherwise)
        for key, subjects in places if body is not None else ():
            about = self._about(told, key, first=key == places[0][0]) if _speaks_of_others(told, declared) else {}
            yield Event(
                id=self.cast.id_of(told.n, key), record=RecordId(subjects[-1]), type=saying.event,
                version=declared.version, happened_at=told.at, recorded_at=told.recorded_at, subjects=subjects,
                body={**(body or {}), **about},
            )  # fmt: skip

    def _apart(self, told: Told, saying: Saying) -> tuple[str, ...]:
        """Return the children for each of whom an entry is said apart; an investigation is said once for all."""
        return (THE_CASE,) if saying.case == "investigation" else self.cast.named(told)

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

    def _subjects(self, told: Told, saying: Saying, key: str) -> tuple[Subject, ...]:
        """Return the child and the case an event belongs to; every child it is about, in an investigation."""
        if saying.case == "investigation":
            return *(self.cast.subjects[each] for each in self.cast.named(told)), self.investigation
        child, episodes = self.cast.subjects[key], self.cast.episodes[key]
        match saying.case:
            case "child":
                return (child,)
            case "return":
                return child, *episodes.answering(f"{told.kind} {told.fields.get('mode')}")
        if saying.event == "missing.reported":
            return child, *episodes.reported()
        if saying.event == "missing.child_located":
            return child, *episodes.found()
        return child, *episodes.running()

    def _about(self, told: Told, key: str, *, first: bool) -> dict[str, Value]:
        given = told.fields["about"]
        named = tuple(map(_number, given if isinstance(given, list) else [given]))
        for number, written in zip(named, given if isinstance(given, list) else [given], strict=True):
            if number not in self._told and first:
                words = f"There is no event {shown(written)} in this case."
                self._note(told, "about", words, "Name an event of the case by its n.")
        return {"about": tuple(one for number in named if number in self._told for one in self._ids(number, key))}

    def _ids(self, number: int, key: str) -> tuple[EventId, ...]:
        """Return the ids of what an entry came to: for one child where it is said of them, else all of them."""
        told = self._told[number]
        saying = SAYINGS.get(told.kind) or REVIEWS.get(str(told.fields.get("scope"))) or by_vocabulary(told.kind)
        apart = self._apart(told, saying) if saying else (THE_CASE,)
        return tuple(self.cast.id_of(number, each) for each in ([key] if key in apart else apart))

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


def _speaks_of_others(told: Told, declared: EventType) -> bool:
    """Say whether an entry names, in its ``about``, the entries it speaks of, as a notice does."""
    about = declared.fact.model_fields.get("about")
    names = about is not None and about.annotation == tuple[str, ...]
    return names and told.fields.get("about") is not None
