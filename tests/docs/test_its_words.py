"""The documentation says it plainly, in British English, and never puts what was done to a child on the child."""

import re
from pathlib import Path

import pytest

from tests.architecture import files
from tests.architecture.test_words import WORDING_IS_THE_SUBJECT
from tests.docs.pages import by_hand, pages, prose, text

# Assembled, so that this file does not hold what it looks for.
CHILD = r"\b(?:child|children|boy|girl|teenager|young person)\b"
DOES = r"(?<!no )(?<!without )(?:choo" + r"ses?|cho" + r"se|choo" + r"sing|consen" + r"t(?:s|ed|ing)?|abs" + r"cond\w*)"
BLAMES = re.compile(rf"{CHILD}(?:\s+\w+){{0,3}}\s+{DOES}\b", re.IGNORECASE)
AT_RISK = re.compile(r"\bput(?:s|ting)? (?:him|her|them)sel(?:f|ves) (?:at risk|in danger)", re.IGNORECASE)
AMERICAN = re.compile(
    r"\b(?:colors?|behaviors?|centers?|labors?|favorites?|gray|fulfill|enroll|catalog"
    r"|(?:organ|recogn|real|final|author|prior|summar|minim|maxim|categor|util|anonym|standard)iz(?:e[sd]?|ing|ation)"
    r"|analyz(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"\b(?:seamless|leverage|cutting-edge|robust|powerful|world-class|effortless|simply|revolution)", re.IGNORECASE
)
A_SCREEN, README_LINES = 60, 80


@pytest.mark.parametrize("pattern", [BLAMES, AT_RISK], ids=["as choosing", "at risk by themselves"])
def test_no_page_puts_what_was_done_to_a_child_on_the_child(pattern: re.Pattern[str]) -> None:
    read = [page for page in pages() if not WORDING_IS_THE_SUBJECT.search(files.name(page))]

    found = [(files.name(page), said.group(0)) for page in read for said in pattern.finditer(text(page))]

    assert found == []


@pytest.mark.parametrize(
    "words",
    [
        "the child cho" + "se to go",
        "a girl who abs" + "conded",
        "the child later consen" + "ted",
        "children choo" + "sing it",
    ],
)
def test_such_words_would_be_found(words: str) -> None:
    assert BLAMES.search(words)


def test_pages_are_in_british_english() -> None:
    found = [(files.name(page), said) for page in pages() for said in AMERICAN.findall(prose(page))]

    assert found == []


def test_pages_sell_nothing() -> None:
    found = [(files.name(page), said) for page in by_hand() for said in EMPTY.findall(prose(page))]

    assert found == []


@pytest.mark.parametrize(
    "page", [page for page in pages() if page.parent.name == "decisions"], ids=lambda page: page.name
)
def test_a_decision_fits_on_a_screen(page: Path) -> None:
    assert text(page).count("\n") <= A_SCREEN


def test_the_first_page_is_short() -> None:
    assert text(files.ROOT / "README.md").count("\n") < README_LINES


def test_the_index_of_decisions_lists_every_one() -> None:
    folder = files.ROOT / "docs" / "decisions"
    index = text(folder / "README.md")

    missing = [page.name for page in folder.glob("0*.md") if f"({page.name})" not in index]
    assert missing == []


def test_the_map_of_the_documentation_lists_every_page_people_write() -> None:
    docs = files.ROOT / "docs"
    maps = text(docs / "README.md") + text(docs / "how-to" / "README.md")

    listed = [page for page in by_hand() if page.is_relative_to(docs) and page.name != "README.md"]
    assert [page.name for page in listed if page.parent.name != "decisions" and f"{page.name})" not in maps] == []
