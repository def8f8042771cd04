"""The glossary as the product has it: each word, what it is, and under which heading it stands."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
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

    @property
    def anchor(self) -> str:
        """Return by what a page with every word leads to this one."""
        return "word-" + "-".join("".join(each if each.isalnum() else " " for each in self.word.lower()).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The words under one heading."""

    title: str
    terms: tuple[Term, ...]


@cache
def glossary() -> tuple[Term, ...]:
    """Return every word of the glossary, in its order; none where it was not packaged."""
    return terms_of(_text())


def parts() -> tuple[Part, ...]:
    """Return the glossary, part by part."""
    under = groupby(glossary(), key=lambda term: term.heading)
    return tuple(Part(title=heading, terms=tuple(terms)) for heading, terms in under)


def explained(words: tuple[str, ...]) -> tuple[Term, ...]:
    """Return some words of the glossary, in the order asked for, as far as it has them."""
    every = {term.word: term for term in glossary()}
    return tuple(every[word] for word in words if word in every)


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
    in_the_checkout = Path(wayhome.__file__).parents[2] / "docs" / "glossary.md"
    return in_the_checkout.read_text(encoding="utf-8") if in_the_checkout.is_file() else ""


def _plain(text: str) -> str:
    return LINK.sub(r"\1", text).replace("*", "").replace("`", "")
