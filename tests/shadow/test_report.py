"""The report: every number is the length of the list it opens, down to the entry, and every page can be read by all."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.shadow.histories import Raw, case, graded, happened
from wayhome.cli.main import main
from wayhome.cli.report import list_page, writing

VOID = {"meta", "link", "path", "circle", "br"}


@dataclass
class Page(HTMLParser):
    """One page, read: its links with their words, its ids, and how many lines its list has."""

    path: Path
    links: list[tuple[str, str, list[str]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    lines: int = 0
    headings: list[str] = field(default_factory=list)
    count: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(self.path.read_text("utf-8"))
        assert self._open == [], f"{self.path.name} leaves {self._open} open"

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        self.lines += given.get("class") == "line"
        if tag == "a":
            self.links.append((given["href"], "", given.get("class", "").split()))

    def handle_startendtag(self, tag, attrs):
        assert tag in VOID

    def handle_endtag(self, tag):
        opened, _ = self._open.pop()
        assert opened == tag, f"{self.path.name}: </{tag}> closes <{opened}>"

    def handle_data(self, data):
        self.words += data
        tags = [tag for tag, _ in self._open]
        classes = [given.get("class", "") for _, given in self._open]
        if "a" in tags and "unseen" not in classes:
            href, words, kinds = self.links[-1]
            self.links[-1] = (href, words + data, kinds)
        if any(given.get("id") == "count" for _, given in self._open):
            self.count += data
        if tags and tags[-1] == "h1":
            self.headings.append(data)

    def numbers(self) -> Iterator[tuple[int, Path]]:
        """Yield each number that is a link, with the page it opens."""
        for href, words, kinds in self.links:
            if "number" in kinds:
                yield int(words.split()[0].replace(",", "")), (self.path.parent / href).resolve()


@dataclass
class Report:
    """A report, read whole."""

    folder: Path

    @cached_property
    def pages(self) -> dict[Path, Page]:
        return {path.resolve(): Page(path) for path in sorted(self.folder.rglob("*.html"))}

    @property
    def front(self) -> Page:
        return self.pages[(self.folder / "index.html").resolve()]

    def length_of(self, first: Path) -> int:
        """Count the lines of a list over all its pages."""
        return sum(page.lines for path, page in self.pages.items() if _first_of(path) == first)


def _first_of(path: Path) -> Path:
    return path.with_name(path.name.split("-page-")[0].removesuffix(".html") + ".html")


REPORTED = happened("20:00", "missing_reported", informant="carer")
CASES = [
    case(
        REPORTED,
        graded("21:20", "high", until=None),
        happened("21:30", "research_done", complete=True, recorded_at="+2d 09:00"),
        happened("23:00", "deployed"),
        happened("+1d 09:00", "found", condition="alive"),
        happened("+1d 09:30", "prevention_interview", mode="telephone"),
        id="A/1",
        title="Found <safe> & well",
    ),
    case(
        happened("09:00", "crime_disclosed", informant="parent"),
        happened("10:00", "crime_recorded"),
        happened("11:00", "allocated", skilled=False),
        happened("+1d 09:00", "line_raised", line="hotel", due="+4d 17:00"),
        happened("+2d 09:00", "support_withdrawn"),
        happened("+3d 09:00", "suspect_event", kind="arrested"),
        happened("+4d 09:00", "victim_updated", about=6),
        id="B-2",
        nation="Wales",
    ),
    case(REPORTED, as_at="20:30", id="C"),
    case(id="D"),
]  # fmt: skip


@pytest.fixture(scope="module", params=["examples-2026.1", "england-wales-2026.1"])
def report(request, tmp_path_factory) -> Report:
    return written(tmp_path_factory.mktemp("report"), *CASES, pack=request.param)


def written(tmp_path: Path, *cases: Raw, pack: str = "examples-2026.1", more: str = "") -> Report:
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(one) + "\n" for one in cases) + more, "utf-8")
    main(["shadow", str(export), "--pack", pack, "--html", str(tmp_path / "report")])
    return Report(tmp_path / "report")


class TestNumbers:
    def test_every_number_is_the_length_of_the_list_it_opens(self, report):
        numbers = [number for page in report.pages.values() for number in page.numbers()]

        assert len(numbers) > 20
        assert [(count, path.name) for count, path in numbers] == [
            (report.length_of(path), path.name) for _, path in numbers
        ]

    def test_every_list_says_its_own_length(self, report):
        lists = [page for page in report.pages.values() if page.count]

        assert [int(page.count.replace(",", "")) for page in lists] == [
            report.length_of(_first_of(page.path.resolve())) for page in lists
        ]

    def test_a_long_list_goes_over_pages_and_loses_nothing(self, tmp_path, monkeypatch):
        monkeypatch.setattr(list_page, "A_PAGE", 3)
        monkeypatch.setattr(writing, "A_PAGE", 3)

        report = written(tmp_path, *({**one, "id": f"{one['id']}.{copy}"} for copy in range(8) for one in CASES))

        assert any("-page-4" in path.name for path in report.pages)
        assert all(count == report.length_of(path) for page in report.pages.values() for count, path in page.numbers())

    def test_the_front_page_counts_what_the_duties_say(self, tmp_path):
        front = written(tmp_path, *CASES).front

        by_list = {path.name: count for count, path in front.numbers()}

        assert by_list["recorded-late.html"] == 1
        assert by_list["status-owed.html"] == 5
        assert by_list["breaches.html"] == sum(count for name, count in by_list.items() if name.startswith("strength-"))

    def test_nothing_that_was_not_owed_is_counted(self, tmp_path):
        report = written(tmp_path, case(id="D"))

        assert [count for count, _ in report.front.numbers()] == [1]
        assert "No duty arose in these cases." in report.front.words


class TestWords:
    def test_numbers_and_their_nouns_agree_and_stand_once(self, tmp_path):
        told = [" ".join(page.words.split()) for page in written(tmp_path, *CASES[:2]).pages.values()]

        assert [re.findall(r"\b1 (?:duties|entries|cases|rules)\b", words) for words in told] == [[]] * len(told)
        assert [re.findall(r"\b(duty|duties|entry|entries) (?:duty|duties|entry|entries)\b", one) for one in told] == (
            [[]] * len(told)
        )


class TestWhatTheExportCannotSay:
    def test_a_measure_judged_in_part_shows_a_count_that_opens_its_list_and_no_rate(self, tmp_path):
        searched = [
            case(REPORTED, happened("20:10", "research_done", complete=True), id=f"S{number}") for number in range(12)
        ]
        report = written(tmp_path, *searched, *CASES, pack="england-wales-2026.1")
        (told,) = re.findall(r"M-17</span></h4>(.*?)</div>", report.front.path.read_text("utf-8"), re.DOTALL)

        assert "shows only what was done in time" in told
        assert 'href="lists/m-17-numerator.html"' in told
        assert "%" not in told
        assert " of <" not in told

    def test_a_rule_judged_in_part_is_marked_in_the_table_of_rules(self, tmp_path):
        searched = case(REPORTED, happened("20:10", "research_done", complete=True), id="S")
        words = written(tmp_path, searched, pack="england-wales-2026.1").front.path.read_text("utf-8")
        (row,) = re.findall(r"<tr><th scope=\"row\">[^\n]*MC-08</span>(.*?)</th>", words)

        assert "In part: shows only what was done in time" in row

    def test_a_measure_that_the_export_cannot_say_is_not_judged_and_is_not_said_to_be_missing(self, tmp_path):
        front = written(tmp_path, *CASES, pack="england-wales-2026.1").front

        assert "Not in this rulebook" not in front.words
        assert "Not judged: this export cannot say whether it was done" in front.words
        assert ("not-judged.html", "Not judged: this export cannot say whether it was done") in [
            (href, words) for href, words, _ in front.links
        ]

    def test_where_none_arose_the_rules_that_were_left_out_are_said(self, tmp_path):
        words = " ".join(written(tmp_path, case(id="D"), pack="england-wales-2026.1").front.words.split())

        assert "(M-19, without 1 rule that this export cannot say)" in words

    def test_a_measure_whose_rules_the_rulebook_lacks_says_so(self, tmp_path):
        assert "Not in this rulebook:" in written(tmp_path, *CASES).front.words


class TestLinks:
    def test_every_link_opens_a_page_and_a_place_on_it(self, report):
        broken = [
            (page.path.name, href)
            for page in report.pages.values()
            for href, _, _ in page.links
            if not self.opens(report, page, href)
        ]

        assert broken == []

    def opens(self, report: Report, page: Page, href: str) -> bool:
        name, _, anchor = href.partition("#")
        target = report.pages.get((page.path.parent / name).resolve() if name else page.path.resolve())
        return target is not None and (not anchor or anchor in target.ids)

    def test_every_page_can_be_reached_from_the_front_page(self, report):
        reached, waiting = set(), [report.front]
        while waiting:
            page = waiting.pop()
            reached.add(page.path.resolve())
            found = {
                (page.path.parent / href.partition("#")[0]).resolve() for href, _, _ in page.links if href[0] != "#"
            }
            waiting += [report.pages[path] for path in found - reached]

        assert set(report.pages) - reached - {(report.folder / "mistakes.html").resolve()} == set()

    def test_no_id_stands_twice_on_a_page(self, report):
        assert all(len(page.ids) == len(set(page.ids)) for page in report.pages.values())

    def test_every_page_has_one_heading_of_the_first_rank(self, report):
        assert all(len(page.headings) == 1 for page in report.pages.values())


class TestCasePages:
    def test_a_case_tells_what_was_not_kept_in_sentences(self, tmp_path):
        words = next(page.words for page in written(tmp_path, *CASES).pages.values() if page.headings == ["Case A/1"])

        assert "Met: risk was graded high at 21:20 on 2 March 2026, 20 minutes late." in words
        assert "Written down at 09:00 on 4 March 2026." in words
        assert "Found <safe> & well" in words

    def test_what_could_not_be_read_is_listed_and_said_on_its_case(self, tmp_path):
        broken = case(REPORTED, happened("20:10", "teleported"), id="E")

        report = written(tmp_path, *CASES, broken, more="{\n")

        assert (2, "mistakes.html") in [(count, path.name) for count, path in report.front.numbers()]
        page = next(page for page in report.pages.values() if page.headings == ["Case E"])
        assert "'teleported' is not a type we know" in page.words


class TestFolders:
    def test_a_report_may_be_written_over_an_earlier_one(self, tmp_path):
        written(tmp_path, *CASES)

        report = written(tmp_path, CASES[0])

        assert [page.headings for page in report.pages.values() if "Case" in page.headings[0]].count(["Case B-2"]) == 0

    def test_a_folder_that_holds_anything_else_is_left_alone(self, tmp_path, capfd):
        (tmp_path / "report").mkdir()
        (tmp_path / "report" / "letter.txt").write_text("keep me", "utf-8")

        written(tmp_path, *CASES)

        assert "holds something that is not an earlier report" in capfd.readouterr().err
        assert [path.name for path in (tmp_path / "report").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_kind_of_page_is_accessible_and_fits(tmp_path, browser, axe_script, width):
    report = written(tmp_path, *CASES, pack="england-wales-2026.1", more="{\n")
    lists = [path for path in report.pages if path.parent.name == "lists"][:2]
    cases = [path for path in report.pages if path.parent.parent.name == "cases"][:2]
    kinds = sorted(report.folder.glob("*.html"))
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in [*kinds, *lists, *cases]:
        page.goto(path.as_uri())
        page.evaluate(axe_script)
        found = page.evaluate("async () => (await axe.run()).violations.map((one) => [one.id, one.nodes[0].html])")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert (path.name, found, wide) == (path.name, [], width)
    page.close()
