"""From the words of an export to the events of the record.

Each type of an export has one entry here: the event it is, and how its fields are said in the vocabulary. A type nobody
knows is reported and left out; a field that is wrong is reported with the event, and the rest goes on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from wayhome.application.shadow.history import History, Mistake, Told
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, subject
from wayhome.record.envelope import Event, Value
from wayhome.record.vocabulary import check, latest

Fields = Mapping[str, Any]
Say = Callable[[Fields], dict[str, Any]]

BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Saying:
    """How one type of the export is said in the vocabulary, and which case it belongs to."""

    event: str
    case: str
    say: Say


def _nothing(fields: Fields) -> dict[str, Any]:
    return {}


def _same(*names: str) -> Say:
    """Take fields over as they are, where the export gives them."""
    return lambda fields: {name: fields[name] for name in names if fields.get(name) is not None}


def _informant(fields: Fields) -> dict[str, Any]:
    given = fields.get("informant", "unknown")
    known = (
        "parent",
        "carer",
        "placement",
        "school",
        "social_worker",
        "health",
        "friend",
        "relative",
        "self",
        "public",
    )
    return {"informant": given if given in (*known, "police_other_force", "unknown") else "other"}


def _graded(fields: Fields) -> dict[str, Any]:
    return {"grade": fields.get("grade"), **_renamed("training_valid_until", "competence_valid_until", fields)}


def _renamed(old: str, new: str, fields: Fields) -> dict[str, Any]:
    return {} if fields.get(old) is None else {new: fields[old]}


def _disclosed(fields: Fields) -> dict[str, Any]:
    return {**_informant(fields), **_same("offence")(fields)}


STEPS = {
    "arrested": "arrested",
    "interviewed": "interviewed",
    "bailed": "bailed",
    "charged": "charged",
    "released under investigation": "released_under_investigation",
    "released without charge": "released_without_charge",
    "bail changed": "bail_changed",
    "not charged": "not_charged",
}


def _suspect_step(fields: Fields) -> dict[str, Any]:
    return {"kind": STEPS.get(str(fields.get("kind", "")).lower(), "other")}


def _line(fields: Fields) -> dict[str, Any]:
    return {"line": fields.get("line"), **_same("due")(fields)}


RESULTS = ("done", "done_nil", "not_applicable", "deferred", "refused", "impossible")


def _line_finished(fields: Fields) -> dict[str, Any]:
    result = fields.get("result", "done")
    return {"line": fields.get("line"), "result": result if result in RESULTS else "done"}


SAYINGS: dict[str, Saying] = {
    "missing_reported": Saying("missing.reported", "episode", _informant),
    "graded": Saying("risk.graded", "episode", _graded),
    "research_done": Saying("risk.held_information_searched", "episode", _same("complete")),
    "deployed": Saying("missing.officers_deployed", "episode", _nothing),
    "children_services_notified": Saying("partner.childrens_services_told", "episode", _nothing),
    "ukmpu_notified": Saying("partner.national_unit_notified", "episode", _nothing),
    "found": Saying("missing.child_located", "episode", _same("condition", "how")),
    "la_told_of_return": Saying("partner.council_told_of_return", "episode", _nothing),
    "prevention_interview": Saying("missing.prevention_interview_held", "episode", _same("mode")),
    "rhi_completed": Saying("partner.return_interview_held", "episode", _nothing),
    "rhi_declined": Saying("partner.return_interview_declined", "episode", _nothing),
    "closed": Saying("missing.episode_closed", "episode", _nothing),
    "crime_disclosed": Saying("exploitation.crime_disclosed", "investigation", _disclosed),
    "crime_recorded": Saying("investigation.crime_recorded", "investigation", _nothing),
    "allocated": Saying("investigation.allocated", "investigation", _same("skilled", "role")),
    "plan_made": Saying("investigation.plan_made", "investigation", _nothing),
    "suspect_event": Saying("investigation.suspect_dealt_with", "investigation", _suspect_step),
    "outcome": Saying("investigation.outcome_reached", "investigation", _same("code")),
    "line_raised": Saying("enquiry.line_raised", "investigation", _line),
    "line_finished": Saying("enquiry.line_finished", "investigation", _line_finished),
    "victim_updated": Saying("victim.updated", "investigation", _nothing),
    "needs_assessment": Saying("victim.needs_assessed", "investigation", _nothing),
    "victim_services_referral": Saying("victim.services_referred", "investigation", _same("result")),
    "support_withdrawn": Saying("victim.support_withdrawn", "investigation", _nothing),
    "evidence_led_review": Saying("investigation.evidence_led_review_done", "investigation", _same("decision")),
    "disruption_plan": Saying("investigation.disruption_planned", "investigation", _nothing),
}
REVIEWS = {
    "missing": Saying("missing.reviewed", "episode", _nothing),
    "investigation": Saying("investigation.reviewed", "investigation", _nothing),
}


class Translator:
    """Translates one case: keeps its subjects, and which missing episode is running."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.child = subject(SubjectKind.CHILD, history.id)
        self.investigation = subject(SubjectKind.INVESTIGATION, history.id)
        self.mistakes: list[Mistake] = []
        self._numbers = frozenset(told.n for told in history.events)
        self._episode = 0
        self._found = False

    def events(self) -> list[Event]:
        """Return the case as events of the record; what could not be translated is in ``mistakes``."""
        told = sorted(self.history.events, key=lambda one: (one.at, one.n))
        found = [event for one in told if (event := self._event(one)) is not None]
        return [self._described(found), *found] if found else []

    def _described(self, events: list[Event]) -> Event:
        """Say who the child is, as known from the start of the history."""
        given = {"nation": self.history.nation, "age_stated": self.history.child_age}
        first = min(event.happened_at for event in events) - BEFORE
        body = {name: value for name, value in given.items() if value is not None}
        return self._make(0, "child.described", 1, first, first, (self.child,), body)

    def _event(self, told: Told) -> Event | None:
        saying = self._saying(told)
        if saying is None:
            return None
        subjects = (self.child, self._case(told, saying))
        declared = latest(saying.event)
        version = declared.version if declared else 1
        try:
            said = {**saying.say(told.fields), **self._about(told, saying)}
            body = check(saying.event, version, said).body()
        except ValidationError as error:
            self._wrong_field(told, error)
            return None
        return self._make(told.n, saying.event, version, told.at, told.recorded_at, subjects, _frozen(body))

    def _saying(self, told: Told) -> Saying | None:
        if told.kind == "supervisor_review":
            found = REVIEWS.get(str(told.fields.get("scope")))
            if found is None:
                self._mistake(
                    told, "scope", f"{told.fields.get('scope')!r} is not a scope.", "Use missing or investigation."
                )
            return found
        found = SAYINGS.get(told.kind)
        if found is None:
            self._mistake(
                told, "type", f"'{told.kind}' is not a type we know.", f"Use one of {', '.join(sorted(SAYINGS))}."
            )
        return found

    def _case(self, told: Told, saying: Saying) -> Subject:
        """Return the case an event belongs to: a report after the child was found opens the next episode."""
        if saying.case == "investigation":
            return self.investigation
        if told.kind == "missing_reported" and (self._episode == 0 or self._found):
            self._episode, self._found = self._episode + 1, False
        elif told.kind == "found":
            self._found = True
        return subject(SubjectKind.EPISODE, f"{self.history.id}/{max(self._episode, 1)}")

    def _about(self, told: Told, saying: Saying) -> dict[str, Any]:
        if saying.event != "victim.updated" or told.fields.get("about") is None:
            return {}
        given = told.fields["about"]
        numbers = given if isinstance(given, list) else [given]
        unknown = [number for number in numbers if number not in self._numbers]
        if unknown:
            self._mistake(
                told, "about", f"There is no event {unknown[0]!r} in this case.", "Name an event of the case by its n."
            )
        return {"about": tuple(self.id_of(number) for number in numbers if number in self._numbers)}

    def id_of(self, number: int) -> EventId:
        """Return the id of an event of the case by its number in the export."""
        return EventId(f"{self.history.id}#{number:06}")

    def _make(
        self,
        n: int,
        name: str,
        version: int,
        at: datetime,
        recorded: datetime,
        subjects: tuple[Subject, ...],
        body: dict[str, Value],
    ) -> Event:
        return Event(
            id=self.id_of(n), record=RecordId(subjects[-1]), type=name, version=version, happened_at=at,
            recorded_at=recorded, subjects=subjects, body=body,
        )  # fmt: skip

    def _wrong_field(self, told: Told, error: ValidationError) -> None:
        for one in error.errors():
            field = ".".join(map(str, one["loc"])) or "the event"
            self._mistake(
                told, field, f"{one['msg']} (it reads {one['input']!r}).", "Mend the field; the event was left out."
            )

    def _mistake(self, told: Told, field: str, words: str, remedy: str) -> None:
        where = f"event {told.n} ({told.kind}), {field}"
        self.mistakes.append(Mistake(line=self.history.line, field=where, words=words, remedy=remedy))


def _frozen(body: dict[str, Any]) -> dict[str, Value]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in body.items()}
