"""Our stylesheets: a file for each component where they are written, one file where a page asks for them.

A page that names each component's file asks for some eighty, and a browser takes longer to lay them together than
to show the page. So they are handed over as one, in the order in which they count: the tokens they all use first.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, overload

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

WRITTEN = Path(__file__).parent / "static" / "app"
NAME = "app/wayhome.css"


class OneSheet(BaseFinder):
    """Finds our stylesheets laid together, where Django gathers static files, beside those that stand in folders."""

    def __init__(self, *_: object) -> None:
        """Take nothing: Django hands each finder the names of the apps."""

    def check(self, **_: object) -> list[CheckMessage]:
        """Return nothing that is wrong: it takes no setting."""
        return []

    @overload
    def find(self, path: str, find_all: Literal[False] = False) -> str | None: ...

    @overload
    def find(self, path: str, find_all: Literal[True]) -> list[str]: ...

    def find(self, path: str, find_all: bool = False) -> str | list[str] | None:
        """Return where the sheet is, laid together as its parts are now; nothing for another path."""
        if path != NAME:
            return [] if find_all else None
        there = kept().path(NAME)
        lay_together(Path(there))
        return [there] if find_all else there

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the sheet and where it is kept, laid together as its parts are now."""
        if not matches_patterns(NAME, ignore_patterns or ()):
            lay_together(Path(kept().path(NAME)))
            yield NAME, kept()


def kept() -> FileSystemStorage:
    """Return where the sheet is kept: in the product's folder, never among what is written."""
    return FileSystemStorage(location=settings.FOLDER / "laid-together")


def lay_together(there: Path) -> None:
    """Write our stylesheets as one where they changed, whole or not at all: who reads it meanwhile reads the former."""
    sheet = laid_together()
    if there.exists() and there.read_text(encoding="utf-8") == sheet:
        return  # a browser that has it need not ask for it again
    there.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=there.parent, encoding="utf-8", delete=False) as beside:
        beside.write(sheet)
    Path(beside.name).replace(there)


def laid_together() -> str:
    """Return our stylesheets as one, each after a line that says which it is."""
    parts = sorted(WRITTEN.glob("*.css"), key=lambda part: (part.name != "tokens.css", part.name))
    return "".join(f"/* {part.name} */\n{part.read_text(encoding='utf-8')}\n" for part in parts)
