"""Splink: weights learnt and pairs weighed, on whichever engine."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from splink import Linker, SettingsCreator

from wayhome.application.linking.columns import Row
from wayhome.application.linking.ports import Estimates, Level, Odds, Pair, Scored
from wayhome.store.linking.conditions import Dialect, comparisons
from wayhome.store.linking.engines import COMPARED, Engine, Engines
from wayhome.store.linking.learning import learn_by_rounds, learn_from, learn_how_many, seen
from wayhome.store.linking.pairs import bring_together, give, weighed
from wayhome.store.linking.tables import tables

DRAWN = 1_000_000  # pairs drawn by chance


class SplinkLinker:
    """Weighs many pairs at once."""

    def __init__(self, engines: Engines, *, drawn: int = DRAWN) -> None:
        self._engines = engines
        self._drawn = drawn

    def estimate(
        self, rows: Iterable[Row], *, start: Mapping[Level, Odds], judged: Sequence[Pair], seed: int
    ) -> Estimates:
        """Return how often each level holds for one person and by chance, as these rows have it."""
        with self._opened(rows, start) as (linker, engine):
            linker.training.estimate_u_using_random_sampling(
                max_pairs=self._drawn, seed=seed, min_count_per_level=None, num_chunks=1
            )
            learn_how_many(linker, engine)
            rounds = learn_from(judged, linker, engine) or tuple(learn_by_rounds(linker, engine))
            levels, two_match = seen(linker, engine, seed=seed, drawn=self._drawn)
            return Estimates(levels=levels, drawn=self._drawn, rounds=rounds, two_match=two_match)

    def score(self, rows: Iterable[Row], *, odds: Mapping[Level, Odds], pairs: Sequence[Pair]) -> list[Scored]:
        """Return some pairs as they are weighed, in their order."""
        with self._opened(rows, odds) as (linker, engine):
            give(pairs, linker, engine)
            found = {frozenset((one.one, one.other)): one for one in weighed(linker, engine)}
        return [found[frozenset(pair)] for pair in pairs]

    def link(self, rows: Iterable[Row], *, odds: Mapping[Level, Odds], at_least: float) -> Iterator[Scored]:
        """Yield every pair that some key brings together and that weighs so many bits."""
        with self._opened(rows, odds, with_levels=False) as (linker, engine):
            bring_together(linker, engine)
            yield from weighed(linker, engine, at_least)

    @contextmanager
    def _opened(
        self, rows: Iterable[Row], odds: Mapping[Level, Odds], *, with_levels: bool = True
    ) -> Iterator[tuple[Linker, Engine]]:
        with self._engines.opened(tables(rows)) as engine:
            records = engine.api.register(COMPARED, dataset_display_name="records")
            settings = _settings(odds, engine.dialect, with_levels=with_levels)
            yield Linker(records, settings, log_level=logging.ERROR), engine


def _settings(odds: Mapping[Level, Odds], dialect: Dialect, *, with_levels: bool) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[dict(said) for said in comparisons(odds, dialect)],
        blocking_rules_to_generate_predictions=[],
        retain_matching_columns=with_levels,  # Splink shows levels only beside what was compared
        retain_intermediate_calculation_columns=True,
    )
