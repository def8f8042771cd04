"""The evidence pages: from a recommendation down to the entry behind each number."""

from django.http import Http404

from wayhome.access.permissions import Permission
from wayhome.access.rules import require
from wayhome.assurance.by_month import in_month
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
from wayhome.web.http import Page, Visit, shows_no_record, shows_records
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
    require(visit.actor, Permission.READ_CASES)
    if which not in LISTS:
        raise Http404
    counted = _measure(visit, measure)
    month = visit.request.GET.get("month", "")
    listing = listing_of(counted, which)
    reading = visit.parts.reading
    pages = ListPage(reading.caseload(visit.now), reading.names(), reading.rulebook.pack)
    rows = pages.rows(in_month(listing, month) if month else listing)
    content = {"page": measure_view(counted), "which": LIST_WORDS[which], "rows": rows, "month": _in_words(month)}
    content["late_means"] = LATE_MEANS if which == "recorded_late" else ""
    return Page(template="evidence/list.html", content=content, shows=tuple(row.record for row in rows))


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
