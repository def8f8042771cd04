"""The documentation as a reader meets it: its pages, their links, their code and their words."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture import files

FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
GENERATED = "*Written by `wayhome docs`"


@cache
def pages() -> tuple[Path, ...]:
    """Return every page of the documentation."""
    return tuple(path for path in files.kept_files() if path.suffix == ".md")


@cache
def text(path: Path) -> str:
    """Return the text of a page."""
    return path.read_text(encoding="utf-8")


def by_hand() -> tuple[Path, ...]:
    """Return the pages that people write."""
    return tuple(path for path in pages() if GENERATED not in text(path))


def prose(path: Path) -> str:
    """Return what a page says, without code and addresses."""
    without = INLINE.sub("", FENCED.sub("", text(path)))
    return re.sub(r"https?://\S+|\]\([^)]*\)", "", without)


def links(path: Path) -> Iterator[str]:
    """Yield the addresses that a page links to inside the project."""
    for target in LINK.findall(FENCED.sub("", text(path))):
        if not target.startswith(("http://", "https://", "mailto:")):
            yield target


@cache
def anchors(path: Path) -> frozenset[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    return frozenset(slug(heading) for heading in HEADING.findall(FENCED.sub("", text(path))))


def slug(heading: str) -> str:
    """Return the anchor of a heading."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def code(path: Path) -> Iterator[str]:
    """Yield each line of a page's code blocks, and each piece of code in its sentences."""
    for block in FENCED.findall(text(path)):
        yield from block.splitlines()
    yield from INLINE.findall(FENCED.sub("", text(path)))


def spoken() -> Iterator[tuple[str, str]]:
    """Yield every piece of code in the pages that people write, with the page it stands on."""
    for path in by_hand():
        for piece in code(path):
            yield files.name(path), piece
