"""Pages: how long the server takes for each, with 10,000 closed and 100 open episodes in the embedded database.

Each page is asked for as a browser asks, by somebody signed in, with the entry in the who-looked log. The time by the
clock is what somebody waits; the processor's is what the page itself costs, whatever else the machine does meanwhile.
"""

import itertools
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from bench import desk
from wayhome.kernel.ids import RecordId
from wayhome.store.opening import open_ledger, rulebook
from wayhome.store.supplies import SUPPLIES
from wayhome.web.accounts.models import Account
from wayhome.web.urls import urlpatterns
from wayhome.web.wiring import wiring

AIM, TIMES, ACTS = 100, 60, 12
BACKEND = "django.contrib.auth.backends.ModelBackend"
OF_A_CASE = "cases/<path:record>/"
SETTINGS = {
    "ALLOWED_HOSTS": ["testserver"],
    "SESSION_COOKIE_SECURE": False,
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
}


@dataclass(slots=True)
class Took:
    """What requests for one page took, in milliseconds, and how many were answered with anything but the page."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    not_pages: int = 0

    def ask(self, client: Client, path: str) -> None:
        """Ask for a page."""
        clock, processor = time.perf_counter(), time.process_time()
        answer = client.get(path)
        self.processor.append((time.process_time() - processor) * 1000)
        self.clock.append((time.perf_counter() - clock) * 1000)
        self.not_pages += answer.status_code != 200

    def line(self, name: str) -> str:
        """Say the middle and the slowest twentieth."""
        clock, processor = ninety_five(self.clock), ninety_five(self.processor)
        missed = f", {self.not_pages} answered otherwise" if self.not_pages else ""
        return (
            f"{name:<46} {statistics.median(self.clock):>8.0f} {clock:>8.0f}   "
            f"{statistics.median(self.processor):>8.0f} {processor:>8.0f}{missed}"
        )


def ninety_five(times: Sequence[float]) -> float:
    """Return the time that nineteen of twenty stay within."""
    return sorted(times)[max(round(len(times) * 0.95) - 1, 0)]


def signed_in() -> Client:
    """Return a browser in which a supervisor is signed in."""
    account = Account.objects.filter(username="bench").first() or Account.objects.create_account(
        username="bench", password="not-asked-for-here", name="The supervisor", role="supervisor"
    )
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def open_records() -> list[str]:
    """Return the records of the open episodes."""
    ledger = open_ledger()
    names = (f"episode:B-{desk.CLOSED + number}-1" for number in range(desk.OPEN))
    return [name for name in names if ledger.stored(RecordId(name))]


def acts() -> list[str]:
    """Return the names of the pages that are about one case and need nothing but its record."""
    found = [one for one in urlpatterns if str(one.pattern).startswith(OF_A_CASE)]
    return [str(one.name) for one in found if str(one.pattern).count("<") == 1 and one.name not in {None, "case"}]


def asked(client: Client, paths: Iterator[str], times: int = TIMES, before: Callable[[], None] | None = None) -> Took:
    """Ask for pages one after another; ``before`` each, something is done that is not timed."""
    took = Took()
    for path in itertools.islice(paths, times):
        if before is not None:
            before()
        took.ask(client, path)
    return took


def lines(client: Client, records: Sequence[str]) -> Iterator[str]:
    """Yield a line for each page: first what is asked for most, then each page of a case, then after an entry."""
    closed = (reverse("case", args=[f"episode:B-{number}-1"]) for number in itertools.count(1, 37))
    entering = itertools.cycle(records)

    def enter() -> None:
        desk.one_more(open_ledger(), RecordId(next(entering)), SUPPLIES.now())

    yield f"{'page':<46} {'p50':>8} {'p95':>8}   {'p50':>8} {'p95':>8}   ms by the clock, and of the processor"
    for name in ("home", "cases", "my-duties"):
        if any(one.name == name for one in urlpatterns):
            yield asked(client, itertools.repeat(reverse(name))).line(name)
    yield asked(client, itertools.repeat(f"{reverse('cases')}?show=all&page=7")).line("cases, all, page 7")
    yield asked(client, (reverse("case", args=[record]) for record in records)).line("an open case")
    yield asked(client, closed).line("a closed case, never opened before")
    for name in acts():
        yield asked(client, (reverse(name, args=[record]) for record in records), ACTS).line(name)
    for name in ("home", "cases"):
        yield asked(client, itertools.repeat(reverse(name)), before=enter).line(f"{name}, right after an entry")
    after = (reverse("case", args=[record]) for record in itertools.cycle(records))
    yield asked(client, after, before=enter).line("an open case, right after an entry")


def first(client: Client) -> Iterator[str]:
    """Yield what the first requests of a process take, its rulebook read and nothing told yet."""
    for name, path in (("with the rulebook to read", "home"), ("with the rulebook read", "home")):
        wiring.cache_clear()
        if name == "with the rulebook to read":
            rulebook.cache_clear()
        took = asked(client, itertools.repeat(reverse(path)), 1)
        yield f"first request of a process, {name}: {took.clock[0]:.0f} ms, {took.processor[0]:.0f} of the processor"


def evidence(client: Client) -> Iterator[str]:
    """Yield what the evidence page takes: first of a process, then again, then right after an entry."""
    for name, entered in (("first", False), ("again", False), ("right after an entry", True)):
        if entered:
            desk.one_more(open_ledger(), RecordId(open_records()[0]), SUPPLIES.now())
        took = asked(client, itertools.repeat(reverse("evidence")), 1)
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield f"evidence, {name}: {took.clock[0]:,.0f} ms, {took.processor[0]:,.0f} of the processor, peak {held} MB"


def run() -> Iterator[str]:
    """Yield the measure as lines. ``WAYHOME_BENCH_CLOSED`` is how many closed episodes to make, where fewer will do."""
    call_command("migrate", verbosity=0)
    closed = int(os.environ.get("WAYHOME_BENCH_CLOSED", desk.CLOSED))
    if open_ledger().head().position == 0:
        begun = time.perf_counter()
        entries = desk.fill(SUPPLIES.now(), closed_ones=closed)
        yield f"made {entries:,} entries in {time.perf_counter() - begun:.0f} s"
    with override_settings(**SETTINGS):
        client, records = signed_in(), open_records()
        yield f"{closed:,} closed and {len(records)} open episodes; the aim is {AIM} ms at p95"
        yield from first(client)
        yield from lines(client, records)
        yield from evidence(client)
