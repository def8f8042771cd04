"""The rulebook a command derives under and the file it writes: opened, or refused in one sentence."""

from datetime import date
from pathlib import Path
from typing import TextIO

from wayhome.cli.exports.lines import CannotUse, check_readable, reason
from wayhome.packs import load
from wayhome.rulebook.layers import Layered, layer
from wayhome.rulebook.pack import Pack, read_pack
from wayhome.rulebook.parse import PackFault


def open_pack(name: str) -> Pack:
    """Load a rulebook by name; raises CannotUse in one sentence."""
    try:
        return load(name)
    except LookupError as unknown:
        raise CannotUse(str(unknown.args[0])) from unknown
    except PackFault as broken:
        more = len(broken.faults) - 1
        rest = f" (and {more} more: wayhome pack check {name})" if more else ""
        raise CannotUse(f"The rulebook {name} does not load. {broken.faults[0]}{rest}") from broken


def open_layered(national: Pack, file: Path, *, on: date) -> Layered:
    """Lay a force's own times over a rulebook as they stand on a day; raises CannotUse with every refusal."""
    check_readable(file)
    try:
        return layer(national, read_pack({file.name: file.read_text("utf-8-sig")}), on=on)
    except UnicodeDecodeError as wrong:
        raise CannotUse(f"{file} is not UTF-8. Save it as UTF-8 and try again.") from wrong
    except PackFault as refused:
        words = f"The settings {file.name} may not stand, so nothing was derived."
        raise CannotUse("\n".join([words, *map(str, refused.faults)])) from refused


def open_out(path: Path, *inputs: Path) -> TextIO:
    """Open the file to write; raises CannotUse rather than write over what is being read."""
    if any(path.exists() and path.samefile(source) for source in inputs):
        raise CannotUse(f"{path} is the file being read. Name another to write.")
    if path.is_dir():
        raise CannotUse(f"{path} is a folder. Name a file to write.")
    if not path.parent.is_dir():
        raise CannotUse(f"There is no folder {path.parent}. Make it, or name another.")
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise CannotUse(f"{path} cannot be written: {reason(error)}.") from error
