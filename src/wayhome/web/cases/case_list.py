"""The list of cases: live ones first, by what is overdue longest; each filter is a count that opens what it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from wayhome.application.caseload import Caseload
from wayhome.kernel.ids import Subject
from wayhome.web.presenting.case_rows import CaseRow, rows
from wayhome.web.presenting.queues import FILTERS, USUAL, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLink:
    """One filter: what it keeps, how many, and where it leads."""

    words: str
    count: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """Everything the list places."""

    title: str
    rows: tuple[CaseRow, ...]
    filters: tuple[FilterLink, ...]


def chosen_filter(request: HttpRequest) -> str:
    """Read the filter from the address; one that nobody declared is the usual one."""
    asked = request.GET.get("show", USUAL)
    return asked if asked in FILTERS else USUAL


def case_list(caseload: Caseload, names: Mapping[Subject, str], chosen: str) -> CaseList:
    """Return the list that a filter keeps, most pressing first."""
    found = listed(caseload)
    return CaseList(
        title=FILTERS[chosen][0],
        rows=rows(caseload, names, chosen),
        filters=tuple(
            FilterLink(
                words=label,
                count=sum(map(test, found)),
                href=f"{reverse('cases')}?show={key}",
                here=key == chosen,
            )
            for key, (label, test) in FILTERS.items()
        ),
    )
