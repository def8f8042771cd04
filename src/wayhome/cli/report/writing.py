"""Writing the report: a page for each case as it goes by, then the lists and the front page that point at them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from itertools import islice
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from wayhome.application.mistakes import Mistake
from wayhome.application.shadow.shadow import Shadowed
from wayhome.assurance.counting import duty_ref
from wayhome.assurance.measures import Judged
from wayhome.assurance.report import Tally
from wayhome.cli.report.case_page import case_page, is_told
from wayhome.cli.report.front_page import front_page
from wayhome.cli.report.list_page import A_PAGE, page_name, pages
from wayhome.cli.report.marks import STATUS, plural
from wayhome.cli.report.numbers import Lists
from wayhome.cli.report.rows import Rows
from wayhome.cli.report.shelf import Found, Shelf
from wayhome.duties.duty import Status
from wayhome.duties.judging import Judging, NotJudged
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.ids import RecordId
from wayhome.rulebook.layers import FORCE_SETTINGS
from wayhome.rulebook.pack import Pack

MARKER = "report.css"
IN_A_FOLDER = 1000

pages_of = Environment(
    loader=PackageLoader("wayhome.cli.report", "templates"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
pages_of.filters["plural"] = plural


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a report is of: the files read, the rulebook and recommendations used, and the instants asked about."""

    sources: tuple[str, ...]
    rulebook: Pack
    judging: Judging
    recommendations: Pack
    at: datetime
    one_instant: bool
    known_at: datetime | None

    @property
    def not_judged(self) -> tuple[NotJudged, ...]:
        """Return the rules that the export cannot show to be kept, or only in part."""
        return self.judging.not_judged

    @property
    def own_times(self) -> str:
        """Return what a force calls its own times, where some of them stand in the rulebook."""
        source = self.rulebook.sources.get(FORCE_SETTINGS)
        return source.title if source else ""

    @property
    def as_at(self) -> str:
        """Say for which instant the report is given."""
        if self.one_instant:
            return f"judged as at {on_the_clock(self.at)}"
        made = on_the_clock(self.at.replace(second=0, microsecond=0))
        return f"each judged as at the time its export gives, or else when this report was made ({made})"

    @property
    def known_at_words(self) -> str:
        """Say up to when what was written down was used; nothing when all of it was."""
        return on_the_clock(self.known_at) if self.known_at else ""


class ReportWriter:
    """A report being written. Give it every case once, and what could not be read; then finish it."""

    def __init__(self, folder: Path, spare: Path, about: About) -> None:
        self._folder = folder
        self._about = about
        self._shelf = Shelf(spare)
        self._lists = Lists(self._shelf)
        self._cases = Rows(spare / "cases")
        self._mistakes = Rows(spare / "mistakes")
        self._not_judged = Rows(spare / "not-judged")
        for one in about.not_judged:
            self._not_judged.add(one.rule, one.title, ", ".join(one.wants), one.in_part)
        self._entries = 0
        self._tally = Tally(
            recommendations=about.recommendations, rulebook=about.rulebook, at=about.at, judging=about.judging,
            new_listing=self._shelf.new,
        )  # fmt: skip
        self._page = pages_of.get_template("case.html")
        (folder / "lists").mkdir()

    def note(self, mistakes: tuple[Mistake, ...], case: str = "", page: str = "") -> None:
        """Keep mistakes of the input for their list."""
        for one in mistakes:
            self._mistakes.add(str(one.place), one.case or case, page, one.field, one.words, one.remedy)

    def add(self, shadowed: Shadowed, mistakes: tuple[Mistake, ...]) -> None:
        """Count a case and write its page."""
        page = self._next_page()
        shown = case_page(shadowed, self._about.rulebook, mistakes)
        self._shelf.turned_to = Found(case=shown.id, page=f"../{page}", anchors=shown.anchors)
        case = RecordId(shown.id)
        self._tally.add(Judged(case=case, events=shadowed.events, duties=shadowed.duties), at=shadowed.as_at)
        self._entries += sum(is_told(event) for event in shadowed.events)
        self._count_by_rule(shadowed, case)
        self.note(mistakes, shown.id, page)
        broken, owed = (len(shown.parts[index].duties) for index in (0, 1))
        self._cases.add(shown.id, shown.title, page, broken, owed, len(mistakes))
        self._write(page, self._page.render(case=shown, root="../../", about=self._about))

    def _next_page(self) -> str:
        number = len(self._cases) + 1
        shelf = f"cases/{number // IN_A_FOLDER:03}"
        if number == 1 or number % IN_A_FOLDER == 0:
            (self._folder / shelf).mkdir(parents=True, exist_ok=True)
        return f"{shelf}/{number}.html"

    def _count_by_rule(self, shadowed: Shadowed, case: RecordId) -> None:
        for duty in shadowed.duties:
            ref = duty_ref(case, duty, shadowed.as_at)
            if ref.status in (Status.NOT_YET, Status.LAPSED):
                continue
            self._shelf.new(f"status:{ref.status}").add(ref)
            self._shelf.new(f"rule:{ref.rule}:{ref.status}").add(ref)
            if ref.status.is_breach:
                self._shelf.new(f"strength:{ref.strength}").add(ref)

    def finish(self) -> None:
        """Write the lists, the case list, the mistakes, and the front page that points at all of them."""
        report = self._tally.report()
        front = front_page(report, self._about.judging, self._lists)
        cases = self._paged("cases", self._cases, "cases.html")
        mistakes = self._paged("mistakes", self._mistakes, "mistakes.html")
        if self._about.not_judged:
            self._paged("not-judged", self._not_judged, "not-judged.html")
        for wanted in self._lists.wanted.values():
            entries = self._lists.entries(wanted)
            of = {"slug": wanted.slug, "title": wanted.title, "means": wanted.means, "count": wanted.count}
            for name, page in pages(entries, **of):  # type: ignore[arg-type]
                self._render(f"lists/{name}", "list.html", root="../", page=page)
        self._render(
            "index.html", "front.html", root="", front=front, cases=cases, mistakes=mistakes,
            entries=self._entries,
        )  # fmt: skip
        style = files(__package__).joinpath(MARKER).read_text("utf-8")
        self._write(MARKER, style)

    def _paged(self, slug: str, rows: Rows, template: str) -> int:
        """Write a list of rows as pages beside the front page; returns how many rows there are."""
        total = max(-(-len(rows) // A_PAGE), 1)
        names = [(number, page_name(slug, number)) for number in range(1, total + 1)]
        every = iter(rows)
        for number, name in names:
            near = [one for one in names if one[0] in (1, total) or abs(one[0] - number) <= 2] if total > 1 else []
            page = {"number": number, "pages": near, "count": len(rows), "first": (number - 1) * A_PAGE + 1}
            self._render(name, template, root="", rows=list(islice(every, A_PAGE)), page=page)
        return len(rows)

    def _render(self, name: str, template: str, **given: object) -> None:
        self._write(name, pages_of.get_template(template).render(about=self._about, marks=STATUS, **given))

    def _write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text, encoding="utf-8")


def make_room(folder: Path) -> str:
    """Make the folder ready for a report; returns why it cannot be used, or nothing.

    A folder that holds anything but an earlier report is left alone.
    """
    if folder.exists() and not folder.is_dir():
        return f"{folder} is a file. Name a folder for the report."
    if not folder.parent.is_dir():
        return f"There is no folder {folder.parent}. Make it, or name another."
    folder.mkdir(exist_ok=True)
    if any(folder.iterdir()) and not (folder / MARKER).exists():
        return f"{folder} holds something that is not an earlier report. Name an empty folder for the report."
    for earlier in _earlier(folder):
        shutil.rmtree(earlier) if earlier.is_dir() else earlier.unlink()
    return ""


def _earlier(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in ("cases", "lists") if (folder / name).is_dir())
    yield from folder.glob("*.html")
