"""A PostgreSQL database asked for what it holds: read only, a page at a time, and never silent when it fails."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from tests.holdings.people import NIGHT
from tests.services.postgres import own_database, workers_own
from wayhome.application.holding.connecting import SourceOutOfReach, connect, key_of
from wayhome.application.holding.taking import Counted, Take, TooManyGone
from wayhome.store.connectors.open import open_sources
from wayhome.store.connectors.postgres import PostgresHeld
from wayhome.store.connectors.settings import PostgresSource
from wayhome.store.holdings.intake import MemoryIntake
from wayhome.store.holdings.memory import MemoryHoldings

LATER = NIGHT + timedelta(days=2)
MADE = """
CREATE TABLE nominal (ref int PRIMARY KEY, forename text, surname text, dob date, phones text[], removed boolean,
                      updated timestamptz NOT NULL);
INSERT INTO nominal VALUES
  (1, 'Tamsin', 'Okafor', '2012-05-09', '{07700 900114,07700 900160}', false, '2026-03-01 09:00+00'),
  (2, 'Dex', 'Crowe', NULL, '{}', false, '2026-03-01 09:00+00'),
  (3, 'Ruben', 'Castellan', '2014-08-19', NULL, false, '2026-03-02 10:00+00');
"""
MAPPING = {
    "record_id": "ref", "given_name": "forename", "family_name": "surname", "birth_date": "dob", "phones": "phones",
    "deleted": {"column": "removed"},
}  # fmt: skip


@pytest.fixture(scope="module")
def custody_database(postgres_server: str) -> Iterator[str]:
    """Return the address of another system's database: this process's own, since a run's workers share the server."""
    with own_database(postgres_server, workers_own("custody", os.environ)) as address:
        yield address


@pytest.fixture
def nominals(custody_database: str) -> Iterator[str]:
    """Return the address of another system's database, with three people in it."""
    with psycopg.connect(custody_database, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA custody")
        connection.execute("SET search_path TO custody")
        connection.execute(MADE)
    yield custody_database
    with psycopg.connect(custody_database, autocommit=True) as connection:
        connection.execute("DROP SCHEMA custody CASCADE")


class Custody:
    """The custody system's database, and holdings into which it is taken."""

    def __init__(self, address: str, **settings: object) -> None:
        self.address, self.index = address, MemoryHoldings()
        self.intake = MemoryIntake(self.index)
        given = {
            "kind": "postgresql", "address": address, "system": "custody", "mapping": MAPPING, "reference": "ref",
            "select": "SELECT * FROM custody.nominal;", "changed": "updated", "page": 2, "timeout": 5.0,
        } | settings  # fmt: skip
        self.source = PostgresHeld(name="custody database", settings=PostgresSource.model_validate(given))

    def take(self, *, whole: bool = False) -> Counted:
        """Take what changed."""
        take = Take(
            key=key_of(self.source), name=self.source.name, index=self.index, intake=self.intake, at=LATER, as_of=LATER
        )
        return connect(self.source, take, whole=whole)

    def there(self, statement: str) -> None:
        """Change something in the other system."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute("SET search_path TO custody")
            connection.execute(statement.encode())


def test_rows_come_page_by_page_and_are_read_by_their_columns(nominals: str):
    custody = Custody(nominals)

    assert custody.take() == Counted(lines=3, new=3, systems=("custody",))

    tamsin = custody.index.record("1")
    assert tamsin is not None
    assert (tamsin.person.name, str(tamsin.person.birth_date)) == ("Tamsin Okafor", "2012-05-09")
    assert tamsin.person.phones == ("07700 900114", "07700 900160")
    assert custody.index.sources()[0].as_of == LATER


def test_the_next_time_only_what_changed_comes_and_what_was_slow_to_be_committed(nominals: str):
    custody = Custody(nominals)
    custody.take()
    custody.there("UPDATE nominal SET forename = 'Dexter', updated = '2026-03-03 08:00+00' WHERE ref = 2")
    custody.there("UPDATE nominal SET removed = true, updated = '2026-03-02 09:55+00' WHERE ref = 1")

    assert custody.take() == Counted(lines=3, changed=1, unchanged=1, taken_out=1, systems=("custody",))
    assert sorted(custody.intake.references("custody")) == ["2", "3"]


def test_a_source_that_numbers_its_changes_goes_on_from_the_number(nominals: str):
    custody = Custody(nominals, select="SELECT n.*, ref * 10 AS number FROM custody.nominal n", changed="number")
    custody.take()

    assert json.loads(custody.intake.takes[key_of(custody.source)].cursor) == ["30", "3"]
    assert custody.take().lines == 0
    assert custody.index.sources()[0].records == 3


def test_what_is_no_longer_there_at_all_goes_when_the_source_is_asked_for_everything(nominals: str):
    custody = Custody(nominals)
    custody.there("INSERT INTO nominal SELECT n, 'A', 'B', NULL, NULL, false, now() FROM generate_series(10, 30) n")
    custody.take()
    custody.there("DELETE FROM nominal WHERE ref = 2")

    assert custody.take(whole=True).taken_out == 1
    assert custody.index.record("2") is None

    custody.there("DELETE FROM nominal WHERE ref > 3")
    with pytest.raises(TooManyGone, match="21 of the 23 records of custody are not in it, more than a tenth"):
        custody.take(whole=True)
    assert custody.index.sources()[0].records == 23


def test_nothing_can_be_changed_over_there(nominals: str):
    custody = Custody(nominals, select="SELECT n.*, custody.wipe() FROM custody.nominal n")
    custody.there("CREATE FUNCTION wipe() RETURNS int LANGUAGE sql AS 'DELETE FROM custody.nominal RETURNING 1'")

    with pytest.raises(SourceOutOfReach, match="custody database could not be asked: "):
        custody.take()

    assert Custody(nominals).take().new == 3


def test_a_question_that_takes_too_long_is_given_up(nominals: str):
    custody = Custody(nominals, select="SELECT *, pg_sleep(5) FROM custody.nominal", timeout=0.2)

    with pytest.raises(SourceOutOfReach, match="custody database could not be asked: QueryCanceled."):
        custody.take()

    assert custody.index.sources() == ()
    assert custody.intake.latest(1)[0].unreached_since == LATER


def test_a_column_that_is_not_there_is_told_in_the_databases_words(nominals: str):
    with pytest.raises(SourceOutOfReach, match="could not be asked: column held.moved does not exist"):
        Custody(nominals, changed="moved").take()


def test_a_row_of_which_nobody_can_tell_when_it_changed_is_not_passed_over_in_silence(nominals: str):
    custody = Custody(nominals, select="SELECT n.*, NULLIF(ref, 3) AS moved FROM custody.nominal n", changed="moved")

    with pytest.raises(SourceOutOfReach, match="custody database has rows without moved or ref: no change"):
        custody.take()
    assert sorted(custody.intake.references("custody")) == ["1", "2"]


def test_a_database_that_is_not_there_is_out_of_reach_and_its_password_is_in_no_message():
    settings = (
        '[custody]\nkind = "postgresql"\naddress = "postgresql://reader@127.0.0.1:1/none"\nselect = "SELECT 1"\n'
        'password_from = "CUSTODY_PASSWORD"\n'
    )
    source = open_sources(settings, {"CUSTODY_PASSWORD": "wren-tarn"}, print)["custody"]
    index = MemoryHoldings()
    intake = MemoryIntake(index)

    with pytest.raises(SourceOutOfReach) as unreached:
        connect(source, Take(key="x", name="x", index=index, intake=intake, at=LATER, as_of=LATER))

    assert str(unreached.value) == "custody cannot be reached: OperationalError."
