"""The same job on Spark: one test, where pyspark is installed (requirements/spark.txt)."""

from itertools import combinations
from pathlib import Path

import pytest

from tests.linking.test_reconciling import ISLA, SON, TWIN
from wayhome.application.linking.parity import parted, searched
from wayhome.application.linking.rows import rows_of
from wayhome.application.linking.training import odds_of
from wayhome.packs import linkage
from wayhome.store.linking.opening import open_linker, open_spark_linker

pytest.importorskip("pyspark", reason="not run: pyspark is not installed here (make spark-test installs and runs it)")

HELD = (*ISLA, *TWIN, *SON)


@pytest.mark.filterwarnings("ignore")
def test_spark_weighs_and_links_as_duckdb_and_a_search_do_and_leaves_nothing_where_it_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    pack = linkage()
    odds, rows = odds_of(pack), list(rows_of(HELD))
    by_reference = {record.id: record for record in HELD}
    pairs = list(combinations(sorted(by_reference), 2))

    spark, here = open_spark_linker(pack.names, drawn=1_000), open_linker(pack.names)

    weighed = spark.score(rows, odds=odds, pairs=pairs)
    assert [str(pair) for pair in parted(weighed, searched(pairs, by_reference, pack))] == []
    both = ({(one.one, one.other) for one in each.link(rows, odds=odds, at_least=10.0)} for each in (spark, here))
    assert next(both) == next(both)
    learnt = spark.estimate(rows, start=odds, judged=(), seed=1)
    assert learnt.levels["given", "different"].by_chance > 0
    assert list(tmp_path.iterdir()) == []
