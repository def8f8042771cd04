"""An open board: what it costs while nothing happens, and how long after an entry its change is on the screen.

A board asks every three seconds (``static/app/board-live.js``). While nothing was entered and no row ran out, the
answer looks at no case. The processor’s time is that of the whole request, sign-in and session included. A minute is
a minute: the more cases are open, the more rows run out in it though nothing is entered.
"""

import statistics
import time
from collections.abc import Iterator

from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from bench import desk, pages
from wayhome.kernel.ids import RecordId
from wayhome.store.opening import open_ledger
from wayhome.store.supplies import SUPPLIES
from wayhome.web.board.models import Watch

OPEN, CLOSED, EVERY, POLLS, CHANGES = 100, 100, 3.0, 200, 10
NOTHING_NEW, SOMETHING_NEW = 204, 200


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    call_command("migrate", verbosity=0)
    if not open_ledger().head().position:
        desk.fill(SUPPLIES.now(), closed_ones=CLOSED, open_ones=OPEN)
    with override_settings(**pages.SETTINGS):
        yield from lines(pages.signed_in(), OPEN)


def lines(client: Client, many: int) -> Iterator[str]:
    """Yield what an open board costs and how late it is, with so many open cases in the record."""
    client.get(reverse("board"))
    yield idle(client, many)
    yield minute(client)
    yield changed(client)


def idle(client: Client, many: int) -> str:
    """Say what a poll costs that is answered with nothing new."""
    took: list[float] = []
    while len(took) < POLLS:
        began = time.process_time()
        answer = poll(client)
        spent = time.process_time() - began
        if answer == NOTHING_NEW:
            took.append(spent)
    return f"an open board, {many:,} open cases: {statistics.mean(took) * 1000:.1f} ms a poll that finds nothing new"


def minute(client: Client) -> str:
    """Say what a board left open costs in a minute in which nothing is entered, polled as a browser polls."""
    spent, brought = 0.0, 0
    for _ in range(round(60 / EVERY)):
        time.sleep(EVERY)
        began = time.process_time()
        brought += poll(client) == SOMETHING_NEW
        spent += time.process_time() - began
    return f"a minute of it: {spent:.2f} s of the processor; {brought} of its polls brought a row that ran out"


def changed(client: Client) -> str:
    """Say how long the answer takes that brings a change to a row, and so how late it is on the screen at worst."""
    ledger, took = open_ledger(), []
    for record in list(Watch.objects.latest("pk").parts)[:CHANGES]:
        desk.one_more(ledger, RecordId(record), SUPPLIES.now(), desk.LOOKED_FOR)
        began = time.perf_counter()
        if poll(client) == SOMETHING_NEW:
            took.append(time.perf_counter() - began)
    slowest = max(took, default=0.0)
    late = EVERY + slowest
    return (
        f"a change: {statistics.median(took) * 1000:.0f} ms to answer, {slowest * 1000:.0f} ms at most; "
        f"on the screen {late:.1f} s after the entry at worst (aim 5 s)"
    )


def poll(client: Client) -> int:
    """Ask as an open board asks, and return how it was answered."""
    watch = Watch.objects.latest("pk")
    answer = client.get(reverse("board-changes"), {"watch": watch.key, "version": str(watch.version)})
    return int(answer.status_code)
