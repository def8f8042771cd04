"""What the page of the board places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.urls import reverse

from wayhome.application.board.kinds import AREA
from wayhome.kernel.moments import iso_london
from wayhome.web.board.asking import LEVELS, Asked
from wayhome.web.board.now import A_PAGE, BoardNow, ViewLink
from wayhome.web.board.saving import saved
from wayhome.web.board.shown import ShownRow
from wayhome.web.board.watching import begin
from wayhome.web.http import Visit
from wayhome.web.presenting.times import day, in_seconds

BOARD = "board"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that a filter may take."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """One thing to filter by, and what it may be."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtering:
    """The filter form: what it may be set to, and what it is."""

    selects: tuple[Select, ...]
    ticks: tuple[Choice, ...]
    in_words: str
    query: str

    @property
    def given(self) -> Sequence[tuple[str, str]]:
        """Return the filter as a form sends it along."""
        return parse_qsl(self.query)

    @property
    def name_label(self) -> Mapping[str, str]:
        """Return the label of the field that names a view to be saved."""
        return {"text": "Save what is shown now as"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """The whole page; ``at`` is the instant it was made, as London's clock says it and as scripts read it."""

    at: str
    made: str
    rows: tuple[ShownRow, ...]
    count: int
    beyond: int
    links: tuple[ViewLink, ...]
    saved: tuple[ViewLink, ...]
    filtering: Filtering
    watch: str
    version: int
    changes_href: str
    order: str
    nothing: str
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """The board on paper: when it was printed and by whom."""

    made: str
    by: str
    filter: str
    rows: tuple[ShownRow, ...]
    back: str
    shows: tuple[str, ...]


def board_page(visit: Visit, asked: Asked) -> BoardPage:
    """Return the page of the board under a filter, and begin to watch it."""
    now = BoardNow(visit)
    count, seen = now.count(asked), now.seen(now.kept(asked, A_PAGE))
    watch = begin(visit, BOARD, asked.query, seen)
    return BoardPage(
        at=iso_london(visit.now),
        made=in_seconds(visit.now),
        rows=now.shown(seen),
        count=count,
        beyond=count - len(seen.rows),
        links=tuple(now.links(asked)),
        saved=tuple(now.saved(asked, saved(visit))),
        filtering=filtering(now, asked),
        watch=watch.key,
        version=watch.version,
        changes_href=reverse("board-changes"),
        order=" ".join(row.record for row in seen.rows),
        nothing=nothing(asked),
        shows=seen.ids(),
    )


def printed_page(visit: Visit, asked: Asked) -> PrintedPage:
    """Return the board as it goes on paper: every child that the filter keeps."""
    now = BoardNow(visit)
    seen = now.seen(now.kept(asked))
    return PrintedPage(
        made=f"{in_seconds(visit.now)}, {day(visit.now)}",
        by=visit.account.name,
        filter=in_words(now, asked),
        rows=now.shown(seen),
        back=reverse("board") + (f"?{asked.query}" if asked.query else ""),
        shows=seen.ids(),
    )


def filtering(now: BoardNow, asked: Asked) -> Filtering:
    """Return the filter form; only areas and units in which there is a child can be chosen."""
    areas = {area: now.areas.get(area, area) for area in now.board.named(AREA) if area}
    units = {unit: unit for unit in now.board.units}
    return Filtering(
        selects=(
            Select(name="level", label="Risk", choices=_choices(LEVELS, asked.level)),
            Select(name="area", label="Area", choices=_choices(_by_name(areas), asked.area)),
            Select(name="unit", label="Unit that owes what is next", choices=_choices(_by_name(units), asked.unit)),
        ),
        ticks=tuple(_ticks(asked)),
        in_words=in_words(now, asked),
        query=asked.query,
    )


def in_words(now: BoardNow, asked: Asked) -> str:
    """Say what a filter keeps; empty where it keeps every child."""
    parts = [LEVELS.get(asked.level, ""), now.areas.get(asked.area, asked.area), asked.unit]
    return ", ".join(filter(None, (*parts, *(one.text for one in _ticks(asked) if one.selected)))).lower()


def nothing(asked: Asked) -> str:
    """Say that there is no child to show."""
    return "No child is missing now, or found and not yet seen." if asked.is_everything else "No child is so now."


def _choices(among: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return (
        Choice(value="", text="Any", selected=not chosen),
        *(Choice(value=value, text=text, selected=value == chosen) for value, text in among.items()),
    )


def _by_name(among: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(among.items(), key=lambda item: item[1]))


def _ticks(asked: Asked) -> Iterator[Choice]:
    for name, text in (
        ("mine", "What is next is mine, or I took the case on"),
        ("unread", "Something nobody has read"),
        ("overdue", "Something overdue"),
        ("found", "Found, not yet seen"),
    ):
        yield Choice(value=name, text=text, selected=bool(getattr(asked, name)))
