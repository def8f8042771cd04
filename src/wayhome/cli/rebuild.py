"""Throw the projections away and derive them again from the record, in one transaction."""

import argparse

from wayhome.application.rebuilding import rebuild
from wayhome.cli.opening import open_record


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""
    parser.epilog = "Nothing can be entered while it runs. Until it ends, pages show the projections as they were."


def run(given: argparse.Namespace) -> int:
    """Make every projection again."""
    ledger = open_record()
    events = rebuild(ledger)
    names = ", ".join(projection.name for projection in ledger.projections)
    print(f"Made again from {events:,} events: {names} ({given.command}).")
    return 0
