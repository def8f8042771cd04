"""Run the measures, or those named: ``python -m bench [NAME …]``. Ratios hold within a run, times on its machine."""

import importlib
import os
import pkgutil
import platform
import sqlite3
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import django

import bench

LIBRARIES = ("django", "psycopg", "pydantic", "eventsourcing", "rfc8785")


def machine() -> list[str]:
    """Return what the measures run on, as lines."""
    told = Path("/proc/cpuinfo").read_text(encoding="ascii").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(": ")[2] for line in told if line.startswith("model name")), platform.processor())
    return [
        f"Machine: {os.cpu_count()} cores, {model}, {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    ]


def measures() -> list[str]:
    """Return the names of the modules that offer a measure."""
    names = [module.name for module in pkgutil.iter_modules(bench.__path__)]
    return [name for name in names if not name.startswith("_") and hasattr(load(name), "run")]


def load(name: str) -> ModuleType:
    """Return a module of this package."""
    return importlib.import_module(f"bench.{name}")


def main(wanted: list[str]) -> int:
    """Run what is wanted, or everything."""
    print("\n".join(machine()), flush=True)
    with tempfile.TemporaryDirectory(prefix="wayhome-bench-") as folder:
        os.environ.update(WAYHOME_FOLDER=folder, DJANGO_SETTINGS_MODULE="wayhome.config.settings")
        django.setup()
        show(wanted or measures())
    return 0


def show(names: list[str]) -> None:
    """Run measures and print each one's lines as it is done."""
    for name in names:
        begun = time.perf_counter()
        print(f"\n{name}", flush=True)
        for line in load(name).run():
            print(f"  {line}", flush=True)
        print(f"  ({time.perf_counter() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
