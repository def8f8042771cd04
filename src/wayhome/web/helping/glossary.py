"""The glossary as pages show it, read from the one page of the documentation that holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import wayhome

PACKAGED = Path(__file__).with_name("glossary.md")
IN_THE_CHECKOUT = Path(wayhome.__file__).parents[2] / "docs" / "glossary.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word: what it is, and an anchor to it."""

    word: str
    meaning: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the glossary."""

    title: str
    terms: tuple[Term, ...]


@cache
def glossary() -> tuple[Part, ...]:
    """Return the glossary, part by part; empty where it was not packaged."""
    page = PACKAGED if PACKAGED.exists() else IN_THE_CHECKOUT
    return tuple(_parts(page.read_text("utf-8").splitlines())) if page.exists() else ()


def terms(words: tuple[str, ...]) -> tuple[Term, ...]:
    """Return some words of the glossary, as far as it has them."""
    every = {term.word: term for part in glossary() for term in part.terms}
    return tuple(every[word] for word in words if word in every)


def _parts(lines: list[str]) -> Iterator[Part]:
    title, found = "", list[Term]()
    for line in [*lines, "## "]:
        if line.startswith("## "):
            if found:
                yield Part(title=title, terms=tuple(found))
            title, found = line.removeprefix("## "), []
        elif line.startswith("| ") and not line.startswith(("| word", "| ---")):
            word, _, meaning = line.strip("| ").partition(" | ")
            found.append(Term(word=_plain(word), meaning=_plain(meaning), anchor=_anchor(word)))


def _plain(text: str) -> str:
    """Return words without the marks of the documentation: emphasis, code and links."""
    text = text.replace("*", "").replace("`", "").strip()
    while "](" in text:
        before, _, rest = text.partition("](")
        text = before.replace("[", "", 1) + rest.partition(")")[2]
    return text


def _anchor(word: str) -> str:
    return "word-" + "-".join("".join(each if each.isalnum() else " " for each in word.lower()).split())
