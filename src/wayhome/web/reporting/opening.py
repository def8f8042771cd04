"""What a call comes to: a case opened or joined, a contact recorded, or a caller who looks first; as commands."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from wayhome.application.handling import Handled
from wayhome.casework.commands import Acting, Command
from wayhome.casework.defer_report import DeferReport
from wayhome.casework.record_contact import RecordContact
from wayhome.casework.record_done import RecordDone
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.take_report import LookedUp, Reporting, TakeReport
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, key_of
from wayhome.record.events.child import Described
from wayhome.record.events.missing import OfficersDeployed
from wayhome.record.events.risk import InformationUsed
from wayhome.web.acting.ages import years
from wayhome.web.http import Visit
from wayhome.web.reporting.calling import CONTACT, CallForm
from wayhome.web.reporting.journey import Journey, Missing


def report(journey: Journey, form: CallForm, by: Acting) -> TakeReport:
    """Return the report of every child of a journey, from the time of the call."""
    happened_at, precision = form.happened()
    return TakeReport(
        by=by,
        key=journey.key,
        happened_at=happened_at,
        precision=precision,
        children=tuple(_reporting(one) for one in journey.children),
        informant=form.cleaned_data.get("informant") or "unknown",
        channel=form.cleaned_data.get("channel") or "unknown",
        informant_contact=form.given("informant_contact") or None,
        said=form.given("said") or None,
        area=form.given("area") or None,
        other_area=form.given("other_area") or ("unknown" if form.cleaned_data.get("elsewhere") else None),
        joint_owner=form.given("joint_owner") or None,
    )


def _reporting(one: Missing) -> Reporting:
    return Reporting(
        child=Subject(one.child),
        record=RecordId(one.record),
        case=Subject(one.case),
        looked_up=_receipt(one),
        name=None if one.known else one.name or None,
        date_of_birth=date.fromisoformat(one.born) if one.born else None,
        age_stated=years(one.age),
    )


def _receipt(one: Missing) -> LookedUp | None:
    if not one.outcome:
        return None
    return LookedUp(outcome=one.outcome, came_back=one.came_back, asked_with=one.asked_with or None)


def opened(journey: Journey, handled: Handled) -> Journey:
    """Return the journey with the case that each child is in: the new one, or the one that was open already.

    A child who turned out to be somebody reported minutes ago is that child from then on; they stand in the order told.
    """
    found: dict[str, tuple[str, str]] = {}
    for entered in handled.entered:
        for event in (sealed.event for sealed in entered.events):
            case = next((named for named in event.subjects if named.startswith(f"{SubjectKind.EPISODE.value}:")), "")
            if case and len(event.subjects) == 2:
                found.setdefault(event.subjects[0], (event.record, case))
    asked = {one.child for one in journey.children}
    others = iter([child for child in found if child not in asked])
    named = [(one, one.child if one.child in found else next(others, "")) for one in journey.children]
    children = tuple(
        replace(one, child=child, record=found[child][0], case=found[child][1]) if child else one
        for one, child in named
    )
    return replace(journey, children=children, record=children[0].record)


def after_opening(journey: Journey, form: CallForm, by: Acting, visit: Visit, *, send: bool) -> dict[str, Command]:
    """Return what goes with a report: officers sent, and the care that is taken with whoever called."""
    at, key = journey.sent(visit.now), journey.key
    records = [RecordId(one.record) for one in journey.children]
    commands: dict[str, Command] = {}
    for number, record in enumerate(records, 1):
        if send and not _sent_already(visit, record):
            commands[f"sent {number}"] = SendOfficers(by=by, key=key, happened_at=at, record=record)
        if form.cleaned_data.get("careful"):
            fact = _careful(form)
            commands[f"care {number}"] = RecordDone(by=by, key=key, happened_at=at, record=record, fact=fact)
    return commands


def _sent_already(visit: Visit, record: RecordId) -> bool:
    return any(held.event.type == OfficersDeployed.event_type.name for held in visit.parts.ledger.read(record).events)


def _careful(form: CallForm) -> InformationUsed:
    why = form.given("careful_why")
    return InformationUsed(
        item="care with whoever called",
        supplied_by="police",
        can_be_reached="yes",
        obtained_at=form.journey.began,
        content=f"Take care what whoever called is told. {why}".strip(),
    )


def no_report(journey: Journey, form: CallForm, by: Acting, visit: Visit) -> dict[str, Command]:
    """Return the contact, or the caller who looks first, of each child; a child met here first is named as well."""
    happened_at, precision = form.happened()
    commands: dict[str, Command] = {}
    for number, one in enumerate(journey.children, 1):
        record, child = own_record(visit, one), Subject(one.child)
        told = _told(form, by, journey.key, record, child)
        commands[f"told {number}"] = replace(told, happened_at=happened_at, precision=precision)
        if not one.known and (fact := _named(one)):
            at = journey.sent(visit.now)
            commands[f"named {number}"] = RecordDone(by=by, key=journey.key, happened_at=at, record=record, fact=fact)
    return commands


def _told(form: CallForm, by: Acting, key: str, record: RecordId, child: Subject) -> DeferReport | RecordContact:
    at, said = form.journey.began, form.given("said") or None
    if form.cleaned_data.get("becomes") == CONTACT:
        return RecordContact(
            by=by, key=key, happened_at=at, record=record, child=child, whereabouts="known", said=said,
            informant=form.cleaned_data.get("informant") or "unknown",
            handled_as=form.cleaned_data.get("handled_as") or "other",
        )  # fmt: skip
    return DeferReport(
        by=by, key=f"{key}:{form.journey.sent_at}", happened_at=at, record=record, child=child, said=said,
        danger_stated=form.cleaned_data.get("danger_stated") or "not_asked",
        asked_to=form.cleaned_data.get("asked_to") or "other",
        call_back_at=rung_back_at(form),
    )  # fmt: skip


def rung_back_at(form: CallForm) -> datetime | None:
    """Return when the caller is rung back; None where nobody named a time."""
    minutes = form.given("ring_back")
    return form.happened()[0] + timedelta(minutes=int(minutes)) if minutes else None


def _named(one: Missing) -> Described | None:
    given = {"name": one.name, "date_of_birth": one.born, "age_stated": years(one.age)}
    said = {name: value for name, value in given.items() if value not in ("", None)}
    return Described.model_validate(said) if said else None


def own_record(visit: Visit, one: Missing) -> RecordId:
    """Return the record of a child that is no case: theirs where they have one, else one that is called as they are."""
    about = visit.parts.reading.caseload(visit.now).about(Subject(one.child))
    own = next((case.record for case in about if case.kinds == (SubjectKind.CHILD,)), None)
    return own or RecordId(key_of(Subject(one.child)))
