"""Splink on DuckDB, in memory: rows go in through Arrow, nothing is loaded from elsewhere, and nothing stays behind."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb
from duckdb.func import FunctionNullHandling, PythonUDFType
from duckdb.sqltypes import INTEGER
from splink import DuckDBAPI, Linker, SettingsCreator

from wayhome.application.linking.columns import NAMED, Naming, Row
from wayhome.application.linking.ports import Estimates, Level, Odds, Pair, Scored
from wayhome.store.linking.conditions import DUCKDB, comparisons, function_of
from wayhome.store.linking.learning import learn_by_rounds, learn_from, learn_how_many, seen
from wayhome.store.linking.naming import NamesCompared
from wayhome.store.linking.pairs import bring_together, give, weighed
from wayhome.store.linking.tables import Tables, tables

DRAWN = 1_000_000  # pairs drawn by chance
NO_EXTENSIONS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


class SplinkOnDuckDB:
    """Weighs many pairs at once on this machine."""

    def __init__(self, naming: Naming, *, threads: int = 2, memory: str = "4GB") -> None:
        self._naming = naming
        self._config: dict[str, str | bool | int | float | list[str]] = {
            "threads": str(threads),
            "memory_limit": memory,
            **NO_EXTENSIONS,
        }

    def estimate(
        self, rows: Iterable[Row], *, start: Mapping[Level, Odds], judged: Sequence[Pair], seed: int
    ) -> Estimates:
        """Return how often each level holds for one person and by chance, as these rows have it."""
        with self._opened(rows, start) as (linker, database):
            linker.training.estimate_u_using_random_sampling(max_pairs=DRAWN, seed=seed, min_count_per_level=None)
            learn_how_many(linker)
            rounds = learn_from(judged, linker, database) or tuple(learn_by_rounds(linker, database))
            levels, two_match = seen(linker, database, seed=seed, drawn=DRAWN)
            return Estimates(levels=levels, drawn=DRAWN, rounds=rounds, two_match=two_match)

    def score(self, rows: Iterable[Row], *, odds: Mapping[Level, Odds], pairs: Sequence[Pair]) -> list[Scored]:
        """Return some pairs as they are weighed, in their order."""
        with self._opened(rows, odds) as (linker, database):
            give(pairs, linker, database)
            found = {frozenset((one.one, one.other)): one for one in weighed(linker, database)}
        return [found[frozenset(pair)] for pair in pairs]

    def link(self, rows: Iterable[Row], *, odds: Mapping[Level, Odds], at_least: float) -> Iterator[Scored]:
        """Yield every pair that some key brings together and that weighs so many bits."""
        with self._opened(rows, odds, with_levels=False) as (linker, database):
            bring_together(linker, database)
            yield from weighed(linker, database, at_least)

    @contextmanager
    def _opened(
        self, rows: Iterable[Row], odds: Mapping[Level, Odds], *, with_levels: bool = True
    ) -> Iterator[tuple[Linker, duckdb.DuckDBPyConnection]]:
        made = tables(rows)
        with duckdb.connect(":memory:", config=self._config) as database:
            database.register("keyed", made.keyed)
            database.register("compared", made.compared)
            self._teach_names(database, made)
            api = DuckDBAPI(database)
            records = api.register(made.compared, dataset_display_name="records")
            yield Linker(records, _settings(odds, with_levels), log_level=logging.ERROR), database

    def _teach_names(self, database: duckdb.DuckDBPyConnection, made: Tables) -> None:
        compared, number = NamesCompared(made.names, self._naming), INTEGER
        for place, field in enumerate(NAMED):
            database.create_function(
                function_of(field), compared.function(place), [number, number], number,
                type=PythonUDFType.ARROW, null_handling=FunctionNullHandling.SPECIAL,
            )  # fmt: skip


def _settings(odds: Mapping[Level, Odds], with_levels: bool) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[dict(said) for said in comparisons(odds, DUCKDB)],
        blocking_rules_to_generate_predictions=[],
        retain_matching_columns=with_levels,  # the levels are shown only beside what was compared,
        retain_intermediate_calculation_columns=True,
    )
