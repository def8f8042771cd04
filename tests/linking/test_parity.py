"""What is trained in batch is what a search weighs by: the same levels and bits, for whatever two people say."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.linking.people import records
from wayhome.application.linking.parity import Parted, parted, searched
from wayhome.application.linking.ports import Scored
from wayhome.application.linking.rows import rows_of
from wayhome.application.linking.training import odds_of
from wayhome.holdings.records import HeldRecord
from wayhome.packs import linkage
from wayhome.store.linking.opening import open_linker

pytest.importorskip("splink")


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(records(40))
def test_batch_and_search_weigh_any_two_people_alike(drawn: list[HeldRecord]):
    pack = linkage()
    by_reference = {record.id: record for record in drawn}
    pairs = list(combinations(sorted(by_reference), 2))

    batch = open_linker(pack.names).score(rows_of(drawn), odds=odds_of(pack), pairs=pairs)

    assert [str(pair) for pair in parted(batch, searched(pairs, by_reference, pack))] == []


def test_a_pair_that_is_weighed_differently_is_named_with_what_differs():
    batch = Scored(one="A", other="B", bits=4.0, levels={"born": "same", "sex": "same"})
    search = replace(batch, bits=2.5, levels={"born": "one_part", "sex": "same"})

    (pair,) = parted([batch], [search])

    assert isinstance(pair, Parted)
    assert str(pair) == ("A and B: 4.000 bits in the batch, 2.500 in a search (born is same there and one_part here).")


def test_bits_a_hundredth_apart_are_alike_and_more_are_not():
    batch = Scored(one="A", other="B", bits=4.0, levels={"sex": "same"})

    assert not list(parted([batch], [replace(batch, bits=4.009)]))
    (pair,) = parted([batch], [replace(batch, bits=4.011)])
    assert str(pair) == "A and B: 4.000 bits in the batch, 4.011 in a search (every level is the same)."
