"""What lists stand on is told before the first visitor comes, and kept abreast of the record from then on."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from threading import Event

import pytest
from django.db import DatabaseError
from jinja2 import Environment

from tests.web import borough
from wayhome.application.board.kept import BoardRows, kept_board
from wayhome.application.dossier.times import TimesMissing
from wayhome.application.reading import Reading
from wayhome.config.abreast import keep, settle, tell
from wayhome.record.envelope import Sealed
from wayhome.store.faults import faults
from wayhome.store.memory import MemoryLedger
from wayhome.web.components.environment import lenient, strict


@pytest.mark.django_db
def test_what_lists_stand_on_is_told_before_anybody_asks() -> None:
    parts = borough.parts()

    tell(parts)

    with parts.reading.column(BoardRows, borough.NOW) as rows:
        told = dict(rows.rows)
    assert told
    assert {row.record for row in kept_board(parts.reading, borough.NOW)[0]} == set(told)


@pytest.mark.django_db
def test_garbage_is_looked_for_once_all_is_told_and_not_while_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    while_told: list[bool] = []
    monkeypatch.setattr("wayhome.config.abreast.tell", lambda *_, **__: while_told.append(gc.isenabled()))
    monkeypatch.setattr(gc, "freeze", lambda: None)

    settle(borough.parts())

    assert while_told == [False, False]
    assert gc.isenabled()


@pytest.mark.django_db
def test_no_visitor_waits_for_a_component_to_be_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wayhome.config.abreast.tell", lambda *_, **__: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    compiled: list[object] = []
    for environment in (strict, lenient):
        assert environment.cache is not None
        environment.cache.clear()

    settle(borough.parts())
    monkeypatch.setattr(Environment, "compile", lambda *asked, **_: compiled.append(asked))

    for environment in (strict, lenient):
        assert [environment.get_template(name).name for name in environment.list_templates(extensions=("html",))]
    assert compiled == []


@pytest.mark.django_db
def test_when_children_were_missing_is_read_before_anybody_asks_who_is_around_one() -> None:
    read: list[str] = []

    class Counted(MemoryLedger):
        """A record that notes what was read of it."""

        def of_type(self, name: str) -> Sequence[Sealed]:
            read.append(name)
            return super().of_type(name)

    times = TimesMissing(Counted())
    tell(replace(borough.parts(), times_missing=times))
    before = list(read)

    assert times.beside((), borough.NOW) == ()
    assert "missing.reported" in before
    assert read == before


@pytest.mark.django_db
def test_where_there_is_no_record_yet_a_process_starts_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    class Nothing(Reading):
        """A record that cannot be read."""

        def _keeping(self) -> object:  # type: ignore[override]
            raise DatabaseError("no such table: event")

    broken = borough.parts()
    tell(replace(broken, reading=Nothing(broken.ledger, borough.rulebook(borough.PACK), borough.rulebook)))

    assert "the next page tries again" in caplog.text


@pytest.mark.django_db
def test_whatever_breaks_is_noted_among_the_faults_and_ends_nothing() -> None:
    class Broken(Reading):
        """A record in which something stands that nobody thought of."""

        def _keeping(self) -> object:  # type: ignore[override]
            raise KeyError("likely_to_be_harmed")

    parts = borough.parts()
    tell(replace(parts, reading=Broken(parts.ledger, borough.rulebook(borough.PACK), borough.rulebook)))

    (noted,) = faults(standing=True)
    assert (noted.kind, noted.what) == ("lists", "KeyError")
    assert "likely_to_be_harmed" not in noted.clue


def test_keeping_abreast_ends_when_it_is_told_to() -> None:
    stop = Event()
    stop.set()

    thread = keep(borough.parts(), stop)
    thread.join(timeout=10)

    assert not thread.is_alive()
