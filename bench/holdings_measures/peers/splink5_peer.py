"""Splink 5 on DuckDB, which answers many questions in one call by ``predict_between``.

Run by ``.venv/bin/python -m bench.holdings_measures.peers.splink5_peer RECORDS QUESTIONS``: one line comes back, with
what was found of each question.
"""

import importlib
import json
import logging
import sys
import time
from collections import defaultdict

from bench.holdings_measures.peers.splink_shape import SURE, TRAINED_ON, reading, told

splink = importlib.import_module("splink")
comparisons = importlib.import_module("splink.comparison_library")
duckdb = importlib.import_module("duckdb")
MOST, LEAST = 50, -5


def main(records: str, questions: str) -> None:
    """Train, then answer everything in one call."""
    logging.disable(logging.WARNING)
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE held AS {reading(records)}")
    connection.execute(f"CREATE TABLE asked AS {reading(questions)}")
    database = splink.internals.duckdb.database_api.DuckDBAPI(connection)
    held, asked = (database.register(name, dataset_display_name=name) for name in ("held", "asked"))
    linker = splink.Linker(held, splink.SettingsCreator(**told(splink, comparisons)), log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match([splink.block_on(*SURE)], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in TRAINED_ON:
        linker.training.estimate_parameters_using_expectation_maximisation(splink.block_on(*rule))
    for column in ("given", "family"):
        linker.table_management.compute_tf_table(column)
    begun, worked = time.perf_counter(), time.process_time()
    pairs = linker.inference.predict_between(held, asked, threshold_match_weight=LEAST)
    rows = connection.sql(f"SELECT id_l, id_r, match_weight FROM {pairs.physical_name}").fetchall()
    took, work = time.perf_counter() - begun, time.process_time() - worked
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for one, other, weight in rows:
        question, record = (one, other) if one.startswith("asked ") else (other, one)
        found[question].append((record, weight))
    first = {question: sorted(some, key=lambda hit: -hit[1])[:MOST] for question, some in found.items()}
    print(json.dumps({"found": first, "seconds": took, "processor": work}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
