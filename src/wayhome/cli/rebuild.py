"""Throw the projections away and derive them again from the record; the heads that writers go by come first."""

import argparse

from wayhome.application.rebuilding import catch_up, rebuild
from wayhome.cli.opening import in_words, open_record


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether only what was left for later is to be derived."""
    parser.add_argument("--catch-up", action="store_true", help="derive only what large imports left for later")
    parser.epilog = "Nothing can be entered while it runs. Until it ends, pages show the projections as they were."


@in_words
def run(given: argparse.Namespace) -> int:
    """Make every projection again, or finish what was left."""
    ledger = open_record()
    if given.catch_up:
        print(f"Caught up: the duties of {catch_up(ledger):,} subjects were derived.")
        return 0
    from wayhome.store.heads import mend_heads  # noqa: PLC0415 - needs the settings

    mend_heads(ledger)
    events = rebuild(ledger)
    names = ", ".join(projection.name for projection in ledger.projections)
    print(f"Made again from {events:,} events: {names}.")
    return 0
