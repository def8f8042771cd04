"""Check every chain of the record, and its personal words, and name the first event that is wrong and how."""

import argparse
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from wayhome.cli.opening import open_record
from wayhome.record.anchors import Anchor, AnchorsBroken, from_lines
from wayhome.record.verify import Verdict

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the anchors to check against, and where to export the rows."""
    parser.add_argument("--anchors", type=Path, metavar="FILE", help="file of anchors that was kept outside")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write the rows to a file for another verifier")
    parser.add_argument("--no-words", action="store_true", help="leave the personal words unchecked")
    parser.epilog = "Returns 1 when something is wrong. The format is docs/reference/chain-format.md."


def run(given: argparse.Namespace) -> int:
    """Check, say what was found, and return 1 when anything is wrong."""
    try:
        anchors = from_lines(given.anchors.read_text(encoding="utf-8").splitlines()) if given.anchors else ()
    except AnchorsBroken as broken:
        print(f"{broken} Compare it with the other copies before you trust any.")
        return 1
    ledger = open_record()
    from wayhome.store.verifying import export  # noqa: PLC0415 - needs the settings

    if given.export:
        print(f"Exported {export(ledger, given.export):,} rows to {given.export}.")
    return 0 if check(ledger, anchors, with_words=not given.no_words) else 1


def check(ledger: "StoredRecord", anchors: tuple[Anchor, ...], *, with_words: bool) -> bool:
    """Check the record and what guards it; returns whether all is well."""
    from wayhome.store.guards import careless_settings, missing_triggers  # noqa: PLC0415 - needs the settings
    from wayhome.store.quarantine import in_quarantine  # noqa: PLC0415
    from wayhome.store.verifying import verify  # noqa: PLC0415

    begun = perf_counter()
    verdict = verify(ledger, anchors, with_words=with_words)
    print(told(verdict, anchors, perf_counter() - begun))
    for name in missing_triggers(ledger.using):
        print(f"The trigger {name} is missing, switched off or not as it was made: changes are no longer refused.")
    for setting in careless_settings(ledger.using):
        print(f"The server's {setting}: it may lose what it acknowledged, or not notice damage. Switch it on.")
    for event in in_quarantine(ledger.using):
        print(f"In quarantine: event {event.position} of {event.record}, {event.type or 'unreadable'} {event.version}.")
    return verdict.broken is None and not missing_triggers(ledger.using)


def told(verdict: Verdict, anchors: tuple[Anchor, ...], seconds: float) -> str:
    """Say what a check came to."""
    if verdict.broken is not None:
        return f"The record is {verdict.broken}. The {verdict.events:,} events before it are sound."
    against = f" {verdict.anchors} of {len(anchors)} anchors agree." if anchors else ""
    return (
        f"Sound: {verdict.events:,} events of {verdict.records:,} records in {seconds:.1f} s, "
        f"ledger {verdict.head.ledger}.{against}"
    )
