"""Few records are linked without a batch engine: the same pairs as it brings together, and the same proposals."""

import pytest

from tests.linking.test_from_judgements import HELD
from wayhome.application.linking.few import MOST, link_few
from wayhome.application.linking.ports import CannotLink
from wayhome.application.linking.reconciling import Reconciling
from wayhome.application.linking.rows import rows_of
from wayhome.application.linking.training import odds_of
from wayhome.packs import linkage
from wayhome.store.linking.opening import open_linker, open_linker_for

pytest.importorskip("splink")

SOME = dict(sorted(HELD.items())[:300])
PACK = linkage()


def test_the_same_pairs_weigh_enough_as_in_the_batch_and_weigh_the_same():
    rows = list(rows_of(SOME.values()))

    batch = {
        (one.one, one.other): one.bits
        for one in open_linker(PACK.names).link(rows, odds=odds_of(PACK), at_least=0.0)
    }  # fmt: skip
    few = {(one.one, one.other): one.bits for one in link_few(SOME, PACK, at_least=0.0)}

    assert few == pytest.approx(batch, abs=0.01)
    assert len(few) > 100


def test_linking_everything_without_an_engine_proposes_the_same():
    both = [Reconciling(SOME, PACK, (), lambda _words: None).run(linker) for linker in (None, open_linker(PACK.names))]

    assert both[0].proposed == both[1].proposed
    assert both[0].proposed.groups


def test_only_so_few_are_linked_without_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("wayhome.store.linking.opening.open_linker", _lacking)

    assert open_linker_for(MOST, PACK.names) is None
    with pytest.raises(CannotLink):
        open_linker_for(MOST + 1, PACK.names)


def _lacking(*_: object) -> None:
    raise CannotLink("This needs duckdb.")
