"""The list of cases: live ones first, by what is overdue longest; each filter is a count that opens what it counts."""

from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest
from django.urls import reverse

from wayhome.application.reading import Names
from wayhome.web.presenting.case_rows import CaseRow, rows
from wayhome.web.presenting.queues import A_PAGE, FILTERS, USUAL, Queues
from wayhome.web.whole_numbers import whole


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLink:
    """One filter: what it keeps, how many, and where it leads."""

    words: str
    count: int
    href: str
    here: bool

    @property
    def shown(self) -> str:
        """Return the count as it is read."""
        return f"{self.count:,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One page of a list that is too long for one."""

    words: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """Everything the list places; ``warning`` says what is still being worked out."""

    title: str
    count: int
    rows: tuple[CaseRow, ...]
    filters: tuple[FilterLink, ...]
    pages: tuple[PageLink, ...]
    shown: str
    warning: str


def chosen_filter(request: HttpRequest) -> str:
    """Read the filter from the address; one that nobody declared is the usual one."""
    asked = request.GET.get("show", USUAL)
    return asked if asked in FILTERS else USUAL


def chosen_page(request: HttpRequest) -> int:
    """Read the page from the address; what is no page is the first."""
    return whole(request.GET.get("page", "")) or 1


def case_list(queues: Queues, names: Names, chosen: str, number: int) -> CaseList:
    """Return a page of the list that a filter keeps, most pressing first."""
    count = queues.count(chosen)
    last = max(ceil(count / A_PAGE), 1)
    number = min(number, last)
    return CaseList(
        title=FILTERS[chosen][0],
        count=count,
        rows=rows(queues.page(chosen, number), queues, names),
        filters=tuple(
            FilterLink(
                words=filtered[0],
                count=queues.count(key),
                href=f"{reverse('cases')}?show={key}",
                here=key == chosen,
            )
            for key, filtered in FILTERS.items()
        ),
        pages=pages(chosen, number, last),
        shown=f"{(number - 1) * A_PAGE + 1:,} to {min(number * A_PAGE, count):,} of {count:,}" if last > 1 else "",
        warning=queues.warning,
    )


def pages(chosen: str, number: int, last: int) -> tuple[PageLink, ...]:
    """Return the pages to go to from one: the first and the last, and those beside it; none where one is all."""
    near = sorted({1, last, *range(max(number - 2, 1), min(number + 2, last) + 1)})
    return (
        tuple(
            PageLink(words=f"{one:,}", href=f"{reverse('cases')}?show={chosen}&page={one}", here=one == number)
            for one in near
        )
        if last > 1
        else ()
    )
