"""A list as pages: every entry a number points at, a line each, with where it is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from wayhome.assurance.counting import DutyRef
from wayhome.cli.report.marks import STATUS, STRENGTH, Mark
from wayhome.cli.report.shelf import Entry
from wayhome.duties.saying import on_the_clock

A_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list: the case and place it opens, what it is, when, and how it stands."""

    case: str
    href: str
    words: str
    rule: str
    times: str
    mark: Mark | None
    basis: Mark | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list."""

    title: str
    means: str
    count: int
    first: int
    number: int
    pages: tuple[tuple[int, str], ...]
    lines: tuple[Line, ...]


def line(entry: Entry) -> Line:
    """Put an entry of a list as its line."""
    ref = entry.ref
    href = f"{entry.page}#{entry.anchor}" if entry.anchor else entry.page
    if not isinstance(ref, DutyRef):
        return Line(
            case=entry.case, href=href, words=entry.words, rule="", times=f"At {on_the_clock(ref.happened_at)}.",
            mark=None, basis=None, late=ref.recorded_late,
        )  # fmt: skip
    done = f", done at {on_the_clock(ref.done_at)}" if ref.done_at else ""
    return Line(
        case=entry.case,
        href=href,
        words=entry.words,
        rule=ref.obligation,
        times=f"Due by {on_the_clock(ref.due_at)}{done}.",
        mark=STATUS[ref.status],
        basis=STRENGTH[ref.strength],
        late=ref.recorded_late,
    )


def page_name(slug: str, number: int) -> str:
    """Return the file name of a page of a list."""
    return f"{slug}.html" if number == 1 else f"{slug}-page-{number}.html"


def pages(entries: Iterator[Entry], *, slug: str, title: str, means: str, count: int) -> Iterator[tuple[str, ListPage]]:
    """Yield the pages of a list with their file names; a list of nothing is one page that says so."""
    total = max(-(-count // A_PAGE), 1)
    names = tuple((number, page_name(slug, number)) for number in range(1, total + 1))
    for number, name in names:
        lines = tuple(map(line, islice(entries, A_PAGE)))
        yield name, ListPage(
            title=title, means=means, count=count, first=(number - 1) * A_PAGE + 1, number=number,
            pages=_near(names, number), lines=lines,
        )  # fmt: skip


def _near(names: tuple[tuple[int, str], ...], number: int) -> tuple[tuple[int, str], ...]:
    """Return the pages worth a link from a page: the first, the last and those beside it."""
    if len(names) == 1:
        return ()
    return tuple(name for name in names if name[0] in (1, len(names)) or abs(name[0] - number) <= 2)
