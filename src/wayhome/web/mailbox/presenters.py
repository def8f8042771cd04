"""A letter as it is shown: who it went to, when, and its lines, those that lead into the product as links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from wayhome.web.delivered import Delivered
from wayhome.web.presenting.times import when

A_CASE = "case"
WAYS = {"text": "Text message", "email": "E-mail", "letter": "Letter"}
STEP = 2  # spaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a letter, how far it is set in, and where it leads, if anywhere."""

    words: str
    depth: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """A letter as it is placed on a page. ``records`` are the cases that it names; ``to`` is an officer."""

    subject: str
    to: str
    sent: str
    href: str
    paragraphs: tuple[tuple[Line, ...], ...]
    records: tuple[str, ...]
    pdf: str = ""


def letter_view(letter: Delivered, now: datetime) -> LetterView:
    """Return a letter as it is shown."""
    lines = [_line(line) for line in letter.text.splitlines()]
    records = (_record(line.href) for line in lines if line.href)
    return LetterView(
        subject=f"{WAYS.get(letter.way, letter.way)} to somebody outside" if letter.way else letter.subject,
        to="" if letter.way else letter.to,
        sent=when(letter.at, now),
        href=reverse("letter", args=[letter.name]),
        paragraphs=tuple(_paragraphs(lines)),
        records=tuple(dict.fromkeys(record for record in records if record)),
        pdf=reverse("letter-pdf", args=[letter.name]) if letter.letter else "",
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    held: list[Line] = []
    for line in lines:
        if line.words:
            held.append(line)
        elif held:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _line(line: str) -> Line:
    words = line.strip()
    address = words.rpartition(" ")[2]
    ours = address.startswith(f"{settings.ADDRESS}/")
    depth = (len(line) - len(line.lstrip())) // STEP
    return Line(words=words, depth=depth, href=urlsplit(address).path if ours else "")


def _record(path: str) -> str:
    """Return the record that a path of ours is about, empty for a page that is about none."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return str(match.kwargs["record"]) if match.url_name == A_CASE else ""
