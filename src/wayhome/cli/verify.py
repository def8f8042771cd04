"""Check every chain of the record and its personal words, and what guards them and is derived from them."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from wayhome.cli.opening import in_words, note_done, open_record
from wayhome.record.anchors import Anchor, AnchorsBroken, from_lines
from wayhome.record.verify import Broken, How, Verdict
from wayhome.store.supplies import now

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the anchors to check against, and where to export the rows."""
    parser.add_argument("--anchors", type=Path, metavar="FILE", help="file of anchors that was kept outside")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write the rows to a file for another verifier")
    parser.add_argument("--no-words", action="store_true", help="leave the personal words unchecked")
    parser.epilog = "Returns 1 when something is wrong. The format is docs/reference/chain-format.md."


@in_words
def run(given: argparse.Namespace) -> int:
    """Check, say what was found, and return 1 when anything is wrong."""
    try:
        anchors = read_anchors(given.anchors) if given.anchors else ()
    except AnchorsBroken as broken:
        print(f"{broken} Compare it with the other copies before you trust any.")
        return 1
    ledger = open_record()
    exported = write_export(ledger, given.export) if given.export else True
    sound = check(ledger, anchors, with_words=not given.no_words)
    return 0 if exported and sound else 1


def read_anchors(path: Path) -> tuple[Anchor, ...]:
    """Read a file of anchors; what is not text in it is told as a line that was changed."""
    return from_lines(path.read_text(encoding="utf-8", errors="surrogateescape").splitlines())


def write_export(ledger: "StoredRecord", path: Path) -> bool:
    """Write the rows to a file and say how many; returns whether all of them could be written."""
    from wayhome.store.verifying import NotExported, export  # noqa: PLC0415 - needs the settings

    try:
        print(f"Exported {export(ledger, path):,} rows to {path}.")
    except NotExported as stopped:
        print(f"{stopped} The {stopped.before:,} before it are in {path}.")
        return False
    return True


def check(ledger: "StoredRecord", anchors: tuple[Anchor, ...], *, with_words: bool) -> bool:
    """Check the record, what guards it and what is derived from it; returns whether all is well."""
    from wayhome.store.quarantine import in_quarantine  # noqa: PLC0415 - needs the settings
    from wayhome.store.verifying import verify  # noqa: PLC0415

    begun = perf_counter()
    verdict = verify(ledger, anchors, with_words=with_words)
    wrong = list(around(ledger, chain_is_sound=verdict.broken is None or verdict.broken.how is How.WORDS))
    print(told(verdict, anchors, perf_counter() - begun, all_well=not wrong))
    for each in (*wrong, *doubtful(ledger)):
        print(each)
    for event in in_quarantine(ledger.using):
        print(f"In quarantine: event {event.position} of {event.record}, {event.type or 'unreadable'} {event.version}.")
    sound = verdict.broken is None and not wrong
    note_done("verify", now(), "Sound." if sound else "Something is wrong: run wayhome verify and read it.", well=sound)
    return sound


def around(ledger: "StoredRecord", *, chain_is_sound: bool) -> Iterator[str]:
    """Say what is wrong around the events: triggers, tables that no chain covers, and what is derived."""
    from wayhome.store.gaps import gaps  # noqa: PLC0415 - needs the settings
    from wayhome.store.guards import missing_triggers  # noqa: PLC0415
    from wayhome.store.standing import astray  # noqa: PLC0415

    for name in missing_triggers(ledger.using):
        yield f"The trigger {name} is missing, switched off or not as it was made: changes are no longer refused."
    yield from gaps(ledger.using)
    if chain_is_sound:
        yield from astray(ledger)


def doubtful(ledger: "StoredRecord") -> Iterator[str]:
    """Say what is not wrong, and somebody should look at."""
    from wayhome.store.gaps import doubts  # noqa: PLC0415 - needs the settings
    from wayhome.store.guards import careless_settings  # noqa: PLC0415

    yield from doubts(ledger.using)
    for setting in careless_settings(ledger.using):
        yield f"The server's {setting}: it may lose what it acknowledged, or not notice damage. Switch it on."


def told(verdict: Verdict, anchors: tuple[Anchor, ...], seconds: float, *, all_well: bool) -> str:
    """Say what a check of the chains and the words came to; it is not called sound when what is around them is not."""
    if verdict.broken is not None:
        return told_broken(verdict.broken, verdict.events)
    against = f" {verdict.anchors} of {len(anchors)} anchors agree." if anchors else ""
    sound = "Sound" if all_well else "The chains are sound, and what is around them is not"
    return (
        f"{sound}: {verdict.events:,} events of {verdict.records:,} records in {seconds:.1f} s, "
        f"ledger {verdict.head.ledger}.{against}"
    )


def told_broken(broken: Broken, sound: int) -> str:
    """Say what is broken; wrong words leave every chain sound."""
    if broken.how is How.WORDS:
        words_of = f"the words of event {broken.position} ({broken.record}, {broken.sequence})"
        return f"The chain of all {sound:,} events is sound; {words_of} are not those that were entered."
    return f"The record is {broken}. The {sound:,} events before it are sound."
