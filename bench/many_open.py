"""Many open cases: what the pages that stand on all of them take, with 100, 1,000 and 10,000 of them in the record.

Each size has a record and a process of its own, so that what a restart takes, and what it keeps in memory, is seen too.
Times by the clock are what somebody waits; the page that says what the product is, which reads nothing, is asked in the
same run, so that a busy machine shows. ``WAYHOME_BENCH_OPEN`` names other sizes, with commas, and
``WAYHOME_BENCH_FOLDER`` keeps the records that are made for another run. What is owed in a record that another build or
rulebook filled is worked out again first: pages that work it off are measured for that, and for little else.
"""

import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django

CLOSED, AIM, TIMES = 1_000, 100, 40
SIZES = (100, 1_000, 10_000)
PAGES = (
    ("what the product is (reads nothing)", "about", ""),
    ("board", "board", ""),
    ("my duties", "my-duties", ""),
    ("my duties, my team's", "my-duties", "?show=team"),
    ("my duties, everyone's", "my-duties", "?show=everyone"),
    ("my duties, everyone's, page 7", "my-duties", "?show=everyone&page=7"),
    ("board, next is mine", "board", "?mine=1"),
    ("wall screen", "board-wall", ""),
    ("map", "board-map", ""),
    ("home", "home", ""),
    ("cases", "cases", ""),
    ("cases, all, page 7", "cases", "?show=all&page=7"),
)
AFTER = ("board", "my-duties", "home", "cases")


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    sizes = [int(size) for size in os.environ.get("WAYHOME_BENCH_OPEN", "").split(",") if size] or SIZES
    with tempfile.TemporaryDirectory(prefix="wayhome-bench-") as made:
        folder = Path(os.environ.get("WAYHOME_BENCH_FOLDER", made))
        for size in sizes:
            yield from by_itself("fill", folder / f"v{size}", size)
            yield from by_itself("ask", folder / f"v{size}", size)


def by_itself(what: str, folder: Path, size: int) -> Iterator[str]:
    """Yield the lines of a part that runs in a process of its own, as they come."""
    folder.mkdir(parents=True, exist_ok=True)
    named = os.environ | {"WAYHOME_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "wayhome.config.settings"}
    words = [sys.executable, "-m", "bench.many_open", what, str(size), str(time.time())]
    with subprocess.Popen(words, env=named, stdout=subprocess.PIPE, text=True) as part:
        yield from (line.rstrip() for line in part.stdout or ())
    if part.returncode:
        yield f"{what} with {size:,} open cases stopped with {part.returncode}"


def fill(size: int, _began: float) -> Iterator[str]:
    """Make a record; of one that is there from an earlier run, work out again what is owed where that has changed."""
    from django.core.management import call_command  # noqa: PLC0415 - needs the settings

    from bench import desk  # noqa: PLC0415
    from wayhome.application.rebuilding import catch_up  # noqa: PLC0415
    from wayhome.store.opening import open_ledger  # noqa: PLC0415
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if open_ledger().head().position:
        yield f"worked out again what is owed for {catch_up(open_ledger()):,} subjects"
        return
    began = time.perf_counter()
    entries = desk.fill(SUPPLIES.now(), closed_ones=CLOSED, open_ones=size)
    took = time.perf_counter() - began
    yield f"made {entries:,} entries in {took:.0f} s: {entries / took:,.0f} a second"


def ask(size: int, began: float) -> Iterator[str]:
    """Yield what a restart takes and keeps, what each page takes, and what it takes right after an entry."""
    from django.test import override_settings  # noqa: PLC0415 - needs the settings

    from bench import live_board, pages  # noqa: PLC0415

    yield f"{size:,} open and {CLOSED:,} closed cases; the aim is {AIM} ms at p95"
    with override_settings(**pages.SETTINGS):
        yield from restarted(began)
        yield from left_over()
        yield from lines(size)
        yield from live_board.lines(pages.signed_in(), size)
        yield f"kept in memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB"


def restarted(began: float) -> Iterator[str]:
    """Yield how long after a process began it had everything told, and what its first page took."""
    from django.urls import reverse  # noqa: PLC0415 - needs the settings

    from bench.pages import asked, signed_in  # noqa: PLC0415
    from wayhome.config.abreast import settle  # noqa: PLC0415
    from wayhome.web.wiring import wiring  # noqa: PLC0415

    settle(wiring())
    yield f"restart to ready: {time.time() - began:.1f} s by the clock, {time.process_time():.1f} of the processor"
    took = asked(signed_in(), iter([reverse("my-duties")]), 1)
    yield f"first page, my duties: {took.clock[0]:,.0f} ms; {time.time() - began:.1f} s after the restart"


def left_over() -> Iterator[str]:
    """Say so where what is owed waits to be worked out again, which pages are slow for."""
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415 - needs the settings
    from wayhome.web.wiring import wiring  # noqa: PLC0415

    left = wiring().reading.behind(SUPPLIES.now())
    if left:
        yield f"what is owed waits to be worked out for {left:,} or more, which slows pages: ask for `fill` first"


def lines(size: int) -> Iterator[str]:
    """Yield a line for each page, and for some right after an entry in one of the cases."""
    from django.urls import NoReverseMatch, reverse  # noqa: PLC0415 - needs the settings

    from bench import desk  # noqa: PLC0415
    from bench.pages import asked, signed_in  # noqa: PLC0415
    from wayhome.kernel.ids import RecordId  # noqa: PLC0415
    from wayhome.store.opening import open_ledger  # noqa: PLC0415
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415

    client, ledger = signed_in(), open_ledger()
    records = (f"episode:B-{desk.CLOSED + number}-1" for number in itertools.cycle(range(size)))
    present = (name for name in records if ledger.stored(RecordId(name)))

    def enter() -> None:
        desk.one_more(ledger, RecordId(next(present)), SUPPLIES.now())

    yield f"{'page':<46} {'p50':>8} {'p95':>8}   {'p50':>8} {'p95':>8}   ms by the clock, and of the processor"
    for words, name, query in PAGES:
        try:
            path = f"{reverse(name)}{query}"
        except NoReverseMatch:
            continue
        yield asked(client, itertools.repeat(path), TIMES).line(words)
        if name in AFTER and not query:
            yield asked(client, itertools.repeat(path), TIMES, before=enter).line(f"{words}, right after an entry")


if __name__ == "__main__":
    django.setup()
    for said in {"fill": fill, "ask": ask}[sys.argv[1]](int(sys.argv[2]), float(sys.argv[3])):
        print(said, flush=True)
