"""``wayhome holdings build``: build the index of what is held anew."""

import argparse
import sys
from collections.abc import Iterator

from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.opening import open_record
from wayhome.store.supplies import SUPPLIES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--processes", type=int, default=1, metavar="N", help="how many work out the keys; 1 if not said"
    )
    parser.epilog = (
        "What is held can be searched and added to meanwhile. The index in use stays until the new one is whole; "
        "a build that is broken off leaves it as it was."
    )


def run(given: argparse.Namespace) -> int:
    """Build it. Raises CannotUse where another process is at it."""
    open_record()
    from wayhome.store.holdings.standing import AlreadyBuilding  # noqa: PLC0415 - needs the settings

    try:
        for line in _built(given.processes):
            print(line)
    except AlreadyBuilding as already:
        raise CannotUse("The index is being built already. Wait for that to end, or stop it.") from already
    return 0


def build_if_owed() -> Iterator[str]:
    """Build the index where much came in since it was last built, and yield what that came to."""
    from wayhome.store.holdings.building import is_owed  # noqa: PLC0415 - needs the settings
    from wayhome.store.holdings.standing import AlreadyBuilding  # noqa: PLC0415

    if not is_owed("default"):
        return
    print("Much came in since the index was last built: it is built anew.", flush=True)
    try:
        yield from _built(1)
    except AlreadyBuilding:
        yield "It is being built already. What came in meanwhile is found all the same."


def _built(processes: int) -> Iterator[str]:
    from wayhome.store.holdings.building import build  # noqa: PLC0415 - needs the settings
    from wayhome.store.holdings.text import DatabaseTexts  # noqa: PLC0415

    began, name = SUPPLIES.now(), f"segment-{SUPPLIES.event_id()}"
    built = build("default", name=name, processes=processes, told=_Progress().told)
    DatabaseTexts().build()
    seconds = (SUPPLIES.now() - began).total_seconds()
    each = built.bytes / built.records if built.records else 0
    yield f"The index covers {built.records:,} records in {built.bytes:,} bytes, {each:.0f} a record."
    yield f"That took {seconds:,.0f} seconds."


class _Progress:
    """How many records went by, said to a terminal every hundred thousand."""

    def __init__(self) -> None:
        self._by = 0

    def told(self, many: int) -> None:
        """Count some more."""
        before, self._by = self._by, self._by + many
        if before // 100_000 != self._by // 100_000:
            print(f"{self._by:,} records", file=sys.stderr)
