"""What tells two children of one name apart: age, where they live, where they were last found, who cares for them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from wayhome.application.caseload import Case
from wayhome.kernel.moments import in_london
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.web.http import Visit
from wayhome.web.presenting.children import circumstances

FOUND, REPORTED, IDENTITY = "missing.child_located", "missing.reported", "missing.identity_recorded"
PLACES: Mapping[str, str] = {
    "home": "at home", "placement": "at their placement", "relative": "with a relative", "friend": "with a friend",
    "partner": "with a partner", "associate_address": "at the address of somebody they know",
    "offender_address": "at the address of a known offender",
    "unknown_adult_address": "at the address of an adult nobody knows", "hotel_short_let": "at a hotel or short let",
    "street": "in the street", "park_open": "in a park or open ground", "transport_hub": "at a station or bus stop",
    "on_transport": "on a train or bus", "shop_leisure": "at a shop or leisure place",
    "licensed_premises": "at licensed premises", "school": "at school", "hospital": "in hospital",
    "custody": "in custody", "other_force_area": "in another force’s area", "abroad": "abroad", "water": "at water",
    "vehicle": "in a vehicle", "derelict": "in an empty building", "cuckooed_address": "at a cuckooed address",
}  # fmt: skip
CARERS: Mapping[str, str] = {
    "parent": "a parent", "carer": "a carer", "placement": "their placement", "relative": "a relative",
}  # fmt: skip


def aged(born: date | None, cases: Sequence[Case]) -> str:
    """Say how old a child is and when they were born; each that is not known is said to be."""
    years = next((years for case in cases if (years := case.known.value("age", case.at)) is not None), None)
    if born is None:
        return "age and birth date not known" if years is None else f"{years}, birth date not known"
    return f"{f'{years}, ' if years is not None else ''}born {born:%-d %B %Y}"


def told_apart(visit: Visit, cases: Sequence[Case]) -> tuple[str, ...]:
    """Return what else tells a child from another of the name, a sentence each; what is not known is left out."""
    lives = ", ".join(circumstances(cases[0].known, cases[0].at)) if cases else ""
    events = effective(held.event for case in cases for held in case.entries)
    happened = sorted((event for event in events if event.happened_at <= visit.now), key=_moment)
    return (*filter(None, [lives[:1].upper() + lives[1:]]), *_found(happened), *_carer(visit, happened))


def _moment(event: Event) -> tuple[datetime, str]:
    return event.happened_at, event.id


def _found(happened: Sequence[Event]) -> Iterator[str]:
    """Yield where the child was found last, as far as anybody said where."""
    for event in reversed(happened):
        place = PLACES.get(str(event.body.get("place"))) if event.type == FOUND else None
        if place:
            yield f"Last found {place}, {in_london(event.happened_at):%-d %B %Y}"
            return


def _carer(visit: Visit, happened: Sequence[Event]) -> Iterator[str]:
    """Yield which of those who care for the child reported last, and how they were to be reached."""
    for event in reversed(happened):
        who = CARERS.get(str(event.body.get("informant"))) if event.type == REPORTED else None
        if who:
            reach = _reach(visit, event, happened)
            yield f"Last reported by {who}{f': {reach}' if reach else ''}"
            return


def _reach(visit: Visit, report: Event, happened: Sequence[Event]) -> str:
    """Return who a carer said they are, in the words of that same call; another caller's are not theirs."""
    words = visit.parts.reading.words(report.record)
    call = (report.record, report.happened_at)
    beside = (one for one in happened if one.type == IDENTITY and (one.record, one.happened_at) == call)
    return next(filter(None, (words.get((one.id, "informant_contact"), "") for one in beside)), "")
