"""What came of bringing histories in, as a page: what is in, what is wrong on which line, and what mends it."""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.bringing_in import BroughtIn
from wayhome.web.presenting.entries import reference


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLink:
    """A record that was brought in."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeRow:
    """Something wrong: on which line, in which field, what, and what would mend it."""

    where: str
    field: str
    words: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything the page places."""

    title: str
    entries: str
    records: tuple[RecordLink, ...]
    mistakes: tuple[MistakeRow, ...]
    mistakes_title: str


def result(came: BroughtIn) -> Result:
    """Return what came of it as a page."""
    return Result(
        title=_title(came),
        entries=_entries(came),
        records=tuple(
            RecordLink(text=f"{record.partition(':')[0]} {reference(record)}", href=reverse("case", args=[record]))
            for record in came.records
        ),
        mistakes=tuple(
            MistakeRow(where=str(wrong.place).capitalize(), field=wrong.field, words=wrong.words, remedy=wrong.remedy)
            for wrong in came.mistakes
        ),
        mistakes_title=_counted(len(came.mistakes), "thing was left out", "things were left out"),
    )


def _title(came: BroughtIn) -> str:
    """Say what was new: whole cases, and cases that had grown; a file that was all held before brings nothing in."""
    brought = f"{_counted(came.cases, 'case', 'cases')} brought in" if came.cases else ""
    grown = f"{_counted(came.grown, 'case', 'cases')} added to" if came.grown else ""
    return ", ".join(filter(None, (brought, grown))) or ("Nothing new" if came.again else "Nothing was brought in")


def _entries(came: BroughtIn) -> str:
    again = f" {_counted(came.again, 'case was', 'cases were')} already held and not changed." if came.again else ""
    return f"{_counted(came.entries, 'new entry', 'new entries')} in the record.{again}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
