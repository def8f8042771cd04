"""The evidence pages: from a recommendation down to the entry behind each number."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import require
from wayhome.assurance.by_month import in_month
from wayhome.assurance.counting import Ref
from wayhome.assurance.measures import LISTS, Counted
from wayhome.assurance.report import Report
from wayhome.web.evidence.months import month_words
from wayhome.web.evidence.presenters import (
    LATE_MEANS,
    LIST_WORDS,
    ListPage,
    cause_views,
    finding_view,
    listing_of,
    measure_view,
)
from wayhome.web.evidence.reporting import report
from wayhome.web.evidence.taking_away import table_of
from wayhome.web.http import Page, Visit, note_look, shows_no_record, shows_records
from wayhome.web.presenting.times import when


@shows_no_record(Permission.READ_MEASURES)
def show_evidence(visit: Visit) -> Page:
    """Show every recommendation with what its measures come to now."""
    made = report(visit)
    content = {"causes": cause_views(made) if made else (), "report": made, "at": when(visit.now, visit.now)}
    return Page(template="evidence/evidence.html", content=content)


@shows_no_record(Permission.READ_MEASURES)
def show_recommendation(visit: Visit, recommendation: str) -> Page:
    """Show one recommendation with its measures in full."""
    findings = {found.recommendation.id: found for cause in _report(visit).causes for found in cause.findings}
    if recommendation not in findings:
        raise Http404
    return Page(template="evidence/recommendation.html", content={"page": finding_view(findings[recommendation])})


@shows_no_record(Permission.READ_MEASURES)
def show_measure(visit: Visit, measure: str) -> Page:
    """Show one measure: its number, what it means, and the lists it is made of."""
    content = {"page": measure_view(_measure(visit, measure)), "late_means": LATE_MEANS}
    return Page(template="evidence/measure.html", content=content)


@shows_records(Permission.READ_MEASURES)
def show_list(visit: Visit, measure: str, which: str) -> Page:
    """Show a list that a number is the length of."""
    counted, listing, pages = _listed(visit, measure, which)
    rows, month = pages.rows(listing), visit.request.GET.get("month", "")
    content = {"page": measure_view(counted), "which": LIST_WORDS[which], "rows": rows, "month": _in_words(month)}
    content["late_means"] = LATE_MEANS if which == "recorded_late" else ""
    table = reverse("measure-list-csv", args=[measure, which])
    content["table"] = f"{table}?{urlencode({'month': month})}" if month else table
    return Page(template="evidence/list.html", content=content, shows=tuple(row.record for row in rows))


@shows_records(Permission.READ_MEASURES)
def send_list(visit: Visit, measure: str, which: str) -> HttpResponse:
    """Send a list as a table to take away; the look is noted before anything is sent."""
    _, listing, pages = _listed(visit, measure, which)
    refs = tuple(listing)
    note_look(visit, send_list.__name__, Page(template="", content={}, shows=tuple(ref.case for ref in refs)))
    return table_of(refs, pages, measure=measure, which=which)


def _listed(visit: Visit, measure: str, which: str) -> tuple[Counted, Iterable[Ref], ListPage]:
    """Return a measure, the list that was asked for, of one month where one is named, and what makes its rows."""
    require(visit.actor, Permission.READ_CASES)
    if which not in LISTS:
        raise Http404
    counted = _measure(visit, measure)
    month, listing, reading = visit.request.GET.get("month", ""), listing_of(counted, which), visit.parts.reading
    _in_words(month)
    pages = ListPage(reading.caseload(visit.now), reading.names(), reading.rulebook.pack)
    return counted, in_month(listing, month) if month else listing, pages


def _in_words(month: str) -> str:
    try:
        return month_words(month) if month else ""
    except ValueError:
        raise Http404 from None


def _report(visit: Visit) -> Report:
    made = report(visit)
    if made is None:
        raise Http404
    return made


def _measure(visit: Visit, measure: str) -> Counted:
    measures = _report(visit).measures
    if measure not in measures:
        raise Http404
    return measures[measure]
