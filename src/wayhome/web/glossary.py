"""The glossary as the product has it: each word, what it is, and under which heading it stands."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import wayhome

HEADING, ROW = re.compile(r"^## (.+)$"), re.compile(r"^\| (?!word \||---)(.+?) \| (.+?) \|$")
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word, or several that mean the same, and what it is, as plain text."""

    heading: str
    word: str
    means: str


@cache
def glossary() -> tuple[Term, ...]:
    """Return every word of the glossary, in its order."""
    return terms_of(_text())


def terms_of(text: str) -> tuple[Term, ...]:
    """Read words from the glossary's page: a heading for each part, and in it a table."""
    found: list[Term] = []
    heading = ""
    for line in text.splitlines():
        if named := HEADING.match(line):
            heading = named[1]
        elif row := ROW.match(line):
            found.append(Term(heading=heading, word=_plain(row[1]), means=_plain(row[2])))
    return tuple(found)


def _text() -> str:
    """Return the page: a built package carries it, and a checkout has it among its documentation."""
    packaged = files("wayhome").joinpath("web/helping/glossary.md")
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(wayhome.__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


def _plain(text: str) -> str:
    return LINK.sub(r"\1", text).replace("*", "").replace("`", "")
