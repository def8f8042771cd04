"""Throw the projections away and derive them again from the record; the heads that writers go by come first."""

import argparse
from typing import TYPE_CHECKING

from wayhome.application.rebuilding import rebuild
from wayhome.cli.borough.side_by_side import StoppedShort
from wayhome.cli.catching_up import catch_up_side_by_side, take_processes
from wayhome.cli.opening import in_words, open_record

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

BROKEN_OFF = "It was broken off: {} What was written stays; run wayhome rebuild --catch-up, and it goes on."
NOT_DONE = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether only what was left for later is to be derived, and by how many processes."""
    parser.add_argument("--catch-up", action="store_true", help="derive only what large imports left for later")
    take_processes(parser)
    parser.epilog = (
        "What is owed is made again last. Until then nothing can be entered, and pages show the projections as they "
        "were; while it is, both go on. Broken off there, it goes on with --catch-up."
    )


@in_words
def run(given: argparse.Namespace) -> int:
    """Make every projection again, or finish what was left."""
    ledger = open_record()
    try:
        print(_caught_up(ledger, given.processes) if given.catch_up else _made_again(ledger, given.processes))
    except StoppedShort as stopped:
        print(BROKEN_OFF.format(stopped))
        return NOT_DONE
    return 0


def _caught_up(ledger: "StoredRecord", processes: int) -> str:
    return f"Caught up: the duties of {catch_up_side_by_side(ledger, processes):,} subjects were derived."


def _made_again(ledger: "StoredRecord", processes: int) -> str:
    """Make everything again: what is owed last, because it takes the longest and nobody who writes need wait for it."""
    from wayhome.store.heads import mend_heads  # noqa: PLC0415 - needs the settings
    from wayhome.store.opening import leaving_what_is_owed  # noqa: PLC0415 - needs the settings

    mend_heads(ledger)
    events = rebuild(leaving_what_is_owed(ledger))
    catch_up_side_by_side(ledger, processes)
    names = ", ".join(projection.name for projection in ledger.projections)
    return f"Made again from {events:,} events: {names}."
