"""The bulk door: entries a second in batches, on each database, and how fast what they leave owed is derived after.

Closed episodes as an import brings them, every event of them an entry of its own. Everything that is checked for one
entry is checked for each of these; every projection is written but what is owed, which is left to be derived
(``open_ledger_for_bulk``). A bare insert of as many rows in one transaction is measured in the same run.
"""

import time
from collections.abc import Iterator, Sequence
from itertools import islice

from django.conf import settings
from django.db import connections, transaction

from bench import desk
from bench.append import BARE, BARE_TABLE, ENVELOPE
from bench.places import places
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter_all
from wayhome.application.rebuilding import catch_up
from wayhome.store.opening import open_ledger_for_bulk, rulebook
from wayhome.store.sql import tell, tell_each
from wayhome.store.supplies import SUPPLIES

EPISODES, AT_ONCE, AIM = 1_500, 2_000, 2_000


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    rulebook(settings.PACK)
    now = SUPPLIES.now()
    entries = [entry for number in range(EPISODES) for entry in desk.entries(number, desk.closed(number, now))]
    yield f"{len(entries):,} entries in batches of {AT_ONCE:,}; the aim is {AIM:,} a second"
    with places() as found:
        for kind, url in found.items():
            migrate(url)
            with known_to_django(opened_safely(url)) as alias:
                yield from measured(kind, alias, entries)
                connections[alias].close()


def measured(kind: str, alias: str, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what one database takes."""
    ledger = open_ledger_for_bulk(alias)
    enter_all(entries[:10], ledger=ledger, supplies=SUPPLIES)  # which reads the rulebook and prepares statements
    left, clock, processor = iter(entries[10:]), time.perf_counter(), time.process_time()
    while batch := list(islice(left, AT_ONCE)):
        enter_all(batch, ledger=ledger, supplies=SUPPLIES)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    count = len(entries) - 10
    yield (
        f"{kind}: {count / clock:,.0f} entries a second by the clock, {count / processor:,.0f} of the processor; "
        f"a bare insert of as many rows {bare(alias, count):,.0f} a second"
    )
    began, used = time.perf_counter(), time.process_time()
    subjects = catch_up(ledger)
    took, used = time.perf_counter() - began, time.process_time() - used
    yield (
        f"{kind}: what is owed, derived after, for {subjects:,} subjects: {count / took:,.0f} entries a second by the "
        f"clock, {count / used:,.0f} of the processor"
    )


def bare(alias: str, count: int) -> float:
    """Return how many bare rows a second one transaction takes."""
    tell(alias, BARE_TABLE)
    rows = [("episode", number, ENVELOPE) for number in range(count)]
    began = time.perf_counter()
    with transaction.atomic(alias):
        tell_each(alias, BARE, rows)
    return count / (time.perf_counter() - began)
