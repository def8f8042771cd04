"""``wayhome holdings import``: bring a file of what another system holds in."""

import argparse
import sys
from pathlib import Path

from wayhome.cli.held_files import bring_in
from wayhome.cli.opening import open_record
from wayhome.holdings.systems import standing_of
from wayhome.store.supplies import SUPPLIES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="held records, JSON Lines or CSV with headings")
    add("--system", default="", metavar="NAME", help="the system that holds them, where a line names none")
    parser.epilog = (
        "A line that is wrong is named with what would mend it, and the others are brought in. "
        "Bringing the same file in again changes nothing."
    )


def run(given: argparse.Namespace) -> int:
    """Bring the file in; returns 1 when something in it was wrong. Raises CannotUse."""
    open_record()
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415 - needs the settings

    index = DatabaseHoldings()
    brought = bring_in(given.file, index, at=SUPPLIES.now(), system=given.system)
    for mistake in brought.mistakes:
        print(mistake, file=sys.stderr)
    print(
        f"Brought in from {given.file.name}: {brought.added.new:,} new, {brought.added.changed:,} changed, "
        f"{brought.added.unchanged:,} as before; {brought.left_out:,} left out."
    )
    for name in sorted(brought.systems):
        if standing_of(name) is None:
            print(f"{name}: no system that must be asked is known by this name. It is searched under its own.")
    return 1 if brought.mistakes else 0
