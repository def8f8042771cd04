"""Exports as JSON Lines, a line at a time, so that memory stays flat however long the file is."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from wayhome.application.decoding import decoded, no_text
from wayhome.application.mistakes import Mistake, Place, Unreadable
from wayhome.application.shadow.exchange import read_line
from wayhome.application.shadow.history import History

Mistakes: TypeAlias = tuple[Mistake, ...]
Reading: TypeAlias = tuple[History | None, Mistakes]


class Line(Protocol):
    """What was read from a line: it has an id, and knows where it stands."""

    @property
    def id(self) -> str:
        """Return the id the line gives."""

    @property
    def place(self) -> Place:
        """Return where the line stands."""


LineT = TypeVar("LineT", bound=Line)
Given = TypeVar("Given")
UNUSABLE = 2


class CannotUse(Exception):
    """A file or a folder that the command cannot use at all, in one sentence with what would mend it."""


def check_readable(path: Path) -> None:
    """Raise CannotUse for a file that cannot be read as text."""
    if not path.exists():
        raise CannotUse(f"There is no file {path}. Check the name.")
    if path.is_dir():
        raise CannotUse(f"{path} is a folder. Name the file to read.")
    try:
        with path.open("rb") as opened:
            start = opened.read(4)
    except OSError as error:
        raise CannotUse(f"{path} cannot be read: {reason(error)}.") from error
    if other := no_text(start):
        raise CannotUse(f"{path} {other} and try again.")


def reason(error: OSError) -> str:
    """Say what the system says of a failure, as the middle of a sentence."""
    words = error.strerror or str(error)
    return words[0].lower() + words[1:]


def in_a_sentence(command: str, run: Callable[[Given], int]) -> Callable[[Given], int]:
    """Return a command that ends with 2 and one sentence where a file or a folder cannot be used at all."""

    def said(given: Given) -> int:
        try:
            return run(given)
        except CannotUse as unusable:
            print(f"wayhome {command}: {unusable}", file=sys.stderr)
        except OSError as error:
            named = f"{error.filename}: " if error.filename else ""
            print(f"wayhome {command}: stopped, {named}{reason(error)}.", file=sys.stderr)
        return UNUSABLE

    return said


def histories(path: Path) -> Iterator[Reading]:
    """Read case by case; a line that cannot be read gives only its mistakes."""
    return lines(path, read_line)


def lines(
    path: Path, read: Callable[[str, int], tuple[LineT, Mistakes]], *, what: str = "case"
) -> Iterator[tuple[LineT | None, Mistakes]]:
    """Read line by line; one that cannot be read gives only its mistakes. ``what`` is what a line tells of."""
    seen: dict[int, int] = {}
    number = 0
    with path.open("rb") as opened:
        for number, raw in enumerate(opened, start=1):
            text, wrong = decoded(raw, Place(number))
            if not text.strip():
                continue
            try:
                found, mistakes = read(text, number)
            except Unreadable as unreadable:
                yield None, wrong + unreadable.mistakes
                continue
            yield found, wrong + mistakes + _used_before(found, seen, what)
    if not seen and not number:
        remedy = f"Export it again, one {what} a line."
        yield None, (Mistake(place=Place(1), field="the file", words="The file is empty.", remedy=remedy),)


def _used_before(found: Line, seen: dict[int, int], what: str) -> Mistakes:
    """Say that an id stands on an earlier line too; both are derived, each for itself."""
    first = seen.setdefault(hash(found.id), found.place.line)
    if first == found.place.line:
        return ()
    words = f"The id {found.id} stands on line {first} too; each was derived for itself."
    remedy = f"Give each {what} its own id."
    if what == "case":
        remedy = "Give each case its own id, or put its events into one case."
    return (Mistake(place=found.place, field="id", words=words, remedy=remedy, case=found.id),)
