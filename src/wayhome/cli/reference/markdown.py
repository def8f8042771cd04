"""Markdown, and nothing about what it says."""

import re
from collections.abc import Iterable, Sequence

NOTE = "*Written by `wayhome docs`; do not edit. It is made from {origin}.*"


def page(title: str, *parts: str, origin: str) -> str:
    """Put a page together: its title, its parts with an empty line between, and where it was made from."""
    return "\n\n".join(part for part in (f"# {title}", *parts, NOTE.format(origin=origin)) if part) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table; empty when it has no rows."""
    written = [f"| {' | '.join(cell(value) for value in row)} |" for row in rows]
    if not written:
        return ""
    return "\n".join((f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *written))


def bullets(lines: Iterable[str]) -> str:
    """Write a list; empty when it has no lines."""
    return "\n".join(f"- {line}" for line in lines)


def cell(value: object) -> str:
    """Write a value so that it stays inside its cell."""
    return str(value).replace("|", "\\|").replace("\n", " ").strip()


def anchor(heading: str) -> str:
    """Return the anchor under which a heading can be linked to."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def plain(docstring: str | None) -> str:
    """Return a docstring as Markdown: its lines joined into paragraphs, its code marked once."""
    paragraphs = re.split(r"\n\s*\n", (docstring or "").strip())
    return "\n\n".join(re.sub(r"\s+", " ", part.strip()).replace("``", "`") for part in paragraphs)


def sentence(text: str) -> str:
    """Return a text with a capital letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    first = text[:1] if "_" in text.partition(" ")[0] else text[:1].upper()
    return f"{first}{text[1:]}{'' if text.endswith(('.', '!', '?', '…')) else '.'}"
