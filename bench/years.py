"""Years of a force: how large its record is, what a restart takes, the board, the pages of a child, and a rebuild.

``wayhome simulate`` makes such a record, of any size; ``WAYHOME_BENCH_YEARS`` names where: a folder or the address of a
database, several with a semicolon between. Without it a small one is made on each database of this machine. Each is
asked in a process of its own, as after a restart. Entries are told from the beginning again only where
``WAYHOME_BENCH_REBUILD`` is set: of ten million that takes hours.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice, repeat
from pathlib import Path

import django

from bench.places import places

SMALL = ("--scale", "0.01", "--years", "5", "--until", "2026-11-24T00:00:00Z")
WAYHOME = str(Path(sys.executable).with_name("wayhome"))
TIMES, CHILDREN = 40, 200
OF_ALL = ("about", "home", "board", "my-duties", "cases", "find")
OF_A_CHILD = ("case", "case-duties", "case-time-line", "around")


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    named = [place for place in os.environ.get("WAYHOME_BENCH_YEARS", "").split(";") if place]
    if named:
        for place in named:
            yield from _asked(place)
        return
    with tempfile.TemporaryDirectory(prefix="wayhome-bench-") as folder, places() as found:
        for name, address in found.items():
            place = folder if name == "SQLite" else address
            yield from _lines([WAYHOME, "simulate", *_at(place), *SMALL, "--derive"], os.environ)
            yield from _asked(place)


def _asked(place: str) -> Iterator[str]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "wayhome.config.settings"}
    if "://" in place:
        environment["WAYHOME_DATABASE_URL"] = place
    else:
        environment["WAYHOME_FOLDER"] = place
        environment["WAYHOME_DATABASE_URL"] = f"sqlite:///{Path(place).resolve() / 'wayhome.sqlite3'}"
    yield from _lines([sys.executable, "-m", "bench.years", str(time.time())], environment)


def _at(place: str) -> tuple[str, str]:
    return ("--database" if "://" in place else "--folder", place)


def _lines(words: list[str], environment: "dict[str, str] | os._Environ[str]") -> Iterator[str]:
    """Yield what a command says, as it says it, and how it ended where that was not well."""
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as part:
        yield from (line.strip() for line in part.stdout or () if not line.startswith("    "))
    if part.returncode:
        yield f"{' '.join(words[1:4])} ended with {part.returncode}"


def ask(began: float) -> Iterator[str]:
    """Yield what a record of years comes to, after a restart that began at an instant."""
    from django.test import override_settings  # noqa: PLC0415 - needs the settings

    from bench import many_open, pages  # noqa: PLC0415

    with override_settings(**pages.SETTINGS):
        yield from size()
        yield from many_open.restarted(began)
        yield from times_read()
        yield from pages_of_all()
        yield from pages_of_children()
    if os.environ.get("WAYHOME_BENCH_REBUILD"):
        yield from rebuilt()


def size() -> Iterator[str]:
    """Yield how much the record holds, and what that takes."""
    from django.db import connection  # noqa: PLC0415 - needs the settings

    from wayhome.cli.simulate import size_of_database  # noqa: PLC0415
    from wayhome.store.opening import open_ledger  # noqa: PLC0415

    many, of_bytes = open_ledger().head().position, size_of_database()
    yield f"{connection.vendor}: {many:,} entries, {of_bytes / 1e9:,.2f} GB: {of_bytes / many:,.0f} bytes each"


def times_read() -> Iterator[str]:
    """Yield how long it then takes to read when every child was ever missing: who is around a child waits for that."""
    from wayhome.web.wiring import wiring  # noqa: PLC0415 - needs the settings

    began = time.perf_counter()
    wiring().times_missing.warm()
    yield f"when every child was ever missing, read after that: {time.perf_counter() - began:.1f} s"


def pages_of_all() -> Iterator[str]:
    """Yield what the pages take that stand on everything."""
    from django.urls import reverse  # noqa: PLC0415 - needs the settings

    from bench.pages import asked, signed_in  # noqa: PLC0415

    client = signed_in()
    yield f"{'page':<46} {'p50':>8} {'p95':>8}   {'p50':>8} {'p95':>8}   ms by the clock, and of the processor"
    for name in OF_ALL:
        yield asked(client, repeat(reverse(name)), TIMES).line(name)


def pages_of_children() -> Iterator[str]:
    """Yield what the pages of a child's case take, each opened once, of children from all over the years."""
    from django.urls import reverse  # noqa: PLC0415 - needs the settings

    from bench.pages import asked, signed_in  # noqa: PLC0415

    client, cases = signed_in(), list(spread_out(CHILDREN))
    for name in OF_A_CHILD:
        paths = (reverse(name, args=[case]) for case in islice(cycle(cases), CHILDREN))
        yield asked(client, paths, CHILDREN).line(f"{name}, of {CHILDREN} children")


def spread_out(many: int) -> Iterator[str]:
    """Yield the records of so many episodes, spread over the whole of what was entered."""
    from wayhome.store.models import IndexedEvent  # noqa: PLC0415 - needs the settings
    from wayhome.store.opening import open_ledger  # noqa: PLC0415

    last = open_ledger().head().position
    reports = IndexedEvent.objects.filter(type="missing.reported").order_by("position")
    for number in range(many):
        first = reports.filter(position__gt=last * number // many).values_list("record", flat=True).first()
        if first is not None:
            yield first


def rebuilt() -> Iterator[str]:
    """Yield how long it takes to tell every entry again."""
    began = time.perf_counter()
    subprocess.run([WAYHOME, "rebuild"], check=True, stdout=subprocess.DEVNULL)
    yield f"told again from the beginning in {time.perf_counter() - began:,.0f} s"


if __name__ == "__main__":
    django.setup()
    for said in ask(float(sys.argv[1])):
        print(said, flush=True)
