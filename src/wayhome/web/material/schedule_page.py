"""The disclosure schedule as a page to read and print, and as a table for a file."""

import csv
import io
from collections.abc import Iterable, Mapping

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from wayhome.access.permissions import Permission
from wayhome.casework.material.schedule import Item, Schedule, schedule_of
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import iso_london
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.http import Page, Visit, note_look, shows_records
from wayhome.web.material.of_request import of_requests
from wayhome.web.presenting.entries import entered_by, sentence
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

BEARING = {
    "undermines": "May undermine the case", "assists": "May assist the defence",
    "both": "May undermine the case and assist the defence", "neither": "Neither undermines nor assists",
}  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "number",
    "date",
    "description",
    "line or reference",
    "points",
    "entered by",
    "decided",
    "sensitive",
    "entry",
)


@shows_records(Permission.READ_CASES)
def show_schedule(visit: Visit, record: str) -> Page:
    """Show the schedule: what is not sensitive, what is, and what was decided not to be relevant."""
    desk = _desk(visit, record)
    schedule = schedule_of(desk.facing)
    officer = ActorId(schedule.officer)
    content = {
        "desk": desk,
        "officer": Called([officer])(officer) if officer else "",
        "is_theirs": bool(officer) and officer == visit.actor.id,
        "open": _rows(desk, schedule.open),
        "sensitive": _rows(desk, schedule.sensitive),
        "left_out": _rows(desk, schedule.left_out),
        "undecided": len(schedule.undecided),
        "as_at": when(visit.now, visit.now),
        "entered": take(visit.request),
        **of_requests(desk),
    }
    return Page(template="material/schedule.html", content=content, shows=desk.shows)


@shows_records(Permission.INVESTIGATE)
def send_schedule(visit: Visit, record: str) -> HttpResponse:
    """Send the schedule as a table; the look is noted before anything is sent."""
    desk = _desk(visit, record)
    note_look(visit, send_schedule.__name__, Page(template="", content={}, shows=desk.shows))
    answer = HttpResponse(as_csv(schedule_of(desk.facing)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="disclosure-{_plain_name(record)}.csv"'
    patch_cache_control(answer, no_store=True, private=True)
    return answer


def as_csv(schedule: Schedule) -> str:
    """Return every item of a schedule as a table, without any personal word."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for item in schedule.items:
        rows.writerow([_harmless(cell) for cell in _cells(item)])
    return written.getvalue()


def _cells(item: Item) -> tuple[str, ...]:
    return (
        str(item.number), iso_london(item.at), sentence(item.event), item.source, item.points, entered_by(item.event),
        decided(item), "yes" if item.is_sensitive else "", item.event.id,
    )  # fmt: skip


def decided(item: Item) -> str:
    """Say what the disclosure officer decided on an item."""
    if item.decision is None:
        return "Not decided"
    return "Not relevant" if item.is_left_out else BEARING[str(item.decision.body["bearing"])]


def _rows(desk: Desk, items: Iterable[Item]) -> list[Mapping[str, object]]:
    return [
        {
            "number": item.number,
            "href": reverse("entry", args=[item.event.id]),
            "id": item.event.id,
            "when": when(item.at, desk.facing.now),
            "words": sentence(item.event),
            "source": item.source,
            "points": item.points.replace("_", " "),
            "by": entered_by(item.event),
            "decided": decided(item),
            "is_decided": item.decision is not None,
        }
        for item in items
    ]


def _desk(visit: Visit, record: str) -> Desk:
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    return desk


def _plain_name(record: str) -> str:
    return "".join(letter if letter.isalnum() or letter == "-" else "-" for letter in record)


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text
