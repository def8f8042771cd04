"""Who was told that the child is missing, and who is still owed it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from wayhome.duties.duty import Duty
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk

# What the parts of acts that tell several partners are called in the rulebook.
PARTS = {
    "childrens_services": "children's services", "national_unit": "the national unit", "placement": "the placement",
    "responsible_council": "the responsible council", "host_council": "the host council",
    "home_office": "the Home Office", "crime_agency": "the crime agency engaged",
}  # fmt: skip
TOLD = {"partner.childrens_services_told": "childrens_services", "partner.national_unit_notified": "national_unit"}


def told(desk: Desk) -> Iterator[tuple[str, Event]]:
    """Yield each partner that was told in this episode, and the entry that says so, as it happened."""
    for event in desk.facing.story.own:
        code = TOLD.get(event.type) or (event.body.get("whom") if event.type == "partner.notified" else None)
        if code:
            yield str(code), event


def owed(desk: Desk) -> Mapping[str, datetime]:
    """Return each partner who is owed the news and by when, soonest first; of an act in parts, only those it lacks."""
    due: dict[str, datetime] = {}
    for duty in sorted(desk.case.open_duties, key=lambda duty: duty.due_at):
        due |= {code: duty.due_at for code in _partners(duty) if code not in due}
    return due


def _partners(duty: Duty) -> Iterator[str]:
    if duty.act in ("tell_childrens_services", "tell_council_welsh"):
        yield "childrens_services"
    if duty.act == "notify_national_unit":
        yield "national_unit"
    yield from (code for code, part in PARTS.items() if part in duty.lacking)
