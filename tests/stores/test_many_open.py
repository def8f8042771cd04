"""Pages are measured with nothing left to work out, which would make them slow however few cases are open."""

from types import SimpleNamespace

import pytest

from bench.many_open import fill, left_over
from tests.stores.acts import counting, entry, reported
from tests.stores.test_case_index import indexed
from wayhome.application.entering import enter
from wayhome.store.case_index import DatabaseCaseIndex
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.models import DutyScope


@pytest.fixture
def stale(kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch) -> DatabaseLedger:
    """Return a record that another build filled, in place of the one that is measured."""
    enter(entry(reported()), ledger=kept, supplies=counting())
    DutyScope.objects.using(kept.using).update(under="another build")
    parts = SimpleNamespace(reading=indexed(kept))
    monkeypatch.setattr("wayhome.store.opening.open_ledger", lambda: kept)
    monkeypatch.setattr("wayhome.web.wiring.wiring", lambda: parts)
    monkeypatch.setattr("django.core.management.call_command", lambda *_, **__: None)
    monkeypatch.setattr(DatabaseCaseIndex, "_work_off", lambda *_: None)
    return kept


def test_what_another_build_left_is_worked_out_before_pages_are_measured(stale: DatabaseLedger) -> None:
    assert "or more, which slows pages: ask for `fill` first" in next(left_over())

    assert next(fill(1, 0)).startswith("worked out again what is owed for ")

    assert list(left_over()) == []
