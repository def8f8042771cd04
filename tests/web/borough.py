"""The parts behind the pages for tests: the fictional borough in memory, as told at one fixed instant."""

from dataclasses import replace
from datetime import UTC, datetime

from wayhome.application.entering import enter_all
from wayhome.application.reading import Reading
from wayhome.cli.borough.telling import borough
from wayhome.duties.derive import Rulebook
from wayhome.packs import load
from wayhome.store.looks import MemoryLookLog
from wayhome.store.memory import MemoryLedger
from wayhome.store.supplies import SUPPLIES
from wayhome.web.wiring import Wiring

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
AT_NOW = replace(SUPPLIES, now=lambda: NOW)


def parts() -> Wiring:
    """Return fresh parts with the borough told."""
    ledger = MemoryLedger()
    enter_all(borough(NOW), ledger=ledger, supplies=AT_NOW)
    return around(ledger)


def empty_parts() -> Wiring:
    """Return fresh parts with nothing in the record."""
    return around(MemoryLedger())


def around(ledger: MemoryLedger) -> Wiring:
    """Return the parts around a ledger."""
    reading = Reading(ledger, Rulebook(load("examples-2026.1")))
    return Wiring(supplies=AT_NOW, looks=MemoryLookLog(), ledger=ledger, reading=reading)
