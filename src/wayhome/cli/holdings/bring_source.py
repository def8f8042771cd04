"""Asking other systems themselves for what changed, as a file of settings says."""

import argparse
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from wayhome.application.holding.connecting import HeldSource, SourceOutOfReach, connect, key_of
from wayhome.application.holding.taking import NotTakenOut
from wayhome.cli.exports.lines import CannotUse, check_readable
from wayhome.cli.holdings.desk import Desk, brought_in, came_to, note_wrong, open_desk, undeclared, would

EVERY = "all"
SETTINGS = "sources.toml"


def bring_source(given: argparse.Namespace) -> int:
    """Ask a source, or all of them; returns 1 when something was wrong or one was out of reach. Raises CannotUse."""
    desk = open_desk()
    sources = sources_in(given.sources or _beside_the_record(), os.environ)
    if given.source != EVERY and given.source not in sources:
        raise CannotUse(f"There is no source {given.source}. There are: {', '.join(sources) or 'none'}.")
    asked = sources.values() if given.source == EVERY else [sources[given.source]]
    return max([_ask(source, desk, given) for source in asked], default=0)


def sources_in(path: Path, environment: Mapping[str, str]) -> Mapping[str, HeldSource]:
    """Return the sources that a file of settings sets up, by name. Raises CannotUse."""
    from wayhome.store.connectors.open import open_sources  # noqa: PLC0415 - needs the settings
    from wayhome.store.connectors.settings import NotSettings  # noqa: PLC0415

    check_readable(path)
    try:
        return open_sources(path.read_text("utf-8"), environment, threading.Event().wait)
    except (NotSettings, UnicodeDecodeError) as wrong:
        raise CannotUse(f"The settings {path} cannot be used. {wrong}") from wrong


def _beside_the_record() -> Path:
    from django.conf import settings  # noqa: PLC0415 - needs the settings

    return Path(settings.FOLDER) / SETTINGS


def _ask(source: HeldSource, desk: Desk, given: argparse.Namespace) -> int:
    try:
        for line in _asked(source, desk, given):
            print(line, flush=True)
    except SourceOutOfReach as unreached:
        note_wrong(f"The source {source.name} could not be asked")
        print(f"{unreached} What is held of it stays as it was, and is as old as it was.", flush=True)
        return 1
    except NotTakenOut as refused:
        note_wrong(f"What the source {source.name} no longer has was not taken out")
        print(f"{source.name}: {refused}", flush=True)
        return 1
    return 0


def _asked(source: HeldSource, desk: Desk, given: argparse.Namespace) -> Iterator[str]:
    """Ask a source, and yield what came of it."""
    if given.dry_run:
        take, rehearsal = desk.rehearse(key_of(source), source.name)
        counted = connect(source, take, whole=given.whole, may_go=given.yes_take_out)
        yield from would(rehearsal)
        yield f"Dry run, nothing was changed. From {source.name}: {came_to(counted)}"
        return
    taking = desk.take(key_of(source), source.name)
    try:
        connect(source, taking, whole=given.whole, may_go=given.yes_take_out)
    except NotTakenOut:
        yield from (*brought_in(source.name, taking.counted), *desk.touched())
        raise
    yield f"Brought in from {source.name}: {came_to(taking.counted)}"
    yield from desk.touched()
    yield from undeclared(taking.counted)
    if taking.counted.mistakes:
        note_wrong(f"Something that the source {source.name} holds could not be read")
