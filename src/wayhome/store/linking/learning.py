"""How often each level holds for two records of one person, and how many pairs that rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypedDict, cast

import pyarrow as pa
from splink import Linker

from wayhome.application.linking.columns import SOUNDS
from wayhome.application.linking.ports import Level, Odds, Pair, Seen
from wayhome.holdings.levels import FIELDS, LEVELS
from wayhome.store.linking.conditions import GAMMA, NAME, level_at
from wayhome.store.linking.engines import Engine, number
from wayhome.store.linking.pairs import bring_some_together, draw, predicted, records_in

ROUND = 1_000_000  # pairs of one round at the most
FEWEST = 200  # pairs of a round
ENOUGH_JUDGED = 200  # judged to be of one person; with fewer, the rounds learn without them
# Each round takes as given that two records agree in one thing, and learns how the others agree beside it. A phone or
# an address is never what is given: those who share one are a household, and brothers would be learnt as one person.
ROUNDS: Mapping[str, str] = {
    "the same birth date": "born_same",
    "names that sound the same": SOUNDS,
    "the same number of an authority": "identifier_same",
    "the same e-mail address": "email_same",
}
# Two records that agree in birth date and the sounds of their names are of one person; so many of all such pairs do.
OF_ALL = 0.6
Levels: TypeAlias = dict[Level, Seen]


class TrainedLevel(TypedDict, total=False):
    """A level as Splink writes it down."""

    label_for_charts: str
    m_probability: float
    u_probability: float


class TrainedComparison(TypedDict):
    """A field as Splink writes it down."""

    output_column_name: str
    comparison_levels: list[TrainedLevel]


def learn_from(pairs: Sequence[Pair], linker: Linker, engine: Engine) -> tuple[str, ...]:
    """Learn from what was judged, where that is enough; returns what it was learnt from, or nothing."""
    same = sorted({(min(pair), max(pair)) for pair in pairs})
    if len(same) < ENOUGH_JUDGED:
        return ()
    left, right = ([pair[at] for pair in same] for at in (0, 1))
    engine.give("judged", pa.table({"unique_id_l": left, "unique_id_r": right}))
    linker.training.estimate_m_from_pairwise_labels("judged")  # type: ignore[no-untyped-call]
    return (f"{len(same):,} pairs judged to be of one person",)


def learn_how_many(linker: Linker, engine: Engine) -> None:
    """Learn how many of all pairs are of one person, from those that plainly are."""
    plainly = f"{engine.dialect.same_first('born_same')} AND {engine.dialect.same_first(SOUNDS)}"
    linker.training.estimate_probability_two_random_records_match([plainly], recall=OF_ALL)


def learn_by_rounds(linker: Linker, engine: Engine) -> Iterator[str]:
    """Learn by expectation maximisation, a round for each thing taken as given; yields those that had pairs enough."""
    for name, column in ROUNDS.items():
        rule = _rule(column, engine)
        if _pairs(rule, engine) >= FEWEST and _learn(rule, linker):
            yield name


def _rule(column: str, engine: Engine) -> str:
    """Return the rule of a round. Where names are given it must not learn of names: Splink sees that by the column."""
    rule = engine.dialect.same_first(column)
    return f"{rule} AND l.{NAME} IS NOT NULL" if column == SOUNDS else rule


def _learn(rule: str, linker: Linker) -> bool:
    """Learn by one round; False where nearly all its pairs agree in everything, so that there is nothing to learn."""
    before = linker._settings_obj.core_model_settings.copy()  # type: ignore[no-untyped-call]
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True, max_pairs=ROUND
        )
    except ValueError:  # a probability smaller than numbers can be; what Splink began to change is put back
        linker._settings_obj.core_model_settings = before
        return False
    return True


def _pairs(rule: str, engine: Engine) -> int:
    """Return how many pairs a round would have, as far as it matters."""
    sql = f"SELECT 1 FROM compared AS l JOIN compared AS r ON {rule} AND l.unique_id < r.unique_id LIMIT {FEWEST}"  # noqa: S608
    return len(list(engine.ask(sql)))


def seen(linker: Linker, engine: Engine, *, seed: int, drawn: int) -> tuple[Levels, float]:
    """Return what was learnt of each level, with the pairs that speak for it, and the share of one person."""
    records = records_in(engine)
    pairs = max(records * (records - 1) / 2, 1)
    of_all = min(drawn, pairs) / max(draw(linker, engine, seed=seed), 1)
    by_chance = {at: of_all * many for at, many in _standing(predicted(linker), engine, "1").items()}
    times = bring_some_together(linker, engine, seed=seed)
    table = predicted(linker)
    matching = _standing(table, engine, "match_probability")
    likely = number(engine, f"SELECT sum(match_probability) FROM {table}")  # noqa: S608 - own names
    found: Levels = {
        at: Seen(odds=odds, matching=matching.get(at, 0.0), by_chance=odds.u * said)
        for at, odds in _learnt(linker)
        if (said := sum(by_chance.get((at[0], level), 0.0) for level in LEVELS[at[0]]))
    }
    return found, times * likely / pairs


def _learnt(linker: Linker) -> Iterator[tuple[Level, Odds]]:
    """Yield the odds of each level of which both were learnt."""
    model = cast("list[TrainedComparison]", linker.misc.save_model_to_json()["comparisons"])
    for comparison, field in zip(model, FIELDS, strict=True):
        _, *levels = comparison["comparison_levels"]
        for level, said in zip(LEVELS[field], levels, strict=True):
            if "m_probability" in said and "u_probability" in said:
                yield (field, level), Odds(m=said["m_probability"], u=said["u_probability"])


def _standing(table: str, engine: Engine, each: str) -> dict[Level, float]:
    """Return how many pairs of a table stand at each level, where each counts for so much."""
    counted = (f"SELECT '{field}', {GAMMA}{field}, sum({each}) FROM {table} GROUP BY 2" for field in FIELDS)  # noqa: S608
    found: dict[Level, float] = {}
    for name, gamma, pairs in engine.ask(" UNION ALL ".join(counted)):
        field = next(field for field in FIELDS if field == name)
        if level := level_at(field, int(str(gamma))):
            found[field, level] = float(str(pairs))
    return found
