"""The yearly return to the national unit: on screen, as files, and sent; each number opens what it counts."""

import csv
import io
import json
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require
from wayhome.assurance.national_return import Cell, Heading, Return, as_plain, national_return
from wayhome.assurance.periods import year
from wayhome.assurance.return_words import NOT_HELD
from wayhome.kernel.ids import OUR_FORCE
from wayhome.kernel.moments import in_london, iso_london
from wayhome.web.acting.pages import new_key
from wayhome.web.governing.figures import episodes_since, midnight
from wayhome.web.governing.forms import ReturnForm
from wayhome.web.governing.serving import form_content, send
from wayhome.web.http import READING_AND_SENDING, Page, Visit, note_look, shows_no_record, shows_records
from wayhome.web.presenting.entries import happened, reference, sentence
from wayhome.web.presenting.times import when

SENT = "partner.national_return_submitted"
RISKY = ("=", "+", "-", "@", "\t", "\r")
YEARS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One number and what it opens."""

    shown: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingView:
    """One table of the return."""

    title: str
    means: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]


@shows_no_record(Permission.READ_MEASURES)
def show_latest(visit: Visit) -> Page | HttpResponse:
    """Show the return for the last year that is over."""
    return _shown(visit, f"{in_london(visit.now).year - 1}")


@shows_no_record(Permission.READ_MEASURES, methods=READING_AND_SENDING)
def show_return(visit: Visit, label: str) -> Page | HttpResponse:
    """Show a year's return, and record that it was sent."""
    return _shown(visit, label)


def _shown(visit: Visit, label: str) -> Page | HttpResponse:
    made = _made(visit, label)
    form, sent = ReturnForm(initial={"key": new_key(visit), "year": label, "figures": made.digest}), None
    if visit.request.method == "POST":
        require(visit.actor, Permission.GOVERN)
        form = ReturnForm(visit.request.POST)
        sent = send(visit, form, title=f"The return for {label} was sent", then=redirect("force"))
        if sent.answer:
            return sent.answer
    content = {
        "year": label,
        "years": _years(visit, label),
        "running": year(label)[0] <= visit.now < year(label)[1],
        "not_begun": visit.now < year(label)[0],
        "holds_any": made.holds_any,
        "known_at": when(midnight(visit), visit.now),
        "headings": tuple(_heading(one, label) for one in made.headings),
        "not_held": NOT_HELD,
        "digest": made.digest,
        "sent_before": _sent_before(visit, label),
        "may_send": made.holds_any and may(visit.actor, Permission.GOVERN) and year(label)[1] <= visit.now,
        **form_content(form, sent),
    }
    return Page(template="governing/return.html", content=content, status=sent.status if sent else 200)


def _years(visit: Visit, label: str) -> tuple[tuple[str, str], ...]:
    this_year = in_london(visit.now).year
    years = (f"{one}" for one in range(this_year, this_year - YEARS_SHOWN, -1))
    return tuple((one, reverse("national-return-of", args=[one])) for one in years if one != label)


def _made(visit: Visit, label: str) -> Return:
    try:
        within = year(label)
    except ValueError as no_year:
        raise Http404 from no_year
    return national_return(label, within, episodes_since(visit, within[0]))


def _heading(one: Heading, label: str) -> HeadingView:
    return HeadingView(
        title=one.title,
        means=one.means,
        columns=one.columns,
        rows=tuple((row, tuple(_cell(cell, one, label) for cell in cells)) for row, cells in one.rows),
    )


def _cell(cell: Cell, heading: Heading, label: str) -> CellView:
    href = reverse("national-return-list", args=[label, heading.id, heading.cells.index(cell)]) if cell.events else ""
    return CellView(shown=cell.shown, href=href)


def _sent_before(visit: Visit, label: str) -> tuple[str, ...]:
    told = (held.event for held in visit.parts.ledger.about(OUR_FORCE).events if held.event.type == SENT)
    return tuple(
        f"{when(event.happened_at, visit.now)}, digest {str(event.body.get('digest', 'not given'))[:12]}"
        for event in told
        if event.body["period"] == label
    )


@shows_records(Permission.READ_MEASURES)
def show_list(visit: Visit, label: str, heading: str, place: int) -> Page:
    """Show the entries that one number of the return counts."""
    require(visit.actor, Permission.READ_CASES)
    found = next((one for one in _made(visit, label).headings if one.id == heading), None)
    if found is None or place >= len(found.cells):
        content: dict[str, object] = {"title": "No such list", "rows": (), "back": reverse("national-return")}
        return Page(template="governing/cases.html", content=content)
    cell = found.cells[place]
    events = [held.event for one in cell.events or () if (held := visit.parts.ledger.event(one))]
    content = {
        "title": f"{found.title}: {cell.row}, {cell.column.lower()}",
        "back": reverse("national-return-of", args=[label]),
        "rows": tuple(
            (reference(event.record), reverse("case", args=[event.record]),
             f"{sentence(event)}, {happened(event, visit.now)}", reverse("entry", args=[event.id]))
            for event in events
        ),
    }  # fmt: skip
    return Page(template="governing/cases.html", content=content, shows=tuple(event.record for event in events))


@shows_no_record(Permission.READ_MEASURES)
def figures_csv(visit: Visit, label: str) -> HttpResponse:
    """Send the figures as a table; what is not recorded says so, and is never 0."""
    made = _made(visit, label)
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(("heading", "row", "column", "number"))
    told = ((one.title, cell.row, cell.column, _plain(cell)) for one in made.headings for cell in one.cells)
    rows.writerows(tuple(map(harmless, row)) for row in told)
    rows.writerow(("digest", made.digest, "as known at", iso_london(made.known_at)))
    return _file(written.getvalue(), "text/csv; charset=utf-8", f"missing-return-{label}.csv")


def _plain(cell: Cell) -> str:
    return cell.shown if cell.number is None else str(cell.number)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


@shows_no_record(Permission.READ_MEASURES)
def figures_json(visit: Visit, label: str) -> HttpResponse:
    """Send the figures for a program to read."""
    made = _made(visit, label)
    cells = ({name: value for name, value in cell.items() if name != "entries"} for cell in as_plain(made))
    told = {
        "year": label, "known_at": iso_london(made.known_at), "digest": made.digest, "not_held": NOT_HELD,
        "figures": list(cells),
    }  # fmt: skip
    return _file(json.dumps(told, indent=2), "application/json", f"missing-return-{label}.json")


@shows_records(Permission.READ_MEASURES)
def lineage_json(visit: Visit, label: str) -> HttpResponse:
    """Send which entries each number counts, for those who may read cases; the look is logged for every case."""
    require(visit.actor, Permission.READ_CASES)
    made = _made(visit, label)
    events = {event for one in made.headings for cell in one.cells for event in cell.events or ()}
    records = tuple(sorted({held.event.record for one in events if (held := visit.parts.ledger.event(one))}))
    note_look(visit, "lineage_json", Page(template="", content={}, shows=records))
    told = {"year": label, "known_at": iso_london(made.known_at), "digest": made.digest, "cells": as_plain(made)}
    return _file(json.dumps(told, indent=2), "application/json", f"missing-return-{label}-lineage.json")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store, private"
    return answer
