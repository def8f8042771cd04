"""One record per test, in each of the places where a record can be kept."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.services.postgres import own_database
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.application.ports import Ledger
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.memory import MemoryLedger
from wayhome.store.opening import open_ledger

numbers = itertools.count(1)


@pytest.fixture(scope="session", autouse=True)
def databases_allowed(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let these tests use databases of their own; none of them touches the default one."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with the product's tables, to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_path(migrated_sqlite: Path, tmp_path: Path) -> Path:
    """Return a SQLite file of the test's own."""
    return Path(shutil.copy(migrated_sqlite, tmp_path / "record.sqlite3"))


@pytest.fixture
def sqlite(sqlite_path: Path) -> Iterator[str]:
    """Return Django's name for a SQLite database of the test's own."""
    with known_to_django(opened_safely(f"sqlite:///{sqlite_path}")) as alias:
        yield alias


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> str:
    """Return the address of a PostgreSQL database with the product's tables, to copy."""
    migrate(postgres_url)
    return postgres_url


@pytest.fixture
def postgres_copy(migrated_postgres: str) -> Iterator[str]:
    """Return the address of a PostgreSQL database of the test's own."""
    template = urlsplit(migrated_postgres).path[1:]
    with own_database(migrated_postgres, f"{template}_{next(numbers)}", template=template) as address:
        yield address


@pytest.fixture
def postgres(postgres_copy: str) -> Iterator[str]:
    """Return Django's name for a PostgreSQL database of the test's own."""
    with known_to_django(opened_safely(postgres_copy)) as alias:
        yield alias


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """Return Django's name for a database of the test's own, of each kind in turn."""
    alias: str = request.getfixturevalue(request.param)
    return alias


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Return an empty record in each of the places where one can be kept."""
    if request.param == "memory":
        return MemoryLedger()
    return open_ledger(request.getfixturevalue(request.param))


@pytest.fixture
def kept(database: str) -> DatabaseLedger:
    """Return an empty record on each kind of database."""
    return open_ledger(database)
