"""What every test may ask for: a PostgreSQL, a Chromium. And how the whole run behaves."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from _pytest.nodeid import coerce_node_id
from playwright.sync_api import Browser, sync_playwright

from tests.services import chromium, postgres, run
from tests.services.missing import skip_or_fail

# Playwright keeps an event loop on the thread of the tests, which is also where they read the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Two shared cores: how long one example takes says nothing about the code.
hypothesis.settings.register_profile("wayhome", deadline=None, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, print_blob=True, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "wayhome"))

# Rulebooks and boroughs stay until the end: to look through them for rubbish every 700 objects takes a sixth of a run.
OBJECTS_BETWEEN = (50_000, 20, 100)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say after a test's name in which group it is, as whoever hands tests out to workers reads it.

    xdist 3.8 says it in a way that pytest 9.2 no longer hears: every group was spread over all workers, and what it
    makes once for its tests was made in each.
    """
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        group = "_".join(sorted({str(mark.args[0]) for mark in item.iter_markers("xdist_group")}))
        if group and not item.nodeid.endswith(f"@{group}"):
            item._id = coerce_node_id(f"{item.nodeid}@{group}")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Set apart what was read in, which nobody lets go of before the run ends, and look for rubbish less often."""
    gc.set_threshold(*OBJECTS_BETWEEN)
    gc.freeze()


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """Return the address of a PostgreSQL server, without a database, where we may do anything."""
    try:
        return postgres.server(run.folder(), watched=run.process(), environ=os.environ)
    except postgres.PostgresMissing as missing:
        skip_or_fail(str(missing))


@pytest.fixture(scope="session")
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Return the address of an empty PostgreSQL database of this worker's own."""
    with postgres.own_database(postgres_server, postgres.workers_own("record", os.environ)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """Return where a Chromium is."""
    try:
        return chromium.path(os.environ)
    except chromium.ChromiumMissing as missing:
        skip_or_fail(str(missing))


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """Return a running browser: one for all of a worker's tests, since Playwright runs once on a thread."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=chromium.launch_flags())
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """Return the source of the accessibility checker, to be run inside a page."""
    path = Path(__file__).parent.parent / ".browser-test" / "axe.min.js"
    if not path.exists():
        skip_or_fail("no accessibility checker: run make setup")
    return path.read_text(encoding="utf-8")
