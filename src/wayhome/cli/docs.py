"""``wayhome docs``: write the generated reference, or say which of its pages is not current."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.cli.reference.index import OWNED, pages
from wayhome.packs import available, load
from wayhome.rulebook.parse import PackFault

FOLDER = Path("docs/reference")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 and name each page that is not current"
    )
    parser.add_argument(
        "--to", type=Path, default=FOLDER, metavar="FOLDER", help="where the pages stand (default: %(default)s)"
    )


def run(given: argparse.Namespace) -> int:
    """Write or check the pages; returns 1 when a page is not current or a rulebook does not load."""
    try:
        written = pages([load(name) for name in available()])
    except PackFault as broken:
        print(broken, file=sys.stderr)
        return 1
    if given.check:
        return _check(given.to, written)
    changed = write(given.to, written)
    print(f"{len(written)} pages in {given.to}, {changed} of them changed.")
    return 0


def _check(folder: Path, written: Mapping[str, str]) -> int:
    wrong = stale(folder, written)
    for address in wrong:
        print(f"{folder / address} is not current.", file=sys.stderr)
    if wrong:
        print("Write them with: wayhome docs", file=sys.stderr)
    return 1 if wrong else 0


def stale(folder: Path, written: Mapping[str, str]) -> tuple[str, ...]:
    """Return the addresses of pages that are missing, differ, or are no longer written."""
    differ = (address for address, text in written.items() if _text(folder / address) != text)
    return tuple(sorted({*differ, *_left_over(folder, written)}))


def write(folder: Path, written: Mapping[str, str]) -> int:
    """Write the pages that differ and remove those no longer written; returns how many changed."""
    changed = stale(folder, written)
    for address in changed:
        path = folder / address
        if address in written:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written[address], encoding="utf-8")
        else:
            path.unlink()
    return len(changed)


def _left_over(folder: Path, written: Mapping[str, str]) -> set[str]:
    """Return the files in the generated folders that nothing writes any more."""
    held = {
        path.relative_to(folder).as_posix() for owned in OWNED for path in (folder / owned).rglob("*") if path.is_file()
    }
    return held - set(written)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
